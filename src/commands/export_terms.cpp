// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/export_terms.h"

#include "base/error.h"
#include "privacy/disclosure.h"
#include "text/fold.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <algorithm>

namespace sotto::commands {

std::vector<Parameter> terms_parameters() {
    return {option("audience", Parameter::Holds::Text, "for whom it is")
                .one_of({"team", "partners", "public", "archive"})
                .otherwise("public"),
            option("show", Parameter::Holds::Text,
                   "attributes of the register printed beside each quote, parted by commas")
                .many()
                .called("ATTR,…"),
            option("k", Parameter::Holds::Number, "how many participants must share what is shown")
                .at_least(1)
                .called("N")
                .otherwise("3")};
}

privacy::ExportTerms export_terms(const Arguments& arguments, const store::StudyFile& study) {
    privacy::ExportTerms terms;
    terms.audience = *study::audience(arguments.text("audience", "public"));
    terms.policy = *privacy::attribution_policy(arguments.text("policy", "by-status"));
    terms.language = arguments.text("language", "en");
    const auto k = arguments.number("k", 3);
    if (k > 1'000'000) throw base::Error(base::Blame::User, "--k must be at most 1000000.");
    terms.k = static_cast<int>(k);

    std::vector<std::string> known;
    const auto wanted = arguments.list("show");
    if (wanted.empty()) return terms;
    for (const auto& attribute : study.all<study::Attribute>()) {
        if (std::find(known.begin(), known.end(), attribute.name) == known.end())
            known.push_back(attribute.name);
    }
    const auto attribute_called = [&](const std::string& name) {
        return std::find_if(known.begin(), known.end(), [&](const std::string& other) {
            return text::fold_key(other) == text::fold_key(name);
        });
    };
    for (const auto& name : wanted) {
        auto at = attribute_called(name);
        int band = 0;
        if (at == known.end()) {
            const auto shown = privacy::parse_shown(name);
            at = attribute_called(shown.name);
            band = shown.band;
        }
        if (at == known.end()) {
            throw base::Error(base::Blame::User,
                              known.empty()
                                  ? std::string("The register has no attributes to show.")
                                  : fmt::format("The register has no attribute \"{}\"; there are {}.", name,
                                                fmt::join(known, ", ")));
        }
        // `age:10` is printed in bands; an attribute may be called like that, too.
        terms.shown.push_back(band == 0 ? *at : fmt::format("{}:{}", *at, band));
    }
    return terms;
}

}  // namespace sotto::commands
