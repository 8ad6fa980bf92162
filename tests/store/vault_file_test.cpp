// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "store/vault_file.h"
#include "base/error.h"
#include "base/files.h"
#include "store/veil.h"
#include "support/temporary_folder.h"

#include <sys/stat.h>
#include <catch2/catch.hpp>
#include <cctype>
#include <functional>

using namespace sotto;
using store::Secret;
using tests::TemporaryFolder;

namespace {

namespace fs = std::filesystem;

constexpr std::size_t any_size = std::size_t{1} << 30U;
/// As cheap as it may be: tests open vaults often.
const store::KeyCost cheap{1, 8192};

const Secret& passphrase() {
    static const Secret secret(std::string_view("quiet river under four bridges"));
    return secret;
}

const Secret& recovery_key() {
    static const Secret secret = store::new_recovery_key();
    return secret;
}

struct Refusal {
    std::string sentence;
    base::Blame blame = base::Blame::Program;
};

Refusal refusal(const std::function<void()>& work) {
    try {
        work();
    } catch (const base::Error& error) {
        const std::string sentence = error.what();
        CHECK(sentence.back() == '.');
        CHECK(sentence.find('\n') == std::string::npos);
        CHECK(sentence.find("river") == std::string::npos);
        return {sentence, error.blame()};
    }
    return {"nothing was thrown"};
}

}  // namespace

TEST_CASE("attributes that say who somebody is, or how to reach them, are known by their names") {
    for (const char* name :
         {"E-mail", "mail",         "Telephone", "phone number", "tel",          "Mobile_2", "Date of birth",
          "dob",    "birth_year",   "born",      "Name",         "first name",   "Surname",  "Nom de famille",
          "Prénom", "nombre",       "apellidos", "WhatsApp",     "home address", "adresse",  "passport no",
          "IBAN",   "Geburtsdatum", "الاسم",     "رقم الهاتف",   "дата рождения"}) {
        CAPTURE(name);
        CHECK(store::is_identifying_attribute(name));
    }
    for (const char* name :
         {"country", "age", "village of birth", "Place of birth", "gender", "hotel", "role",
          "economic status", "mobility", "nomad", "organisation", "language", "consent"}) {
        CAPTURE(name);
        CHECK_FALSE(store::is_identifying_attribute(name));
    }
}

TEST_CASE("a vault opens by its passphrase and by its recovery key, however that is typed") {
    const TemporaryFolder folder;
    const auto guid = base::Guid::random();
    const auto path = folder / "study.sotto-vault";
    const auto made = store::VaultFile::make(guid, passphrase(), recovery_key(), cheap);
    made.write_new(path);
    struct stat status {};
    REQUIRE(::stat(path.c_str(), &status) == 0);
    CHECK((status.st_mode & 0777U) == 0600U);
    auto file = store::VaultFile::read(path);
    CHECK(file.study() == guid);
    CHECK(file.guid() == made.guid());
    const auto key = file.open(passphrase());
    CHECK(key.view().size() == 32);
    CHECK(key.same_as(file.open_with_recovery_key(recovery_key())));
    std::string typed;
    for (const char c : recovery_key().view()) {
        if (c == '-') continue;
        typed += c == '0' ? 'o' : c == '1' ? 'l' : static_cast<char>(std::tolower(c));
        if (typed.size() % 7 == 3) typed += ' ';
    }
    CHECK(key.same_as(file.open_with_recovery_key(Secret(std::string_view(typed)))));

    CHECK(refusal([&] { (void)file.open(Secret(std::string_view("another"))); }).blame ==
          base::Blame::Environment);
    CHECK(refusal([&] { (void)file.open_with_recovery_key(store::new_recovery_key()); }).blame ==
          base::Blame::Environment);
    CHECK(refusal([&] { (void)file.open_with_recovery_key(passphrase()); }).blame == base::Blame::User);

    const Secret newer(std::string_view("seven slow barges at noon"));
    const auto newer_recovery = store::new_recovery_key();
    file.change_passphrase(key, newer, cheap);
    file.replace(path);
    file = store::VaultFile::read(path);
    CHECK(key.same_as(file.open(newer)));
    CHECK(key.same_as(file.open_with_recovery_key(recovery_key())));
    CHECK_THROWS_AS((void)file.open(passphrase()), base::Error);
    file.change_recovery_key(key, newer_recovery);
    file.replace(path);
    file = store::VaultFile::read(path);
    CHECK(key.same_as(file.open(newer)));
    CHECK(key.same_as(file.open_with_recovery_key(newer_recovery)));
    CHECK_THROWS_AS((void)file.open_with_recovery_key(recovery_key()), base::Error);
    CHECK(refusal([&] { file.write_new(path); }).blame == base::Blame::Environment);
}

TEST_CASE("a vault file that is damaged at any byte, cut short or another file is refused in one sentence") {
    const TemporaryFolder folder;
    const auto path = folder / "study.sotto-vault";
    store::VaultFile::make(base::Guid::random(), passphrase(), recovery_key(), cheap).write_new(path);
    const auto whole = base::read_file(path, any_size);
    const auto refused = [&](const std::string& bytes) {
        base::write_private_file(path, bytes);
        const auto why = refusal([&] { (void)store::VaultFile::read(path); });
        CAPTURE(why.sentence);
        CHECK(why.blame == base::Blame::Environment);
        return why.sentence;
    };
    for (std::size_t at = 0; at < whole.size(); ++at) {
        auto bytes = whole;
        bytes[at] = static_cast<char>(bytes[at] ^ 0x20);
        CAPTURE(at);
        refused(bytes);
    }
    for (const std::size_t size : {std::size_t{0}, std::size_t{7}, std::size_t{60}, whole.size() - 1})
        refused(whole.substr(0, size));
    CHECK(refused(whole + " ").find("damaged") != std::string::npos);
    CHECK(refused("SQLite format 3").find("no vault file") != std::string::npos);
    auto newer = whole;
    newer[9] = 2;
    CHECK(refused(newer).find("newer version") != std::string::npos);
    fs::remove(path);
    CHECK(refusal([&] { (void)store::VaultFile::read(path); }).sentence.find("is not there") !=
          std::string::npos);
}
