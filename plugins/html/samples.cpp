// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "samples.h"

#include <string_view>

namespace sotto::html {
namespace {

constexpr std::string_view page =
    "<!DOCTYPE html>\n<html lang=en><head><meta charset=utf-8><title>Interview 2</title></head>\n"
    "<body><h1>Interview 2</h1><p><b>Interviewer:</b> What do you hope for?\n"
    "<p><b>R2:</b> That nobody&rsquo;s child picks one up,\nnot here &amp; not anywhere.</body></html>\n";
constexpr std::string_view page_text = "That nobody’s child picks one up, not here & not anywhere.";

// Old markup, and an encoding that only the bytes tell.
constexpr std::string_view old_page =
    "<HTML><BODY><TABLE><TR><TD>Question<TD>R\xE9ponse<TR><TD>D'o\xF9 venez-vous ?<TD>Du village d'\xE0 "
    "c\xF4t\xE9, "
    "apr\xE8s la rivi\xE8re, o\xF9 j'ai grandi avec mes fr\xE8res.</TABLE></BODY></HTML>\n";
constexpr std::string_view old_text =
    "Du village d'à côté, après la rivière, où j'ai grandi avec mes frères.";

constexpr sotto_text text(std::string_view view) {
    return {view.data(), view.size()};
}

}  // namespace

const sotto_sample samples[] = {
    {"interview.html", text(page), text(page_text)},
    {"questions.htm", text(old_page), text(old_text)},
    {nullptr, {nullptr, 0}, {nullptr, 0}},
};

}  // namespace sotto::html
