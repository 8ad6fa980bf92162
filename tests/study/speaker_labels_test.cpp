// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "study/speaker_labels.h"

#include <catch2/catch.hpp>

using namespace sotto::study;

namespace {

std::string label(std::string_view line, std::size_t bold = 0) {
    const auto found = label_at_start(line, bold);
    return found ? found->label : "(none)";
}

std::string rest(std::string_view line, std::size_t bold = 0) {
    const auto found = label_at_start(line, bold);
    return found ? std::string(line.substr(found->end)) : "(none)";
}

}  // namespace

TEST_CASE("labels are recognised in the forms transcripts use") {
    CHECK(label("Anna: I went home.") == "Anna");
    CHECK(rest("Anna: I went home.") == "I went home.");
    CHECK(label("[00:01:02] Anna Berg: Hello") == "Anna Berg");
    CHECK(label("00:01:02 P04: Hello") == "P04");
    CHECK(label("(1:02) P04: Hello") == "P04");
    CHECK(label("Anna Berg [00:01:02]: Hello") == "Anna Berg");
    CHECK(label("Anna: [00:01:02] Hello") == "Anna");
    CHECK(rest("Anna: [00:01:02] Hello") == "Hello");
    CHECK(label("MODERATOR - Welcome, all.") == "MODERATOR");
    CHECK(label("**Amal Hussein:** Hello") == "Amal Hussein");
    CHECK(rest("**Amal Hussein:** Hello") == "Hello");
    CHECK(label("**Amal**: Hello") == "Amal");
    CHECK(label("[[JudgeP;Nina Vajić]]") == "Nina Vajić");
    CHECK(label("[[Announcer;UNK]]") == "Announcer");
    CHECK(label("[id1] hello, I like the course.") == "id1");
    CHECK(label(">> NAOMI: So.") == "NAOMI");
    CHECK(label("- Ben: So.") == "Ben");
    CHECK(label("Dr. J. Smith: So.") == "Dr. J. Smith");
    CHECK(label("ທ້າວ ບຸນມີ: ຂ້ອຍຢູ່ບ້ານ") == "ທ້າວ ບຸນມີ");
    CHECK(label("أحمد: نعم") == "أحمد");
    CHECK(label("受访者：我在家") == "受访者");
    CHECK(label("Stephan Livera:") == "Stephan Livera");
    CHECK(label_at_start("Stephan Livera:", 0)->alone);
    CHECK(label("Anna Berg  I went home.", 9) == "Anna Berg");
}

TEST_CASE("labels end at the colon of their script") {
    CHECK(label("ጠያቂ፦ እንዴት ነህ?") == "ጠያቂ");
    CHECK(rest("ጠያቂ፦ እንዴት ነህ?") == "እንዴት ነህ?");
    CHECK(label("ተጠያቂ ፡- ደህና ነኝ።") == "ተጠያቂ");
    CHECK(rest("ተጠያቂ ፡- ደህና ነኝ።") == "ደህና ነኝ።");
    CHECK(label("አልማዝ፥ አዎ።") == "አልማዝ");
    CHECK(label("አልማዝ፡ አዎ።") == "አልማዝ");
    CHECK(label("អ្នកសម្ភាស៖ សួស្តី") == "អ្នកសម្ភាស");
    CHECK(label("**ጠያቂ፦** እንዴት ነህ?") == "ጠያቂ");
    CHECK(label("ጠያቂ፦ እንዴት ነህ?", std::string_view("ጠያቂ፦").size()) == "ጠያቂ");
    for (const std::string colon : {"∶", "ː", "꞉", "︓", "׃", "։"}) {
        CAPTURE(colon);
        CHECK(label("P05" + colon + " I never agreed.") == "P05");
    }
    CHECK(label("ሰላም፡ለሁላችሁ") == "(none)");  // the old way of parting words
    CHECK(role_of_label("ጠያቂ") == SpeakerRole::Interviewer);
}

TEST_CASE("what is no label is left alone") {
    CHECK(label("He said: I went home.") == "He said");  // recurs never, so `accepted_labels` drops it
    CHECK(label("we talked about this: nothing") == "(none)");
    CHECK(label("http://example.org") == "(none)");
    CHECK(label("Note: this is important.") == "(none)");
    CHECK(label("At 10:30 we left.") == "(none)");
    CHECK(label("The reason is simple. It was this: war.") == "(none)");
    CHECK(label("It was the longest and the hardest day of our lives: war.") == "(none)");
    CHECK(label("") == "(none)");
    CHECK(label(":") == "(none)");
    CHECK(label("The road - and the river - were closed.") == "(none)");
}

TEST_CASE("times are read to the millisecond, and nonsense is no time") {
    const auto ms = [](std::string_view text) {
        const auto mark = time_at_start(text);
        return mark ? mark->ms : -1;
    };
    CHECK(ms("00:01:02") == 62'000);
    CHECK(ms("[1:02.5]") == 62'500);
    CHECK(ms("(01:00:00)") == 3'600'000);
    CHECK(ms("[00:00:00:07.5]") == 7'500);
    CHECK(ms("[1:02") == -1);
    CHECK(ms("10:75") == -1);
    CHECK(ms("2009") == -1);
    CHECK(ms("") == -1);
}

TEST_CASE("words for interviewers, interpreters and respondents are known in many languages") {
    CHECK(role_of_label("Interviewer") == SpeakerRole::Interviewer);
    CHECK(role_of_label("INTERVIEWER 2") == SpeakerRole::Interviewer);
    CHECK(role_of_label("Q") == SpeakerRole::Interviewer);
    CHECK(role_of_label("Enquêtrice") == SpeakerRole::Interviewer);
    CHECK(role_of_label("Người phỏng vấn") == SpeakerRole::Interviewer);
    CHECK(role_of_label("المترجم") == SpeakerRole::Interpreter);
    CHECK(role_of_label("ຜູ້ແປ") == SpeakerRole::Interpreter);
    CHECK(role_of_label("P04") == SpeakerRole::Participant);
    CHECK(role_of_label("Respondent 3") == SpeakerRole::Participant);
    CHECK(role_of_label("Anna Berg") == SpeakerRole::Unknown);
}

TEST_CASE("a table of turns gives its names, times and words") {
    const auto row = label_of_row("00:00:10\tAnna Berg:\tI went home.");
    REQUIRE(row);
    CHECK(row->label == "Anna Berg");
    CHECK(row->begin_ms == 10'000);
    CHECK(std::string("00:00:10\tAnna Berg:\tI went home.").substr(row->end) == "I went home.");
    CHECK(label_of_row("Anna\t00:10\tHello")->begin_ms == 10'000);
    CHECK_FALSE(label_of_row("only one cell"));
    const auto numbered = label_of_row("12.\tInterviewer\tWho helped you?");
    REQUIRE(numbered);
    CHECK(numbered->label == "Interviewer");
    CHECK(std::string("12.\tInterviewer\tWho helped you?").substr(numbered->end) == "Who helped you?");
    CHECK(label_of_row("3\t00:01:05\tAnna\tI went home.")->begin_ms == 65'000);
    CHECK_FALSE(label_of_row("3\t2009\t14\t15"));
}
