// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "store/vault.h"
#include "store/veil.h"

#include <memory>
#include <optional>
#include <vector>

namespace sotto::store {

class Database;

/// The vault as the study's database says; none also where the database is too old to have one.
std::optional<Vault> read_vault(Database& database);

/// Stands between the values of the register and their rows: what goes into rows is concealed while the study
/// has a vault, what comes out is revealed when the vault is open and `hidden` when it is not.
class RegisterGuard {
public:
    explicit RegisterGuard(Database& database) : database_(database) {}

    void take_keys_from(KeySource source) { keys_ = std::move(source); }
    /// Looks again what vault there is: before an edit, and when another process may have made or removed
    /// one.
    void look_again() { vault_.reset(); }

    /// Whether there is a vault and no key for it.
    [[nodiscard]] bool locked();

    void reveal(study::Entity& thing) { reveal(Kind::Entity, thing.id.value, thing.name, thing.hidden); }
    void reveal(study::Alias& thing) { reveal(Kind::Alias, thing.id.value, thing.name, thing.hidden); }
    void reveal(study::Attribute& thing) {
        reveal(Kind::Attribute, thing.id.value, thing.value, thing.hidden);
    }
    /// Everything else is kept in the clear.
    template <class T>
    void reveal(T&) {}
    /// The key is asked for once.
    template <class T>
    void reveal_all(std::vector<T>& things) {
        const AskingOnce once(*this);
        for (T& thing : things) reveal(thing);
    }

    /// A row as it is to be kept. `before` is the row that it replaces, null for a new one; `hidden` says
    /// that the thing was read while locked, so that what is concealed stays. Throws `base::Error`:
    /// Environment when a text must be concealed and the vault is locked, Input when it looks like a
    /// concealed one.
    void conceal(Kind kind, Row& row, const Row* before, bool hidden);
    /// A row of the journal or a table as the researchers know it; texts that cannot be revealed become
    /// empty.
    void reveal(Kind kind, Row& row);

    /// What is wrong with a row of the register, for `StudyFile::verify`: empty when nothing is.
    std::string problem_with(Kind kind, const Row& row);

private:
    /// While it lives, the vault is open or locked as it was when it was first needed.
    class AskingOnce {
    public:
        explicit AskingOnce(RegisterGuard& guard) : guard_(guard) { guard_.asks_once_ = true; }
        ~AskingOnce() {
            guard_.asks_once_ = false;
            guard_.answer_.reset();
        }
        AskingOnce(const AskingOnce&) = delete;
        AskingOnce& operator=(const AskingOnce&) = delete;

    private:
        RegisterGuard& guard_;
    };

    /// Null when there is no vault, or it is locked.
    const Veil* veil();
    const std::optional<Vault>& vault();
    void reveal(Kind kind, std::int64_t id, std::string& text, bool& hidden);

    Database& database_;
    KeySource keys_;
    std::optional<std::optional<Vault>> vault_;
    std::shared_ptr<const Secret> key_;  ///< that `veil_` was made with
    std::optional<Veil> veil_;
    bool asks_once_ = false;
    std::optional<const Veil*> answer_;
};

}  // namespace sotto::store
