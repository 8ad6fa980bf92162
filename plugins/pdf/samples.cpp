// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "samples.h"

#include <string_view>

namespace sotto::pdf {
namespace {

// One page: a question with a bold label, and an answer of two lines with a word cut at the end of the first.
// clang-format off
constexpr std::string_view interview =
    "%PDF-1.4\n"
    "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</R 5 0 R/B 6"
    " 0 R>>>>>>endobj\n"
    "4 0 obj<</Length 201>>stream\n"
    "BT /B 12 Tf 72 740 Td (Interviewer:) Tj /R 12 Tf 76 0 Td (What changed?) Tj -76 -24 Td (Nobody asked"
    " us before the clearance teams came to the vil-) Tj 0 -14 Td (lage, and nobody asked us after.) Tj ET\n"
    "endstreamendobj\n"
    "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
    "6 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold>>endobj\n"
    "xref\n"
    "0 7\n"
    "0000000000 65535 f \n"
    "0000000009 00000 n \n"
    "0000000052 00000 n \n"
    "0000000101 00000 n \n"
    "0000000218 00000 n \n"
    "0000000465 00000 n \n"
    "0000000526 00000 n \n"
    "trailer<</Size 7/Root 1 0 R>>\n"
    "startxref\n"
    "592\n"
    "%%EOF\n";
// clang-format on

constexpr std::string_view interview_text = "Interviewer: What changed?";

constexpr sotto_text text(std::string_view view) {
    return {view.data(), view.size()};
}

}  // namespace

const sotto_sample samples[] = {
    {"interview.pdf", text(interview), text(interview_text)},
    {nullptr, {nullptr, 0}, {nullptr, 0}},
};

}  // namespace sotto::pdf
