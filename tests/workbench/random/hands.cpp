// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "random/hands.h"

#include <gtk/gtk.h>
#include <wx/button.h>
#include <wx/dataview.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>
#include <wx/toplevel.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <stdexcept>

// Its macros (None, Success, Bool…) would break what comes after it.
#include <X11/XKBlib.h>
#include <X11/Xlib.h>
#include <X11/extensions/XTest.h>
#include <X11/keysym.h>

namespace sotto::random_actions {

struct Hands::Connection {
    Display* display = nullptr;
};

Hands::Hands() : connection_(std::make_unique<Connection>()) {
    connection_->display = XOpenDisplay(nullptr);
    if (connection_->display == nullptr) throw std::runtime_error("There is no display.");
}

Hands::~Hands() {
    XCloseDisplay(connection_->display);
}

void Hands::move(wxPoint on_screen) {
    XTestFakeMotionEvent(connection_->display, -1, on_screen.x, on_screen.y, 0);
    XSync(connection_->display, False);
}

void Hands::button(unsigned which, bool down) {
    XTestFakeButtonEvent(connection_->display, which, down ? True : False, 0);
    XSync(connection_->display, False);
}

void Hands::tap(unsigned long symbol, const std::vector<unsigned long>& modifiers) {
    auto* display = connection_->display;
    const auto code = XKeysymToKeycode(display, symbol);
    if (code == 0) return;
    auto held = modifiers;
    if (XkbKeycodeToKeysym(display, code, 0, 0) != symbol &&
        XkbKeycodeToKeysym(display, code, 0, 1) == symbol &&
        std::find(held.begin(), held.end(), XK_Shift_L) == held.end())
        held.push_back(XK_Shift_L);
    for (const auto one : held) XTestFakeKeyEvent(display, XKeysymToKeycode(display, one), True, 0);
    XTestFakeKeyEvent(display, code, True, 0);
    XTestFakeKeyEvent(display, code, False, 0);
    for (const auto one : held) XTestFakeKeyEvent(display, XKeysymToKeycode(display, one), False, 0);
    XSync(display, False);
}

void Hands::press(const std::string& key) {
    static const std::map<std::string, unsigned long> names{
        {"Del", XK_Delete},    {"Delete", XK_Delete}, {"PgDn", XK_Page_Down}, {"PgUp", XK_Page_Up},
        {"Escape", XK_Escape}, {"Tab", XK_Tab},       {"Return", XK_Return},  {"Back", XK_BackSpace},
        {"Down", XK_Down},     {"Up", XK_Up},         {"Left", XK_Left},      {"Right", XK_Right},
        {"Home", XK_Home},     {"End", XK_End},       {"Space", XK_space},    {"+", XK_plus},
        {"-", XK_minus},       {"[", XK_bracketleft}, {"]", XK_bracketright}, {"Menu", XK_Menu},
    };
    std::vector<unsigned long> modifiers;
    auto rest = key;
    for (const auto& [name, symbol] :
         {std::pair{"Ctrl+", XK_Control_L}, std::pair{"Alt+", XK_Alt_L}, std::pair{"Shift+", XK_Shift_L}}) {
        const std::string_view prefix = name;
        if (rest.size() > prefix.size() && rest.rfind(prefix, 0) == 0) {
            modifiers.push_back(static_cast<unsigned long>(symbol));
            rest.erase(0, prefix.size());
        }
    }
    if (const auto at = names.find(rest); at != names.end()) {
        tap(at->second, modifiers);
    } else if (rest.size() > 1 && rest[0] == 'F') {
        tap(XK_F1 + static_cast<unsigned long>(std::stoi(rest.substr(1))) - 1, modifiers);
    } else if (rest.size() == 1) {
        tap(static_cast<unsigned long>(std::tolower(static_cast<unsigned char>(rest[0]))), modifiers);
    }
}

void Hands::type(char letter) {
    // The symbols of ASCII are its codes (X11/keysymdef.h).
    tap(static_cast<unsigned char>(letter), {});
}

void Hands::hold(const std::string& modifier, bool down) {
    const auto symbol = modifier == "Shift" ? XK_Shift_L : XK_Control_L;
    XTestFakeKeyEvent(connection_->display, XKeysymToKeycode(connection_->display, symbol),
                      down ? True : False, 0);
    XSync(connection_->display, False);
}

std::vector<wxWindow*> tops() {
    std::vector<wxWindow*> all;
    for (auto* top : wxTopLevelWindows) {
        // GTK's own dialogs have nothing of wxWidgets in them.
        if (top->IsShown() && !top->IsBeingDeleted() && !GTK_IS_DIALOG(top->GetHandle())) all.push_back(top);
    }
    return all;
}

std::string path_of(const wxWindow& window) {
    std::string path;
    const auto* at = &window;
    while (!at->IsTopLevel() && at->GetParent() != nullptr) {
        const auto& beside = at->GetParent()->GetChildren();
        path = "/" + std::to_string(beside.IndexOf(const_cast<wxWindow*>(at))) + path;
        at = at->GetParent();
    }
    const auto all = tops();
    const auto nth = std::find(all.begin(), all.end(), at) - all.begin();
    return std::to_string(nth) + ":" + wxString(at->GetClassInfo()->GetClassName()).utf8_string() + path;
}

wxWindow* window_at(const std::string& path) {
    const auto all = tops();
    const auto nth = static_cast<std::size_t>(std::stoul(path));
    if (nth >= all.size()) return nullptr;
    auto* window = all[nth];
    for (auto slash = path.find('/'); slash != std::string::npos; slash = path.find('/', slash + 1)) {
        const auto child = static_cast<std::size_t>(std::stoul(path.substr(slash + 1)));
        const auto& below = window->GetChildren();
        if (child >= below.GetCount()) return nullptr;
        window = below.Item(child)->GetData();
    }
    return window;
}

bool on_screen(const wxWindow& window) {
    return window.IsShown() && gtk_widget_get_mapped(window.GetHandle()) != 0;
}

std::vector<wxWindow*> targets_in(wxWindow& top) {
    std::vector<wxWindow*> all;
    for (auto* child : top.GetChildren()) {
        if (!on_screen(*child) || child->IsTopLevel() || child->GetSize().x < 4 || child->GetSize().y < 4)
            continue;
        const auto below = targets_in(*child);
        all.insert(all.end(), below.begin(), below.end());
        if (below.empty() && child->IsEnabled() && dynamic_cast<wxStaticText*>(child) == nullptr)
            all.push_back(child);
    }
    return all;
}

namespace {

/// GTK's windows on the screen, the newest first.
template <class Accept>
GtkWindow* shown_window(Accept accept) {
    GtkWindow* found = nullptr;
    auto* all = gtk_window_list_toplevels();
    for (auto* at = all; at != nullptr && found == nullptr; at = at->next) {
        auto* window = GTK_WINDOW(at->data);
        if (gtk_widget_get_mapped(GTK_WIDGET(window)) && accept(window)) found = window;
    }
    g_list_free(all);
    return found;
}

GtkWindow* native_dialog() {
    const auto native = [](GtkWindow* window) {
        return GTK_IS_MESSAGE_DIALOG(window) || GTK_IS_FILE_CHOOSER_DIALOG(window) ||
               GTK_IS_COLOR_CHOOSER_DIALOG(window) || GTK_IS_ABOUT_DIALOG(window);
    };
    // A question over a file dialog comes first.
    if (auto* modal = shown_window([&](GtkWindow* one) {
            return native(one) && gtk_window_get_modal(one) != 0 && GTK_IS_MESSAGE_DIALOG(one);
        });
        modal != nullptr)
        return modal;
    return shown_window(native);
}

}  // namespace

bool native_dialog_shown() {
    return native_dialog() != nullptr;
}

void answer_native_dialog(unsigned answer, const std::string& path) {
    auto* dialog = native_dialog();
    if (dialog == nullptr) return;
    if (GTK_IS_MESSAGE_DIALOG(dialog)) {
        // As wxWidgets' message boxes answer, and GTK's own.
        constexpr std::array<int, 6> answers{GTK_RESPONSE_YES,    GTK_RESPONSE_NO,
                                             GTK_RESPONSE_YES,    GTK_RESPONSE_OK,
                                             GTK_RESPONSE_CANCEL, GTK_RESPONSE_DELETE_EVENT};
        for (unsigned i = 0; i < answers.size(); ++i) {
            const auto one = answers[(answer + i) % answers.size()];
            const bool offered = gtk_dialog_get_widget_for_response(GTK_DIALOG(dialog), one) != nullptr;
            if (!offered) continue;
            gtk_dialog_response(GTK_DIALOG(dialog), one);
            return;
        }
        gtk_dialog_response(GTK_DIALOG(dialog), GTK_RESPONSE_DELETE_EVENT);
        return;
    }
    const bool agrees = answer % 3 != 0;
    if (GTK_IS_FILE_CHOOSER_DIALOG(dialog) && agrees) {
        auto* chooser = GTK_FILE_CHOOSER(dialog);
        if (gtk_file_chooser_get_action(chooser) == GTK_FILE_CHOOSER_ACTION_SAVE) {
            gtk_file_chooser_set_current_name(chooser, ("out-" + std::to_string(answer)).c_str());
        } else if (answer % 2 == 0) {
            gtk_file_chooser_set_filename(chooser, path.c_str());
        }
    }
    const bool colours = GTK_IS_COLOR_CHOOSER_DIALOG(dialog);
    gtk_dialog_response(GTK_DIALOG(dialog), !agrees   ? GTK_RESPONSE_CANCEL
                                            : colours ? GTK_RESPONSE_OK
                                                      : GTK_RESPONSE_ACCEPT);
}

bool menu_shown() {
    return shown_window([](GtkWindow* window) {
               auto* child = gtk_bin_get_child(GTK_BIN(window));
               return child != nullptr && GTK_IS_MENU(child);
           }) != nullptr;
}

}  // namespace sotto::random_actions
