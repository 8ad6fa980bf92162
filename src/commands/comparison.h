// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <string>
#include <string_view>

namespace sotto::commands {

/// A condition on a field, as `--where` and the filters of a query word it: `age>=30`, `country=Lao PDR`,
/// `date=2009..2012`.
struct Comparison {
    enum class Relation { Equal, NotEqual, Less, AtMost, Greater, AtLeast };

    std::string field;  ///< folded
    Relation relation = Relation::Equal;
    std::string value;

    /// Throws `base::Error` (User) when there is no relation in `condition`, or more than one in a row (a
    /// value that begins with such a sign stands in quotation marks), or nothing to be less or more than, and
    /// for a range that runs backwards.
    static Comparison parse(std::string_view condition);

    /// Two numbers are compared as numbers, dates (`date`) by the part that both give, other values folded.
    /// `a..b` holds for what lies between them, both included; either may be left out. What is not known
    /// (empty) differs from everything and is neither less nor greater.
    [[nodiscard]] bool holds_for(std::string_view actual) const;

    /// Throws `base::Error` (User) for a range whose end comes before its start, which holds for nothing.
    void refuse_backwards() const;
};

}  // namespace sotto::commands
