// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace sotto::search {

/// A structured condition that the study answers, not the index.
struct Filter {
    std::string
        field;  ///< lower case: `code`, `speaker`, `kind`, `lang`, `date`, or the name of an attribute
    std::string value;  ///< as typed, without quotation marks
};

/// A parsed query. Immutable; cheap to copy.
///
/// The language:
/// - words, folded, with the other forms that share their stem; `=word` finds this form only, in scripts with
/// tone marks
///   with just these. A word of a script without spaces is found wherever its letters stand.
/// - `"phrases"`: words as they are, one after the other, whatever punctuation or line end is between. Curly
///   quotation marks count as straight ones. A word with a hyphen in it is a phrase.
/// - `prefix*`, also at the end of a phrase
/// - `a NEAR/5 b`: at most 5 words between, either order; `NEAR` alone is NEAR/10. Words, phrases, and these
/// joined by OR in
///   parentheses. In a chain each is near the next.
/// - `AND`, `OR`, `NOT` in capitals and parentheses; words side by side mean AND, `-word` is NOT; AND binds
/// closer than OR
/// - filters `field:value`, `field:"value with spaces"`, `"field with spaces":value`, `date:2009..2012`
/// Mere punctuation is passed over.
class Query {
public:
    /// Throws `base::Error` (User) that says what is wrong and at which character, counted from 1.
    static Query parse(std::string_view utf8);

    [[nodiscard]] const std::string& source() const noexcept { return source_; }
    /// The filters in the query, in order.
    [[nodiscard]] std::vector<Filter> filters() const;
    /// Whether there is anything to look for in the text.
    [[nodiscard]] bool has_words() const;

    struct Node;
    [[nodiscard]] const Node* root() const noexcept { return root_.get(); }

private:
    std::string source_;
    std::shared_ptr<const Node> root_;
};

}  // namespace sotto::search
