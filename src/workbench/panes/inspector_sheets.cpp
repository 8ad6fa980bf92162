// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/panes/inspector_sheets.h"

#include "text/fold.h"
#include "workbench/words.h"

#include <wx/datetime.h>
#include <wx/numformatter.h>

#include <algorithm>

namespace sotto::workbench {

namespace {

wxString status_in_words(study::CodeStatus status) {
    switch (status) {
        case study::CodeStatus::Active:
            return _("In use");
        case study::CodeStatus::Draft:
            return _("Draft");
        case study::CodeStatus::Merged:
            return _("Merged into another");
        case study::CodeStatus::Dropped:
            return _("Dropped");
    }
    return {};
}

wxString dot() {
    return wxString::FromUTF8(" · ");
}

void remove_coding(Desk& desk, const base::Guid& guid) {
    commands::Arguments arguments;
    arguments.add("id", guid.text());
    desk.run("coding/remove", std::move(arguments));
}

/// The path of what a code belongs to; empty at the top.
wxString above(const study::CodeTree& codes, const study::Code& code) {
    return code.parent ? shown(codes.path(code.parent)) : wxString();
}

}  // namespace

wxString person_in_words(const StudyPicture& study, Id<study::Entity> person) {
    const auto* entity = study.entity(person);
    if (entity == nullptr) return {};
    auto words = shown(entity->code);
    for (const auto& attribute : study.attributes) {
        if (attribute.entity == person && text::fold_key(attribute.name) == "role" &&
            !attribute.value.empty())
            words += ", " + shown(attribute.value);
    }
    return words;
}

wxString consent_in_words(const ConsentFacts& consent) {
    if (!consent.asked) return _("Not asked");
    if (consent.withdrawn && !consent.quoted_for) return _("Withdrawn");
    if (!consent.quoted_for) return _("Not to be quoted");
    wxString words;
    switch (*consent.quoted_for) {
        case study::Audience::Partners:
            words = _("Partners");
            break;
        case study::Audience::Team:
            words = _("Team only");
            break;
        default:
            words = _("Public");
    }
    words += ", " + (consent.naming.value_or(false) ? _("may be named") : _("unnamed"));
    if (consent.withdrawn) words += "; " + _("wider withdrawn");
    return words;
}

wxString day_of(const std::string& utc) {
    wxDateTime time;
    if (!time.ParseISOCombined(shown(utc.substr(0, 19)))) return shown(utc);
    return time.FromUTC().Format("%e %b %Y").Strip(wxString::leading);
}

void add_memo(const Sheet& sheet, const std::string& subject, const std::string& which,
              const MemoFacts& memo) {
    sheet.card.area(_("Memo"), "memo", shown(memo.text), 5, sheet.desk.study()->can_edit(),
                    [&desk = sheet.desk, subject, which, memo](const wxString& words) {
                        commands::Arguments arguments;
                        // The memo of a coding is a part of it; others are things of their own.
                        const bool remove = words.empty() && subject != "coding";
                        arguments.add("ACTION", remove ? "remove" : "write");
                        if (memo.guid.empty()) {
                            arguments.add("SUBJECT", subject);
                            arguments.add("WHICH", which);
                        } else {
                            arguments.add("id", memo.guid);
                        }
                        if (!remove) arguments.add("text", kept(words));
                        desk.run("memo/write", std::move(arguments));
                    });
}

void fill_coding(const Sheet& sheet, const CodingFacts& facts) {
    auto& card = sheet.card;
    auto& desk = sheet.desk;
    const auto& study = *desk.study();
    const auto* code = study.codes.find(facts.coding.code);
    if (code == nullptr) return;
    card.title(&code->color, shown(code->name), above(study.codes, *code));
    card.quote(code->color, shown(facts.words));

    if (facts.participant) {
        card.fact_with_link(_("Speaker"), person_in_words(study, facts.participant),
                            [inspect = sheet.inspect, id = facts.participant.value] {
                                inspect({Inspected::Kind::Person, id});
                            });
        if (study.withdrawn.count(facts.participant) != 0) card.strike();
    } else {
        card.fact(_("Speaker"), facts.speaker.empty() ? _("not known") : shown(facts.speaker));
    }
    auto turns = shown(std::to_string(facts.first_turn));
    if (facts.last_turn != facts.first_turn)
        turns += wxString::FromUTF8("–") + shown(std::to_string(facts.last_turn));
    card.fact(_("Turn"), turns + dot() + counted("%s character", "%s characters", facts.characters));
    card.fact(_("Coder"), shown(facts.coding.coder) + ", " + day_of(facts.coding.created));
    if (facts.participant)
        card.fact(_("Consent"), consent_in_words(consent_of(study.consents, facts.participant)));
    if (const auto* source = study.source(facts.coding.source); source != nullptr) {
        card.fact_with_link(_("Source"), shown(source->name),
                            [inspect = sheet.inspect, id = source->id.value] {
                                inspect({Inspected::Kind::Source, id});
                            });
    }

    card.separator();
    card.heading(_("Other codes here"));
    for (const auto& other : facts.others) {
        const auto* of = study.codes.find(other.code);
        if (of == nullptr) continue;
        std::function<void()> remove;
        if (study.can_edit()) remove = [&desk, guid = other.guid] { remove_coding(desk, guid); };
        card.code(
            of->color, shown(of->name),
            [&desk, id = other.id, of = other.code] {
                auto focus = desk.focus();
                focus.coding = id;
                focus.code = of;
                desk.set_focus(focus);
            },
            remove, wxString::Format(_("Remove %s here"), shown(of->name)));
    }
    card.paragraph(facts.others.empty() ? _("None. Ctrl+K adds a code to the words chosen.")
                                        : _("Ctrl+K adds a code to the words chosen."),
                   true);
    card.separator();
    add_memo(sheet, "coding", facts.coding.guid.text(), {{}, facts.coding.memo});
}

void fill_code(const Sheet& sheet, Id<study::Code> id, const CodeFacts& facts) {
    auto& card = sheet.card;
    const auto& study = *sheet.desk.study();
    const auto* code = study.codes.find(id);
    if (code == nullptr) return;
    card.title(&code->color, shown(code->name), above(study.codes, *code));

    std::int64_t all = 0;
    for (const auto& [kind, count] : facts.codings) all += count;
    const auto own = study.code_counts.find(id);
    const auto own_count = own == study.code_counts.end() ? 0 : own->second.codings;
    card.fact(_("Codings"), counted("%s here", "%s here", own_count) + dot() +
                                counted("%s with those below", "%s with those below", all));
    if (own != study.code_counts.end()) card.fact(_("Sources"), shown(std::to_string(own->second.sources)));
    for (const auto& [kind, count] : facts.codings)
        card.fact(kind_in_words(kind), wxNumberFormatter::ToString(static_cast<wxLongLong_t>(count)));
    if (code->status != study::CodeStatus::Active) card.fact(_("Status"), status_in_words(code->status));
    card.separator();

    const auto path = study.codes.path(id);
    const auto field = [&](const wxString& label, const std::string& name, const std::string& now,
                           int lines) {
        card.area(label, name, shown(now), lines, study.can_edit(),
                  [&desk = sheet.desk, path, name](const wxString& words) {
                      commands::Arguments arguments;
                      arguments.add("CODE", path);
                      arguments.add(name, kept(words));
                      desk.run("code/change", std::move(arguments));
                  });
    };
    field(_("Definition"), "description", code->description, 4);
    field(_("Include"), "include", code->include, 3);
    field(_("Exclude"), "exclude", code->exclude, 3);
    field(_("Example"), "example", code->example, 3);
    card.separator();
    add_memo(sheet, "code", path, facts.memo);
}

}  // namespace sotto::workbench
