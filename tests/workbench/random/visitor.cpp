// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "random/visitor.h"

#include "random/faults.h"
#include "random/phrases.h"
#include "workbench/frame.h"
#include "workbench/panes/documents_pane.h"
#include "workbench/words.h"

#include <fmt/format.h>
#include <wx/app.h>
#include <wx/dialog.h>
#include <wx/textentry.h>
#include <wx/weakref.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <sstream>

namespace sotto::random_actions {

using workbench::Frame;

namespace {

constexpr int most_in_dialog = 14;
constexpr auto longest_rest = std::chrono::seconds(60);
const std::array<wxSize, 4> sizes{wxSize(1600, 1000), wxSize(1280, 800), wxSize(1000, 700),
                                  wxSize(1500, 640)};

std::vector<std::string> importable(const std::filesystem::path& folder) {
    return {folder / "notes.txt", folder / "talk.srt", folder / "empty.txt", folder / "broken.docx",
            folder / "more"};
}

bool is_modal(wxWindow* window) {
    const auto* dialog = dynamic_cast<wxDialog*>(window);
    return dialog != nullptr && dialog->IsModal();
}

/// The dialog that all others wait for; null when there is none.
wxWindow* modal_dialog() {
    const auto all = tops();
    const auto at = std::find_if(all.rbegin(), all.rend(), is_modal);
    return at == all.rend() ? nullptr : *at;
}

const workbench::Action* action_of(const Frame& frame, const std::string& id) {
    const auto& all = frame.actions();
    const auto at = std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.id == id; });
    return at == all.end() ? nullptr : &*at;
}

}  // namespace

Visitor::Visitor(std::filesystem::path study, std::filesystem::path folder, unsigned long seed)
    : study_(std::move(study)),
      folder_(std::move(folder)),
      random_(static_cast<std::mt19937::result_type>(seed)) {}

std::size_t Visitor::any(std::size_t below) {
    // std::uniform_int_distribution may differ between libraries; a record of a seed should not.
    return below == 0 ? 0 : random_() % below;
}

std::vector<Frame*> Visitor::frames() const {
    std::vector<Frame*> all;
    for (auto* top : wxTopLevelWindows) {
        auto* one = dynamic_cast<Frame*>(top);
        if (one != nullptr && !one->IsBeingDeleted()) all.push_back(one);
    }
    return all;
}

Frame* Visitor::frame(std::size_t nth) const {
    const auto all = frames();
    return nth < all.size() ? all[nth] : nullptr;
}

void Visitor::open_window() {
    auto* opened = new Frame;
    opened->SetSize(0, 0, 1500, 900);
    opened->Show();
    opened->desk().open(study_.string());
}

void Visitor::need_window() {
    if (frames().empty()) open_window();
}

// Choosing
// ----------------------------------------------------------------------------------------------------

std::string Visitor::choose() {
    if (native_dialog_shown()) return fmt::format("answer {}", any(12));
    if (menu_shown()) return fmt::format("menu {}", any(12));
    if (auto* dialog = modal_dialog(); dialog != nullptr) {
        if (++in_dialog_ > most_in_dialog) return "dismiss";
        return choose_in_dialog(*dialog);
    }
    in_dialog_ = 0;
    const auto all = tops();
    // The import assistant, answers of commands, panes that float.
    std::vector<wxWindow*> beside;
    for (auto* top : all) {
        if (dynamic_cast<Frame*>(top) == nullptr) beside.push_back(top);
    }
    if (beside.size() > 4) return "dismiss";
    if (!beside.empty() && chance(30)) return choose_in_dialog(*beside[any(beside.size())]);
    return choose_in_frame(any(frames().size()));
}

std::string Visitor::place_in(wxWindow& window) {
    const auto size = window.GetClientSize();
    return fmt::format("{} {} {}", path_of(window), any(static_cast<std::size_t>(std::max(size.x, 1))),
                       any(static_cast<std::size_t>(std::max(size.y, 1))));
}

std::string Visitor::typing_into(wxWindow& window) {
    return fmt::format("type {} {}", path_of(window), any(phrases.size()));
}

std::string Visitor::choose_in(wxWindow& top) {
    auto all = targets_in(top);
    if (all.empty()) return "key Escape";
    auto* target = all[any(all.size())];
    // Most of the work is done in the large ones.
    for (int i = 0; i < 4 && target->GetSize().x * target->GetSize().y < 40'000; ++i)
        target = all[any(all.size())];
    if (chance(25)) target = all[any(all.size())];
    if (dynamic_cast<wxTextEntry*>(target) != nullptr && chance(60)) return typing_into(*target);
    switch (any(12)) {
        case 0:
        case 1:
            return "double " + place_in(*target);
        case 2:
            return "right " + place_in(*target);
        case 3:
            return "extend " + place_in(*target);
        case 4:
            return "toggle " + place_in(*target);
        case 5:
            return fmt::format("wheel {} {}", place_in(*target), static_cast<int>(any(13)) - 6);
        case 6:
            return fmt::format("drag {} {}", place_in(*target), place_in(*target));
        case 7:
            return fmt::format("drag {} {}", place_in(*target), place_in(*all[any(all.size())]));
        default:
            return "click " + place_in(*target);
    }
}

std::string Visitor::choose_in_dialog(wxWindow& dialog) {
    switch (any(10)) {
        case 0:
            return "key Return";
        case 1:
            return "key Escape";
        case 2:
            return fmt::format("keys {}", any(typable_phrases));
        case 3: {
            constexpr std::array<const char*, 8> keys{"Tab",   "Down",         "Up",          "Shift+Tab",
                                                      "Space", "Shift+Return", "Ctrl+Return", "Home"};
            return std::string("key ") + keys[any(keys.size())];
        }
        case 4:
        case 5: {
            std::vector<wxWindow*> entries;
            for (auto* target : targets_in(dialog)) {
                if (dynamic_cast<wxTextEntry*>(target) != nullptr) entries.push_back(target);
            }
            if (!entries.empty()) return typing_into(*entries[any(entries.size())]);
            break;
        }
        case 6:
            return "dismiss";
        default:
            break;
    }
    return choose_in(dialog);
}

std::string Visitor::choose_in_frame(std::size_t nth) {
    auto* window = frame(nth);
    if (!window->desk().has_study() && ++left_alone_ % 8 == 0) return fmt::format("open {}", nth);
    const auto kind = any(100);
    if (kind < 22) {
        std::vector<const workbench::Action*> possible;
        for (const auto& action : window->actions()) {
            const bool leaves =
                action.id == "study/quit" || action.id == "study/close" || action.id == "study/new";
            if (action.enabled() && !(leaves && !chance(10))) possible.push_back(&action);
        }
        const auto* chosen = possible[any(possible.size())];
        const bool by_key = !chosen->key.empty() && chance(50);
        return fmt::format("{} {} {}", by_key ? "press" : "do", nth, chosen->id);
    }
    if (kind < 34) return fmt::format("words {} {} {}", nth, any(4000), any(90));
    if (kind < 40) {
        constexpr std::array<const char*, 9> often{
            "code/apply",      "code/recent-1",  "code/in-vivo",     "coding/remove",     "memo/write",
            "coding/lengthen", "coding/shorten", "view/next-coding", "privacy/off-record"};
        return fmt::format("{} {} {}", chance(50) ? "press" : "do", nth, often[any(often.size())]);
    }
    if (kind < 44) return fmt::format("undo {} {}", nth, 1 + any(8));
    if (kind < 47) return fmt::format("redo {} {}", nth, 1 + any(8));
    if (kind < 50) return fmt::format("code {} {}", nth, any(60));
    if (kind < 53) return fmt::format("source {} {}", nth, any(30));
    if (kind < 54) return fmt::format("import {} {}", nth, any(importable({}).size()));
    if (kind < 56) return fmt::format("size {} {}", nth, any(sizes.size()));
    if (kind < 61) return "rest";
    if (kind < 62) {
        if (frames().size() < 2) return "second";
        return fmt::format("close {}", nth);
    }
    if (kind < 63 && chance(40)) return fmt::format("close {}", nth);
    if (kind < 67) return fmt::format("keys {}", any(typable_phrases));
    if (kind < 74) {
        constexpr std::array<const char*, 22> keys{
            "Tab",  "Shift+Tab", "Down",       "Up",         "Left",       "Right",      "Return", "Escape",
            "Home", "End",       "PgDn",       "PgUp",       "F2",         "Space",      "Del",    "Back",
            "Menu", "Ctrl+A",    "Shift+Down", "Ctrl+Right", "Shift+PgDn", "Shift+Right"};
        return std::string("key ") + keys[any(keys.size())];
    }
    return choose_in(*window);
}

// Doing
// -------------------------------------------------------------------------------------------------------

void Visitor::do_action(std::size_t window, const std::string& id) {
    later([this, window, id] {
        // What it opens runs a loop of its own, in which this visitor goes on; so not from here.
        wxTheApp->CallAfter([this, window, id] {
            auto* one = frame(window);
            if (one == nullptr || modal_dialog() != nullptr || native_dialog_shown()) return;
            const auto* action = action_of(*one, id);
            if (action != nullptr && action->enabled()) action->run();
        });
    });
}

void Visitor::press_action(std::size_t window, const std::string& id) {
    auto* one = frame(window);
    if (one == nullptr) return;
    const auto* action = action_of(*one, id);
    if (action == nullptr) return;
    if (workbench::is_typing_key(action->key)) {
        if (auto* view = one->documents().view_in_front(); view != nullptr && view->IsShownOnScreen())
            view->SetFocus();
    }
    later([this, key = action->key.utf8_string()] { hands_.press(key); });
}

void Visitor::click(const std::string& kind, wxPoint at) {
    const unsigned which = kind == "right" ? 3 : 1;
    const std::string held = kind == "extend" ? "Shift" : kind == "toggle" ? "Ctrl" : "";
    later([this, at, held] {
        hands_.move(at);
        if (!held.empty()) hands_.hold(held, true);
    });
    for (int i = kind == "double" ? 2 : 1; i > 0; --i) {
        later([this, which] {
            hands_.button(which, true);
            hands_.button(which, false);
        });
    }
    if (!held.empty()) later([this, held] { hands_.hold(held, false); });
}

void Visitor::drag(wxPoint from, wxPoint to) {
    later([this, from] {
        hands_.move(from);
        hands_.button(1, true);
    });
    constexpr int parts = 6;
    for (int i = 1; i <= parts; ++i)
        later([this, from, to, i] { hands_.move(from + (to - from) * i / parts); });
    later([this, to] {
        hands_.move(to + wxPoint(1, 0));
        hands_.button(1, false);
    });
}

void Visitor::type_into(wxWindow& window, std::size_t phrase) {
    auto* entry = dynamic_cast<wxTextEntry*>(&window);
    if (entry == nullptr || !entry->IsEditable() || !window.IsEnabled() || !on_screen(window)) return;
    // What had the keyboard before may be kept now, and its page be made anew.
    const wxWeakRef<wxWindow> here(&window);
    window.SetFocus();
    if (!here) return;
    entry->SelectAll();
    entry->WriteText(workbench::shown(phrases[phrase % phrases.size()]));
}

void Visitor::begin(const std::string& line) {
    std::istringstream words(line);
    std::string kind;
    words >> kind;
    const auto number = [&words] {
        long value = 0;
        words >> value;
        return value;
    };
    const auto count = [&] { return static_cast<std::size_t>(std::max(number(), 0L)); };
    const auto word = [&words] {
        std::string value;
        words >> value;
        return value;
    };
    const auto place = [&]() -> std::optional<wxPoint> {
        auto* window = window_at(word());
        const auto x = static_cast<int>(number());
        const auto y = static_cast<int>(number());
        if (window == nullptr) return std::nullopt;
        return window->ClientToScreen(wxPoint(x, y));
    };
    if (kind == "do" || kind == "press") {
        const auto nth = count();
        const auto id = word();
        kind == "do" ? do_action(nth, id) : press_action(nth, id);
    } else if (kind == "click" || kind == "double" || kind == "right" || kind == "extend" ||
               kind == "toggle") {
        if (const auto at = place(); at) click(kind, *at);
    } else if (kind == "drag") {
        const auto from = place();
        const auto to = place();
        if (from && to) drag(*from, *to);
    } else if (kind == "wheel") {
        const auto at = place();
        const auto steps = number();
        if (!at) return;
        later([this, at] { hands_.move(*at); });
        for (long i = 0; i < std::abs(steps); ++i) {
            later([this, steps] {
                hands_.button(steps < 0 ? 4 : 5, true);
                hands_.button(steps < 0 ? 4 : 5, false);
            });
        }
    } else if (kind == "key") {
        later([this, key = word()] { hands_.press(key); });
    } else if (kind == "keys") {
        for (const char letter : phrases[count() % typable_phrases])
            later([this, letter] { hands_.type(letter); });
    } else if (kind == "type") {
        auto* window = window_at(word());
        if (window != nullptr) type_into(*window, count());
    } else if (kind == "menu") {
        const auto steps = count();
        for (std::size_t i = 0; i < steps; ++i)
            later([this, i] { hands_.press(i % 5 == 3 ? "Right" : "Down"); });
        later([this, steps] { hands_.press(steps % 4 == 0 ? "Escape" : "Return"); });
    } else if (kind == "answer") {
        const auto answer = count();
        const auto files = importable(folder_);
        later([answer, path = files[answer % files.size()]] {
            answer_native_dialog(static_cast<unsigned>(answer), path);
        });
    } else if (kind == "dismiss") {
        later([] {
            const auto all = tops();
            auto* dialog = modal_dialog();
            for (auto at = all.rbegin(); dialog == nullptr && at != all.rend(); ++at) {
                if (dynamic_cast<Frame*>(*at) == nullptr) dialog = *at;
            }
            if (dialog == nullptr) return;
            wxTheApp->CallAfter([dialog] {
                const auto now = tops();
                if (std::find(now.begin(), now.end(), dialog) != now.end()) dialog->Close();
            });
        });
    } else if (kind == "rest") {
        const auto end = std::chrono::steady_clock::now() + longest_rest;
        waiting_for_ = [this, end] {
            if (std::chrono::steady_clock::now() > end) {
                tell_fault("A worker never came to an end.");
                return true;
            }
            const auto all = frames();
            return std::none_of(all.begin(), all.end(), [](Frame* one) { return one->desk().work().busy; });
        };
    } else if (kind == "second") {
        later([this] { wxTheApp->CallAfter([this] { open_window(); }); });
    } else {
        auto* one = frame(count());
        if (one == nullptr) return;
        auto& desk = one->desk();
        const auto& study = *desk.study();
        if (kind == "words") {
            const auto start = static_cast<text::Position>(count());
            const auto length = static_cast<text::Position>(count());
            auto* view = one->documents().view_in_front();
            if (view == nullptr || view->document() == nullptr) return;
            const auto end = view->document()->text->length();
            const auto from = end == 0 ? 0 : start % end;
            view->select({from, std::min(from + length, end)});
            view->reveal(view->selection());
            if (view->IsShownOnScreen()) view->SetFocus();
        } else if (kind == "code" && !study.codes.codes().empty()) {
            auto focus = desk.focus();
            focus.code = study.codes.codes()[count() % study.codes.codes().size()].id;
            desk.set_focus(focus);
        } else if (kind == "source" && !study.sources.empty()) {
            desk.show(study.sources[count() % study.sources.size()].id, {});
        } else if (kind == "undo" || kind == "redo") {
            for (auto times = count(); times > 0; --times) kind == "undo" ? desk.undo() : desk.redo();
        } else if (kind == "import") {
            const auto files = importable(folder_);
            const auto file = files[count() % files.size()];
            later([this, one, file] {
                wxTheApp->CallAfter([this, one, file] {
                    const auto all = frames();
                    if (std::find(all.begin(), all.end(), one) != all.end() &&
                        one->desk().study()->can_edit())
                        one->import_files({file});
                });
            });
        } else if (kind == "size") {
            one->SetSize(0, 0, sizes[count() % sizes.size()].x, sizes[count() % sizes.size()].y);
        } else if (kind == "open") {
            desk.open(study_.string());
        } else if (kind == "close") {
            later([this, one] {
                wxTheApp->CallAfter([this, one] {
                    const auto all = frames();
                    if (std::find(all.begin(), all.end(), one) != all.end()) one->Close();
                });
            });
        }
    }
}

bool Visitor::go_on() {
    if (waiting_for_) {
        if (!waiting_for_()) return true;
        waiting_for_ = {};
    }
    if (steps_.empty()) return false;
    const auto step = std::move(steps_.front());
    steps_.pop_front();
    step();
    return true;
}

bool Visitor::leave() {
    if (native_dialog_shown()) {
        answer_native_dialog(3, {});
    } else if (menu_shown()) {
        hands_.press("Escape");
    } else if (auto* dialog = dynamic_cast<wxDialog*>(modal_dialog()); dialog != nullptr) {
        dialog->EndModal(wxID_CANCEL);
    } else {
        const auto all = frames();
        for (auto* one : all) one->Close(true);
        return !all.empty();
    }
    return true;
}

}  // namespace sotto::random_actions
