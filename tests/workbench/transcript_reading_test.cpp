// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "window_test.h"
#include "workbench/transcript/transcript_view.h"

#include <gtk/gtk.h>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace sotto;
using namespace sotto::workbench;
using window_test::Windows;

namespace {

std::string taken(gchar* words) {
    std::string kept = words == nullptr ? "" : words;
    g_free(words);
    return kept;
}

std::shared_ptr<DocumentPicture> two_turns() {
    auto document = std::make_shared<DocumentPicture>();
    document->source.id = {1};
    document->source.name = "Interview 7";
    document->text =
        std::make_shared<const text::Text>("Q: Tell me.\nA: We met. ຂ້ອຍ 👩‍⚕️ came.");
    for (const text::Range range : {text::Range{0, 11}, text::Range{12, document->text->length()}}) {
        study::Passage passage;
        passage.ordinal = static_cast<std::int64_t>(document->passages.size()) + 1;
        passage.range = range;
        passage.said = {range.start + 3, range.end};
        document->passages.push_back(passage);
        document->voices.emplace_back();
        document->speaker_names.emplace_back(passage.ordinal == 1 ? "Q" : "A");
    }
    study::Coding coding;
    coding.id = {1};
    coding.code = {1};
    coding.range = {15, 22};
    document->codings.push_back(coding);
    return document;
}

}  // namespace

TEST_CASE("assistive technology reads the words, their codes, and follows the caret") {
    if (!window_test::has_display()) {
        WARN("There is no display (DISPLAY); this test was skipped.");
        return;
    }
    window_test::TestFrame frame({800, 400});
    auto* view = new TranscriptView(frame.get(), {});
    frame->Show();
    const auto document = two_turns();
    view->show(document, {{study::Id<study::Code>{1}, CodeLook{"First time", CodeColour{*wxBLUE, 0.2}}}});
    REQUIRE(Windows::get().wait_for([&] { return view->GetClientSize().x > 300; }));

    AtkObject* object = gtk_widget_get_accessible(view->m_wxwindow);
    REQUIRE(object != nullptr);
    CHECK(atk_object_get_role(object) == ATK_ROLE_DOCUMENT_TEXT);
    CHECK(std::string(atk_object_get_name(object)) == "Transcript of Interview 7");
    REQUIRE(ATK_IS_TEXT(object));
    AtkText* text = ATK_TEXT(object);
    CHECK(atk_text_get_character_count(text) == document->text->length());
    CHECK(taken(atk_text_get_text(text, 0, -1)) == document->text->utf8());
    gint first = 0;
    gint last = 0;
    CHECK(taken(atk_text_get_string_at_offset(text, 24, ATK_TEXT_GRANULARITY_WORD, &first, &last)) == "ຂ້ອຍ");
    CHECK(first == 23);
    CHECK(taken(atk_text_get_string_at_offset(text, 29, ATK_TEXT_GRANULARITY_CHAR, &first, &last)) ==
          "👩‍⚕️");
    CHECK(taken(atk_text_get_string_at_offset(text, 16, ATK_TEXT_GRANULARITY_SENTENCE, &first, &last))
              .find("We met.") != std::string::npos);

    AtkAttributeSet* codes = atk_text_get_run_attributes(text, 16, &first, &last);
    REQUIRE(codes != nullptr);
    CHECK(std::string(static_cast<AtkAttribute*>(codes->data)->value) == "First time");
    CHECK(first == 15);
    CHECK(last == 22);
    atk_attribute_set_free(codes);
    CHECK(atk_text_get_run_attributes(text, 23, &first, &last) == nullptr);
    CHECK(first == 22);

    gint x = 0;
    gint y = 0;
    gint width = 0;
    gint height = 0;
    atk_text_get_character_extents(text, 16, &x, &y, &width, &height, ATK_XY_SCREEN);
    CHECK(atk_text_get_offset_at_point(text, x + 1, y + height / 2, ATK_XY_SCREEN) == 16);

    std::vector<int> heard;
    const gulong signal =
        g_signal_connect(object, "text-caret-moved", G_CALLBACK(+[](AtkText*, gint at, gpointer into) {
                             static_cast<std::vector<int>*>(into)->push_back(at);
                         }),
                         &heard);
    CHECK(atk_text_set_caret_offset(text, 18));
    CHECK(view->caret() == 18);
    CHECK(heard == std::vector<int>{18});
    CHECK(atk_text_set_selection(text, 0, 15, 22));
    CHECK(atk_text_get_n_selections(text) == 1);
    CHECK(taken(atk_text_get_selection(text, 0, &first, &last)) == "We met.");
    g_signal_handler_disconnect(object, signal);
}
