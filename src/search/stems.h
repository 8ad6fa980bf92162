// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace sotto::search {

/// Brings the forms of a word together (Snowball). One thread at a time.
class Stemmer {
public:
    /// Whether there is one for `language` (primary tag such as `fr`).
    static bool exists(std::string_view language);

    /// Without a stemmer for `language`, every `stem` is empty.
    explicit Stemmer(const std::string& language);
    ~Stemmer();
    Stemmer(Stemmer&&) noexcept;
    Stemmer& operator=(Stemmer&&) noexcept;

    /// The folded stem of a word as it was written: accents count while stemming (French -é, Russian -й) and
    /// no longer afterwards. Empty for what has no forms: numbers, very long words.
    [[nodiscard]] std::string stem(std::string_view word) const;

private:
    struct Internal;
    std::unique_ptr<Internal> internal_;
};

/// Which terms of a segment share a stem: a sorted text file of lines `language TAB stem TAB term`, looked up
/// where it lies.
class Forms {
public:
    /// Maps `file`; an empty table when it does not exist. Throws `base::Error` (Environment).
    explicit Forms(const std::filesystem::path& file);
    ~Forms();
    Forms(Forms&& other) noexcept;
    Forms& operator=(Forms&&) = delete;
    Forms(const Forms&) = delete;
    Forms& operator=(const Forms&) = delete;

    /// Appends to `terms` those of `language` with that stem.
    void find(std::string_view language, std::string_view stem, std::vector<std::string>& terms) const;

    static std::string line(std::string_view language, std::string_view stem, std::string_view term);
    /// Sorts `lines`, drops what is twice and writes the rest (0600).
    static void write(const std::filesystem::path& file, std::vector<std::string>& lines);
    /// Writes the union of several tables.
    static void merge(const std::filesystem::path& file, const std::vector<std::filesystem::path>& from);

private:
    [[nodiscard]] std::string_view bytes() const { return {data_, size_}; }

    const char* data_ = nullptr;
    std::size_t size_ = 0;
};

}  // namespace sotto::search
