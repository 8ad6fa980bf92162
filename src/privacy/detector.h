// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "privacy/reading.h"
#include "study/identifier.h"
#include "study/register.h"
#include "text/text.h"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace sotto::privacy {

/// What kind of identifier something is.
enum class Category {
    Person,
    Place,
    Organisation,
    Other,
    Email,
    Url,
    NetworkAddress,
    Phone,
    IdNumber,
    PaymentCard,
    BankAccount,
    Coordinates,
    BirthDate,
    Date,
    Age,
    // Traits, which single somebody out together only: see `indirect_detectors`.
    Occupation,
    Kinship,
    Health,
    Religion,
    Ethnicity,
    Amount
};
constexpr int categories = static_cast<int>(Category::Amount) + 1;

/// `person`, `place`, `organisation`, `other`, `email`, `url`, `network-address`, `phone`, `id-number`,
/// `payment-card`, `bank-account`, `coordinates`, `birth-date`, `date`, `age`, `occupation`, `kinship`,
/// `health`, `religion`, `ethnicity`, `amount`.
std::string_view name_of(Category category);

/// What a detector found in a text.
struct Found {
    text::Range range;
    Category category = Category::Other;
    double confidence = 1;  ///< 0…1
    /// The register's entity, when the detector knows whom it found; else 0.
    study::Id<study::Entity> entity;
};

/// A way of finding identifiers that needs no register. Simple ones are a pattern and a check.
struct Detector {
    std::string id;                                                  ///< never changes: `email`
    std::string title;                                               ///< for people: "E-mail addresses"
    std::function<std::vector<Found>(const Reading& reading)> find;  ///< safe on any thread
    /// "call [[020 7946 0123]] today": the marked spans, and nothing else, must be found. `lang|text` gives a
    /// language.
    std::vector<std::string> examples;
    std::vector<std::string> counter_examples;  ///< nothing may be found here
    /// It judges words by those around them (`in Reading`), so that what it says of a piece is not what it
    /// says of the whole. What it finds in a source is replaced; finished files are not scanned with it, and
    /// researchers may use such words in replacements.
    bool reads_around = false;
};

/// All of them, in the order in which they are listed to people, those of others (detector_plugins.h) last.
/// Adding a detector: one file and one line in detectors.cpp. Throws `base::Error` where one of others was
/// asked for and cannot be loaded.
const std::vector<Detector>& detectors();

/// Those that find traits: words for occupations, kin, illness and injury, religions and origins, and sums of
/// money. Alone they name nobody and stand in every text, so they are listed for whoever asks, and replaced
/// only where a researcher accepted them or set other words (`Protection::find_indirect`), or where a profile
/// says so.
const std::vector<Detector>& indirect_detectors();

/// The names of a register in all their forms, found in one pass over a text: full name, first name, last
/// name, initials with the last name, title with the last name, aliases; possessives and plain inflections;
/// any case; NFC or NFD; with or without diacritics; broken by a hyphen or a line end; inside scripts written
/// without spaces; in other spacing or hyphenation (`Al-Haddad`, `Al Haddad`).
///
/// Single parts (a first or last name alone) that are also common words (`Hope`, `Will`), or no longer than
/// three letters, need a capital in scripts that have them; whole names do not. A name that several entities
/// share is found with entity 0.
///
/// Immutable after construction; safe on any thread.
class KnownNames {
public:
    KnownNames(const std::vector<study::Entity>& entities, const std::vector<study::Alias>& aliases);
    ~KnownNames();
    KnownNames(KnownNames&&) noexcept;
    KnownNames& operator=(KnownNames&&) noexcept;

    /// Longest match first, without overlaps, ascending.
    /// Short words of any language (`an`, `ali`) prove nothing at the start of a sentence.
    [[nodiscard]] std::vector<Found> find(const text::Text& text) const;
    /// The same for a text in `language`: short words of others are names there too. Of an unknown one, all
    /// are. People who are spelt out or meant by their initials or their code are found too
    /// (disguised_names.h).
    [[nodiscard]] std::vector<Found> find(const text::Text& text, std::string_view language) const;
    /// As `find`, for finished files: also through markup (`<b>`, `**`, `&nbsp;`, a `\n` of JSON).
    [[nodiscard]] std::vector<Found> find_strictly(const text::Text& text) const;

    /// The same of a text whose folding others need as well. `find` is in the reading's language.
    [[nodiscard]] std::vector<Found> find(const Reading& reading) const;
    [[nodiscard]] std::vector<Found> find_strictly(const Reading& reading) const;
    /// Both lists, of `find` without a language and of `find_strictly`; one where they cannot differ.
    [[nodiscard]] std::vector<std::vector<Found>> find_either_way(const Reading& reading) const;

private:
    struct Internal;
    std::unique_ptr<Internal> internal_;
};

}  // namespace sotto::privacy
