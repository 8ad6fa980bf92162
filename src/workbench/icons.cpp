// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/icons.h"

#include <fmt/format.h>

#include <string>

namespace sotto::workbench {

namespace {

const char* strokes_of(Icon icon) {
    switch (icon) {
        case Icon::Interview:
            return R"(<path d="M2.5 3h11v8h-6l-3 2.6V11h-2z"/>)";
        case Icon::FocusGroup:
            return R"(<circle cx="6" cy="5" r="2.4"/><path d="M1.6 13.4c0-3 1.8-4.8 4.4-4.8s4.4 1.8 4.4 4.8"/>)"
                   R"(<path d="M10.4 2.8a2.4 2.4 0 0 1 0 4.4"/><path d="M12 8.9c1.6.6 2.5 2.2 2.5 4.5"/>)";
        case Icon::Literature:
            return R"(<path d="M8 4.2C6.6 3.2 4.6 2.8 2 3v9.4c2.6-.2 4.6.2 6 1.2 1.4-1 3.4-1.4 6-1.2V3)"
                   R"(c-2.6-.2-4.6.2-6 1.2z"/><path d="M8 4.2v9.4"/>)";
        case Icon::FieldNote:
            return R"(<path d="M3 13.2l.8-3.2 7.2-7.2 2.4 2.4-7.2 7.2z"/><path d="M9.4 4.4l2.4 2.4"/>)";
        case Icon::PublicStatement:
            return R"(<path d="M2 6.4v3.4l2.6.3 7.4 3V3L4.6 6.1z"/><path d="M5 10.2l.9 3.2h1.6l-.6-2.4"/>)"
                   R"(<path d="M14.2 6.8v2.6"/>)";
        case Icon::SurveyAnswer:
            return R"(<path d="M2.2 4l1 1 1.8-2"/><path d="M2.2 8.4l1 1 1.8-2"/><path d="M2.2 12.8l1 1 1.8-2"/>)"
                   R"(<path d="M7.5 4.2h6.3"/><path d="M7.5 8.6h6.3"/><path d="M7.5 13h6.3"/>)";
        case Icon::Person:
            return R"(<circle cx="8" cy="5" r="2.6"/><path d="M3 13.6c0-3.2 2-5 5-5s5 1.8 5 5"/>)";
        case Icon::Add:
            return R"(<path d="M8 3v10"/><path d="M3 8h10"/>)";
        case Icon::Eye:
            return R"(<path d="M1.5 8C3 5.2 5.2 3.8 8 3.8S13 5.2 14.5 8C13 10.8 10.8 12.2 8 12.2S3 10.8 1.5 8z"/>)"
                   R"(<circle cx="8" cy="8" r="2"/>)";
        case Icon::Import:
            return R"(<path d="M8 2.5v7M5.2 6.9 8 9.7l2.8-2.8M2.5 10v3.5h11V10"/>)";
        case Icon::Undo:
            return R"(<path d="M5.5 3.5 2.5 6.5l3 3M2.8 6.5h6.4a3.3 3.3 0 0 1 0 6.6H6.5"/>)";
        case Icon::Redo:
            return R"(<path d="m10.5 3.5 3 3-3 3M13.2 6.5H6.8a3.3 3.3 0 0 0 0 6.6h2.7"/>)";
        case Icon::Code:
            return R"(<path d="M2.5 2.5h5l6 6-5 5-6-6zM5.4 5.4h.01"/>)";
        case Icon::Memo:
            return R"(<path d="M3 2.5h10v7.2l-3.6 3.8H3zM13 9.7H9.4v3.8M5.4 5.5h5.2M5.4 8h3"/>)";
        case Icon::OffRecord:
            return R"(<path d="M6 4.2a2 2 0 0 1 4 0v3.6M6 6v1.8a2 2 0 0 0 3.4 1.4"/>)"
                   R"(<path d="M4 8a4 4 0 0 0 6.6 3M8 12v2M2.5 2.5l11 11"/>)";
        case Icon::Place:
            return R"(<path d="M8 14.2C5 10.9 3.4 8.5 3.4 6.4a4.6 4.6 0 0 1 9.2 0c0 2.1-1.6 4.5-4.6 7.8z"/>)"
                   R"(<circle cx="8" cy="6.4" r="1.6"/>)";
        case Icon::Organisation:
            return R"(<path d="M2.6 13.6V6.4L8 2.6l5.4 3.8v7.2z"/><path d="M6.4 13.6V9.8h3.2v3.8"/>)";
        case Icon::Date:
            return R"(<path d="M2.6 3.6h10.8v10H2.6z"/><path d="M2.6 6.8h10.8M5.4 2v2.6M10.6 2v2.6"/>)";
        case Icon::Contact:
            return R"(<path d="M2 3.8h12v8.6H2z"/><path d="M2.4 4.4 8 8.8l5.6-4.4"/>)";
        case Icon::Number:
            return R"(<path d="M2 3.8h12v8.6H2z"/><path d="M4.4 7h4.4M4.4 9.6h7.2"/>)";
        case Icon::Shield:
            return R"(<path d="M8 2 3 3.8v3.8c0 3.1 2 5.4 5 6.4 3-1 5-3.3 5-6.4V3.8z"/>)";
        case Icon::ShieldDone:
            return R"(<path d="M8 2 3 3.8v3.8c0 3.1 2 5.4 5 6.4 3-1 5-3.3 5-6.4V3.8z"/><path d="M5.8 7.8 7.4 9.4l3-3.2"/>)";
        case Icon::Export:
            return R"(<path d="M8 9.7V2.5M5.2 5.3 8 2.5l2.8 2.8M2.5 10v3.5h11V10"/>)";
        case Icon::Tick:
            return R"(<path d="m3 8.6 3.4 3.4L13 4.6"/>)";
        case Icon::Warning:
            return R"(<path d="M8 2.4 14.4 13.4H1.6z"/><path d="M8 6.4v3.4M8 11.6v.1"/>)";
        case Icon::Clock:
            return R"(<circle cx="8" cy="8" r="6"/><path d="M8 4.6V8l2.2 1.6"/>)";
        case Icon::EyeClosed:
            return R"(<path d="M1.5 8C3 5.2 5.2 3.8 8 3.8S13 5.2 14.5 8C13 10.8 10.8 12.2 8 12.2S3 10.8 1.5 8z"/>)"
                   R"(<circle cx="8" cy="8" r="2"/><path d="M3 13L13 3"/>)";
    }
    return "";
}

std::string hex(const wxColour& colour) {
    return fmt::format("#{:02x}{:02x}{:02x}", colour.Red(), colour.Green(), colour.Blue());
}

wxBitmapBundle bundle(const std::string& inside, const std::string& style, int size) {
    const auto svg = fmt::format(
        R"(<svg xmlns="http://www.w3.org/2000/svg" width="{0}" height="{0}" viewBox="0 0 16 16"><g {1}>{2}</g></svg>)",
        size, style, inside);
    return wxBitmapBundle::FromSVG(svg.c_str(), wxSize(size, size));
}

}  // namespace

Icon icon_of(study::SourceKind kind) {
    switch (kind) {
        case study::SourceKind::Interview:
            return Icon::Interview;
        case study::SourceKind::FocusGroup:
            return Icon::FocusGroup;
        case study::SourceKind::Literature:
            return Icon::Literature;
        case study::SourceKind::FieldNote:
            return Icon::FieldNote;
        case study::SourceKind::PublicStatement:
            return Icon::PublicStatement;
        case study::SourceKind::SurveyAnswer:
            return Icon::SurveyAnswer;
    }
    return Icon::Interview;
}

wxBitmapBundle drawn(Icon icon, const wxColour& colour, int size) {
    return bundle(strokes_of(icon),
                  fmt::format(R"(fill="none" stroke="{}" stroke-width="1.3" stroke-linecap="round" )"
                              R"(stroke-linejoin="round")",
                              hex(colour)),
                  size);
}

wxBitmapBundle drawn_dot(const wxColour& colour, int dot, int size, bool hollow) {
    const double radius = 8.0 * dot / size;
    const auto style = hollow ? fmt::format(R"(fill="none" stroke="{}" stroke-width="1.6")", hex(colour))
                              : fmt::format(R"(fill="{}")", hex(colour));
    return bundle(fmt::format(R"(<circle cx="8" cy="8" r="{:.2f}"/>)", hollow ? radius - 0.8 : radius), style,
                  size);
}

wxBitmapBundle drawn_nothing(int size) {
    return bundle(R"(<path d="M0 0"/>)", R"(fill="none")", size);
}

}  // namespace sotto::workbench
