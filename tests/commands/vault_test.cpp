// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "store/vault.h"
#include "base/error.h"
#include "base/files.h"
#include "commands/passphrase.h"
#include "commands/sample_study.h"
#include "commands/vault_keys.h"
#include "store/vault_file.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>

using namespace sotto;
using tests::SampleStudy;

namespace {

namespace fs = std::filesystem;

const std::string with_passphrase = " --passphrase-file passphrase.txt";

/// Names that stand nowhere but in the register and its history.
const std::vector<std::string> only_in_register{"Kham Phetsavong",          "Riverbank Voices",
                                                "Ana Maria Moreau",         "Anouk Verhoeven",
                                                "k.phetsavong@example.org", "+856 20 5551 2345"};

struct Refusal {
    std::string sentence;
    base::Blame blame = base::Blame::Program;
};

Refusal refusal(SampleStudy& sample, const std::string& line) {
    try {
        sample.run(line);
    } catch (const base::Error& error) {
        return {error.what(), error.blame()};
    }
    return {"nothing was thrown"};
}

/// A register with a past, and a backup of before.
void make_history(SampleStudy& sample) {
    sample.run(
        "participant study.sotto P02 --set e-mail=k.phetsavong@example.org --set \"mobile=+856 20 5551 "
        "2345\"");
    sample.run({"participant", "study.sotto", "P01", "--name", "Ana Maria Moreau"});
    sample.run({"participant", "study.sotto", "P01", "--alias", "Anouk Verhoeven"});
    sample.run({"participant", "study.sotto", "P01", "--no-alias", "Anouk Verhoeven"});
    sample.run({"participant", "study.sotto", "P01", "--name", "Ana Moreau"});
    sample.run("search study.sotto support");
    fs::create_directory(sample.folder() / "study.sotto-backups");
    sample.session().choose("other");  // closed, so that the copy is whole
    fs::copy_file(sample.folder() / "study.sotto",
                  sample.folder() / "study.sotto-backups/study-20300105103000-4.sotto");
    sample.session().choose("study.sotto");
}

std::string base64(const std::string& bytes) {
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    for (std::size_t i = 0; i + 3 <= bytes.size(); i += 3) {
        unsigned group = 0;
        for (std::size_t j = 0; j < 3; ++j) group = group << 8U | static_cast<unsigned char>(bytes[i + j]);
        for (int shift = 18; shift >= 0; shift -= 6) out += letters[(group >> shift) & 63U];
    }
    return out;
}

/// A text as its bytes, in UTF-16 both ways, and in base64 wherever it may begin.
std::vector<std::string> guises_of(const std::string& word) {
    std::vector<std::string> guises{word};
    std::string little;
    std::string big;
    for (const char c : word) {
        little += {c, '\0'};
        big += {'\0', c};
    }
    guises.push_back(little);
    guises.push_back(big);
    for (std::size_t skipped = 0; skipped < 3; ++skipped) guises.push_back(base64(word.substr(skipped)));
    return guises;
}

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
    return text;
}

/// The files that Sotto keeps of the study and that hold one of `words` in any guise.
std::vector<std::string> files_with(const SampleStudy& sample, const std::vector<std::string>& words) {
    std::vector<std::string> found;
    for (const auto& entry : fs::recursive_directory_iterator(sample.folder())) {
        const auto name = fs::relative(entry.path(), sample.folder()).string();
        if (!entry.is_regular_file() || (!name.starts_with("study.sotto") && !name.starts_with("cache")))
            continue;
        const auto bytes = base::read_file(entry.path(), std::size_t{1} << 30U);
        const auto lowered = lower(bytes);
        for (const auto& word : words) {
            bool holds = lowered.find(lower(word)) != std::string::npos;
            for (const auto& guise : guises_of(word)) holds = holds || bytes.find(guise) != std::string::npos;
            if (holds) found.push_back(name + ": " + word);
        }
    }
    return found;
}

/// Locks what a test has left open: the kernel keeps keys longer than tests last.
class Locked {
public:
    explicit Locked(SampleStudy& sample) : sample_(sample) {}
    ~Locked() {
        ::unsetenv("SOTTO_PASSPHRASE");
        if (const auto vault = store::vault_of(sample_.session().study())) commands::forget_key(vault->guid);
    }
    Locked(const Locked&) = delete;
    Locked& operator=(const Locked&) = delete;

private:
    SampleStudy& sample_;
};

std::string printed(const std::string& verb, const commands::Value& data) {
    commands::Page page;
    commands::find_command(verb)->print(data, page);
    std::string all;
    for (const auto& piece : page.pieces()) {
        if (const auto* line = std::get_if<std::string>(&piece)) all += *line + "\n";
    }
    return all;
}

}  // namespace

TEST_CASE("a vault leaves no name of the register in any file of the study, in no guise") {
    SampleStudy sample;
    const Locked after(sample);
    make_history(sample);
    const auto before = files_with(sample, only_in_register);
    for (const auto& word : only_in_register) {
        CAPTURE(word);
        CHECK(std::any_of(before.begin(), before.end(),
                          [&](const std::string& found) { return found.ends_with(word); }));
    }
    const auto open_dump = sample.dump();
    const auto made = sample.run("vault study.sotto make" + with_passphrase);
    CHECK(made.exit_code == 0);
    CHECK(files_with(sample, only_in_register).empty());
    CHECK(made.data["state"].text() == "open");
    CHECK(made.data["names"].integer() == 3 + 1 - 0);
    CHECK(made.data["attributes"].integer() == 2);
    CHECK(made.data["backups"].integer() == 1);
    CHECK(made.data["proof"]["found"].items().empty());
    CHECK(made.data["proof"]["looked_for"].integer() > 0);
    // The first transcript says one of the names, and that is told.
    const auto& elsewhere = made.data["proof"]["elsewhere"].items();
    CHECK(std::any_of(elsewhere.begin(), elsewhere.end(), [](const commands::Value& place) {
        return place["what"].text() == "text" && place["names"].integer() == 1;
    }));
    CHECK(sample.dump() == open_dump);
    CHECK(sample.run("verify study.sotto").exit_code == 0);

    // What is written from now on is no different.
    sample.run({"participant", "study.sotto", "P03", "--alias", "Wilhelmina Overgaard"});
    sample.run("undo study.sotto");
    CHECK(files_with(sample, {"Wilhelmina Overgaard"}).empty());

    // Apart from the vault file the study tells nothing, whoever has the passphrase.
    sample.run("vault study.sotto lock");
    fs::rename(sample.folder() / "study.sotto-vault", sample.folder() / "elsewhere");
    ::setenv("SOTTO_PASSPHRASE", "quiet river under four bridges", 1);
    sample.session().choose("other");
    sample.session().choose("study.sotto");
    CHECK(sample.session().study().register_hidden());
    const auto why = refusal(sample, "vault study.sotto open");
    CHECK(why.blame == base::Blame::Environment);
    CHECK(why.sentence.find("is not there") != std::string::npos);
    // Lent back from elsewhere, it opens.
    sample.run("vault study.sotto open --vault elsewhere");
    CHECK_FALSE(sample.session().study().register_hidden());
    CHECK(sample.dump() == open_dump);
}

TEST_CASE("while the vault is locked the study is coded and searched, and what needs names is refused") {
    SampleStudy sample;
    const Locked after(sample);
    sample.run("vault study.sotto make --attributes country" + with_passphrase);
    sample.run("vault study.sotto lock");
    REQUIRE(sample.session().study().register_hidden());

    sample.edit("code study.sotto P01 150:200 Lessons/Support");
    CHECK(sample.run("search study.sotto support").data["hits"].items().size() > 0);
    sample.run("quotes study.sotto --code Training");
    sample.run("matrix study.sotto --rows code --columns country");
    sample.run("frequencies study.sotto");
    sample.run("speakers study.sotto");
    sample.edit("consent study.sotto P02 partners");
    CHECK(sample.run("verify study.sotto").exit_code == 0);
    sample.told.clear();
    sample.run("import study.sotto transcripts/P03.txt");
    CHECK(sample.told.size() == 1);
    const auto entry = sample.run("participant study.sotto P01").data["entry"];
    CHECK(entry["named"].truth());
    CHECK(entry["hidden"].truth());
    CHECK(entry["attributes"]["age"].text() == "33");
    CHECK(entry["attributes"]["country"].is_null());
    const auto shown = printed("participant", sample.run("participant study.sotto P01").data);
    CHECK(shown.find("locked") != std::string::npos);

    for (const char* line :
         {"identifiers study.sotto", "export study.sotto quotes.csv --audience team",
          "export study.sotto quotes.csv --audience public", "share study.sotto shared.sotto --audience team",
          "risk study.sotto", "review study.sotto P01 accept", "erase study.sotto P01",
          "register study.sotto register.csv", "register study.sotto --export names.csv",
          "participant study.sotto P01 --name Anneke", "participant study.sotto P01 --alias Anneke",
          "participant study.sotto P01 --set country=Chad", "vault study.sotto clean"}) {
        CAPTURE(line);
        const auto dump = sample.dump();
        const auto why = refusal(sample, line);
        CHECK(why.sentence == study::register_is_locked);
        CHECK(why.blame == base::Blame::Environment);
        CHECK(sample.dump() == dump);
    }
    CHECK_FALSE(sample.has("quotes.csv"));
    CHECK_FALSE(sample.has("names.csv"));
    CHECK_FALSE(sample.has("shared.sotto"));

    sample.run("vault study.sotto open" + with_passphrase);
    CHECK(sample.run("export study.sotto quotes.csv --audience team").exit_code == 0);
    CHECK(sample.run("participant study.sotto P01").data["entry"]["attributes"]["country"].text() ==
          "Lao PDR");
}

TEST_CASE("a wrong passphrase, a foreign or damaged vault file: one sentence, and the study is as it was") {
    SampleStudy sample;
    const Locked after(sample);
    const auto dump = sample.dump();
    sample.run("vault study.sotto make" + with_passphrase);
    sample.run("vault study.sotto lock");
    const auto bytes = sample.read("study.sotto");
    const auto refused = [&](const std::string& line, const std::string& reason) {
        const auto why = refusal(sample, line);
        CAPTURE(line, why.sentence);
        CHECK(why.blame == base::Blame::Environment);
        CHECK(why.sentence.find(reason) != std::string::npos);
        CHECK(sample.read("study.sotto") == bytes);
    };
    refused("vault study.sotto open --passphrase-file new-passphrase.txt", "is not the one of the vault");
    refused("vault study.sotto rekey --passphrase-file new-passphrase.txt --new-passphrase-file register.csv",
            "is not the one of the vault");
    sample.run("new other.sotto --title Other");
    sample.run("vault other.sotto make" + with_passphrase);
    refused("vault study.sotto open --vault other.sotto-vault" + with_passphrase,
            "the vault of another study");
    const auto vault = sample.read("study.sotto-vault");
    sample.write("study.sotto-vault", vault.substr(0, 100));
    refused("vault study.sotto open" + with_passphrase, "is damaged");
    sample.write("study.sotto-vault", "something else");
    refused("vault study.sotto open" + with_passphrase, "is no vault file");
    CHECK(refusal(sample, "vault study.sotto make" + with_passphrase).blame == base::Blame::User);
    sample.write("study.sotto-vault", vault);
    sample.run("vault study.sotto open" + with_passphrase);
    CHECK(sample.dump() == dump);
    sample.session().choose("other.sotto");
    sample.run("vault other.sotto lock");
    sample.session().choose("study.sotto");
}

TEST_CASE("the recovery key opens the vault, and a new passphrase or key takes the place of the old one") {
    SampleStudy sample;
    const Locked after(sample);
    const auto dump = sample.dump();
    const auto made = sample.run("vault study.sotto make" + with_passphrase);
    const auto first = made.data["recovery_key"].text();
    CHECK(first.size() == 39);
    CHECK(printed("vault", made.data).find(first) != std::string::npos);
    sample.run("vault study.sotto lock");
    sample.write("recovery.txt", first + "\n");
    sample.run("vault study.sotto open --recovery-file recovery.txt");
    CHECK(sample.dump() == dump);
    sample.run("vault study.sotto lock");

    // Forgotten: the recovery key gives another passphrase.
    const auto again = sample.run(
        "vault study.sotto rekey --recovery-file recovery.txt --new-passphrase-file new-passphrase.txt "
        "--new-recovery-key");
    const auto second = again.data["recovery_key"].text();
    CHECK(second != first);
    CHECK(sample.session().study().register_hidden());
    CHECK(refusal(sample, "vault study.sotto open" + with_passphrase).blame == base::Blame::Environment);
    CHECK(refusal(sample, "vault study.sotto open --recovery-file recovery.txt").blame ==
          base::Blame::Environment);
    sample.run("vault study.sotto open --passphrase-file new-passphrase.txt");
    CHECK(sample.dump() == dump);
    CHECK(sample.run("vault study.sotto status").data["recovery_key"].is_null());
}

TEST_CASE("while SOTTO_PASSPHRASE is set every command opens the vault by itself") {
    SampleStudy sample;
    const Locked after(sample);
    const auto dump = sample.dump();
    sample.run("vault study.sotto make" + with_passphrase);
    sample.run("vault study.sotto lock");
    ::setenv("SOTTO_PASSPHRASE", "quiet river under four bridges", 1);
    commands::forget_key(store::vault_of(sample.session().study())->guid);
    CHECK(sample.run("export study.sotto quotes.csv --audience team").exit_code == 0);
    CHECK(sample.dump() == dump);
    sample.told.clear();
    sample.run("vault study.sotto lock");
    CHECK(sample.told.size() == 1);
    ::setenv("SOTTO_PASSPHRASE", "something else altogether", 1);
    commands::forget_key(store::vault_of(sample.session().study())->guid);
    sample.told.clear();
    CHECK(refusal(sample, "identifiers study.sotto").sentence == study::register_is_locked);
    // Said once, whatever is asked.
    CHECK(std::count_if(sample.told.begin(), sample.told.end(), [](const std::string& sentence) {
              return sentence.find("The register stays locked") != std::string::npos;
          }) == 1);
}

TEST_CASE(
    "while somebody reads the study its files cannot be cleared, and the recovery key is shown all the "
    "same") {
    SampleStudy sample;
    const Locked after(sample);
    make_history(sample);
    {
        const auto reader = store::StudyFile::open("study.sotto", store::StudyFile::Mode::Read);
        const store::StudyFile::Moment moment(reader);
        REQUIRE(reader.count<study::Entity>() > 0);
        const auto made = sample.run("vault study.sotto make" + with_passphrase);
        CHECK(made.exit_code == 1);
        CHECK(made.data["recovery_key"].text().size() == 39);
        CHECK(printed("vault", made.data).find("clean") != std::string::npos);
    }
    CHECK_FALSE(files_with(sample, only_in_register).empty());
    CHECK(sample.run("vault study.sotto clean").exit_code == 0);
    CHECK(files_with(sample, only_in_register).empty());
}

TEST_CASE("undo steps over the making of a vault") {
    SampleStudy sample;
    const Locked after(sample);
    const auto before = sample.dump();
    sample.run("code study.sotto P01 0:20 Greeting");
    const auto coded = sample.dump();
    sample.run("vault study.sotto make" + with_passphrase);
    sample.run("undo study.sotto");
    CHECK(sample.dump() == before);
    sample.run("redo study.sotto");
    CHECK(sample.dump() == coded);
    CHECK(sample.session().study().register_hidden() == false);
    CHECK(sample.run("verify study.sotto").exit_code == 0);
}

TEST_CASE("the names come out of the vault again, and a vault file that is left is never written over") {
    SampleStudy sample;
    const Locked after(sample);
    make_history(sample);
    const auto dump = sample.dump();
    sample.run("vault study.sotto make" + with_passphrase);
    const auto file = sample.read("study.sotto-vault");
    CHECK(refusal(sample, "vault study.sotto remove --passphrase-file new-passphrase.txt").blame ==
          base::Blame::Environment);
    CHECK(sample.run("vault study.sotto remove" + with_passphrase).data["state"].text() == "none");
    CHECK(sample.dump() == dump);
    CHECK(sample.run("verify study.sotto").exit_code == 0);
    CHECK_FALSE(files_with(sample, only_in_register).empty());
    CHECK(sample.read("study.sotto-vault") == file);
    CHECK(refusal(sample, "vault study.sotto open" + with_passphrase).blame == base::Blame::User);

    sample.told.clear();
    sample.run("vault study.sotto make" + with_passphrase);
    CHECK(sample.told.size() == 1);
    const auto guid = store::VaultFile::read(sample.folder() / "study.sotto-vault").guid();
    CHECK(sample.read("study.sotto-vault") != file);
    bool kept = false;
    for (const auto& entry : fs::directory_iterator(sample.folder()))
        kept = kept || (entry.path().filename().string().starts_with("study.sotto-vault.") &&
                        base::read_file(entry.path(), 1000) == file);
    CHECK(kept);
    CHECK(files_with(sample, only_in_register).empty());
}

TEST_CASE("a sealed study with a vault travels without its key, and says so") {
    SampleStudy sample;
    const Locked after(sample);
    const auto dump = sample.dump();
    sample.run("vault study.sotto make" + with_passphrase);
    const auto sealed = sample.run("seal study.sotto study.sealed" + with_passphrase);
    CHECK(sealed.data["vault"].truth());
    CHECK(printed("seal", sealed.data).find("vault") != std::string::npos);
    sample.run("vault study.sotto lock");
    sample.run("unseal study.sealed copy.sotto" + with_passphrase);
    sample.session().choose("copy.sotto");
    CHECK(sample.session().study().register_hidden());
    CHECK(refusal(sample, "vault copy.sotto open" + with_passphrase).sentence.find("is not there") !=
          std::string::npos);
    sample.run("vault copy.sotto open --vault study.sotto-vault" + with_passphrase);
    CHECK(sample.dump() == dump);
    sample.session().choose("study.sotto");
}

TEST_CASE("the action may be said before the study or after it") {
    SampleStudy sample;
    const Locked after(sample);
    CHECK(sample.run("vault status study.sotto").data["state"].text() == "none");
    CHECK(sample.run("vault make study.sotto" + with_passphrase).data["state"].text() == "open");
    CHECK(sample.run("vault lock study.sotto").data["was_open"].truth());
    CHECK(sample.run("vault study.sotto").data["state"].text() == "locked");
}
