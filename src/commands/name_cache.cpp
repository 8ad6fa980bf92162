// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/name_cache.h"

#include "base/error.h"
#include "base/files.h"
#include "base/on_all_cores.h"
#include "privacy/names/names_model.h"
#include "text/language.h"

#include <fmt/format.h>
#include <algorithm>
#include <iterator>
#include <sstream>

namespace sotto::commands {

namespace {

/// To be raised when `privacy::likely_names` answers differently with the same model.
constexpr int rules_version = 2;
constexpr std::size_t file_limit = std::size_t{1} << 28U;
constexpr double confidence_steps = 10000;

std::string heading() {
    return fmt::format("sotto-names {} {:016x}", rules_version, privacy::NamesModel::builtin_version());
}

}  // namespace

NameCache::NameCache(const store::StudyFile& study) : study_(study) {
    try {
        const auto folder = base::cache_folder() / study.guid().text();
        base::make_private_folder(folder);
        file_ = folder / "names";
        load();
    } catch (const base::Error&) {
        by_digest_.clear();
    }
}

void NameCache::load() {
    if (!std::filesystem::exists(file_)) return;
    std::istringstream in(base::read_file(file_, file_limit));
    std::string line;
    if (!std::getline(in, line) || line != heading()) return;
    std::string digest;
    std::size_t count = 0;
    while (in >> digest >> count) {
        std::vector<privacy::Found> names;
        for (std::size_t i = 0; i < count; ++i) {
            privacy::Found one;
            int category = 0;
            int confidence = 0;
            if (!(in >> one.range.start >> one.range.end >> category >> confidence)) break;
            const auto after = names.empty() ? 0 : names.back().range.end;
            if (one.range.start < after || one.range.empty() || category < 0 ||
                category >= privacy::categories)
                break;
            one.category = static_cast<privacy::Category>(category);
            one.confidence = confidence / confidence_steps;
            names.push_back(one);
        }
        // Of a damaged file nothing counts.
        if (names.size() != count) {
            by_digest_.clear();
            return;
        }
        by_digest_.emplace(std::move(digest), std::move(names));
    }
}

void NameCache::save() const {
    if (!changed_ || file_.empty()) return;
    std::string out = heading() + '\n';
    for (const auto& [digest, names] : by_digest_) {
        fmt::format_to(std::back_inserter(out), "{} {}\n", digest, names.size());
        for (const auto& one : names) {
            fmt::format_to(std::back_inserter(out), "{} {} {} {}\n", one.range.start, one.range.end,
                           static_cast<int>(one.category),
                           static_cast<int>(one.confidence * confidence_steps));
        }
    }
    try {
        base::write_private_file(file_, out);
    } catch (const base::Error&) {
        // What is not kept is worked out again.
    }
}

void NameCache::each(
    const std::vector<study::Source>& sources, const std::function<void(std::size_t done)>& progress,
    const std::function<void(const study::Source&, const std::vector<privacy::Found>&)>& take) {
    constexpr std::size_t together = 64;
    for (std::size_t first = 0; first < sources.size(); first += together) {
        progress(first);
        const auto count = std::min(together, sources.size() - first);
        std::vector<std::string> digests;
        std::vector<text::Text> texts(count);
        std::vector<std::size_t> unread;
        for (std::size_t i = 0; i < count; ++i) {
            const auto& source = sources[first + i];
            const auto version = study_.current_version(source.id);
            // Another language has other names.
            digests.push_back(version.sha256 + ":" + text::primary_language(source.language));
            if (by_digest_.contains(digests.back())) continue;
            texts[i] = study_.text(version.id);
            unread.push_back(i);
        }
        std::vector<std::vector<privacy::Found>> found(count);
        base::on_all_cores(unread.size(), [&](std::size_t i) {
            const auto which = unread[i];
            found[which] = privacy::likely_names(texts[which], sources[first + which].language);
        });
        for (const auto i : unread) {
            by_digest_[digests[i]] = std::move(found[i]);
            changed_ = true;
        }
        for (std::size_t i = 0; i < count; ++i) take(sources[first + i], by_digest_.at(digests[i]));
    }
    progress(sources.size());
}

}  // namespace sotto::commands
