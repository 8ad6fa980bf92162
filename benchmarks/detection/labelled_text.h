// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "text/text.h"

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

/// Texts in which people have marked what identifies somebody, and the forms in which such sets lie about.
namespace sotto::benchmark {

/// What a marked piece is to the person it is about.
enum class Kind {
    Direct,       ///< names somebody by itself: a name, a telephone number
    Quasi,        ///< together with others: a village, a year, a job
    Unspecified,  ///< to be masked; the set does not say as what (CoNLL, GUM)
    Unmasked      ///< marked, but may stay
};
/// `direct`, `quasi`, `unspecified`, `unmasked`.
std::string_view name_of(Kind kind);

/// A piece of a text that somebody marked.
struct Mention {
    text::Range range;
    std::string category;  ///< `person`, `place`, `organisation`, `date` …: see `category_of_label`
    std::string entity;    ///< mentions of one entity share it; unique within a text and annotation
    Kind kind = Kind::Unspecified;

    friend bool operator==(const Mention&, const Mention&) = default;
};

/// What one annotator marked, ascending.
using Annotation = std::vector<Mention>;

struct LabelledText {
    std::string name;
    std::string language = "en";  ///< BCP 47
    std::string origin;           ///< the country people and names are from; may be empty
    text::Text text;
    std::vector<Annotation> annotations;  ///< at least one
};

using TakeText = std::function<void(LabelledText)>;

/// Gives the texts of a set one after the other. Told apart by their beginnings:
/// - TAB (Pilán et al. 2022): a JSON array of documents with `annotations`, or JSON lines with `entities`;
/// - GUM: lines `token TAB flag TAB label TAB start TAB end`, `#doc NAME` before each text;
/// - CoNLL: `token … label`, parted by tab or space, IOB1 or IOB2; an empty line after each sentence;
/// - our own markup (gold_markup.h).
/// `language` is that of sets which do not say theirs. Throws `base::Error` when `path` is none of them or
/// broken; the message names the file and the line or the document.
void read_labelled_texts(const std::filesystem::path& path, const std::string& language,
                         const TakeText& take);

/// The readers of the forms, for `read_labelled_texts` and tests. `name` is what messages call the set.
void read_tab(std::istream& stream, const std::string& name, const std::string& language,
              const TakeText& take);
void read_gum(std::istream& stream, const std::string& name, const std::string& language,
              const TakeText& take);
void read_conll(std::istream& stream, const std::string& name, const std::string& language,
                const TakeText& take);

/// The category that a label of a set stands for: `PER`, `PERSON` → `person`, `LOC`, `GPE`, `location` →
/// `place`, `ORG`, `corporation`, `group` → `organisation`, `DATETIME`, `DATE` → `date`; others in lower
/// case.
std::string category_of_label(std::string_view label);
/// Whether what the label marks is to be masked where the set itself does not say so. Works and products
/// (`MISC`, `product`, `creative-work`) are not.
bool is_masked_label(std::string_view label);

}  // namespace sotto::benchmark
