// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/sample_study.h"

#include "base/progress.h"
#include "store/study_file.h"

#include <fmt/format.h>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <sstream>

namespace sotto::tests {

namespace {

const char* const first_transcript =
    R"(Interviewer: Thank you for coming. What did you learn from the first conference?

P01: I learned that support matters more than speeches. Without my sister's help I would have stayed in the hotel. She said we must listen before we talk, and I still think she was right.

Interviewer: Was there training before you went?

P01: There was one day of training, and it was good training. They gave us support in our own language. 👩‍👩‍👧 My family came along, and that was support as well.

Interviewer: What would you tell others?

P01: Take somebody with you. Ask for help early. The support of one friend is worth ten workshops, Ana Moreau always says.
)";

const char* const second_transcript = R"(Q: How did you come to this work?

Respondent: By accident, truly. A neighbour asked me to listen to a meeting, and I stayed for nine years. My son drove me there.

Q: And who helped you?

Respondent: The organisation gave help with travel, not with words. You learn the words alone. ຂ້ອຍຮຽນເອງ.

Q: Was that hard?

Respondent: It was lonely. You can write to me at someone@example.org if you want to know more.
)";

const char* const third_transcript = R"(Interviewer: When did you join?

P03: In 2009. Everybody was young and nobody slept.

Interviewer: And now?

P03: Now I train the others. They listen better than we did.
)";

const char* const register_file =
    "code,name,aliases,category,consent,naming,country,age\r\n"
    "P01,Ana Moreau,Anita,person,public,no,Lao PDR,33\r\n"
    "P02,Kham Phetsavong,,person,team,no,Lao PDR,41\r\n"
    "P03,Ivo Marek,,person,public,yes,Bosnia,52\r\n"
    "ORG1,Riverbank Voices,RV,organisation,,,,\r\n";

}  // namespace

std::vector<std::string> words_of(const std::string& line) {
    std::vector<std::string> words;
    bool quoted = false;
    bool open = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (c == ' ' && !quoted) {
            open = false;
            continue;
        }
        if (!open) words.emplace_back();
        open = true;
        if (c == '"') {
            quoted = !quoted;
        } else if (c == '\\' && i + 1 < line.size()) {
            words.back() += line[++i];
        } else {
            words.back() += c;
        }
    }
    return words;
}

SampleStudy::SampleStudy(WithoutStudy)
    : before_(std::filesystem::current_path()),
      session_("Tester", base::no_progress(),
               [this](const std::string& sentence) { told.push_back(sentence); }) {
    ::setenv("SOTTO_READER", SOTTO_BINARY_DIR "/sotto-reader", 1);
    ::setenv("SOTTO_PLUGINS", SOTTO_BINARY_DIR "/plugins", 1);
    ::setenv("XDG_CACHE_HOME", (folder_ / "cache").c_str(), 1);
    std::filesystem::current_path(folder_.path());
    write("transcripts/P01.txt", first_transcript);
    write("transcripts/P02.txt", second_transcript);
    write("transcripts/P03.txt", third_transcript);
    write("speech.txt",
          "Ladies and gentlemen, support the treaty, says Ivo Marek. Write to ivo@example.org.\n");
    write("register.csv", register_file);
    write("passphrase.txt", "quiet river under four bridges\n");
    write("new-passphrase.txt", "seven slow barges at noon\n");
    write("codebook.csv",
          "path,color,description\nTraining,#948e00,What people were taught\nLessons/Listening,,\n");
}

SampleStudy::SampleStudy() : SampleStudy(WithoutStudy()) {
    run("new study.sotto --title Sample --language en");
    run("import study.sotto transcripts/P01.txt transcripts/P02.txt");
    run("register study.sotto register.csv");
    run("code study.sotto P01 89:142 Lessons/Support");
    run("code study.sotto P01 89:142 Training");
}

SampleStudy::~SampleStudy() {
    std::filesystem::current_path(before_);
}

commands::Outcome SampleStudy::run(const std::string& line) {
    return run(words_of(line));
}

commands::Outcome SampleStudy::run(const std::vector<std::string>& words) {
    const auto* command = commands::find_command(words.front());
    if (command == nullptr) throw std::logic_error("no verb " + words.front());
    const auto arguments = commands::parse_arguments(command->parameters, {words.begin() + 1, words.end()});
    return commands::run(*command, session_, arguments);
}

commands::Outcome SampleStudy::edit(const std::string& line) {
    return edit(words_of(line));
}

commands::Outcome SampleStudy::edit(const std::vector<std::string>& words) {
    const auto before = dump();
    const auto seq = session_.study().journal_seq();
    auto outcome = run(words);
    REQUIRE(session_.study().journal_seq() == seq + 1);
    const auto after = dump();
    CHECK(after != before);
    run("undo study.sotto");
    CHECK(dump() == before);
    CHECK(run("verify study.sotto").exit_code == 0);
    run("redo study.sotto");
    CHECK(dump() == after);
    CHECK(run("verify study.sotto").exit_code == 0);
    return outcome;
}

std::string SampleStudy::coding(const std::string& source, std::int64_t start, std::int64_t end,
                                const std::string& code) {
    std::vector<std::string> found;
    for (const auto& coding : run({"codings", "study.sotto", source}).data["codings"].items()) {
        if (coding["start"].integer() == start && coding["end"].integer() == end &&
            coding["code"].text() == code) {
            found.push_back(coding["id"].text());
        }
    }
    REQUIRE(found.size() == 1);
    return found.front();
}

void SampleStudy::write(const std::string& name, const std::string& bytes) const {
    const auto path = folder_ / name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
}

std::string SampleStudy::read(const std::string& name) const {
    std::ostringstream bytes;
    bytes << std::ifstream(folder_ / name, std::ios::binary).rdbuf();
    return bytes.str();
}

bool SampleStudy::has(const std::string& name) const {
    return std::filesystem::exists(folder_ / name);
}

std::string SampleStudy::dump() {
    const auto& study = session_.study();
    std::string out;
    for (const auto& s : study.all<study::Source>()) {
        out += fmt::format("source {} {} {} {} {} {} {} {}\n", s.id.value, s.name, static_cast<int>(s.kind),
                           static_cast<int>(s.status), s.language, s.date, s.event, s.participant.value);
    }
    for (const auto& v : study.all<study::TextVersion>())
        out += fmt::format("version {} {}\n", v.id.value, v.sha256);
    for (const auto& s : study.all<study::Speaker>()) {
        out += fmt::format("speaker {} {} {} {}\n", s.id.value, s.label, static_cast<int>(s.role),
                           s.participant.value);
    }
    for (const auto& p : study.all<study::Passage>()) {
        out += fmt::format("passage {} {}:{} {}\n", p.id.value, p.range.start, p.range.end, p.speaker.value);
    }
    for (const auto& s : study.all<study::OffRecordSpan>()) {
        out += fmt::format("off {} {}:{}\n", s.id.value, s.range.start, s.range.end);
    }
    for (const auto& e : study.all<study::Entity>()) {
        out += fmt::format("entity {} {} {} {} {} {}\n", e.id.value, e.code, e.name,
                           static_cast<int>(e.category), e.participant, e.replacement);
    }
    for (const auto& a : study.all<study::Alias>())
        out += fmt::format("alias {} {}\n", a.entity.value, a.name);
    for (const auto& a : study.all<study::Attribute>()) {
        out += fmt::format("attribute {} {} {}\n", a.entity.value, a.name, a.value);
    }
    for (const auto& c : study.all<study::Consent>()) {
        out += fmt::format("consent {} {} {} {}\n", c.participant.value, static_cast<int>(c.audience),
                           static_cast<int>(c.use), c.withdrawn);
    }
    for (const auto& c : study.all<study::Code>()) {
        out += fmt::format("code {} {} {} {} {} {} {} {} {} {} {} {}\n", c.id.value, c.parent.value, c.name,
                           c.color, c.description, c.include, c.exclude, c.example, study::name_of(c.status),
                           c.codable, c.weight, c.position);
    }
    for (const auto& c : study.all<study::Coding>()) {
        out += fmt::format("coding {} {} {} {}:{} {} {}\n", c.id.value, c.code.value, c.source.value,
                           c.range.start, c.range.end, c.coder, c.memo);
    }
    for (const auto& d : study.all<study::IdentifierDecision>()) {
        out += fmt::format("decision {} {} {}\n", d.entity_key, static_cast<int>(d.decision), d.replacement);
    }
    for (const auto& m : study.all<study::Memo>()) {
        out += fmt::format("memo {} {} {} {} {} {} {}\n", m.guid.text(), static_cast<int>(m.subject),
                           m.subject_id, m.title, m.body, m.author, m.modified);
    }
    for (const auto& g : study.all<study::Group>())
        out += fmt::format("group {} {} {}\n", g.guid.text(), g.name, static_cast<int>(g.of));
    for (const auto& m : study.all<study::GroupMember>())
        out += fmt::format("member {} {}\n", m.group.value, m.member);
    for (const auto& f : study.all<study::Finding>()) {
        out += fmt::format("finding {} {} {} {}\n", f.guid.text(), f.claim, f.discussion, f.position);
    }
    for (const auto& e : study.all<study::Evidence>()) {
        out += fmt::format("evidence {} {} {}\n", e.finding.value, e.coding.value, e.supports);
    }
    for (const auto& q : study.all<study::QuoteEdit>())
        out += fmt::format("quote edit {} {}:{} {}\n", q.coding.value, q.range.start, q.range.end, q.words);
    for (const auto& s : study.all<store::Setting>()) out += fmt::format("setting {} {}\n", s.name, s.value);
    return out;
}

}  // namespace sotto::tests
