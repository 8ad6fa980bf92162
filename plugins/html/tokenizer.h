// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sotto::html {

struct Token {
    enum class Kind { Text, Start, End, Comment, Declaration };
    Kind kind = Kind::Text;
    std::string name;  ///< of a start or end tag, in lower case
    std::vector<std::pair<std::string, std::string>> attributes;
    std::string text;     ///< of a text or comment; of a `script` or `style`, its source
    bool closed = false;  ///< a start tag that ends itself (`<br/>`)

    [[nodiscard]] std::string_view attribute(std::string_view wanted) const;
    [[nodiscard]] bool has(std::string_view wanted) const;
};

/// Cuts UTF-8 into the tokens of HTML. Every byte sequence has a reading: what is no markup is text. Each
/// byte is looked at a bounded number of times, whatever is left open.
class Tokenizer {
public:
    explicit Tokenizer(std::string_view html) : html_(html) {}
    /// False at the end.
    bool next(Token& token);

private:
    bool markup(Token& token);
    void declaration(Token& token);
    void tag(Token& token, std::size_t name_at);
    void raw_text(Token& token);

    std::string_view html_;
    std::size_t at_ = 0;
    std::string raw_;  // the element whose content is not markup, while inside it
};

}  // namespace sotto::html
