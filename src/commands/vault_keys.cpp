// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/vault_keys.h"

#include "base/error.h"
#include "commands/kernel_keys.h"
#include "commands/passphrase.h"
#include "store/vault_file.h"

#include <pwd.h>
#include <unistd.h>
#include <chrono>
#include <cstdlib>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <system_error>

namespace sotto::commands {

namespace {

using base::Blame;
using base::Error;
using Clock = std::chrono::steady_clock;
using Key = std::shared_ptr<const store::Secret>;

std::string kernel_name(const base::Guid& vault) {
    return "sotto:vault:" + vault.text();
}

/// The folder for settings: $XDG_CONFIG_HOME/sotto, else below the user's home.
std::filesystem::path settings_folder() {
    if (const char* folder = std::getenv("XDG_CONFIG_HOME"); folder != nullptr && *folder == '/')
        return std::filesystem::path(folder) / "sotto";
    if (const char* home = std::getenv("HOME"); home != nullptr && *home == '/')
        return std::filesystem::path(home) / ".config" / "sotto";
    if (const auto* user = ::getpwuid(::getuid()); user != nullptr && *user->pw_dir == '/')
        return std::filesystem::path(user->pw_dir) / ".config" / "sotto";
    throw Error(Blame::Environment,
                "There is no folder for the vault: set HOME, or name a file with --vault.");
}

/// The keys that this process holds.
class Held {
public:
    static Held& instance() {
        static Held held;
        return held;
    }

    Key find(const base::Guid& vault, const std::function<Key()>& by_environment) {
        const std::lock_guard lock(mutex_);
        if (auto kept = kept_in_kernel(kernel_name(vault))) {
            // The same pointer for the same key, so that nothing is derived from it twice.
            Key& seen = of_kernel_[vault];
            if (seen == nullptr || !seen->same_as(*kept))
                seen = std::make_shared<const store::Secret>(std::move(*kept));
            return seen;
        }
        of_kernel_.erase(vault);
        if (const auto found = timed_.find(vault); found != timed_.end()) {
            if (Clock::now() < found->second.until) {
                found->second.until = Clock::now() + found->second.time;
                return found->second.key;
            }
            timed_.erase(found);
        }
        const auto [found, is_new] = of_environment_.try_emplace(vault);
        if (is_new) found->second = by_environment();
        return found->second;
    }

    void keep(const base::Guid& vault, const store::Secret& key, int minutes) {
        const std::lock_guard lock(mutex_);
        const auto time = std::chrono::minutes(minutes);
        timed_[vault] = {std::make_shared<const store::Secret>(key.view()), time, Clock::now() + time};
    }

    bool forget(const base::Guid& vault) {
        const std::lock_guard lock(mutex_);
        const bool in_kernel = forget_in_kernel(kernel_name(vault));
        of_kernel_.erase(vault);
        of_environment_.erase(vault);
        return timed_.erase(vault) > 0 || in_kernel;
    }

private:
    struct Timed {
        Key key;
        Clock::duration time{};
        Clock::time_point until;
    };

    std::mutex mutex_;
    std::map<base::Guid, Key> of_kernel_;
    std::map<base::Guid, Timed> timed_;
    std::map<base::Guid, Key> of_environment_;  ///< null: it does not open the vault
};

}  // namespace

namespace {

std::filesystem::path usual_vault_file(const std::string& location, const base::Guid& study) {
    if (const char* file = std::getenv("SOTTO_VAULT"); file != nullptr && *file != '\0') return file;
    if (location.find("://") != std::string::npos)
        return settings_folder() / "vaults" / (study.text() + ".sotto-vault");
    std::error_code unknown;
    auto path = std::filesystem::canonical(location, unknown);
    if (unknown) path = location;
    return path.string() + "-vault";
}

}  // namespace

std::filesystem::path vault_file_of(const store::StudyFile& study, const std::string& named) {
    return named.empty() ? usual_vault_file(study.location(), study.guid()) : std::filesystem::path(named);
}

store::KeySource vault_keys(const store::StudyFile& study, std::function<void(const std::string&)> tell) {
    return
        [location = study.location(), guid = study.guid(), tell = std::move(tell)](const base::Guid& vault) {
            return Held::instance().find(vault, [&]() -> Key {
                const auto passphrase = passphrase_of_environment();
                if (!passphrase) return nullptr;
                try {
                    const auto file = store::VaultFile::read(usual_vault_file(location, guid));
                    if (file.guid() != vault) return nullptr;
                    return std::make_shared<const store::Secret>(file.open(*passphrase));
                } catch (const Error& error) {
                    tell(std::string(error.what()) + " The register stays locked.");
                    return nullptr;
                }
            });
        };
}

KeptIn keep_open(const base::Guid& vault, const store::Secret& key, int minutes) {
    if (keep_in_kernel(kernel_name(vault), key, minutes)) return KeptIn::Kernel;
    Held::instance().keep(vault, key, minutes);
    return KeptIn::Process;
}

bool forget_key(const base::Guid& vault) {
    return Held::instance().forget(vault);
}

void require_open_register(const store::StudyFile& study) {
    if (study.register_hidden()) throw Error(Blame::Environment, study::register_is_locked);
}

}  // namespace sotto::commands
