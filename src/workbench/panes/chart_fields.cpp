// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/panes/chart_fields.h"

#include "text/fold.h"
#include "workbench/panes/source_rows.h"
#include "workbench/words.h"

#include <algorithm>
#include <map>

namespace sotto::workbench {

ChartFields ChartFields::of(const StudyPicture& study) {
    ChartFields fields;
    fields.names = {"kind", "participant", "source", "language", "status"};
    for (const auto& title : {_("Kind of source"), _("Person"), _("Source"), _("Language"), _("Status")})
        fields.titles.Add(title);
    std::vector<std::string> known;
    for (const auto& attribute : study.attributes) {
        const auto key = text::fold_key(attribute.name);
        if (std::find(known.begin(), known.end(), key) != known.end()) continue;
        known.push_back(key);
        fields.names.push_back(attribute.name);
        auto title = shown(attribute.name);
        title.Replace("_", " ");
        if (!title.empty()) title[0] = wxToupper(title[0]);
        fields.titles.Add(title);
    }
    return fields;
}

std::string value_in_words(const std::string& field, const std::string& value) {
    if (value.empty()) return kept(_("not known"));
    if (field == "kind") {
        if (const auto kind = study::source_kind(value)) return kept(sources_of_kind(*kind));
    } else if (field == "status") {
        if (value == study::name_of(study::Status::Public)) return kept(_("Public"));
        if (value == study::name_of(study::Status::Private)) return kept(_("Private"));
    }
    return value;
}

std::vector<std::string> short_code_names(const std::vector<std::string>& paths,
                                          const study::CodeTree& codes) {
    std::map<std::string, int> used;
    for (const auto& code : codes.codes()) ++used[code.name];
    std::vector<std::string> names;
    for (const auto& path : paths) {
        const auto* code = codes.at_path(path);
        names.push_back(code != nullptr && used[code->name] == 1 ? code->name : path);
    }
    return names;
}

int depth_of(const study::CodeTree& codes, const study::Code& code) {
    int depth = 0;
    for (const auto* above = codes.find(code.parent); above != nullptr; above = codes.find(above->parent))
        ++depth;
    return depth;
}

}  // namespace sotto::workbench
