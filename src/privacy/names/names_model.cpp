// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/names/names_model.h"

#include "privacy/names/builtin_model.h"
#include "privacy/names/chain.h"
#include "privacy/names/hashing.h"
#include "privacy/names/model_table.h"
#include "privacy/names/name_spans.h"
#include "text/language.h"

#include <algorithm>

namespace sotto::privacy {

Sensitivity Sensitivity::review() {
    return {};
}

Sensitivity Sensitivity::certain() {
    return {0.5, 0.5, 0.5, 0.5};
}

struct NamesModel::Internal {
    explicit Internal(std::string_view bytes) : table(bytes) {}
    names::ModelTable table;
};

NamesModel::NamesModel(std::string_view bytes) : internal_(std::make_unique<const Internal>(bytes)) {}
NamesModel::~NamesModel() = default;
NamesModel::NamesModel(NamesModel&&) noexcept = default;
NamesModel& NamesModel::operator=(NamesModel&&) noexcept = default;

const NamesModel& NamesModel::builtin() {
    static const NamesModel model(names::builtin_model_bytes());
    return model;
}

std::uint64_t NamesModel::builtin_version() {
    static const std::uint64_t version = names::hash_of(names::builtin_model_bytes());
    return version;
}

bool NamesModel::knows(std::string_view language) {
    const std::string primary = text::primary_language(language);
    return primary.empty() || primary == "und" || primary == "en";
}

std::vector<Found> NamesModel::find(const Reading& reading, const Sensitivity& sensitivity) const {
    return find(reading.text(), sensitivity);
}

std::vector<Found> NamesModel::find(const text::Text& text, const Sensitivity& sensitivity) const {
    names::NameText read(text.utf8());
    internal_->table.look_up_words(read);
    names::Judgements judged;
    judged.words.resize(read.tokens().size());

    names::Chain chain;
    names::FeatureKeys features;
    std::vector<names::Scores> emissions;
    for (const names::Sentence& sentence : read.sentences()) {
        emissions.resize(sentence.last - sentence.first);
        for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
            names::features_of(read, sentence, i, features);
            internal_->table.score(features, emissions[i - sentence.first]);
        }
        chain.set_transitions(internal_->table.transitions(sentence.casing));
        chain.run(emissions, {});
        float least = 1;
        for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
            judged.words[i].marginals = chain.marginals(i - sentence.first);
            least = std::min(least, judged.words[i].marginals[names::index_of(names::Label::Outside)]);
        }
        // Most sentences of a conversation name nobody; what they are made of need not be asked.
        if (least > names::plainly_outside) continue;
        const std::vector<names::Label>& best = chain.best(emissions);
        for (std::uint32_t i = sentence.first; i < sentence.last; ++i)
            judged.words[i].best = best[i - sentence.first];
    }
    std::vector<Found> found;
    for (const names::Span& span : names::spans_of(read, judged, sensitivity)) {
        Found one;
        one.range = {text.position_of_byte(read.tokens()[span.first].first), 0};
        const std::size_t end = read.tokens()[span.last - 1].last;
        one.range.end = end == text.utf8().size() ? text.length() : text.position_of_byte(end);
        one.category = names::category_of(span.label);
        one.confidence = span.confidence;
        found.push_back(one);
    }
    return found;
}

}  // namespace sotto::privacy
