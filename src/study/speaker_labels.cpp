// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "study/speaker_labels.h"

#include "text/fold.h"
#include "text/letters.h"
#include "text/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <set>

namespace sotto::study {

namespace {

constexpr std::size_t longest_label = 60;  // code points
constexpr std::size_t most_words = 6;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_space(char c) {
    return c == ' ' || c == '\t';
}

std::string_view trim(std::string_view text) {
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
    return text;
}

bool starts_with_any(std::string_view text, std::initializer_list<std::string_view> marks,
                     std::size_t& size) {
    for (const std::string_view mark : marks) {
        if (text.substr(0, mark.size()) == mark) {
            size = mark.size();
            return true;
        }
    }
    return false;
}

// Words that stand before a colon in documents without being anybody.
bool is_no_speaker(const std::string& folded) {
    static const std::set<std::string> words{
        "abstract",   "action",        "address",     "agenda",      "aim",          "answer to",
        "attachment", "audio",         "author",      "bcc",         "bibliography", "chapter",
        "comment",    "conclusion",    "contact",     "content",     "contents",     "copyright",
        "country",    "cover",         "credit",      "credits",     "date",         "description",
        "district",   "doi",           "duration",    "email",       "e-mail",       "event",
        "example",    "examples",      "fax",         "field notes", "figure",       "file",
        "format",     "from",          "ftp",         "goal",        "http",         "https",
        "important",  "introduction",  "isbn",        "issn",        "issue",        "keywords",
        "key words",  "language",      "length",      "licence",     "license",      "link",
        "links",      "location",      "mailto",      "media",       "message",      "method",
        "methods",    "mobile",        "name",        "names",       "nb",           "note",
        "notes",      "objective",     "objectives",  "page",        "phone",        "photo",
        "place",      "podcast",       "ps",          "purpose",     "question",     "recorded",
        "reference",  "references",    "re",          "result",      "results",      "section",
        "see",        "see also",      "sent",        "setting",     "site",         "slides",
        "source",     "sources",       "speakers",    "statement",   "subject",      "subtitle",
        "summary",    "table",         "tags",        "tel",         "telephone",    "time",
        "tip",        "title",         "to",          "tools",       "topic",        "topics",
        "transcript", "transcript by", "translation", "update",      "url",          "version",
        "video",      "village",       "warning",     "web",         "website",      "www",
        "year",
    };
    return words.contains(folded);
}

// A label is a name or a code: few words, the first not in lower case, no punctuation of sentences.
bool may_be_label(std::string_view label) {
    label = trim(label);
    if (label.empty() || text::count_code_points(label) > static_cast<text::Position>(longest_label))
        return false;
    std::size_t words = 1;
    bool letter = false;
    for (std::size_t i = 0; i < label.size(); ++i) {
        const char c = label[i];
        if (c == ' ') {
            if (i > 0 && label[i - 1] == ' ') return false;
            ++words;
        }
        if (std::string_view("!?;:\"<>=@#$%^*{}|\\/~`_+").find(c) != std::string_view::npos) return false;
        // A full stop closes an initial or a title (`J.`, `Dr.`), never a longer word.
        if (c == '.' && i + 1 < label.size()) {
            std::size_t start = i;
            while (start > 0 && label[start - 1] != ' ' && label[start - 1] != '.') --start;
            if (i - start > 4) return false;
        }
        if (!is_digit(c) && c != ' ' && c != '.' && c != '-' && c != '(' && c != ')' && c != ',')
            letter = true;
    }
    if (!letter || words > most_words) return false;
    if (label.front() == ',' || label.front() == '-' || label.front() == '.') return false;
    if (text::starts_lower_case(label)) return false;
    const std::string folded = text::fold_key(label);
    return !is_no_speaker(folded);
}

std::string_view without_emphasis(std::string_view label) {
    label = trim(label);
    bool changed = true;
    while (changed && label.size() > 1) {
        changed = false;
        for (const std::string_view mark : {"**", "__", "*", "_"}) {
            if (label.size() > 2 * mark.size() && label.substr(0, mark.size()) == mark &&
                label.substr(label.size() - mark.size()) == mark) {
                label = trim(label.substr(mark.size(), label.size() - 2 * mark.size()));
                changed = true;
            }
        }
    }
    return label;
}

// The colons of other scripts: full-width and vertical ones, Ethiopic (the preface colon, the colon, and the
// word space as it is typed for them), Khmer; and what only looks like one: whose words they are must not
// hang on it.
const std::initializer_list<std::string_view> other_colons{"：", "︰", "﹕", "፦", "፥",  "፡-", "፡ ",
                                                           "៖",  "∶",  "ː",  "꞉", "︓", "׃",  "։"};

// Takes the colon at the end of `label` off, in any script. Returns whether there was one.
bool drop_colon(std::string_view& label) {
    const auto ends_with = [&](std::string_view colon) {
        if (!label.ends_with(colon)) return false;
        label = trim(label.substr(0, label.size() - colon.size()));
        return true;
    };
    return ends_with(":") || ends_with("፡") ||
           std::any_of(other_colons.begin(), other_colons.end(), ends_with);
}

// The byte after the separator that ends a label in `text`, and where the label itself ends.
struct Separator {
    std::size_t label_end;
    std::size_t after;
};

std::optional<Separator> separator_in(std::string_view text) {
    // No further than a label can reach: lines may be a megabyte long.
    const std::size_t limit = std::min(text.size(), longest_label * 4 + 8);
    for (std::size_t i = 0; i < limit; ++i) {
        const char c = text[i];
        if (c == '\t') return std::nullopt;
        if (c == ':') {
            // `http://` and `a:b` are no labels; `**Name:** words` is one, and so is `Name [10:30]: words`.
            std::size_t after = i + 1;
            std::size_t emphasis = 0;
            while (after < text.size() && (text[after] == '*' || text[after] == '_')) {
                ++after;
                ++emphasis;
            }
            const bool inside_time =
                i > 0 && is_digit(text[i - 1]) && after < text.size() && is_digit(text[after]);
            if (inside_time) continue;
            if (after < text.size() && !is_space(text[after]) && emphasis == 0) {
                // A label may touch what follows it where no spaces are written, or before a quotation.
                const auto next = static_cast<unsigned char>(text[after]);
                if (next < 0x80 && text[after] != '"') return std::nullopt;
            }
            return Separator{i, after};
        }
        std::size_t size = 0;
        if (starts_with_any(text.substr(i), other_colons, size)) return Separator{i, i + size};
        if (starts_with_any(text.substr(i), {" - ", " – ", " — "}, size)) {
            const std::string_view before = text.substr(0, i);
            // Only a label in capitals is taken before a dash: sentences have dashes too.
            if (text::is_upper_case(before)) return Separator{i, i + size};
            return std::nullopt;
        }
    }
    return std::nullopt;
}

std::optional<std::int64_t> number(std::string_view digits) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
    return value;
}

// `<<44.4;45.9;en>>`: seconds from, seconds to, language.
std::optional<LabelCandidate> snippet_mark(std::string_view line) {
    const std::string_view trimmed = trim(line);
    if (trimmed.size() < 5 || trimmed.substr(0, 2) != "<<" || trimmed.substr(trimmed.size() - 2) != ">>") {
        return std::nullopt;
    }
    const std::string_view inside = trimmed.substr(2, trimmed.size() - 4);
    const auto first = inside.find(';');
    if (first == std::string_view::npos) return std::nullopt;
    const auto second = std::min(inside.find(';', first + 1), inside.size());
    const auto milliseconds = [](std::string_view seconds) -> std::optional<std::int64_t> {
        const auto dot = std::min(seconds.find('.'), seconds.size());
        const auto whole = number(seconds.substr(0, dot));
        if (!whole) return std::nullopt;
        std::string fraction(seconds.substr(std::min(dot + 1, seconds.size())));
        fraction.resize(3, '0');
        return *whole * 1000 + number(fraction).value_or(0);
    };
    LabelCandidate mark;
    mark.begin_ms = milliseconds(inside.substr(0, first));
    mark.end_ms = milliseconds(inside.substr(first + 1, second - first - 1));
    if (!mark.begin_ms || !mark.end_ms) return std::nullopt;
    mark.end = line.size();
    mark.alone = true;
    mark.certain = true;
    return mark;
}

// `[[JudgeP;Nina Vajić]]`
std::optional<LabelCandidate> hearing_mark(std::string_view line) {
    const std::string_view trimmed = trim(line);
    if (trimmed.size() < 5 || trimmed.substr(0, 2) != "[[" || trimmed.substr(trimmed.size() - 2) != "]]") {
        return std::nullopt;
    }
    const std::string_view inside = trimmed.substr(2, trimmed.size() - 4);
    const auto split = inside.find(';');
    if (split == std::string_view::npos) return std::nullopt;
    const std::string_view role = trim(inside.substr(0, split));
    const std::string_view name = trim(inside.substr(split + 1));
    LabelCandidate mark;
    mark.label = name.empty() || name == "UNK" ? std::string(role) : std::string(name);
    mark.end = line.size();
    mark.alone = true;
    mark.certain = true;
    return mark;
}

void skip_spaces(std::string_view line, std::size_t& at) {
    while (at < line.size() && is_space(line[at])) ++at;
}

/// `7`, `7.`, `12)`: the number of a turn in a table.
bool is_row_number(std::string_view cell) {
    constexpr std::size_t most_digits = 6;
    if (!cell.empty() && (cell.back() == '.' || cell.back() == ')')) cell.remove_suffix(1);
    return !cell.empty() && cell.size() <= most_digits &&
           std::all_of(cell.begin(), cell.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::optional<TimeMark> time_at_start(std::string_view text) {
    std::size_t i = 0;
    char closing = 0;
    if (!text.empty() && (text[0] == '[' || text[0] == '(' || text[0] == '<')) {
        closing = text[0] == '[' ? ']' : text[0] == '(' ? ')' : '>';
        ++i;
    }
    bool negative = false;
    if (i < text.size() && text[i] == '-' && closing != 0) {
        negative = true;
        ++i;
    }
    std::array<std::int64_t, 4> fields{};
    std::size_t count = 0;
    std::int64_t fraction = 0;
    while (count < fields.size()) {
        const std::size_t start = i;
        while (i < text.size() && is_digit(text[i]) && i - start < 3) ++i;
        if (i == start) return std::nullopt;
        fields[count++] = number(text.substr(start, i - start)).value_or(0);
        if (i < text.size() && text[i] == ':' && i + 1 < text.size() && is_digit(text[i + 1])) {
            ++i;
            continue;
        }
        break;
    }
    if (count < 2) return std::nullopt;
    if (i + 1 < text.size() && (text[i] == '.' || text[i] == ',') && is_digit(text[i + 1])) {
        ++i;
        std::string digits;
        while (i < text.size() && is_digit(text[i])) digits += text[i++];
        digits.resize(3, '0');
        fraction = number(digits).value_or(0);
    }
    for (std::size_t f = 1; f < count; ++f) {
        if (fields[f] > 59 && !(count == 4 && f == 1)) return std::nullopt;
    }
    if (closing != 0) {
        if (i >= text.size() || text[i] != closing) return std::nullopt;
        ++i;
    } else if (i < text.size() && !is_space(text[i]) && text[i] != ':') {
        return std::nullopt;
    }
    std::int64_t seconds = 0;
    if (count == 4) {
        seconds = ((fields[0] * 24 + fields[1]) * 60 + fields[2]) * 60 + fields[3];
    } else {
        for (std::size_t f = 0; f < count; ++f) seconds = seconds * 60 + fields[f];
    }
    const std::int64_t ms = seconds * 1000 + fraction;
    return TimeMark{negative ? -ms : ms, i};
}

std::optional<LabelCandidate> label_at_start(std::string_view line, std::size_t bold_prefix) {
    if (auto mark = snippet_mark(line)) return mark;
    if (auto mark = hearing_mark(line)) return mark;

    LabelCandidate candidate;
    std::size_t at = 0;
    skip_spaces(line, at);

    bool caption = false;
    std::size_t mark_size = 0;
    while (starts_with_any(line.substr(at), {">>", "&gt;&gt;"}, mark_size)) {
        at += mark_size;
        caption = true;
        while (at < line.size() && line[at] == '>') ++at;
        skip_spaces(line, at);
    }
    const bool dialogue_dash = starts_with_any(line.substr(at), {"- ", "– ", "— "}, mark_size);
    if (dialogue_dash && !caption) at += mark_size;

    if (const auto time = time_at_start(line.substr(at))) {
        candidate.begin_ms = time->ms;
        at += time->size;
        skip_spaces(line, at);
        if (at < line.size() && line[at] == '-') {
            std::size_t beyond = at + 1;
            skip_spaces(line, beyond);
            if (const auto until = time_at_start(line.substr(beyond))) {
                candidate.end_ms = until->ms;
                at = beyond + until->size;
                skip_spaces(line, at);
            }
        }
        if (at == line.size()) {
            candidate.end = line.size();
            candidate.alone = true;
            return candidate;
        }
    }

    const std::string_view rest = line.substr(at);

    // `[id1] words`, where the brackets hold a code.
    if (rest.size() > 2 && rest[0] == '[') {
        const auto close = rest.substr(0, std::min<std::size_t>(rest.size(), 40)).find(']');
        if (close != std::string_view::npos && close > 1) {
            const std::string_view inside = rest.substr(1, close - 1);
            const bool has_digit = std::any_of(inside.begin(), inside.end(), is_digit);
            const bool one_word = inside.find(' ') == std::string_view::npos;
            if (has_digit && one_word && !is_digit(inside.front()) && text::is_code_word(inside)) {
                std::size_t end = at + close + 1;
                if (end < line.size() && line[end] == ':') ++end;
                skip_spaces(line, end);
                candidate.label = std::string(inside);
                candidate.end = end;
                candidate.alone = end == line.size();
                return candidate;
            }
        }
    }

    if (bold_prefix > at && bold_prefix <= line.size()) {
        std::string_view bold = trim(line.substr(at, bold_prefix - at));
        std::size_t end = bold_prefix;
        bool colon = drop_colon(bold);
        if (!colon) {
            std::size_t beyond = end;
            skip_spaces(line, beyond);
            std::size_t size = 1;
            if (beyond < line.size() &&
                (line[beyond] == ':' || starts_with_any(line.substr(beyond), other_colons, size))) {
                end = beyond + size;
                colon = true;
            }
        }
        // `Name [00:01:02]` in bold
        if (const auto open = bold.find_last_of("[("); open != std::string_view::npos && open > 0) {
            if (const auto time = time_at_start(bold.substr(open))) {
                candidate.begin_ms = time->ms;
                bold = trim(bold.substr(0, open));
                colon = drop_colon(bold) || colon;
            }
        }
        if (may_be_label(bold) && (colon || end < line.size() || text::count_code_points(bold) < 40)) {
            skip_spaces(line, end);
            candidate.label = std::string(bold);
            candidate.end = end;
            candidate.alone = end == line.size();
            return candidate;
        }
    }

    const auto separator = separator_in(rest);
    if (!separator) {
        if (caption) {
            candidate.label = ">>";
            candidate.end = at;
            candidate.certain = true;
            return candidate;
        }
        if (candidate.begin_ms) {
            candidate.end = at;
            return candidate;
        }
        return std::nullopt;
    }
    std::string_view label = without_emphasis(rest.substr(0, separator->label_end));
    // `**Name:** words` leaves its opening stars here.
    while (!label.empty() && (label.front() == '*' || label.front() == '_')) label.remove_prefix(1);
    while (!label.empty() && (label.back() == '*' || label.back() == '_')) label.remove_suffix(1);
    if (const auto open = label.find_last_of("[("); open != std::string_view::npos && open > 0) {
        if (const auto time = time_at_start(label.substr(open))) {
            candidate.begin_ms = time->ms;
            label = trim(label.substr(0, open));
        }
    }
    if (!may_be_label(label)) {
        if (candidate.begin_ms) {
            candidate.end = at;
            return candidate;
        }
        return std::nullopt;
    }
    std::size_t end = at + separator->after;
    skip_spaces(line, end);
    if (!candidate.begin_ms) {
        if (const auto time = time_at_start(line.substr(end)); time && line.substr(end).front() == '[') {
            candidate.begin_ms = time->ms;
            end += time->size;
            skip_spaces(line, end);
        }
    }
    candidate.label = std::string(label);
    candidate.end = end;
    candidate.alone = end == line.size();
    candidate.certain = caption;
    return candidate;
}

std::optional<LabelCandidate> label_of_row(std::string_view row) {
    LabelCandidate candidate;
    std::size_t at = 0;
    // At most the number of the turn, its time, and the name.
    for (int column = 0; column < 3; ++column) {
        const auto tab = row.find('\t', at);
        if (tab == std::string_view::npos) return std::nullopt;
        std::string_view cell = trim(row.substr(at, tab - at));
        at = tab + 1;
        if (column == 0 && is_row_number(cell)) continue;
        const auto time = time_at_start(cell);
        if (time && time->size == cell.size()) {
            candidate.begin_ms = time->ms;
            continue;
        }
        drop_colon(cell);
        if (!may_be_label(cell)) return std::nullopt;
        candidate.label = std::string(cell);
        // The time may stand between the name and the words.
        const auto next = row.find('\t', at);
        if (next != std::string_view::npos && !candidate.begin_ms) {
            const std::string_view between = trim(row.substr(at, next - at));
            const auto mark = time_at_start(between);
            if (mark && mark->size == between.size()) {
                candidate.begin_ms = mark->ms;
                at = next + 1;
            }
        }
        candidate.end = at;
        candidate.alone = trim(row.substr(at)).empty();
        return candidate;
    }
    return std::nullopt;
}

std::vector<bool> accepted_labels(const std::vector<LabelCandidate>& candidates, std::size_t lines) {
    std::map<std::string, std::size_t> turns;
    std::size_t labelled = 0;
    for (const LabelCandidate& candidate : candidates) {
        if (candidate.label.empty()) continue;
        ++turns[text::fold_key(candidate.label)];
        ++labelled;
    }
    std::size_t recurring_turns = 0;
    std::size_t recurring_labels = 0;
    for (const auto& [label, count] : turns) {
        if (count < 2) continue;
        ++recurring_labels;
        recurring_turns += count;
    }
    const bool most_lines = labelled * 5 >= lines * 3;
    // Two voices that come back, or one that comes back often, make a conversation.
    const bool conversation = most_lines || (recurring_labels >= 2 && recurring_turns * 20 >= lines) ||
                              (recurring_labels == 1 && recurring_turns >= 3 && recurring_turns * 4 >= lines);
    // What is labelled once before anybody speaks again is the head of the document: `Present:`,
    // `Languages:`.
    std::size_t first_recurring = 0;
    while (recurring_labels > 0 && first_recurring < candidates.size() &&
           turns[text::fold_key(candidates[first_recurring].label)] < 2) {
        ++first_recurring;
    }
    std::vector<bool> accepted;
    accepted.reserve(candidates.size());
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        const LabelCandidate& candidate = candidates[i];
        if (candidate.certain || candidate.label.empty()) {
            accepted.push_back(true);
            continue;
        }
        const bool known_role = role_of_label(candidate.label) != SpeakerRole::Unknown;
        const bool recurs = turns[text::fold_key(candidate.label)] >= 2;
        const bool in_head = recurring_labels > 0 && i < first_recurring;
        const bool named =
            recurs || known_role || (!in_head && text::every_word_capitalised(candidate.label));
        accepted.push_back(conversation && named);
    }
    return accepted;
}

SpeakerRole role_of_label(std::string_view label) {
    static const std::map<std::string, SpeakerRole> roles = [] {
        std::map<std::string, SpeakerRole> table;
        const auto put = [&](SpeakerRole role, std::initializer_list<const char*> words) {
            for (const char* word : words) table.emplace(text::fold_key(word), role);
        };
        put(SpeakerRole::Interviewer, {"interviewer",
                                       "int",
                                       "intv",
                                       "iv",
                                       "i",
                                       "q",
                                       "question",
                                       "moderator",
                                       "mod",
                                       "facilitator",
                                       "researcher",
                                       "enquêteur",
                                       "enquêtrice",
                                       "enquêteuse",
                                       "intervieweur",
                                       "intervieweuse",
                                       "modérateur",
                                       "modératrice",
                                       "animateur",
                                       "animatrice",
                                       "chercheur",
                                       "chercheuse",
                                       "entrevistador",
                                       "entrevistadora",
                                       "moderador",
                                       "moderadora",
                                       "pesquisador",
                                       "pesquisadora",
                                       "investigador",
                                       "investigadora",
                                       "interviewerin",
                                       "befrager",
                                       "forscherin",
                                       "moderatorin",
                                       "intervistatore",
                                       "intervistatrice",
                                       "ispitivač",
                                       "anketar",
                                       "istraživač",
                                       "интервьюер",
                                       "исследователь",
                                       "модератор",
                                       "intervistuesi",
                                       "người phỏng vấn",
                                       "phỏng vấn viên",
                                       "pv",
                                       "ຜູ້ສໍາພາດ",
                                       "ຜູ້ສຳພາດ",
                                       "ຜູ້ສຳພາດ",
                                       "ผู้สัมภาษณ์",
                                       "អ្នកសម្ភាសន៍",
                                       "المحاور",
                                       "المحاورة",
                                       "الباحث",
                                       "الباحثة",
                                       "المقابل",
                                       "مصاحبه‌گر",
                                       "מראיין",
                                       "מראיינת",
                                       "采访者",
                                       "访谈者",
                                       "記者",
                                       "インタビュアー",
                                       "聞き手",
                                       "ጠያቂ",
                                       "пурсанда"});
        put(SpeakerRole::Interpreter, {"interpreter",
                                       "translator",
                                       "translation",
                                       "interprète",
                                       "traducteur",
                                       "traductrice",
                                       "intérprete",
                                       "traductor",
                                       "traductora",
                                       "tradutor",
                                       "tradutora",
                                       "dolmetscher",
                                       "dolmetscherin",
                                       "interprete",
                                       "prevodilac",
                                       "prevoditelj",
                                       "tumač",
                                       "переводчик",
                                       "переводчица",
                                       "përkthyesi",
                                       "phiên dịch",
                                       "người phiên dịch",
                                       "thông dịch viên",
                                       "ນາຍແປ",
                                       "ນາຍພາສາ",
                                       "ຜູ້ແປ",
                                       "ຜູ້ແປພາສາ",
                                       "ล่าม",
                                       "អ្នកបកប្រែ",
                                       "المترجم",
                                       "المترجمة",
                                       "مترجم",
                                       "מתורגמן",
                                       "翻译",
                                       "口译",
                                       "通訳",
                                       "አስተርጓሚ",
                                       "тарҷумон"});
        put(SpeakerRole::Participant,
            {"respondent",   "resp",         "r",         "participant",   "part",
             "interviewee",  "answer",       "a",         "survivor",      "victim",
             "répondant",    "répondante",   "enquêté",   "enquêtée",      "participante",
             "entrevistado", "entrevistada", "befragter", "befragte",      "ispitanik",
             "sagovornik",   "респондент",   "участник",  "người trả lời", "người được phỏng vấn",
             "ຜູ້ໃຫ້ສໍາພາດ",     "ຜູ້ຖືກສໍາພາດ",     "ຜູ້ຕອບ",      "ຜູ້ໃຫ້ສຳພາດ",      "ຜູ້ຖືກສຳພາດ",
             "ผู้ให้สัมภาษณ์",    "المشارك",      "المشاركة",  "المستجيب",      "المبحوث",
             "المبحوثة",     "受访者",       "回答者"});
        return table;
    }();

    std::string key = text::fold_key(trim(label));
    if (const auto exact = roles.find(key); exact != roles.end()) return exact->second;
    // `Interviewer 2`, `R3`, `P04`, `Participant 12`, `Moderator (Ana)`.
    if (const auto bracket = key.find('('); bracket != std::string::npos && bracket > 0) key.resize(bracket);
    while (!key.empty() &&
           (is_digit(key.back()) || key.back() == ' ' || key.back() == '.' || key.back() == '-')) {
        key.pop_back();
    }
    const bool numbered = key.size() < label.size() && is_digit(label.back());
    if (const auto found = roles.find(key); found != roles.end()) return found->second;
    if (numbered && (key == "p" || key == "id" || key == "resp" || key == "s" || key == "fg")) {
        return key == "s" ? SpeakerRole::Unknown : SpeakerRole::Participant;
    }
    return SpeakerRole::Unknown;
}

}  // namespace sotto::study
