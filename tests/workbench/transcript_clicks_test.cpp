// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "window_test.h"
#include "workbench/transcript/transcript_view.h"

#include <wx/sizer.h>
#include <wx/textctrl.h>
#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <string>

using namespace sotto;
using namespace sotto::workbench;
using text::Position;
using text::Range;
using window_test::Windows;

namespace {

struct Spoken {
    const char* name;
    const char* words;
    Position every;  ///< clicks at each so many-th code point
};

constexpr std::array<Spoken, 9> spoken{{
    {"English",
     "Good morning. Can you tell me about your work at the clinic? It is long enough for two lines of words.",
     6},
    {"Arabic", "مرحبا، أنا أعمل في العيادة منذ عشر سنوات وأحب عملي كثيرا لأنه يساعد الناس في القرية.", 6},
    {"mixed", "She said “أنا أعمل في العيادة 2024 منذ عشر سنوات” and then left the room.", 5},
    {"Persian",
     "او گفت که «clinic» در سال ۱۴۰۲ بسته شد و مردم می‌روند به "
     "شهر.",
     5},
    {"Lao", "ຂ້ອຍເຮັດວຽກຢູ່ໂຮງໝໍມາສິບປີແລ້ວແລະຂ້ອຍມັກວຽກຂອງຂ້ອຍຫຼາຍເພາະວ່າມັນຊ່ວຍຄົນໃນບ້ານ", 5},
    {"Thai", "ผมทำงานที่โรงพยาบาลมาสิบปีแล้วและผมชอบงานของผมมากเพราะมันช่วยคนในหมู่บ้าน", 5},
    {"Khmer", "ខ្ញុំធ្វើការនៅមន្ទីរពេទ្យអស់រយៈពេលដប់ឆ្នាំហើយខ្ញុំចូលចិត្តការងាររបស់ខ្ញុំណាស់", 4},
    {"Vietnamese, decomposed",
     "Tie\u0302\u0301ng Vie\u0323\u0302t: To\u0302i la\u0300m vie\u0323\u0302c o\u031b\u0309 "
     "be\u0323\u0302nh vie\u0323\u0302n.",
     3},
    {"emoji",
     "👩‍⚕️ doctor, 👨‍👩‍👧‍👦 family, 🇱🇦 flag, 👍🏽 thumbs, 😀 end", 2},
}};

/// A document of one turn each, with a label in front of the words.
std::shared_ptr<DocumentPicture> document_of_all() {
    auto document = std::make_shared<DocumentPicture>();
    document->source.id = {1};
    std::string utf8;
    Position at = 0;
    for (std::size_t i = 0; i < spoken.size(); ++i) {
        const std::string label = "P" + std::to_string(i + 1) + ": ";
        const Position length = text::count_code_points(spoken[i].words);
        study::Passage passage;
        passage.id = {static_cast<std::int64_t>(i + 1)};
        passage.ordinal = static_cast<std::int64_t>(i + 1);
        passage.range = {at, at + static_cast<Position>(label.size()) + length};
        passage.said = {at + static_cast<Position>(label.size()), passage.range.end};
        document->passages.push_back(passage);
        document->voices.emplace_back();
        document->speaker_names.push_back("P" + std::to_string(i + 1));
        utf8 += label + spoken[i].words + "\n";
        at = passage.range.end + 1;
    }
    document->text = std::make_shared<const text::Text>(utf8);
    return document;
}

CodeLooks one_code() {
    return {{study::Id<study::Code>{1}, CodeLook{"Clinic", CodeColour{wxColour(0x20, 0x5c, 0xb9), 0.19}}}};
}

void add_coding(DocumentPicture& document, std::int64_t id, Range range) {
    study::Coding coding;
    coding.id = {id};
    coding.code = {1};
    coding.range = range;
    document.codings.push_back(coding);
}

char32_t code_point(const text::Text& text, Position at) {
    const auto bytes = text.slice({at, at + 1});
    char32_t c = 0;
    const auto lead = static_cast<unsigned char>(bytes[0]);
    c = lead < 0x80 ? lead : lead < 0xE0 ? lead & 0x1FU : lead < 0xF0 ? lead & 0x0FU : lead & 0x07U;
    for (std::size_t i = 1; i < bytes.size(); ++i)
        c = (c << 6U) | (static_cast<unsigned char>(bytes[i]) & 0x3FU);
    return c;
}

bool is_right_to_left(char32_t c) {
    return (c >= 0x0621 && c <= 0x064A) || (c >= 0x0671 && c <= 0x06D3);
}

/// Letters, digits and emoji: what has a direction and a width of its own.
bool is_sign(char32_t c) {
    const bool latin = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    const bool extended_digit = c >= 0x06F0 && c <= 0x06F9;
    return latin || extended_digit || is_right_to_left(c) || (c >= 0x0E00 && c < 0x0F00) ||
           (c >= 0x1780 && c < 0x1800) || c >= 0x1F000;
}

/// A view on the screen, and a hand for it.
class Desktop {
public:
    explicit Desktop(std::shared_ptr<DocumentPicture> document, wxSize size = {900, 760}) : frame(size) {
        TranscriptView::Reports reports;
        reports.coding_clicked = [this](auto id) { clicked.push_back(id.value); };
        reports.coding_resized = [this](auto id, Range range) { resized.emplace_back(id.value, range); };
        reports.menu_asked = [this](wxPoint point) { menus.push_back(point); };
        reports.selection_changed = [this](Range, Position) { ++selections; };
        view = new TranscriptView(frame.get(), reports);
        other = new wxTextCtrl(frame.get(), wxID_ANY);
        auto* sizer = new wxBoxSizer(wxVERTICAL);
        sizer->Add(view, 1, wxEXPAND);
        sizer->Add(other, 0, wxEXPAND);
        frame->SetSizer(sizer);
        view->Bind(wxEVT_LEFT_UP, [this](wxMouseEvent& event) {
            ++releases;
            event.Skip();
        });
        view->Bind(wxEVT_LEFT_DOWN, [this](wxMouseEvent& event) {
            ++presses;
            event.Skip();
        });
        view->Bind(wxEVT_KEY_DOWN, [this](wxKeyEvent& event) {
            ++keys;
            event.Skip();
        });
        view->Bind(wxEVT_PAINT, [this](wxPaintEvent& event) {
            ++paints;
            event.Skip();
        });
        frame->Show();
        view->show(document, one_code());
        view->SetFocus();
        ready = Windows::get().wait_for(
            [&] { return paints > 0 && view->HasFocus() && view->GetClientSize().x > 500; });
    }

    void move(wxPoint point) { hand.MouseMove(view->ClientToScreen(point)); }
    bool click(wxPoint point) {
        const int before = releases;
        move(point);
        hand.MouseClick();
        return Windows::get().wait_for([&] { return releases > before; });
    }
    bool drag(wxPoint from, wxPoint to) {
        const int pressed = presses;
        move(from);
        hand.MouseDown();
        if (!Windows::get().wait_for([&] { return presses > pressed; })) return false;
        const int released = releases;
        for (int i = 1; i <= 4; ++i) move(from + (to - from) * i / 4);
        hand.MouseUp();
        return Windows::get().wait_for([&] { return releases > released; });
    }
    bool press(int key, int modifiers = 0) {
        const int before = keys;
        hand.Char(key, modifiers);
        return Windows::get().wait_for([&] { return keys > before; });
    }

    /// Just inside the edge at which one who reads comes to the sign.
    wxPoint leading_edge(Position at) const {
        const wxRect place = view->place_of(at);
        const bool from_right = is_right_to_left(code_point(*view->document()->text, at));
        return {from_right ? place.GetRight() : place.x, place.y + place.height / 2};
    }

    window_test::TestFrame frame;
    TranscriptView* view = nullptr;
    wxTextCtrl* other = nullptr;
    wxUIActionSimulator hand;
    bool ready = false;
    int releases = 0;
    int presses = 0;
    int keys = 0;
    int paints = 0;
    int selections = 0;
    std::vector<std::int64_t> clicked;
    std::vector<std::pair<std::int64_t, Range>> resized;
    std::vector<wxPoint> menus;
};

#define NEEDS_DISPLAY()                                                \
    if (!window_test::has_display()) {                                 \
        WARN("There is no display (DISPLAY); this test was skipped."); \
        return;                                                        \
    }

}  // namespace

TEST_CASE("a click chooses the place before the sign under the pointer, in every script") {
    NEEDS_DISPLAY();
    const auto document = document_of_all();
    Desktop desktop(document);
    REQUIRE(desktop.ready);
    struct Target {
        std::size_t turn;
        Position at;
    };
    std::vector<Target> targets;
    for (std::size_t i = 0; i < spoken.size(); ++i) {
        const Range said = document->passages[i].said;
        for (Position at = said.start + 1; at < said.end; ++at) {
            if ((at - said.start) % spoken[i].every != 0 && i != 8) continue;
            const bool border = document->text->snapped_to_graphemes({at, at}).start == at;
            const bool stacked = code_point(*document->text, at - 1) == 0x17D2;
            if (!border || stacked || !is_sign(code_point(*document->text, at))) continue;
            if (desktop.view->place_of(at).width >= 4) targets.push_back({i, at});
        }
    }
    REQUIRE(targets.size() >= 80);
    // Far from one another, or two clicks would be taken for a double one.
    const std::size_t stride = 37;
    REQUIRE(targets.size() % stride != 0);
    std::size_t wrong = 0;
    for (std::size_t i = 0; i < targets.size(); ++i) {
        const Target& target = targets[i * stride % targets.size()];
        REQUIRE(desktop.click(desktop.leading_edge(target.at)));
        INFO(spoken[target.turn].name << ", code point "
                                      << target.at - document->passages[target.turn].said.start);
        CHECK(desktop.view->caret() == target.at);
        if (desktop.view->caret() != target.at) ++wrong;
    }
    CHECK(wrong == 0);
}

TEST_CASE("words stand where their direction wants them") {
    NEEDS_DISPLAY();
    const auto document = document_of_all();
    Desktop desktop(document);
    REQUIRE(desktop.ready);
    const Position english = document->passages[0].said.start;
    const Position arabic = document->passages[1].said.start;
    CHECK(desktop.view->place_of(english).x < desktop.view->place_of(english + 5).x);
    CHECK(desktop.view->place_of(arabic).x > desktop.view->place_of(arabic + 8).x);
    // A paragraph from right to left begins at the right edge, far from where an English one begins.
    CHECK(desktop.view->place_of(arabic).x > desktop.view->place_of(english).x + 300);
}

TEST_CASE("dragging selects the same code points in any direction of writing") {
    NEEDS_DISPLAY();
    const auto document = document_of_all();
    Desktop desktop(document);
    REQUIRE(desktop.ready);
    for (const std::size_t turn : {0U, 1U}) {
        const Position start = document->passages[turn].said.start;
        REQUIRE(desktop.drag(desktop.leading_edge(start + 9), desktop.leading_edge(start + 22)));
        CHECK(desktop.view->selection() == Range{start + 9, start + 22});
    }
    const Position from = document->passages[0].said.start + 5;
    const Position to = document->passages[5].said.start;
    REQUIRE(desktop.drag(desktop.leading_edge(from), desktop.leading_edge(to)));
    CHECK(desktop.view->selection() == Range{from, to});
}

TEST_CASE("arrow keys move as seen and Shift selects") {
    NEEDS_DISPLAY();
    const auto document = document_of_all();
    Desktop desktop(document);
    REQUIRE(desktop.ready);
    const Position english = document->passages[0].said.start;
    const Position arabic = document->passages[1].said.start;
    desktop.view->select({arabic, arabic});
    for (int i = 0; i < 5; ++i) REQUIRE(desktop.press(WXK_LEFT, wxMOD_SHIFT));
    CHECK(desktop.view->selection() == Range{arabic, arabic + 5});
    desktop.view->select({english, english});
    for (int i = 0; i < 3; ++i) REQUIRE(desktop.press(WXK_RIGHT));
    CHECK(desktop.view->caret() == english + 3);
    REQUIRE(desktop.press(WXK_RIGHT, wxMOD_CONTROL));
    CHECK(desktop.view->caret() == english + 4);
    REQUIRE(desktop.press(WXK_RIGHT, wxMOD_CONTROL));
    CHECK(desktop.view->caret() == english + 12);
    REQUIRE(desktop.press(WXK_HOME));
    CHECK(desktop.view->caret() == english);
    REQUIRE(desktop.press(WXK_END, wxMOD_CONTROL));
    CHECK(desktop.view->caret() == document->passages.back().said.end);
    REQUIRE(desktop.press(WXK_HOME, wxMOD_CONTROL | wxMOD_SHIFT));
    CHECK(desktop.view->selection() == Range{english, document->passages.back().said.end});
}

TEST_CASE("no step stops inside an emoji, a decomposed letter or a Khmer stack") {
    NEEDS_DISPLAY();
    const auto document = document_of_all();
    Desktop desktop(document);
    REQUIRE(desktop.ready);
    for (const std::size_t turn : {4U, 6U, 7U, 8U}) {
        const Range said = document->passages[turn].said;
        INFO(spoken[turn].name);
        desktop.view->select({said.start, said.start});
        Position before = said.start;
        while (before < said.end) {
            REQUIRE(desktop.press(WXK_RIGHT));
            const Position now = desktop.view->caret();
            REQUIRE(now > before);
            CHECK(document->text->snapped_to_graphemes({now, now}).start == now);
            if (now < said.end) CHECK(code_point(*document->text, now - 1) != 0x17D2);
            before = now;
        }
        CHECK(before == said.end);
    }
}

TEST_CASE("two clicks select a word, three what was said") {
    NEEDS_DISPLAY();
    const auto document = document_of_all();
    Desktop desktop(document);
    REQUIRE(desktop.ready);
    const Range lao = document->passages[4].said;
    desktop.move(desktop.leading_edge(lao.start + 1));
    desktop.hand.MouseDblClick();
    REQUIRE(Windows::get().wait_for([&] { return !desktop.view->selection().empty(); }));
    CHECK(document->text->slice(desktop.view->selection()) == "ຂ້ອຍ");

    const Range english = document->passages[0].said;
    desktop.move(desktop.leading_edge(english.start + 6));
    desktop.hand.MouseDblClick();
    REQUIRE(Windows::get().wait_for([&] { return desktop.view->selection().start < lao.start; }));
    Windows::get().wait_for([&] { return !desktop.view->selection().empty(); });
    CHECK(document->text->slice(desktop.view->selection()) == "morning");
}

TEST_CASE("what reaches over labels leaves them out, and places in a label belong to the words behind it") {
    NEEDS_DISPLAY();
    const auto document = document_of_all();
    Desktop desktop(document);
    REQUIRE(desktop.ready);
    const auto& second = document->passages[1];
    desktop.view->select({second.range.start + 1, second.range.start + 1});
    CHECK(desktop.view->caret() == second.said.start);
    CHECK(desktop.view->go_to_passage(1));
    CHECK(desktop.view->caret() == document->passages[2].said.start);
    CHECK(desktop.view->go_to_passage(-1));
    CHECK(desktop.view->caret() == second.said.start);
}

TEST_CASE("a click on coded words tells the coding, and its ends can be dragged") {
    NEEDS_DISPLAY();
    auto document = document_of_all();
    const Position start = document->passages[0].said.start;
    add_coding(*document, 7, {start + 5, start + 12});
    Desktop desktop(document);
    REQUIRE(desktop.ready);
    REQUIRE(desktop.click(desktop.leading_edge(start + 8)));
    CHECK(desktop.clicked == std::vector<std::int64_t>{7});
    REQUIRE(desktop.click(desktop.leading_edge(start + 30)));
    CHECK(desktop.clicked == std::vector<std::int64_t>{7, 0});

    desktop.view->focus_coding({7});
    const wxRect last = desktop.view->place_of(start + 11);
    REQUIRE(desktop.drag({last.GetRight() + 1, last.y + last.height / 2}, desktop.leading_edge(start + 25)));
    REQUIRE(desktop.resized.size() == 1);
    CHECK(desktop.resized[0] == std::pair<std::int64_t, Range>(7, {start + 5, start + 25}));
}

TEST_CASE("the menu comes by the right button where it was pressed, and by its key at the caret") {
    NEEDS_DISPLAY();
    const auto document = document_of_all();
    Desktop desktop(document);
    REQUIRE(desktop.ready);
    const Position start = document->passages[0].said.start;
    const wxPoint point = desktop.leading_edge(start + 14);
    desktop.move(point);
    desktop.hand.MouseClick(wxMOUSE_BTN_RIGHT);
    REQUIRE(Windows::get().wait_for([&] { return desktop.menus.size() == 1; }));
    CHECK(desktop.menus[0] == point);
    CHECK(desktop.view->caret() == start + 14);
    desktop.hand.Char(WXK_F10, wxMOD_SHIFT);
    REQUIRE(Windows::get().wait_for([&] { return desktop.menus.size() == 2; }));
    CHECK(std::abs(desktop.menus[1].x - desktop.view->place_of(start + 14).x) <= 1);
}

TEST_CASE("Tab leaves the transcript") {
    NEEDS_DISPLAY();
    Desktop desktop(document_of_all());
    REQUIRE(desktop.ready);
    desktop.hand.Char(WXK_TAB);
    CHECK(Windows::get().wait_for([&] { return desktop.other->HasFocus(); }));
}

TEST_CASE("hits, codings and passages are gone through in order, and there is an end") {
    NEEDS_DISPLAY();
    auto document = document_of_all();
    const Position first = document->passages[0].said.start;
    add_coding(*document, 1, {first + 5, first + 12});
    add_coding(*document, 2, {first + 5, first + 8});
    Desktop desktop(document);
    REQUIRE(desktop.ready);
    const Position third = document->passages[2].said.start;
    desktop.view->set_hits({{third, third + 3}, {first + 14, first + 17}});
    CHECK(desktop.view->go_to_hit(1));
    CHECK(desktop.view->caret() == first + 14);
    CHECK(desktop.view->go_to_hit(1));
    CHECK(desktop.view->caret() == third);
    CHECK_FALSE(desktop.view->go_to_hit(1));
    desktop.view->select({first, first});
    CHECK(desktop.view->go_to_coding(1));
    CHECK(desktop.view->go_to_coding(1));
    CHECK(desktop.clicked == std::vector<std::int64_t>{1, 2});
    CHECK_FALSE(desktop.view->go_to_coding(1));
}

TEST_CASE("what is in sight stays when the zoom or a document of the same source changes") {
    NEEDS_DISPLAY();
    auto document = document_of_all();
    Desktop desktop(document, {700, 260});
    REQUIRE(desktop.ready);
    const Position far = document->passages[6].said.start;
    desktop.view->reveal({far, far});
    desktop.view->select({far, far + 20});
    const Range selected = desktop.view->selection();
    const int y = desktop.view->place_of(far).y;
    CHECK(y >= 0);
    CHECK(y < desktop.view->GetClientSize().y);
    auto changed = std::make_shared<DocumentPicture>(*document);
    add_coding(*changed, 1, {far, far + 4});
    desktop.view->show(changed, one_code());
    CHECK(desktop.view->place_of(far).y == y);
    CHECK(desktop.view->selection() == selected);
    desktop.view->set_zoom(200);
    CHECK(desktop.view->zoom() == 200);
    CHECK(desktop.view->place_of(desktop.view->caret()).y >= 0);
    CHECK(desktop.view->place_of(desktop.view->caret()).y < desktop.view->GetClientSize().y);
}
