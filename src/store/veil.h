// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "base/guid.h"
#include "store/secret.h"
#include "store/study_file.h"
#include "store/value.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sotto::store {

/// The key that a vault keeps, in bytes.
constexpr std::size_t vault_key_bytes = 32;

/// The kinds that have a column which identifies people.
inline constexpr std::array guarded_kinds{Kind::Entity, Kind::Alias, Kind::Attribute};
/// That column; only for `guarded_kinds`.
std::size_t guarded_column(Kind kind);
/// Whether the row's text in that column must be concealed: every name, and of attributes those that
/// `is_identifying_attribute` says or whose name is one of `further`.
bool is_guarded(Kind kind, const Row& row, const std::vector<std::string>& further);
/// Whether an attribute of this name says who somebody is or how to reach them: names, addresses, telephone
/// numbers, dates of birth, numbers of documents and accounts. In the usual European languages and Arabic.
bool is_identifying_attribute(std::string_view name);

/// Whether a text of the study is what `Veil::conceal` makes.
bool is_concealed(std::string_view text);

/// Encrypts texts of rows one by one, so that rows, and the journal's images of them, can be kept where the
/// key is not (docs/file-formats.md has the format for others).
///
/// The same text at the same place gives the same bytes, so that a row that stays as it is does not change;
/// at any other place it gives others, so nobody sees who shares a name. A text is bound to its place: moved
/// to another it cannot be read.
class Veil {
public:
    Veil(const base::Guid& vault, const Secret& key);

    [[nodiscard]] std::string conceal(Kind kind, std::int64_t id, std::string_view text) const;
    /// Empty when it was not made by this key at this place.
    [[nodiscard]] std::optional<std::string> reveal(Kind kind, std::int64_t id,
                                                    std::string_view concealed) const;
    /// What stands for the hash of an erased image: 64 hexadecimal digits that tell nothing of it, since its
    /// own hash would let guesses at the names in it be proven.
    [[nodiscard]] std::string stand_in(std::string_view hash) const;

private:
    [[nodiscard]] std::string place(Kind kind, std::int64_t id) const;

    std::string vault_;
    Secret keys_;  ///< for texts, for nonces, for stand-ins
};

}  // namespace sotto::store
