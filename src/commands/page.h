// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace sotto::commands {

/// Rows under headings; whoever shows them decides on widths.
struct Table {
    struct Column {
        std::string heading;
        bool numbers = false;  ///< aligned at the end
    };
    std::vector<Column> columns;
    std::vector<std::vector<std::string>> rows;
};

/// What a command prints for people, piece by piece.
class Page {
public:
    /// A line, or several parted by newlines.
    void line(std::string text) { pieces_.emplace_back(std::move(text)); }
    void table(Table table) { pieces_.emplace_back(std::move(table)); }

    [[nodiscard]] const std::vector<std::variant<std::string, Table>>& pieces() const { return pieces_; }

private:
    std::vector<std::variant<std::string, Table>> pieces_;
};

}  // namespace sotto::commands
