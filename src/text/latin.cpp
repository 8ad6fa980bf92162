// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "text/latin.h"

#include "text/fold.h"

#include <unicode/translit.h>
#include <unicode/unistr.h>
#include <memory>
#include <mutex>

namespace sotto::text {

std::string to_latin(std::string_view utf8) {
    const auto ascii = [](std::string_view text) {
        for (const char c : text) {
            if (static_cast<unsigned char>(c) >= 0x80) return false;
        }
        return true;
    };
    if (ascii(utf8)) return fold_key(utf8);
    // A transliterator must not be asked by two threads at once.
    static std::mutex mutex;
    const std::lock_guard lock(mutex);
    static const std::unique_ptr<icu::Transliterator> latin = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::Transliterator> made(
            icu::Transliterator::createInstance("Any-Latin; Latin-ASCII; Lower", UTRANS_FORWARD, status));
        return U_SUCCESS(status) != 0 ? std::move(made) : nullptr;
    }();
    if (latin == nullptr) return fold_key(utf8);
    icu::UnicodeString text =
        icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<int32_t>(utf8.size())));
    latin->transliterate(text);
    std::string made;
    text.toUTF8String(made);
    return fold_key(made);
}

}  // namespace sotto::text
