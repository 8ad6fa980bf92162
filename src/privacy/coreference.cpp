// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/coreference.h"

#include "privacy/name_forms.h"
#include "text/fold.h"

#include <algorithm>
#include <map>
#include <string_view>

namespace sotto::privacy {

namespace {

using Parts = std::vector<std::string>;

std::string_view without_possessive(std::string_view words) {
    for (const std::string_view ending : {std::string_view("'s"), std::string_view("’s")}) {
        if (words.size() > ending.size() && words.ends_with(ending))
            return words.substr(0, words.size() - ending.size());
    }
    return words;
}

/// Whether all of `few` stand in `many`, in their order.
bool is_within(const Parts& few, const Parts& many) {
    auto next = many.begin();
    for (const std::string& part : few) {
        next = std::find(next, many.end(), part);
        if (next == many.end()) return false;
        ++next;
    }
    return true;
}

class Grouping {
public:
    Grouping(const std::vector<NameMention>& mentions, const std::set<std::string>& apart)
        : mentions_(mentions) {
        for (const std::string& form : apart) apart_.insert(text::fold_key(form));
        for (const NameMention& mention : mentions) {
            const std::string_view words = without_possessive(mention.words);
            Parts parts = name_parts(words);
            if (parts.empty()) parts.push_back(text::fold_key(words));
            if (apart_.contains(text::fold_key(mention.words)) || apart_.contains(text::fold_key(words)))
                parts = {"=" + text::fold_key(words)};
            if (parts.size() > 1) full_[parts].insert(mention.document);
            parts_.push_back(std::move(parts));
        }
    }

    std::vector<NamedPerson> group() const {
        std::vector<NamedPerson> people;
        std::map<Parts, std::size_t> index;
        for (std::size_t i = 0; i < mentions_.size(); ++i) {
            const auto [at, is_new] = index.try_emplace(whose(i), people.size());
            if (is_new) people.emplace_back();
            people[at->second].mentions.push_back(i);
        }
        for (NamedPerson& person : people) name(person);
        return people;
    }

private:
    /// The full name that mention `i` is a form of; its own parts when there is none or more than one.
    [[nodiscard]] Parts whose(std::size_t i) const {
        const Parts& own = parts_[i];
        if (own.front().starts_with('=')) return own;
        Parts found = own;
        // In steps: A B is within A B C, which is within A B C D.
        for (int steps = 0; steps < 4; ++steps) {
            const Parts* here = nullptr;
            const Parts* anywhere = nullptr;
            std::size_t many_here = 0;
            std::size_t many = 0;
            for (const auto& [parts, documents] : full_) {
                if (parts.size() <= found.size() || !is_within(found, parts) || is_longer_elsewhere(parts))
                    continue;
                ++many;
                anywhere = &parts;
                if (!documents.contains(mentions_[i].document)) continue;
                ++many_here;
                here = &parts;
            }
            if (many_here == 1) {
                found = *here;
            } else if (many_here == 0 && many == 1) {
                found = *anywhere;
            } else {
                break;
            }
        }
        return found;
    }

    /// Whether a name is within exactly one longer one, which then speaks for it.
    [[nodiscard]] bool is_longer_elsewhere(const Parts& parts) const {
        return std::count_if(full_.begin(), full_.end(), [&](const auto& other) {
                   return other.first.size() > parts.size() && is_within(parts, other.first);
               }) == 1;
    }

    void name(NamedPerson& person) const {
        std::vector<std::pair<std::size_t, std::string>> forms;
        for (const std::size_t i : person.mentions) {
            std::string words(without_possessive(mentions_[i].words));
            const bool known = std::any_of(forms.begin(), forms.end(),
                                           [&](const auto& form) { return form.second == words; });
            if (!known) forms.emplace_back(parts_[i].size(), std::move(words));
        }
        std::stable_sort(forms.begin(), forms.end(),
                         [](const auto& a, const auto& b) { return a.first > b.first; });
        for (auto& form : forms) person.forms.push_back(std::move(form.second));
        person.name = person.forms.front();
    }

    const std::vector<NameMention>& mentions_;
    std::set<std::string> apart_;
    std::vector<Parts> parts_;  ///< of each mention
    std::map<Parts, std::set<std::size_t>>
        full_;  ///< names of several parts, and the documents they stand in
};

}  // namespace

std::vector<NamedPerson> group_names(const std::vector<NameMention>& mentions,
                                     const std::set<std::string>& apart) {
    return Grouping(mentions, apart).group();
}

}  // namespace sotto::privacy
