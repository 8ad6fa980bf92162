// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "text/fold_table.h"

#include "base/error.h"
#include "text/utf8.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <algorithm>
#include <memory>

namespace sotto::text {

namespace {

void check(UErrorCode status) {
    if (U_FAILURE(status) != 0) {
        throw base::Error(base::Blame::Environment, std::string("ICU cannot normalise text (") +
                                                        u_errorName(status) +
                                                        "); its data files may be missing.");
    }
}

const icu::Normalizer2& nfc() {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* found = icu::Normalizer2::getNFCInstance(status);
    check(status);
    return *found;
}

const icu::Normalizer2& nfd() {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* found = icu::Normalizer2::getNFDInstance(status);
    check(status);
    return *found;
}

const icu::Normalizer2& casefold() {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* found = icu::Normalizer2::getNFKCCasefoldInstance(status);
    check(status);
    return *found;
}

/// Letters and signs without a decomposition that people type as another.
struct Substitute {
    char32_t from;
    const char* to;
};

constexpr std::array substitutes = std::to_array<Substitute>({
    {0x00B4, "'"},       // acute accent as an apostrophe; NFKC would make a space of it
    {0x00AB, "\""},      // «
    {0x00BB, "\""},      // »
    {0x00E6, "ae"},      // æ
    {0x00F0, "d"},       // ð
    {0x00F8, "o"},       // ø
    {0x00FE, "th"},      // þ
    {0x0111, "d"},       // đ
    {0x0127, "h"},       // ħ
    {0x0131, "i"},       // ı
    {0x0138, "k"},       // ĸ
    {0x0142, "l"},       // ł
    {0x014B, "n"},       // ŋ
    {0x0153, "oe"},      // œ
    {0x0167, "t"},       // ŧ
    {0x0180, "b"},       // ƀ
    {0x0188, "c"},       // ƈ
    {0x0192, "f"},       // ƒ
    {0x0199, "k"},       // ƙ, Hausa
    {0x01A5, "p"},       // ƥ
    {0x01AD, "t"},       // ƭ
    {0x01B4, "y"},       // ƴ, Hausa
    {0x01B6, "z"},       // ƶ
    {0x01DD, "e"},       // ǝ
    {0x01E5, "g"},       // ǥ
    {0x0253, "b"},       // ɓ, Hausa
    {0x0254, "o"},       // ɔ, Ewe, Akan, Lingala
    {0x0256, "d"},       // ɖ, Ewe
    {0x0257, "d"},       // ɗ, Hausa
    {0x0259, "e"},       // ə, Azerbaijani
    {0x025B, "e"},       // ɛ, Ewe, Akan, Lingala
    {0x0260, "g"},       // ɠ
    {0x0268, "i"},       // ɨ
    {0x0269, "i"},       // ɩ
    {0x026B, "l"},       // ɫ
    {0x0272, "n"},       // ɲ, Bambara
    {0x0289, "u"},       // ʉ
    {0x028B, "v"},       // ʋ, Ewe
    {0x02B9, "'"},       // ʹ
    {0x02BB, "'"},       // ʻ, Uzbek o‘ and g‘
    {0x02BC, "'"},       // ʼ
    {0x02BD, "'"},       // ʽ
    {0x02BE, "'"},       // ʾ, hamza in transliteration
    {0x02BF, "'"},       // ʿ, ayin in transliteration
    {0x02C8, "'"},       // ˈ
    {0x05F3, "'"},       // Hebrew geresh
    {0x05F4, "\""},      // Hebrew gershayim
    {0x05BE, "-"},       // Hebrew maqaf
    {0x0649, "\u064A"},  // Arabic alef maksura as yeh
    {0x0629, "\u0647"},  // teh marbuta as heh
    {0x0671, "\u0627"},  // alef wasla as alef
    {0x0672, "\u0627"},  // alef with wavy hamza
    {0x0673, "\u0627"},  // alef with wavy hamza below
    {0x0675, "\u0627"},  // high hamza alef
    {0x06A9, "\u0643"},  // keheh as kaf
    {0x06AA, "\u0643"},  // swash kaf
    {0x06BE, "\u0647"},  // heh doachashmee as heh
    {0x06C1, "\u0647"},  // heh goal
    {0x06C3, "\u0647"},  // teh marbuta goal
    {0x06CC, "\u064A"},  // Farsi yeh as yeh
    {0x06CD, "\u064A"},  // yeh with tail
    {0x06D0, "\u064A"},  // e as yeh
    {0x06D2, "\u064A"},  // yeh barree
    {0x06D5, "\u0647"},  // ae as heh
    {0x2018, "'"},       // ‘
    {0x2019, "'"},       // ’
    {0x201A, "'"},       // ‚
    {0x201B, "'"},       // ‛
    {0x201C, "\""},      // “
    {0x201D, "\""},      // ”
    {0x201E, "\""},      // „
    {0x201F, "\""},      // ‟
    {0x2032, "'"},       // ′
    {0x2033, "\""},      // ″, before NFKC makes two primes of it
    {0x2039, "'"},       // ‹
    {0x203A, "'"},       // ›
    {0x2044, "/"},       // fraction slash, which NFKC puts into ½
    {0x2215, "/"},       // ∕
    {0x2212, "-"},       // minus
    {0x301D, "\""},      // 〝
    {0x301E, "\""},      // 〞
    {0x301F, "\""},      // 〟
});

const Substitute* substitute(char32_t c) {
    static const auto sorted = [] {
        auto copy = substitutes;
        std::sort(copy.begin(), copy.end(), [](const auto& a, const auto& b) { return a.from < b.from; });
        return copy;
    }();
    const auto found = std::lower_bound(sorted.begin(), sorted.end(), c,
                                        [](const Substitute& s, char32_t wanted) { return s.from < wanted; });
    return found != sorted.end() && found->from == c ? &*found : nullptr;
}

/// Whether a letter is the same without the mark `c`. Canonical combining classes tell the accents
/// (200…240), Hebrew and Arabic points (10…36) and overlays (1) from signs that are letters in their own
/// right: the vowels of Thai, Lao, Khmer, Burmese, Tibetan and the Indic scripts, viramas (9) and the
/// voicing marks of kana (8). Dropping those would make ปี and ปู, か and が one word.
bool is_accent(char32_t c, Folding folding) {
    const auto type = u_charType(static_cast<UChar32>(c));
    if (type == U_ENCLOSING_MARK) return true;
    if (type != U_NON_SPACING_MARK) return false;
    const bool loose = folding == Folding::Loose;
    if (c == 0x0E4C || c == 0x0ECC) return loose;  // the marks of silent letters have no class
    const auto combining = u_getCombiningClass(static_cast<UChar32>(c));
    if (combining == 107 || combining == 122) return loose;  // Thai and Lao tones
    if (c == 0x093C) return loose;                           // the Devanagari nukta is often left out
    return combining == 1 || (combining >= 10 && combining <= 36) || (combining >= 200 && combining <= 240);
}

bool vanishes(char32_t c) {
    return c == 0x0640 || c == 0x07FA ||  // tatweel and its N'Ko sister
           (c >= 0xFFF9 && c <= 0xFFFB);  // interlinear annotation
}

/// Folds one code point; the result is decomposed.
void fold_one(char32_t c, Folding folding, int depth, std::string& out) {
    const bool letters_stay = folding == Folding::CaseOnly;
    if (const Substitute* found = substitute(c);
        found != nullptr && !(letters_stay && u_isUAlphabetic(static_cast<UChar32>(c)) != 0)) {
        out += found->to;
        return;
    }
    if ((!letters_stay && is_accent(c, folding)) || vanishes(c)) return;
    if (u_charType(static_cast<UChar32>(c)) == U_DASH_PUNCTUATION) {
        out += '-';
        return;
    }
    if (const std::int32_t digit = u_charDigitValue(static_cast<UChar32>(c)); digit >= 0) {
        out += static_cast<char>('0' + digit);
        return;
    }
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString piece(static_cast<UChar32>(c));
    piece = nfd().normalize(casefold().normalize(piece, status), status);
    check(status);
    // Folding case can make a letter that has a rule of its own (Æ, Ø, ½), hence the further rounds.
    for (std::int32_t i = 0; i < piece.length(); i = piece.moveIndex32(i, 1)) {
        const auto made = static_cast<char32_t>(piece.char32At(i));
        if (made == c || depth == 0) {
            utf8::append(out, made);
        } else {
            fold_one(made, folding, depth - 1, out);
        }
    }
}

}  // namespace

std::string compose(std::string_view utf8) {
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString text =
        icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<std::int32_t>(utf8.size())));
    text = nfc().normalize(text, status);
    check(status);
    std::string out;
    text.toUTF8String(out);
    return out;
}

const FoldTable& FoldTable::of(Folding folding) {
    static const FoldTable loose(Folding::Loose);
    static const FoldTable keep_tones(Folding::KeepTones);
    static const FoldTable case_only(Folding::CaseOnly);
    switch (folding) {
        case Folding::KeepTones:
            return keep_tones;
        case Folding::CaseOnly:
            return case_only;
        default:
            return loose;
    }
}

FoldTable::~FoldTable() {
    for (const auto& page : pages_) delete page.load(std::memory_order_acquire);
}

const FoldPage& FoldTable::make(std::size_t index) const {
    auto made = std::make_unique<FoldPage>();
    for (std::size_t low = 0; low < 256; ++low) {
        const auto c = static_cast<char32_t>(index * 256 + low);
        FoldPage::Rule& rule = made->rules[low];
        rule = {static_cast<std::uint32_t>(c) & 0xFFFFFFU, FoldPage::One};
        if (c >= 0xD800 && c <= 0xDFFF) continue;
        std::string folded;
        fold_one(c, folding_, 4, folded);
        if (folded.empty()) {
            const bool extends =
                u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_GRAPHEME_EXTEND) != 0 || c == 0x200D;
            rule.kind = extends ? FoldPage::Mark : FoldPage::Nothing;
            continue;
        }
        folded = compose(folded);
        std::size_t at = 0;
        const char32_t first = utf8::next(folded, at);
        const bool fresh = nfc().hasBoundaryBefore(static_cast<UChar32>(first)) != 0;
        if (at == folded.size()) {
            rule.value = static_cast<std::uint32_t>(first) & 0xFFFFFFU;
            rule.kind = fresh ? FoldPage::One : FoldPage::Trailing;
        } else {
            rule.value = static_cast<std::uint32_t>(made->strings.size()) & 0xFFFFFFU;
            rule.kind = fresh ? FoldPage::String : FoldPage::TrailingString;
            made->strings.push_back(std::move(folded));
        }
    }
    const FoldPage* expected = nullptr;
    if (pages_[index].compare_exchange_strong(expected, made.get(), std::memory_order_acq_rel)) {
        return *made.release();
    }
    return *expected;  // another thread was quicker
}

}  // namespace sotto::text
