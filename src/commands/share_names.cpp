// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/share_names.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace sotto::commands {

namespace {

using privacy::Identifier;

/// What the name is found as when it stands alone.
std::optional<Identifier> as_found(const privacy::Protection& protection, const WrittenName& name,
                                   std::string_view language) {
    const text::Text alone{std::string(name.name)};
    for (auto& found : protection.find(alone, language)) {
        if (found.entity == name.entity) return std::move(found);
    }
    return std::nullopt;
}

privacy::Category category_of(study::EntityCategory category) {
    switch (category) {
        case study::EntityCategory::Person:
            return privacy::Category::Person;
        case study::EntityCategory::Place:
            return privacy::Category::Place;
        case study::EntityCategory::Organisation:
            return privacy::Category::Organisation;
        case study::EntityCategory::Other:
            return privacy::Category::Other;
    }
    return privacy::Category::Other;
}

bool is_of_word(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

}  // namespace

std::vector<WrittenName> names_as_written(const privacy::Protection& protection) {
    std::vector<WrittenName> names;
    const auto add = [&](const study::Entity& entity, const std::string& name) {
        if (name.find(' ') == std::string::npos) return;
        WrittenName written{name, entity.id, entity.code};
        const auto found = as_found(protection, written, {});
        if (!found || found->state != privacy::ReviewState::Rejected) names.push_back(std::move(written));
    };
    const auto& knowledge = protection.knowledge();
    for (const auto& entity : knowledge.entities) add(entity, entity.name);
    for (const auto& alias : knowledge.aliases) {
        if (const auto* entity = protection.entity(alias.entity)) add(*entity, alias.name);
    }
    return names;
}

std::vector<Identifier> find_as_written(const std::vector<WrittenName>& names,
                                        const privacy::Protection& protection, const text::Text& text,
                                        std::string_view language) {
    std::vector<Identifier> all;
    const auto& utf8 = text.utf8();
    for (const auto& name : names) {
        std::optional<Identifier> found;
        for (auto at = utf8.find(name.name); at != std::string::npos; at = utf8.find(name.name, at + 1)) {
            const auto end = at + name.name.size();
            if ((at > 0 && is_of_word(utf8[at - 1]) && is_of_word(utf8[at])) ||
                (end < utf8.size() && is_of_word(utf8[end]) && is_of_word(utf8[end - 1])))
                continue;
            if (!found) found = as_found(protection, name, language);
            if (!found) {
                found.emplace();
                const auto* entity = protection.entity(name.entity);
                found->category = category_of(entity->category);
                found->entity = name.entity;
                found->detector = "register";
                found->replacement = "[…]";
            }
            found->range = {text.position_of_byte(at), text.position_of_byte(end)};
            all.push_back(*found);
        }
    }
    return all;
}

}  // namespace sotto::commands
