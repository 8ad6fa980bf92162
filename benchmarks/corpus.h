// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

/// A made-up body of interviews for measuring: no word of it was ever said by anybody. The same options give
/// the same bytes on every machine, and each transcript is made alone, so that a corpus of any size needs no
/// memory.
namespace sotto::benchmarks {

struct CorpusOptions {
    std::size_t transcripts = 1000;
    std::uint64_t seed = 1;
    /// How many of a hundred transcripts are in Lao; the others are in English.
    unsigned lao_percent = 2;
    /// The least size of a transcript; the last turn carries it a little further.
    std::size_t transcript_bytes = 14700;
};

/// A subject that some of the people talk about, recognised by its phrase.
struct Theme {
    const char* name;
    const char* phrase;
    unsigned per_thousand;  ///< how many of a thousand English turns hold the phrase
};

/// The themes planted in every corpus, from frequent to rare.
const std::vector<Theme>& themes();

/// A name that stands in some of the Lao turns, and which ICU 72 takes for two words.
extern const char* const lao_name;

struct Turn {
    std::string speaker;
    std::string said;         ///< UTF-8, one paragraph
    std::vector<int> themes;  ///< indices into `themes()` of what was planted here
};

struct Transcript {
    std::string name;      ///< of the file, without extension
    std::string language;  ///< `en` or `lo`
    std::vector<Turn> turns;
};

/// Makes transcripts of a corpus. Immutable once constructed; any thread may use it.
class Corpus {
public:
    explicit Corpus(const CorpusOptions& options);

    [[nodiscard]] const CorpusOptions& options() const noexcept { return options_; }
    /// The transcript of that `number` (0…`options().transcripts` - 1).
    [[nodiscard]] Transcript transcript(std::size_t number) const;

private:
    CorpusOptions options_;
    std::vector<std::string> words_;   ///< by rank: the most frequent first
    std::vector<double> frequencies_;  ///< cumulated, ends with 1
};

/// A transcript as a text file: one turn a paragraph, each `Name: what was said`.
std::string as_text(const Transcript& transcript);

/// Writes every transcript as `<name>.txt` into `folder`, which is made. Gives the sum of their bytes.
std::uint64_t write_corpus(const Corpus& corpus, const std::filesystem::path& folder);

}  // namespace sotto::benchmarks
