// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "store/study_file.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace sotto::commands {

/// Who says a passage.
struct Voice {
    std::string label;  ///< as the transcript has it; empty where nobody is named
    study::SpeakerRole role = study::SpeakerRole::Unknown;
    study::Id<study::Entity> participant;  ///< 0 when nobody knows
};

/// What a study knows of sources, speakers and the people of its register: a snapshot, for asking often.
///
/// A speaker's participant is the one it is linked to; else, like a passage without a speaker, the one
/// respondent of the source, unless the speaker asks or interprets.
class Voices {
public:
    explicit Voices(const store::StudyFile& study);
    /// Of one source only, many times quicker: it knows no other source and no speaker of another.
    Voices(const store::StudyFile& study, study::Id<study::Source> source);

    [[nodiscard]] Voice of(const study::Passage& passage) const;
    /// Of passages of the source in which nobody is named.
    [[nodiscard]] Voice of(const study::Source& source) const;
    [[nodiscard]] Voice of(const study::Speaker& speaker) const;

    [[nodiscard]] const study::Source& source(study::Id<study::Source> id) const { return sources_.at(id); }
    /// Null when there is none.
    [[nodiscard]] const study::Entity* entity(study::Id<study::Entity> id) const;
    /// The code of a participant; empty for 0.
    [[nodiscard]] std::string code_of(study::Id<study::Entity> id) const;

    /// The names of all fields that `value` answers for, attributes as the register writes them.
    [[nodiscard]] std::vector<std::string> fields() const;
    /// Whether there is such a field; folded name.
    [[nodiscard]] bool has_field(std::string_view field) const;
    /// What a field (folded name) holds for words of `voice` in `source`: of the source its `kind`, `status`,
    /// `lang`, `date`, `event` and `source`; `speaker`, `role` and `participant`; else an attribute of the
    /// participant. May be empty.
    [[nodiscard]] std::string value(std::string_view field, const Voice& voice,
                                    const study::Source& source) const;
    /// Whether a speaker is called `wanted` (folded): the label in the transcript, the speaker's part
    /// (`interviewer`), or whatever the register calls the participant.
    [[nodiscard]] bool is_called(const Voice& voice, std::string_view wanted) const;
    /// Whether the register calls an entry `wanted` (folded): by its code, its full name, an alias or its
    /// GUID.
    [[nodiscard]] bool is_called(study::Id<study::Entity> id, std::string_view wanted) const;
    [[nodiscard]] bool anybody_is_called(std::string_view wanted) const;
    /// Throws `base::Error` (User) that lists the fields there are.
    [[noreturn]] void refuse_field(std::string_view field) const;

    [[nodiscard]] const std::vector<study::Source>& sources() const { return in_order_; }
    [[nodiscard]] const std::vector<study::Speaker>& speakers() const { return speakers_in_order_; }

private:
    Voices(const store::StudyFile& study, std::vector<study::Source> sources,
           std::vector<study::Speaker> speakers);

    std::vector<study::Source> in_order_;
    std::vector<study::Speaker> speakers_in_order_;
    std::unordered_map<study::Id<study::Source>, study::Source> sources_;
    std::unordered_map<study::Id<study::Speaker>, study::Speaker> speakers_;
    std::unordered_map<study::Id<study::Entity>, study::Entity> entities_;
    std::unordered_map<study::Id<study::Entity>, std::vector<std::string>> names_;  ///< folded
    /// By participant: folded name and value.
    std::unordered_map<study::Id<study::Entity>, std::vector<std::pair<std::string, std::string>>>
        attributes_;
    std::vector<std::string> attribute_names_;
};

}  // namespace sotto::commands
