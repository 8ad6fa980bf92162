// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "commands/said_sentences.h"
#include "commands/share_names.h"
#include "commands/share_people.h"
#include "commands/share_text.h"
#include "commands/value.h"
#include "commands/voices.h"
#include "privacy/gate.h"
#include "store/study_file.h"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace sotto::commands {

class Session;

/// Makes a study for others out of one's own: in it are the texts as the gate gives them out, with everything
/// that was said of them. What may not leave is not in it at all.
///
/// Codes, codings, sources, memos, groups and findings keep their GUIDs, so that what others do with them can
/// be brought together again; people, their speakers and their consents have new ones in each copy.
class SharedCopy {
public:
    /// `protection` and `gate` outlive it.
    SharedCopy(Session& session, const privacy::Protection& protection, const privacy::Gate& gate,
               bool names_researchers);

    /// Which copy this is: the same for the same study and the same `options`.
    [[nodiscard]] base::Guid guid(std::string_view options);
    [[nodiscard]] std::string title() const;

    /// Fills an empty study. Throws `base::Cancelled`.
    void fill(store::Edit& copy);

    /// Whose words it holds that are no public statements.
    [[nodiscard]] const std::set<study::Id<study::Entity>>& concerned() const { return concerned_; }
    /// What was carried over and what was left behind, as structured data.
    [[nodiscard]] Value counts() const;
    /// The GUIDs of the codings in it.
    [[nodiscard]] const std::vector<std::string>& codings() const { return coding_guids_; }
    [[nodiscard]] std::int64_t dropped_codings() const { return dropped_codings_; }
    /// Names of researchers that stand in it because somebody wants them to.
    [[nodiscard]] std::vector<std::string> researchers_shown() const { return researchers_.shown(); }
    /// Sentences that stayed behind.
    [[nodiscard]] SaidSentences& left_behind() { return gone_; }

private:
    template <class T>
    using Ids = std::map<study::Id<T>, study::Id<T>>;
    /// The number in the copy; 0 where it is not in it.
    template <class T>
    [[nodiscard]] static study::Id<T> in_copy(const Ids<T>& ids, study::Id<T> old) {
        const auto at = ids.find(old);
        return at == ids.end() ? study::Id<T>() : at->second;
    }
    struct Reading;

    void take_sources(store::Edit& copy);
    void take_source(store::Edit& copy, Reading& reading);
    void judge(Reading& reading) const;
    void label_speakers(Reading& reading);
    [[nodiscard]] bool make_clean(Reading& reading) const;
    void add_source(store::Edit& copy, const Reading& reading, const SharedText& shared);
    void take_codes(store::Edit& copy);
    void take_codings(store::Edit& copy);
    void take_memos(store::Edit& copy);
    void take_groups(store::Edit& copy);
    void take_findings(store::Edit& copy);

    [[nodiscard]] std::string new_name(const study::Source& source, study::Id<study::Entity> respondent);
    [[nodiscard]] std::string words(const std::string& utf8) const;
    [[nodiscard]] std::int64_t now(study::Subject subject, std::int64_t id) const;

    Session& session_;
    const privacy::Protection& protection_;
    const privacy::Gate& gate_;
    const Voices voices_;
    const std::vector<WrittenName> written_;
    SharedPeople people_;
    SharedResearchers researchers_;
    const std::string language_;

    Ids<study::Source> sources_;
    Ids<study::Code> codes_;
    Ids<study::Coding> codings_;
    Ids<study::Passage> passages_;
    Ids<study::Group> groups_;
    Ids<study::Finding> findings_;
    std::vector<study::Coding> waiting_;  ///< codings whose places are found, but not yet their codes
    std::map<study::Id<study::Coding>, std::vector<study::QuoteEdit>> edits_;  ///< of the study
    std::vector<study::QuoteEdit> waiting_edits_;  ///< of codings in the copy, with places in it
    std::set<study::Id<study::Entity>> concerned_;
    std::set<std::string> names_;
    SaidSentences gone_;

    std::vector<std::string> coding_guids_;
    std::map<privacy::Category, std::int64_t> replaced_;
    std::map<privacy::Obstacle, std::int64_t> obstacles_;  ///< of passages
    Value left_out_ = Value::array();
    Value renamed_ = Value::array();
    std::int64_t dropped_codings_ = 0;
    std::int64_t shortened_codings_ = 0;
    std::int64_t dropped_memos_ = 0;
    std::int64_t dropped_members_ = 0;
    std::int64_t dropped_evidence_ = 0;
    std::int64_t memos_ = 0;
};

}  // namespace sotto::commands
