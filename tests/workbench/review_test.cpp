// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "study_window.h"
#include "workbench/frame.h"
#include "workbench/identifier_review.h"
#include "workbench/identifier_scanner.h"
#include "workbench/panes/documents_pane.h"
#include "workbench/panes/source_rows.h"
#include "workbench/words.h"

#include <wx/fileconf.h>
#include <wx/textctrl.h>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <set>
#include <utility>

using namespace sotto;
using namespace sotto::workbench;
using window_test::no_display;
using window_test::on_command_line;
using window_test::WhenPossible;
using window_test::Windows;

namespace {

constexpr const char* talk =
    "Interviewer: How can you be reached?\n\n"
    "P01: By ann@example.org, or +44 20 7946 0123. I came on 14 March 2009.\n\n"
    "Interviewer: And your office?\n\n"
    "P01: The office has ann@example.org as well; it opened on 3 May 2011.\n";

/// What the command `identifiers` lists, a line for each.
std::vector<std::string> listed(const std::string& study) {
    std::vector<std::string> lines;
    for (const auto& finding : on_command_line("identifiers", {{"STUDY", study}}).data["findings"].items())
        lines.push_back(std::to_string(finding["start"].integer()) + ':' +
                        std::to_string(finding["end"].integer()) + ' ' + finding["entity"].text() + ' ' +
                        finding["status"].text() + ' ' + finding["replacement"].text());
    return lines;
}

/// The same of what the window knows.
std::vector<std::string> known(const IdentifierPicture& picture, Id<study::Source> source) {
    std::vector<std::string> lines;
    const auto places = picture.places.find(source);
    if (places == picture.places.end()) return lines;
    for (const auto& place : *places->second) {
        const auto* entity = picture.entity(place.entity);
        lines.push_back(std::to_string(place.range.start) + ':' + std::to_string(place.range.end) + ' ' +
                        entity->key + ' ' + std::string(privacy::name_of(entity->state)) + ' ' +
                        picture.replacements[place.replacement]);
    }
    return lines;
}

void make_study(const tests::TemporaryFolder& folder) {
    ::setenv("XDG_CACHE_HOME", (folder / "cache").c_str(), 1);
    std::ofstream(folder / "talk.txt") << talk;
    on_command_line("new", {{"STUDY", folder / "study.sotto"}, {"title", "Small talk"}});
    on_command_line("import", {{"STUDY", folder / "study.sotto"}, {"PATH", folder / "talk.txt"}});
}

class ReviewWindow {
public:
    ReviewWindow() {
        make_study(folder);
        Windows::get();
        delete wxConfigBase::Set(
            new wxFileConfig("sotto", wxString(), shown((folder / "settings").string())));
        open();
    }
    ~ReviewWindow() { close(); }

    void open() {
        frame = new Frame;
        frame->Move(0, 0);
        frame->Show();
        frame->desk().open(study());
        REQUIRE(Windows::get().wait_for([this] {
            return view() != nullptr && view()->document() != nullptr &&
                   frame->desk().identifiers()->sources == 1 && frame->desk().identifiers()->complete();
        }));
        frame->Raise();
    }
    void close() {
        if (frame == nullptr) return;
        frame->Close();
        Windows::get().settle();
        frame = nullptr;
    }

    [[nodiscard]] std::string study() const { return folder / "study.sotto"; }
    [[nodiscard]] TranscriptView* view() const { return frame->documents().view_in_front(); }
    [[nodiscard]] std::string in_hand() const { return frame->desk().focus().identifier; }
    [[nodiscard]] bool comes_to(const std::string& key, privacy::ReviewState state) const {
        return Windows::get().wait_for([&] {
            const auto* entity = frame->desk().identifiers()->entity(key);
            return entity != nullptr && entity->state == state;
        });
    }
    void press(int key, int modifiers = wxMOD_NONE) {
        Windows::get().settle();
        keys.Char(key, modifiers);
    }

    tests::TemporaryFolder folder;
    Frame* frame = nullptr;
    wxUIActionSimulator keys;
};

}  // namespace

TEST_CASE("the scanner finds what the command lists, and follows decisions and sources") {
    const tests::TemporaryFolder folder;
    make_study(folder);
    const std::string study = folder / "study.sotto";
    commands::Session session("Ann", base::no_progress(), [](const std::string&) {});
    session.choose(study);
    IdentifierScanner scanner;
    auto picture = std::make_shared<const IdentifierPicture>();
    const auto look = [&] {
        for (bool more = true; more;) {
            const auto step = scanner.step(session, {});
            if (step.picture != nullptr) picture = step.picture;
            more = step.more;
        }
    };
    look();
    const auto source = session.study().all<study::Source>().front().id;
    REQUIRE(picture->complete());
    REQUIRE(listed(study).size() == 5);
    CHECK(known(*picture, source) == listed(study));
    CHECK(picture->reviews.at(source) == SourceReview{5, 0});
    const auto* twice = picture->entity("email:ann@example.org");
    REQUIRE(twice != nullptr);
    CHECK(twice->places == 2);
    CHECK(scanner.step(session, {}).picture == nullptr);

    const auto review = [&](std::vector<std::pair<std::string, std::string>> values) {
        values.insert(values.begin(), {"STUDY", study});
        on_command_line("review", values);
        look();
        CHECK(known(*picture, source) == listed(study));
    };
    review({{"ENTITY", "email:ann@example.org"}, {"DECISION", "set"}, {"TEXT", "an address"}});
    CHECK(picture->reviews.at(source) == SourceReview{3, 2});
    review({{"ENTITY", "email:ann@example.org"}, {"DECISION", "reject"}});
    CHECK(picture->entity("email:ann@example.org")->state == privacy::ReviewState::Rejected);
    review({{"ENTITY", "date:14 march 2009"}, {"DECISION", "accept"}});
    on_command_line("undo", {{"STUDY", study}, {"N", "3"}});
    look();
    CHECK(known(*picture, source) == listed(study));
    CHECK(picture->decided == 0);

    on_command_line("remove-source", {{"STUDY", study}, {"SOURCE", "talk"}});
    look();
    CHECK(picture->entities.empty());
    CHECK(picture->complete());
}

TEST_CASE("what is only listed is what the commands list, and is found everywhere once it is accepted") {
    const tests::TemporaryFolder folder;
    make_study(folder);
    const std::string study = folder / "study.sotto";
    std::ofstream(folder / "names.txt")
        << "Interviewer: Who came along?\n\n"
           "P01: My mother came, she is a midwife, and the teacher came with Scissors. "
           "We saw Member and Call at the office on Monday, and Shall in June.\n";
    std::ofstream(folder / "more.txt") << "P02: monday, shall, call: all of them.\n";
    on_command_line("import", {{"STUDY", study}, {"PATH", folder / "names.txt"}, {"language", "en"}});
    on_command_line("import", {{"STUDY", study}, {"PATH", folder / "more.txt"}, {"language", "en"}});
    commands::Session session("Ann", base::no_progress(), [](const std::string&) {});
    session.choose(study);
    IdentifierScanner scanner;
    auto picture = std::make_shared<const IdentifierPicture>();
    const auto look = [&] {
        for (bool more = true; more;) {
            const auto step = scanner.step(session, {});
            if (step.picture != nullptr) picture = step.picture;
            more = step.more;
        }
    };
    const auto keys_listed = [&](const char* flag) {
        std::set<std::string> keys;
        for (const auto& finding :
             on_command_line("identifiers", {{"STUDY", study}, {flag, ""}}).data["findings"].items()) {
            const auto key = finding["entity"].text();
            const auto* entity = picture->entity(key);
            REQUIRE(entity != nullptr);
            if (entity->listed != Listed::No) keys.insert(key);
        }
        return keys;
    };
    const auto keys_known = [&](Listed as) {
        std::set<std::string> keys;
        for (const auto& entity : picture->entities) {
            if (entity.listed == as) keys.insert(entity.key);
        }
        return keys;
    };
    const auto all_known = [&] {
        std::multiset<std::string> lines;
        for (const auto& source : session.study().all<study::Source>()) {
            for (auto& line : known(*picture, source.id)) lines.insert(std::move(line));
        }
        return lines;
    };
    const auto compare = [&] {
        look();
        CHECK(keys_known(Listed::AsName) == keys_listed("possible"));
        CHECK(keys_known(Listed::AsTrait) == keys_listed("indirect"));
        const auto lines = listed(study);
        CHECK(all_known() == std::multiset<std::string>(lines.begin(), lines.end()));
    };
    compare();
    const auto names = keys_known(Listed::AsName);
    const auto traits = keys_known(Listed::AsTrait);
    REQUIRE_FALSE(names.empty());
    REQUIRE_FALSE(traits.empty());
    const auto replaced = picture->replaced;
    const auto open = picture->reviews;
    CHECK(picture->replaced + names.size() + traits.size() == picture->entities.size());

    for (const auto& key : {*names.begin(), *names.rbegin(), *traits.begin()}) {
        CAPTURE(key);
        on_command_line("review", {{"STUDY", study}, {"ENTITY", key}, {"DECISION", "accept"}, {"exact", ""}});
        compare();
        REQUIRE(picture->entity(key) != nullptr);
        CHECK(picture->entity(key)->listed == Listed::No);
        CHECK(picture->replaced == replaced + 1);
        on_command_line("review", {{"STUDY", study}, {"ENTITY", key}, {"DECISION", "reject"}, {"exact", ""}});
        compare();
        CHECK(picture->entity(key)->state == privacy::ReviewState::Rejected);
        on_command_line("undo", {{"STUDY", study}, {"N", "2"}});
        compare();
        CHECK(picture->entity(key)->listed != Listed::No);
    }
    // Nobody has to decide on them before something leaves.
    CHECK(picture->reviews == open);
}

TEST_CASE("a source says how many places wait, and when all of it is decided") {
    const tests::TemporaryFolder folder;
    make_study(folder);
    const std::string study = folder / "study.sotto";
    std::ofstream(folder / "plain.txt") << "P01: It was good.\n";
    on_command_line("import", {{"STUDY", study}, {"PATH", folder / "plain.txt"}});
    const auto rows = [&] {
        commands::Session session("Ann", base::no_progress(), [](const std::string&) {});
        session.choose(study);
        IdentifierScanner scanner;
        std::shared_ptr<const IdentifierPicture> picture;
        for (bool more = true; more;) {
            const auto step = scanner.step(session, {});
            if (step.picture != nullptr) picture = step.picture;
            more = step.more;
        }
        std::vector<TreeRow> sources;
        for (auto& row :
             SourceRows().rows(read_study(session.study()), *picture, SourceGrouping::Kind, {}, {})) {
            if (!row.strong) sources.push_back(row);
        }
        return sources;
    };
    auto now = rows();
    REQUIRE(now.size() == 2);
    CHECK(now[0].number == "5");
    CHECK(now[0].open);
    CHECK(now[1].mark == shield_mark);
    CHECK(now[1].number.empty());
    for (const char* key :
         {"email:ann@example.org", "date:14 march 2009", "date:3 may 2011", "+44 20 7946 0123"})
        on_command_line("review", {{"STUDY", study}, {"ENTITY", key}, {"DECISION", "accept"}});
    now = rows();
    CHECK(now[0].mark == done_mark);
    CHECK_FALSE(now[0].open);
}

TEST_CASE("identifiers are underlined exactly where they are found, and as they are decided on") {
    if (no_display()) return;
    ReviewWindow window;
    const auto underlined = [&] {
        std::vector<std::string> lines;
        for (const auto& mark : window.view()->identifiers())
            lines.push_back(std::string(window.view()->document()->text->slice(mark.range)) +
                            (mark.names_someone ? " names" : " narrows") +
                            (mark.state == IdentifierMark::State::Found      ? ""
                             : mark.state == IdentifierMark::State::Accepted ? " accepted"
                                                                             : " rejected"));
        return lines;
    };
    CHECK(underlined() == std::vector<std::string>{"ann@example.org names", "+44 20 7946 0123 names",
                                                   "14 March 2009 narrows", "ann@example.org names",
                                                   "3 May 2011 narrows"});
    // A click on one takes it in hand.
    const auto mark = window.view()->identifiers()[2];
    const auto middle_of_it = [&] {
        const auto place = window.view()->place_of(mark.range.start + 3);
        return window.view()->ClientToScreen(place.GetPosition() + wxSize(place.width / 2, place.height / 2));
    };
    // The desktop gives a new frame its last size some time after it is shown.
    wxPoint at;
    REQUIRE(Windows::get().wait_for([&] {
        Windows::get().settle();
        const auto before = std::exchange(at, middle_of_it());
        return at == before;
    }));
    wxUIActionSimulator mouse;
    mouse.MouseMove(at);
    mouse.MouseClick();
    CHECK(Windows::get().wait_for([&] { return window.in_hand() == "date:14 march 2009"; }));

    commands::Arguments arguments;
    arguments.add("ENTITY", "ann@example.org");
    arguments.add("DECISION", "reject");
    window.frame->desk().run("privacy/review", arguments);
    CHECK(Windows::get().wait_for([&] {
        const auto lines = underlined();
        return lines[0] == "ann@example.org names rejected" && lines[3] == lines[0];
    }));
}

TEST_CASE("words are found in a document while they are typed, without waiting for the search") {
    if (no_display()) return;
    ReviewWindow window;
    window.frame->documents().find_in_document();
    Windows::get().settle();
    window.keys.Text("may");
    const auto& text = *window.view()->document()->text;
    const auto place = text.position_of_byte(text.utf8().find("May 2011"));
    CHECK(Windows::get().wait_for([&] { return window.view()->caret() == place; }));
}

TEST_CASE("three identifiers reviewed with keys are decided as the command decides them") {
    if (no_display()) return;
    ReviewWindow window;
    window.frame->review_identifiers();
    REQUIRE(Windows::get().wait_for([&] { return !window.in_hand().empty(); }));
    REQUIRE(window.frame->desk().review_queue().size() == 4);

    const auto first = window.in_hand();
    window.press('A');
    REQUIRE(window.comes_to(first, privacy::ReviewState::Accepted));
    const auto second = window.in_hand();
    REQUIRE(second != first);
    window.press('R');
    REQUIRE(window.comes_to(second, privacy::ReviewState::Rejected));
    const auto third = window.in_hand();
    REQUIRE((third != first && third != second));
    {
        const WhenPossible name([] { return dynamic_cast<wxTextCtrl*>(wxWindow::FindFocus()) != nullptr; },
                                [&] {
                                    window.keys.Char('A', wxMOD_CONTROL);
                                    window.keys.Text("some day");
                                    window.keys.Char(WXK_RETURN);
                                });
        window.press('E');
        REQUIRE(Windows::get().wait_for([&] { return name.done(); }));
    }
    REQUIRE(window.comes_to(third, privacy::ReviewState::Set));
    CHECK(window.frame->desk().review_queue().size() == 1);
    CHECK(window.in_hand() == window.frame->desk().review_queue().front());

    const tests::TemporaryFolder beside;
    make_study(beside);
    const std::string other = beside / "study.sotto";
    REQUIRE(listed(other) != listed(window.study()));
    on_command_line("review", {{"STUDY", other}, {"ENTITY", first}, {"DECISION", "accept"}});
    on_command_line("review", {{"STUDY", other}, {"ENTITY", second}, {"DECISION", "reject"}});
    on_command_line("review",
                    {{"STUDY", other}, {"ENTITY", third}, {"DECISION", "set"}, {"TEXT", "some day"}});
    CHECK(listed(other) == listed(window.study()));
    CHECK(on_command_line("verify", {{"STUDY", window.study()}}).exit_code == 0);

    // Taken back, it waits again.
    window.press('Z', wxMOD_CONTROL);
    CHECK(window.comes_to(third, privacy::ReviewState::Found));
    CHECK(window.frame->desk().review_queue().size() == 2);
}

TEST_CASE("a replacement that gives somebody away is refused, and the identifier stays in hand") {
    if (no_display()) return;
    ReviewWindow window;
    window.frame->review_identifiers();
    REQUIRE(Windows::get().wait_for([&] { return !window.in_hand().empty(); }));
    const auto key = window.in_hand();
    decide(window.frame->desk(), Verdict::Set, "ben@example.org");
    REQUIRE(window.in_hand() != key);
    CHECK(Windows::get().wait_for([&] { return window.in_hand() == key; }));
    CHECK(window.frame->desk().identifiers()->entity(key)->state == privacy::ReviewState::Found);
}

TEST_CASE("arrangements change places, are left as they were, and come back as they were at first") {
    if (no_display()) return;
    ReviewWindow window;
    auto* frame = window.frame;
    const auto panes = [&] {
        std::string all;
        for (const char* name : {"sources", "codebook", "inspector", "results", "identifiers", "contexts"}) {
            if (window.frame->pane_shown(name)) all += std::string(name) + ' ';
        }
        return all;
    };
    CHECK(frame->arrangement() == Arrangement::Code);
    CHECK(panes() == "sources codebook inspector results ");
    window.press('2', wxMOD_CONTROL);
    REQUIRE(Windows::get().wait_for([&] { return frame->arrangement() == Arrangement::Review; }));
    CHECK(panes() == "inspector identifiers contexts ");
    frame->toggle_pane("inspector");
    window.press('3', wxMOD_CONTROL);
    REQUIRE(Windows::get().wait_for([&] { return frame->arrangement() == Arrangement::Read; }));
    CHECK(panes() == "sources codebook results ");
    window.press('1', wxMOD_CONTROL);
    REQUIRE(Windows::get().wait_for([&] { return frame->arrangement() == Arrangement::Code; }));
    CHECK(panes() == "sources codebook inspector results ");

    // The next window finds them as this one left them.
    frame->toggle_pane("sources");
    window.close();
    window.open();
    CHECK(panes() == "codebook inspector results ");
    window.frame->review_identifiers();
    CHECK(panes() == "identifiers contexts ");
    window.frame->restore_arrangement();
    CHECK(panes() == "inspector identifiers contexts ");
    window.frame->move_panes(true);
    CHECK(window.frame->panes_move());
    CHECK(panes() == "inspector identifiers contexts ");
}
