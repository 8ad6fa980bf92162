// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/dialogs/passphrase_dialog.h"
#include "workbench/frame.h"
#include "workbench/library_messages.h"
#include "workbench/settings/settings.h"
#include "workbench/start_time.h"
#include "workbench/translation.h"
#include "workbench/words.h"

#include <wx/app.h>
#include <wx/cmdline.h>
#include <wx/config.h>
#include <wx/fileconf.h>
#include <wx/filename.h>
#include <wx/intl.h>
#include <wx/sstream.h>
#include <wx/stdpaths.h>
#include <wx/weakref.h>
#include <wx/wfstream.h>
#include <cstdlib>

namespace {

class Application : public wxApp {
public:
    bool OnInit() override {
        SetAppName("sotto");
        SetAppDisplayName("Sotto");
        wxStandardPaths::Get().SetFileLayout(wxStandardPaths::FileLayout_XDG);
        if (!wxApp::OnInit()) return false;
        sotto::workbench::LibraryMessages::install();
        locale_.Init(wxLANGUAGE_DEFAULT, wxLOCALE_DONT_LOAD_DEFAULT);
        sotto::workbench::read_literals_as_utf8();
        keep_settings();
        sotto::workbench::speak_the_users_language();
        sotto::workbench::wear(sotto::workbench::look_setting());
        sotto::commands::ask_passphrases_with(sotto::workbench::passphrase_dialog());
        auto* frame = new sotto::workbench::Frame;
        frame_ = frame;
        frame->Show();
        if (!unwritable_settings_.empty())
            frame->warn(wxString::Format(
                _("Settings will not be kept: %s cannot be written. Give yourself the right to write there, "
                  "and open Sotto again."),
                unwritable_settings_));
        if (!study_.empty()) frame->desk().open(sotto::workbench::kept(study_));
        if (timed_) sotto::workbench::tell_start_time(*frame);
        return true;
    }

    /// Whatever a handler of the window throws: what it was about is left out, and the user told. Edits are
    /// made by commands, elsewhere, and kept whole or not at all.
    bool OnExceptionInMainLoop() override {
        if (!frame_) throw;
        // Its own words may hold words of the study.
        frame_->warn(_(
            "A fault of Sotto's own: what was just asked for has not been done. Nothing is lost; every edit "
            "is kept when it is made."));
        return true;
    }

    /// Windows ask for it when they are made. wxWidgets would go by the locale of the system.
    [[nodiscard]] wxLayoutDirection GetLayoutDirection() const override {
        return sotto::workbench::speaks_right_to_left() ? wxLayout_RightToLeft : wxLayout_LeftToRight;
    }

    void OnInitCmdLine(wxCmdLineParser& parser) override {
        wxApp::OnInitCmdLine(parser);
        parser.AddLongSwitch("time-start",
                             "print the milliseconds until the window can be worked in and the MiB it holds "
                             "then, and end");
        parser.AddParam(_("study to open"), wxCMD_LINE_VAL_STRING, wxCMD_LINE_PARAM_OPTIONAL);
    }

    bool OnCmdLineParsed(wxCmdLineParser& parser) override {
        timed_ = parser.Found("time-start");
        if (parser.GetParamCount() > 0) {
            study_ = parser.GetParam(0);
            if (!study_.Contains("://")) {
                wxFileName file(study_);
                file.MakeAbsolute();
                study_ = file.GetFullPath();
            }
        }
        return wxApp::OnCmdLineParsed(parser);
    }

private:
    /// Titles of studies are in it, so only its owner may read it.
    void keep_settings() {
        const wxFileName file(wxStandardPaths::Get().GetUserConfigDir() + "/sotto", "workbench.conf");
        if (!can_write(file)) {
            unwritable_settings_ = file.GetFullPath();
            keep_in_memory(file);
            return;
        }
        auto* config = new wxFileConfig("sotto", wxString(), file.GetFullPath(), wxString(),
                                        wxCONFIG_USE_LOCAL_FILE | wxCONFIG_USE_NO_ESCAPE_CHARACTERS);
        config->SetUmask(0077);
        wxConfigBase::Set(config);
    }

    static bool can_write(const wxFileName& file) {
        // What is said of it is said in one sentence of ours.
        const wxLogNull quiet;
        if (!file.DirExists() &&
            !wxFileName::Mkdir(file.GetPath(), wxS_IRUSR | wxS_IWUSR | wxS_IXUSR, wxPATH_MKDIR_FULL))
            return false;
        return file.IsDirWritable() && (!file.FileExists() || file.IsFileWritable());
    }

    /// What was kept holds as far as it can be read; what is changed holds until the window is closed.
    static void keep_in_memory(const wxFileName& file) {
        const wxLogNull quiet;
        wxStringInputStream nothing{wxString()};
        wxFileInputStream kept_before(file.GetFullPath());
        wxConfigBase::Set(kept_before.IsOk() ? new wxFileConfig(kept_before) : new wxFileConfig(nothing));
    }

    wxWeakRef<sotto::workbench::Frame> frame_;
    wxString study_;
    wxString unwritable_settings_;
    bool timed_ = false;
    wxLocale locale_;
};

}  // namespace

wxIMPLEMENT_APP_NO_MAIN(Application);

int main(int count, char** arguments) {
    // Sotto draws with cairo. GDK would load the drivers of OpenGL all the same, to look for the best visual:
    // 44 MiB and a tenth of a second.
    ::setenv("GDK_GL", "disable", 0);
    return wxEntry(count, arguments);
}
