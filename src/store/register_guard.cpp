// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "store/register_guard.h"

#include "base/error.h"
#include "store/database.h"
#include "store/schema.h"
#include "store/tables.h"

#include <fmt/format.h>

namespace sotto::store {

namespace {

using base::Blame;
using base::Error;

/// The schema that vaults came with.
constexpr std::int64_t version_with_vault = 3;

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find('\n', at), text.size());
        if (end > at) lines.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

}  // namespace

std::optional<Vault> read_vault(Database& database) {
    if (version_of(database) < version_with_vault) return std::nullopt;
    auto rows = database.select("SELECT guid, made, attributes FROM vault", "ttt");
    if (!rows.next()) return std::nullopt;
    Vault vault;
    const auto guid = base::Guid::parse(rows.text(0));
    if (!guid)
        throw Error(Blame::Environment,
                    fmt::format("{} is damaged: it does not say which vault it has.", database.shown()));
    vault.guid = *guid;
    vault.made = rows.text(1);
    vault.attributes = lines_of(rows.text(2));
    return vault;
}

const std::optional<Vault>& RegisterGuard::vault() {
    if (!vault_) vault_ = read_vault(database_);
    return *vault_;
}

const Veil* RegisterGuard::veil() {
    if (answer_) return *answer_;
    const auto& vault = this->vault();
    auto key = vault && keys_ ? keys_(vault->guid) : nullptr;
    if (key != key_) {
        veil_.reset();
        key_ = std::move(key);
        if (key_ != nullptr) veil_.emplace(vault->guid, *key_);
    }
    const Veil* veil = veil_ ? &*veil_ : nullptr;
    if (asks_once_) answer_ = veil;
    return veil;
}

bool RegisterGuard::locked() {
    look_again();
    return vault().has_value() && veil() == nullptr;
}

void RegisterGuard::reveal(Kind kind, std::int64_t id, std::string& text, bool& hidden) {
    if (!is_concealed(text)) return;
    for (const bool again : {false, true}) {
        // Another process may have made the vault, or another one, since this study was opened.
        if (again || !vault()) {
            look_again();
            answer_.reset();
        }
        const Veil* veil = this->veil();
        if (veil == nullptr) {
            text.clear();
            hidden = true;
            return;
        }
        if (auto plain = veil->reveal(kind, id, text)) {
            text = std::move(*plain);
            return;
        }
    }
    throw Error(Blame::Environment,
                "A name of the register cannot be read: it has been altered since it was put into the vault. "
                "Run a check (verify) for the place, and take the study from a backup.");
}

void RegisterGuard::conceal(Kind kind, Row& row, const Row* before, bool hidden) {
    const auto column = guarded_column(kind);
    const std::int64_t id = row[0].integer();
    std::string& text = row[column].text();
    const bool was_concealed = before != nullptr && is_concealed((*before)[column].text());
    if (hidden && was_concealed && text.empty()) {
        row[column] = (*before)[column];
        return;
    }
    if (is_concealed(text))
        throw Error(Blame::Input, "A name for the register begins with a character that is none.");
    const auto& vault = this->vault();
    if (!vault || !(was_concealed || is_guarded(kind, row, vault->attributes))) return;
    // An empty text tells that there is none; but taking a name away needs the key as giving one does.
    if (text.empty() && !was_concealed) return;
    const Veil* veil = this->veil();
    if (veil == nullptr) throw Error(Blame::Environment, study::register_is_locked);
    if (!text.empty()) row[column].take(veil->conceal(kind, id, text));
}

void RegisterGuard::reveal(Kind kind, Row& row) {
    if (kind != Kind::Entity && kind != Kind::Alias && kind != Kind::Attribute) return;
    const auto column = guarded_column(kind);
    if (row.size() <= column || !is_concealed(row[column].text())) return;
    const Veil* veil = this->veil();
    auto plain = veil == nullptr ? std::nullopt : veil->reveal(kind, row[0].integer(), row[column].text());
    row[column].take(plain ? std::move(*plain) : std::string());
}

std::string RegisterGuard::problem_with(Kind kind, const Row& row) {
    const std::string& text = row[guarded_column(kind)].text();
    const auto& vault = this->vault();
    const auto about = [&](const char* what) {
        return fmt::format("The {} {} {}.", table(kind).noun, row[0].integer(), what);
    };
    if (!is_concealed(text)) {
        // Which attributes identify is for each version of Sotto to know.
        const bool wrong = vault && !text.empty() && kind != Kind::Attribute;
        return wrong ? about("has a name in the clear although the study has a vault") : std::string();
    }
    if (!vault) return about("is encrypted, and the study has no vault");
    const Veil* veil = this->veil();
    if (veil == nullptr || veil->reveal(kind, row[0].integer(), text)) return {};
    return about("has been altered since it was put into the vault");
}

}  // namespace sotto::store
