// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "xml.h"

namespace sotto::docx {

/// What a paragraph is in the document's outline.
struct Role {
    int kind = 0;  ///< as in the plugin interface
    int level = 0;
};

/// The styles of a document, with what each inherits.
class Styles {
public:
    /// `root` is the element `w:styles`, or empty when the document has none.
    explicit Styles(pugi::xml_node root);

    /// The role of a paragraph with these properties (`w:pPr`; may be empty).
    [[nodiscard]] Role role(pugi::xml_node paragraph_properties) const;
    /// A toggle such as "b" or "vanish" as it comes out for a run: its own properties (`w:rPr`), its
    /// character style, the paragraph's style; in this order.
    [[nodiscard]] bool is_on(std::string_view name, pugi::xml_node run_properties,
                             std::string_view paragraph_style) const;

private:
    struct Style {
        std::string name;      // lower case
        std::string based_on;  // id
        std::optional<int> outline_level;
        std::optional<int> list_level;  // 0 based; -1: the style ends a list
        Toggle bold = Toggle::Unset;
        Toggle hidden = Toggle::Unset;
    };

    [[nodiscard]] const Style* find(std::string_view id) const;
    template <typename Visit>
    void up(std::string_view id, Visit visit) const;

    std::map<std::string, Style, std::less<>> styles_;
    std::string default_paragraph_style_;
};

}  // namespace sotto::docx
