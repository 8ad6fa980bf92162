// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/export/export_page.h"

#include "workbench/dialogs/confirm.h"
#include "workbench/export/page_words.h"
#include "workbench/words.h"

#include <wx/app.h>
#include <wx/filename.h>
#include <wx/utils.h>

#include <algorithm>

namespace sotto::workbench {

namespace {

constexpr int wait_ms = 250;
constexpr int progress_ms = 100;

std::vector<std::pair<std::string, std::string>> written_formats(commands::Session& session) {
    std::vector<std::pair<std::string, std::string>> formats;
    for (const auto& format : session.formats().list()) {
        // What cannot be read back cannot be checked, and is not written.
        if (format.writes && format.reads && !format.extensions.empty())
            formats.emplace_back(format.extensions.front(), format.title);
    }
    std::stable_partition(formats.begin(), formats.end(),
                          [](const auto& one) { return one.first == "docx"; });
    return formats;
}

/// Controls that were made out of sight know the size of the desktop's letters only now.
void measure_again(wxWindow& window) {
    for (auto* child : window.GetChildren()) measure_again(*child);
    window.InvalidateBestSize();
}

}  // namespace

ExportPage::ExportPage(wxWindow* parent, Desk& desk, Ways ways)
    : DeskPane(parent, desk),
      ways_(std::move(ways)),
      measures_(Measures::of(*this)),
      wait_(this),
      progress_(this) {
    SetName("export");
    const int u = measures_.u;
    recipe_ = new RecipePanel(this, desk, {[this] { ask(); }, [this] { say_state(); }});
    auto* middle = build_middle();
    risk_ = new RiskPanel(this,
                          {[this](const QuotePlace& place) { this->desk().show(place.source, place.range); },
                           [this] { fix(); }, [this] { write(); }, [this] { ways_.leave(); },
                           [this] { wxLaunchDefaultApplication(shown(written_)); },
                           [this] { wxLaunchDefaultApplication(wxFileName(shown(written_)).GetPath()); }});
    const auto rule = [this] {
        auto* line = new wxPanel(this);
        line->SetMinSize({1, -1});
        line->SetCanFocus(false);
        rules_.push_back(line);
        return line;
    };
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    recipe_->SetMinSize({RecipePanel::width_in_units * u, -1});
    risk_->SetMinSize({RiskPanel::width_in_units * u, -1});
    row->Add(recipe_, wxSizerFlags().Expand());
    row->Add(rule(), wxSizerFlags().Expand());
    row->Add(middle, wxSizerFlags(1).Expand());
    row->Add(rule(), wxSizerFlags().Expand());
    row->Add(risk_, wxSizerFlags().Expand());
    SetSizer(row);
    set_theme();
    Bind(
        wxEVT_TIMER, [this](wxTimerEvent&) { make(); }, wait_.GetId());
    Bind(
        wxEVT_TIMER, [this](wxTimerEvent&) { say_progress(); }, progress_.GetId());
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        fit_sides();
        event.Skip();
    });
    Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_ESCAPE && !event.HasAnyModifiers()) {
            ways_.leave();
        } else {
            event.Skip();
        }
    });
    Bind(wxEVT_SYS_COLOUR_CHANGED, [this](wxSysColourChangedEvent& event) {
        set_theme();
        event.Skip();
    });
}

wxWindow* ExportPage::build_middle() {
    const int u = measures_.u;
    auto* middle = new wxPanel(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL);
    auto* column = new wxBoxSizer(wxVERTICAL);
    auto* head = new wxBoxSizer(wxHORIZONTAL);
    build_sides(middle, *head);
    title_ = new wxStaticText(middle, wxID_ANY, _("Final pages"));
    title_->SetFont(GetFont().Bold());
    head->Add(title_, wxSizerFlags().CentreVertical().Border(wxLEFT, 2 * u));
    place_ = new wxStaticText(middle, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END);
    place_->SetMinSize({0, -1});
    head->Add(place_, wxSizerFlags(1).CentreVertical().Border(wxLEFT, u));
    busy_ = new wxPanel(middle, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL);
    auto* busy = new wxBoxSizer(wxHORIZONTAL);
    busy_says_ = new wxStaticText(busy_, wxID_ANY, _("Making the pages"));
    gauge_ =
        new wxGauge(busy_, wxID_ANY, 1000, wxDefaultPosition, {12 * u, -1}, wxGA_HORIZONTAL | wxGA_SMOOTH);
    set_accessible_name(*gauge_, _("Progress of the pages"));
    stop_ = new wxButton(busy_, wxID_ANY, _("Stop"), wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT);
    stop_->SetName("stop");
    stop_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        if (making_) {
            stopped_ = true;
            stop();
            say_state();
        } else {
            ask();
        }
    });
    busy->Add(busy_says_, wxSizerFlags().CentreVertical());
    busy->Add(gauge_, wxSizerFlags().CentreVertical().Border(wxLEFT, u));
    busy->Add(stop_, wxSizerFlags().CentreVertical().Border(wxLEFT, u));
    busy_->SetSizer(busy);
    head->Add(busy_, wxSizerFlags().CentreVertical().Border(wxRIGHT, 2 * u));
    legend_ = new wxStaticText(middle, wxID_ANY, {});
    head->Add(legend_, wxSizerFlags().CentreVertical().Border(wxLEFT | wxRIGHT, 2 * u));
    marks_ = new wxCheckBox(middle, wxID_ANY, _("Show marks"));
    marks_->SetValue(true);
    marks_->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent&) { canvas_->show_marks(marks_->GetValue()); });
    head->Add(marks_, wxSizerFlags().CentreVertical().Border(wxRIGHT, 2 * u));
    head->SetMinSize({-1, 5 * u});
    column->Add(head, wxSizerFlags().Expand());
    auto* above = new wxPanel(middle, wxID_ANY, wxDefaultPosition, {-1, 1});
    auto* below = new wxPanel(middle, wxID_ANY, wxDefaultPosition, {-1, 1});
    for (auto* line : {above, below}) {
        line->SetCanFocus(false);
        line->SetMinSize({-1, 1});
        rules_.push_back(line);
    }
    column->Add(above, wxSizerFlags().Expand());
    canvas_ =
        new PagesCanvas(middle, {[this] {
                                     say_head();
                                     say_mark();
                                 },
                                 [this](const QuotePlace& place) { desk().show(place.source, place.range); },
                                 [this] { look_behind_mark(); }});
    column->Add(canvas_, wxSizerFlags(1).Expand());
    column->Add(below, wxSizerFlags().Expand());
    auto* foot = new wxBoxSizer(wxHORIZONTAL);
    mark_says_ = new wxStaticText(middle, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END);
    foot->Add(mark_says_, wxSizerFlags(1).CentreVertical().Border(wxLEFT, 2 * u));
    behind_ = new wxButton(middle, wxID_ANY, _("What stood there"), wxDefaultPosition, wxDefaultSize,
                           wxBU_EXACTFIT);
    behind_->SetName("behind");
    behind_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { look_behind_mark(); });
    foot->Add(behind_, wxSizerFlags().CentreVertical().Border(wxLEFT | wxRIGHT, 2 * u));
    foot->SetMinSize({-1, 5 * u});
    column->Add(foot, wxSizerFlags().Expand());
    middle->SetSizer(column);
    busy_->Hide();
    behind_->Hide();
    return middle;
}

void ExportPage::build_sides(wxWindow* middle, wxBoxSizer& head) {
    const std::array<wxString, 2> names{_("Recipe"), _("Risk")};
    for (std::size_t i = 0; i < sides_.size(); ++i) {
        sides_[i] =
            new wxToggleButton(middle, wxID_ANY, names[i], wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT);
        sides_[i]->Bind(wxEVT_TOGGLEBUTTON, [this, i](wxCommandEvent&) {
            side_ = i;
            fit_sides();
            Layout();
        });
        sides_[i]->Hide();
        head.Add(sides_[i], wxSizerFlags().CentreVertical().Border(wxLEFT, i == 0 ? measures_.u : 0));
    }
}

void ExportPage::fit_sides() {
    constexpr int pages_in_units = 40;
    narrow_ = GetClientSize().x <
              (RecipePanel::width_in_units + RiskPanel::width_in_units + pages_in_units) * measures_.u;
    recipe_->Show(!narrow_ || side_ == 0);
    risk_->Show(!narrow_ || side_ == 1);
    for (std::size_t i = 0; i < sides_.size(); ++i) {
        sides_[i]->Show(narrow_);
        sides_[i]->SetValue(side_ == i);
    }
    fit_head();
}

void ExportPage::fit_head() {
    // What can be chosen comes first: GTK cannot draw a box that is cut.
    const bool busy = busy_->IsShown();
    int room = canvas_->GetParent()->GetClientSize().x - marks_->GetBestSize().x - 4 * measures_.u;
    if (busy) room -= busy_->GetBestSize().x + 4 * measures_.u;
    room -= title_->GetBestSize().x + 4 * measures_.u;
    title_->Show(!narrow_ && room > 0);
    legend_->Show(!narrow_ && !busy && room > legend_->GetBestSize().x + 4 * measures_.u);
    canvas_->GetParent()->Layout();
}

void ExportPage::set_theme() {
    const auto theme = Theme::of_desktop();
    recipe_->set_theme(theme);
    risk_->set_theme(theme);
    for (auto* line : rules_) line->SetBackgroundColour(theme.line);
    canvas_->GetParent()->SetBackgroundColour(theme.panel);
    SetBackgroundColour(theme.panel);
    for (auto* label : {place_, legend_, mark_says_, busy_says_}) label->SetForegroundColour(theme.quiet);
}

void ExportPage::enter() {
    if (!desk().has_study()) return;
    if (!recipe_there_) {
        recipe_there_ = true;
        measure_again(*this);
        recipe_->set_recipe(last_recipe(study()));
        desk().look_up<std::vector<std::pair<std::string, std::string>>>(
            written_formats, while_here([this](std::vector<std::pair<std::string, std::string>> formats) {
                if (!formats.empty()) recipe_->set_formats(std::move(formats));
                say_state();
            }));
    }
    recipe_->study_changed();
    if (stale_) ask();
    canvas_->SetFocus();
}

void ExportPage::study_opened() {
    recipe_there_ = false;
    pages_.reset();
    written_.clear();
    outcome_.clear();
    stale_ = true;
    stopped_ = false;
    stop();
    // The worker lets go of the file.
    if (worker_ != nullptr) worker_->run([](commands::Session& session) { session.choose({}); }, {}, {});
    canvas_->show(nullptr);
    risk_->show(nullptr, recipe_->recipe());
    if (desk().has_study() && IsShownOnScreen()) enter();
}

void ExportPage::study_changed() {
    if (!recipe_there_) return;
    // Out of sight nothing is worked out; what changed is looked at when the page comes back.
    if (IsShownOnScreen()) recipe_->study_changed();
    ask();
}

void ExportPage::ask() {
    stale_ = true;
    stopped_ = false;
    outcome_.clear();
    written_.clear();
    stop();
    say_state();
    if (IsShownOnScreen()) wait_.StartOnce(wait_ms);
}

void ExportPage::stop() {
    wait_.Stop();
    ++asked_;
    if (making_) worker_->cancel();
    making_ = false;
    progress_.Stop();
    say_progress();
}

void ExportPage::make() {
    if (!desk().has_study() || !recipe_there_) return;
    if (worker_ == nullptr)
        worker_ = std::make_unique<Worker>(std::string(), [](std::function<void()> later) {
            if (wxTheApp != nullptr) wxTheApp->CallAfter(std::move(later));
        });
    stale_ = false;
    making_ = true;
    const auto asked = ++asked_;
    keep_recipe(recipe_->recipe(), study());
    auto pages = std::make_shared<ExportPages>();
    worker_->run(
        [pages, location = study().location,
         arguments = pages_arguments(recipe_->recipe(), study())](commands::Session& session) {
            session.choose(location);
            *pages = make_pages(session, arguments);
        },
        while_here([this, asked, pages] { take(asked, pages); }),
        while_here([this, asked](const Failure& failure) {
            auto none = std::make_shared<ExportPages>();
            none->cancelled = failure.cancelled;
            none->problem = failure.sentence;
            take(asked, std::move(none));
        }));
    progress_.Start(progress_ms);
    say_state();
}

void ExportPage::take(std::int64_t asked, std::shared_ptr<const ExportPages> pages) {
    if (asked != asked_) return;
    making_ = false;
    progress_.Stop();
    if (!pages->cancelled) {
        pages_ = std::move(pages);
        canvas_->show(pages_);
        risk_->show(pages_, recipe_->recipe());
    }
    say_progress();
    say_head();
    say_mark();
    say_state();
}

void ExportPage::say_progress() {
    const auto work = making_ && worker_ != nullptr ? worker_->work() : Work();
    // What is there in a moment needs no gauge.
    const bool shown_now = (making_ && work.busy && progress_.IsRunning()) || stopped_;
    gauge_->Show(!stopped_);
    if (work.total > 0) {
        gauge_->SetValue(static_cast<int>(work.done * 1000 / work.total));
    } else if (shown_now && !stopped_) {
        gauge_->Pulse();
    }
    busy_says_->SetLabelText(stopped_ ? _("Stopped") : _("Making the pages"));
    stop_->SetLabel(stopped_ ? _("Make the pages") : _("Stop"));
    busy_->Layout();
    busy_->Fit();
    if (busy_->IsShown() != shown_now) busy_->Show(shown_now);
    fit_head();
    busy_->GetParent()->Layout();
}

void ExportPage::say_head() {
    const auto count = pages_ == nullptr ? 0 : pages_->first_parts.size();
    wxString place;
    if (const auto at = canvas_->position(); at && count > 0) {
        place = wxString::Format(_("Quote %s of %s"), counted("%s", "%s", static_cast<long long>(*at + 1)),
                                 counted("%s", "%s", static_cast<long long>(count)));
    } else if (count > 0) {
        place = counted("%s quote", "%s quotes", static_cast<long long>(count));
        if (pages_->people > 0) place += ", " + counted("%s person", "%s people", pages_->people);
    }
    place_->SetLabelText(place);
    wxString legend;
    if (count > 0) {
        legend = counted("%s replaced", "%s replaced", pages_->replaced);
        if (pages_->left_out > 0) legend += ", " + counted("%s cut", "%s cut", pages_->left_out);
    }
    legend_->SetLabelText(legend);
    fit_head();
}

void ExportPage::say_mark() {
    const auto* mark = canvas_->mark();
    if (mark != nullptr) {
        mark_says_->SetLabelText(shown(canvas_->mark_words()) + "  " + mark_in_words(*mark));
    } else {
        const auto how = canvas_->quote() == nullptr
                             ? _("Arrows go from quote to quote.")
                             : _("Enter shows the quote in its document; → goes to its marks.");
        mark_says_->SetLabelText(pages_ == nullptr || pages_->parts.empty() ? wxString() : wxString(how));
    }
    behind_->Show(mark != nullptr && !mark->said.empty() && canvas_->quote() != nullptr);
    canvas_->GetParent()->Layout();
}

void ExportPage::look_behind_mark() {
    const auto* mark = canvas_->mark();
    const auto* quote = canvas_->quote();
    if (mark == nullptr || quote == nullptr || mark->said.empty()) return;
    const auto label = shown(canvas_->mark_words());
    desk().look_up<std::string>(
        [source = quote->source, range = mark->said](commands::Session& session) {
            const auto text = text::Text(session.study().text(session.study().current_version(source).id));
            const text::Range inside{std::min(range.start, text.length()),
                                     std::min(range.end, text.length())};
            return std::string(text.slice(inside));
        },
        while_here([this, mark, label](const std::string& words) {
            if (canvas_->mark() != mark) return;
            mark_says_->SetLabelText(label + "  " +
                                     wxString::Format(_("stands for “%s”"), shortened(words, 80)));
            behind_->Hide();
            canvas_->GetParent()->Layout();
        }));
}

void ExportPage::say_state() {
    RiskPanel::State state;
    const auto& recipe = recipe_->recipe();
    const bool ready = pages_ != nullptr && up_to_date() && !stopped_;
    canvas_->set_message(pages_ != nullptr && pages_->problem.empty() ? _("Every quote is withheld")
                         : pages_ != nullptr && ready                 ? shown(pages_->problem)
                                                                      : wxString());
    if (writing_) {
        state.sentence = _("Writing and checking the file");
    } else if (stopped_) {
        state.sentence = _("The pages are not up to date; make them, then the file can be written.");
    } else if (!ready) {
        state.sentence = _("Making the pages");
    } else if (!pages_->problem.empty()) {
        state.sentence = shown(pages_->problem);
        state.warns = true;
    } else if (!pages_->may_leave) {
        state.sentence = next_step_in_words(*pages_, recipe.k);
        state.warns = true;
        if (pages_->unsafe > 0 && (!pages_->coarsen.empty() || !pages_->drop.empty())) {
            auto way = suggestion_in_words(*pages_);
            way[0] = wxToupper(way[0]);
            state.fix = pages_->coarsen.size() + pages_->drop.size() == 1 ? way : wxString(_("Do so"));
        } else if (pages_->unsafe == 0 && !pages_->unchecked.empty() && ways_.check_identifiers) {
            state.fix = _("Check identifiers");
        }
    } else if (recipe.file.empty() || !recipe_->knows_ending()) {
        state.sentence = _("Choose a file and a format to write to.");
        state.warns = true;
    } else if (!outcome_.empty()) {
        state.sentence = outcome_;
        state.written = !written_.empty();
        state.warns = written_.empty();
        state.may_write = true;
    } else {
        state.sentence = _("Nothing has been written yet.");
        state.may_write = true;
    }
    risk_->set_state(state);
}

void ExportPage::fix() {
    if (pages_ == nullptr) return;
    if (pages_->unsafe == 0) {
        if (ways_.check_identifiers) ways_.check_identifiers(pages_->unchecked);
        return;
    }
    auto recipe = recipe_->recipe();
    for (const auto& entry : pages_->drop) {
        std::erase(recipe.shown, entry);
        // Under this policy the role is the attribution.
        if (entry == "role" && recipe.policy == "role") recipe.policy = "unnamed";
    }
    for (const auto& [entry, instead] : pages_->coarsen)
        std::replace(recipe.shown.begin(), recipe.shown.end(), entry, instead);
    recipe_->set_recipe(recipe);
    ask();
}

void ExportPage::write() {
    const auto recipe = recipe_->recipe();
    const wxFileName file(shown(recipe.file));
    if (recipe.file != written_ && file.FileExists() &&
        !confirmed(*this, wxString::Format(_("Replace %s?"), file.GetFullName()),
                   _("There is a file of this name; what it holds will be gone."), _("Replace")))
        return;
    writing_ = true;
    say_state();
    desk().run("report/excerpts", file_arguments(recipe, study()),
               while_here([this, path = recipe.file](const commands::Outcome& outcome) {
                   take_written(outcome, path);
               }),
               while_here([this](const Failure& failure) {
                   writing_ = false;
                   outcome_ = failure.cancelled ? wxString(_("Stopped; nothing was written."))
                                                : shown(failure.sentence);
                   say_state();
               }));
}

void ExportPage::take_written(const commands::Outcome& outcome, const std::string& file) {
    writing_ = false;
    if (outcome.exit_code == 0) {
        written_ = file;
        outcome_ = wxString::Format(_("%s is written, and nothing known was found in it."),
                                    wxFileName(shown(file)).GetFullName());
    } else if (const auto& leaks = outcome.data["leaks"].items(); !leaks.empty()) {
        outcome_ = counted("The finished file still gave someone away in %s place; nothing was written.",
                           "The finished file still gave someone away in %s places; nothing was written.",
                           static_cast<long long>(leaks.size()));
    } else {
        outcome_ = shown(outcome.data["refused"].text());
    }
    say_state();
    // Whatever stood in the way has changed since the pages were made.
    if (outcome.exit_code != 0 && outcome.data["leaks"].items().empty()) ask();
}

}  // namespace sotto::workbench
