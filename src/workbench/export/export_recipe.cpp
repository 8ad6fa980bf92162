// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/export/export_recipe.h"

#include "workbench/words.h"

#include <fmt/format.h>
#include <wx/config.h>
#include <wx/filename.h>
#include <wx/stdpaths.h>
#include <wx/tokenzr.h>

#include <algorithm>

namespace sotto::workbench {

namespace {

/// Says which study it is, and nothing else about it. FNV-1a: the number must be the same tomorrow.
wxString group_of(const StudyPicture& study) {
    std::uint64_t hash = 14695981039346656037U;
    for (const char c : study.location) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
    return shown(fmt::format("/export/{:016x}/", hash));
}

std::string condition_of(const ExportRecipe::Condition& condition) {
    const auto& value = condition.value;
    // A sign at the beginning would be read as one of the comparison's.
    const bool quoted = !value.empty() && std::string("<>=!\"").find(value.front()) != std::string::npos;
    return condition.field + (condition.is ? "=" : "!=") + (quoted ? '"' + value + '"' : value);
}

void add_quotes(const ExportRecipe& recipe, const StudyPicture& study, commands::Arguments& arguments) {
    for (const auto code : recipe.codes) {
        if (study.codes.find(code) != nullptr)
            arguments.add(recipe.all_codes ? "code" : "any-code", study.codes.path(code));
    }
    if (!recipe.codes_below) arguments.add("exactly", {});
    if (!recipe.query.empty()) arguments.add("query", recipe.query);
    for (const auto& condition : recipe.conditions) {
        if (!condition.value.empty()) arguments.add("where", condition_of(condition));
    }
}

}  // namespace

commands::Arguments pages_arguments(const ExportRecipe& recipe, const StudyPicture& study) {
    commands::Arguments arguments;
    if (recipe.findings) {
        arguments.add("findings", {});
    } else {
        add_quotes(recipe, study, arguments);
    }
    arguments.add("audience", std::string(study::name_of(recipe.audience)));
    arguments.add("policy", recipe.policy);
    for (const auto& entry : recipe.shown) arguments.add("show", entry);
    arguments.add("k", std::to_string(recipe.k));
    if (recipe.only_checked) arguments.add("checked", {});
    if (!recipe.title.empty()) arguments.add("title", recipe.title);
    return arguments;
}

commands::Arguments file_arguments(const ExportRecipe& recipe, const StudyPicture& study) {
    auto arguments = pages_arguments(recipe, study);
    arguments.add("OUT", recipe.file);
    return arguments;
}

ExportRecipe last_recipe(const StudyPicture& study) {
    ExportRecipe recipe;
    const auto* config = wxConfigBase::Get();
    const auto group = group_of(study);
    const auto word = [&](const char* key, const std::string& otherwise) {
        return kept(config->Read(group + key, shown(otherwise)));
    };
    const auto audience = study::audience(word("audience", "public"));
    recipe.audience = audience.value_or(study::Audience::Public);
    recipe.policy = word("policy", recipe.policy);
    recipe.ending = word("ending", recipe.ending);
    recipe.k = static_cast<int>(std::clamp(config->ReadLong(group + "k", recipe.k), 1L, 1'000'000L));
    recipe.only_checked = config->ReadBool(group + "checked", true);
    recipe.codes_below = config->ReadBool(group + "below", true);
    recipe.all_codes = config->ReadBool(group + "all", false);
    recipe.findings = config->ReadBool(group + "findings", false) && !study.findings.empty();
    for (const auto& entry : wxStringTokenize(shown(word("show", {})), ",")) {
        const auto known = [&](const study::Attribute& attribute) {
            return shown(attribute.name) == entry.BeforeFirst(':');
        };
        if (std::any_of(study.attributes.begin(), study.attributes.end(), known))
            recipe.shown.push_back(kept(entry));
    }
    for (const auto& guid : wxStringTokenize(shown(word("codes", {})), ",")) {
        for (const auto& code : study.codes.codes()) {
            if (shown(code.guid.text()) == guid) recipe.codes.push_back(code.id);
        }
    }
    const wxFileName place(shown(study.location));
    const bool beside = place.FileExists() && place.IsDirWritable();
    const wxFileName file(beside ? place.GetPath() : wxStandardPaths::Get().GetDocumentsDir(),
                          recipe.findings ? _("findings") : _("quotes"), shown(recipe.ending));
    recipe.file = kept(file.GetFullPath());
    return recipe;
}

void keep_recipe(const ExportRecipe& recipe, const StudyPicture& study) {
    auto* config = wxConfigBase::Get();
    const auto group = group_of(study);
    config->Write(group + "audience", shown(study::name_of(recipe.audience)));
    config->Write(group + "policy", shown(recipe.policy));
    config->Write(group + "ending", shown(recipe.ending));
    config->Write(group + "k", static_cast<long>(recipe.k));
    config->Write(group + "checked", recipe.only_checked);
    config->Write(group + "below", recipe.codes_below);
    config->Write(group + "all", recipe.all_codes);
    config->Write(group + "findings", recipe.findings);
    wxString entries;
    for (const auto& entry : recipe.shown) entries += (entries.empty() ? "" : ",") + shown(entry);
    config->Write(group + "show", entries);
    wxString guids;
    for (const auto id : recipe.codes) {
        const auto* code = study.codes.find(id);
        if (code != nullptr) guids += (guids.empty() ? "" : ",") + shown(code->guid.text());
    }
    config->Write(group + "codes", guids);
    config->Flush();
}

}  // namespace sotto::workbench
