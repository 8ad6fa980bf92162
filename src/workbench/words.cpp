// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/words.h"

#include "text/text.h"

#include <langinfo.h>
#include <wx/numformatter.h>
#include <clocale>
#include <cstring>

namespace sotto::workbench {

void read_literals_as_utf8() {
    if (std::strcmp(::nl_langinfo(CODESET), "UTF-8") != 0) std::setlocale(LC_CTYPE, "C.UTF-8");
}

wxString shown(std::string_view utf8) {
    wxString words = wxString::FromUTF8(utf8.data(), utf8.size());
    if (words.empty() && !utf8.empty()) {
        std::string mended;
        std::size_t bad = 0;
        while (!text::is_valid_utf8(utf8, &bad)) {
            mended.append(utf8.substr(0, bad)).append("\xEF\xBF\xBD");
            utf8.remove_prefix(bad + 1);
        }
        mended.append(utf8);
        words = wxString::FromUTF8(mended.data(), mended.size());
    }
    return words;
}

std::string kept(const wxString& words) {
    const auto utf8 = words.utf8_str();
    return {utf8.data(), utf8.length()};
}

wxString shortened(std::string_view utf8, long characters) {
    std::string line;
    for (const char byte : utf8.substr(0, static_cast<std::size_t>(characters) * 16)) {
        const bool white = byte == ' ' || byte == '\n' || byte == '\t';
        if (white && (line.empty() || line.back() == ' ')) continue;
        line += white ? ' ' : byte;
    }
    if (std::size_t bad = 0; !text::is_valid_utf8(line, &bad)) line.resize(bad);
    const text::Text whole(line);
    if (whole.length() <= characters && line.size() >= utf8.size()) return shown(line);
    auto cut = whole.snapped_to_graphemes({0, std::min<text::Position>(characters, whole.length())});
    return shown(whole.slice(whole.trimmed(cut))) + wxString::FromUTF8("\xE2\x80\xA6");
}

wxString counted(const char* one, const char* many, long long number) {
    wxString words = wxGetTranslation(one, many, static_cast<unsigned>(number));
    words.Replace("%s", wxNumberFormatter::ToString(static_cast<wxLongLong_t>(number)), false);
    return words;
}

wxString kind_in_words(study::SourceKind kind) {
    switch (kind) {
        case study::SourceKind::Interview:
            return _("Interview");
        case study::SourceKind::FocusGroup:
            return _("Focus group");
        case study::SourceKind::Literature:
            return _("Literature");
        case study::SourceKind::FieldNote:
            return _("Field note");
        case study::SourceKind::PublicStatement:
            return _("Public statement");
        case study::SourceKind::SurveyAnswer:
            return _("Survey answer");
    }
    return {};
}

}  // namespace sotto::workbench
