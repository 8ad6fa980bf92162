// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors

/// Prints what work in the window costs: how long its user waits, and how much memory it takes. Needs a
/// display (scripts/with-display).
///
///     benchmark_workbench [number of transcripts (1000)]
#include "base/guid.h"
#include "benchmarks/big_document.h"
#include "benchmarks/coded_study.h"
#include "benchmarks/processes.h"
#include "workbench/frame.h"
#include "workbench/panes/documents_pane.h"
#include "workbench/words.h"

#include <fmt/core.h>
#include <wx/app.h>
#include <wx/dataview.h>
#include <wx/evtloop.h>
#include <wx/fileconf.h>
#include <wx/init.h>
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <numeric>
#include <random>
#include <stdexcept>
#include <thread>

namespace {

using namespace sotto;
using namespace sotto::benchmarks;
using namespace sotto::workbench;
using std::filesystem::path;

std::string in_milliseconds(double value) {
    return fmt::format("{:.1f} ms", value);
}

/// Times of the same work done again and again.
void print_times(const std::string& work, const std::vector<double>& times, const std::string& limit) {
    print_figure(work, in_milliseconds(median(times)), limit,
                 fmt::format("median of {}; worst {:.1f} ms", times.size(),
                             *std::max_element(times.begin(), times.end())));
}

/// Handles events until `condition` holds.
template <class Condition>
void wait_for(const char* what, Condition condition) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::minutes(1);
    while (!condition()) {
        wxTheApp->ProcessPendingEvents();
        wxEventLoopBase::GetActive()->YieldFor(wxEVT_CATEGORY_ALL);
        if (std::chrono::steady_clock::now() > end)
            throw std::runtime_error(std::string("No end of ") + what);
        std::this_thread::yield();
    }
}

/// Lets everything that is still to be done be done: people pause between two things, too.
void rest() {
    const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(300);
    wait_for("a pause", [&] { return std::chrono::steady_clock::now() > end; });
}

/// Tells when a window has been painted: what was asked of it counts as done only then.
class Painted {
public:
    explicit Painted(wxWindow& window) : window_(window) { window_.Bind(wxEVT_PAINT, &Painted::count, this); }
    ~Painted() { window_.Unbind(wxEVT_PAINT, &Painted::count, this); }
    Painted(const Painted&) = delete;
    Painted& operator=(const Painted&) = delete;

    /// How long `work` takes with the painting that it leads to.
    double after(const std::function<void()>& work) {
        return milliseconds([&] {
            const auto before = paints_;
            work();
            window_.Update();
            wait_for("painting", [&] { return paints_ > before; });
        });
    }

private:
    void count(wxPaintEvent& event) {
        // Behind the view's own painting, which is synchronous with this call.
        event.Skip();
        ++paints_;
    }

    wxWindow& window_;
    int paints_ = 0;
};

/// Whole runs of the program: it says itself when it can be worked in, since nobody outside can know.
void measure_start(const path& study, const path& printed) {
    std::vector<double> seconds;
    std::vector<double> mib;
    for (int i = 0; i < 5; ++i) {
        const auto cost = run_program({SOTTO_WINDOW, "--time-start", study.string()}, printed);
        std::ifstream said(printed);
        double milliseconds = 0;
        double resident = 0;
        if (cost.exit_code != 0 || !(said >> milliseconds >> resident))
            throw std::runtime_error("The window did not say how long its start took.");
        seconds.push_back(milliseconds);
        mib.push_back(resident);
    }
    print_times("start to a window that can be worked in", seconds, "≤ 500 ms");
    print_figure("memory then (resident)", fmt::format("{:.0f} MiB", median(mib)), "≤ 120 MiB");
}

TranscriptView& view_in(Frame& frame) {
    wait_for("opening a document", [&] {
        const auto* view = frame.documents().view_in_front();
        return view != nullptr && view->document() != nullptr;
    });
    return *frame.documents().view_in_front();
}

/// Someone codes passage after passage: from the command to the coding on the screen.
void measure_coding(Frame& frame) {
    auto& desk = frame.desk();
    auto& view = view_in(frame);
    const auto codes = desk.study()->codes.codes();
    Painted painted(view);
    std::vector<double> times;
    for (std::size_t i = 0; i < 60; ++i) {
        const auto document = view.document();
        const auto& said = document->passages[i % document->passages.size()].said;
        const auto before = document->codings.size();
        commands::Arguments arguments;
        arguments.add("SOURCE", document->source.guid.text());
        arguments.add("RANGE", fmt::format("{}:{}", said.start, said.start + 12 + static_cast<long>(i) % 7));
        arguments.add("CODE", desk.study()->codes.path(codes[2 + i % 40].id));
        painted.after([&] {
            view.reveal(said);
            view.Refresh();
        });
        rest();
        const auto seq = desk.study()->seq;
        times.push_back(milliseconds([&] {
            desk.run("code/apply", arguments);
            wait_for("coding", [&] { return view.document()->codings.size() > before; });
            painted.after([&] { view.Refresh(); });
        }));
        wait_for("reading the study", [&] { return desk.study()->seq > seq; });
    }
    print_times("coding a passage until it is painted, 50,000 codings", times, "≤ 16 ms, worst 33 ms");
}

wxDataViewCtrl* table_of(wxWindow& above, unsigned least) {
    for (auto* child : above.GetChildren()) {
        if (auto* table = dynamic_cast<wxDataViewCtrl*>(child)) {
            const auto* rows = dynamic_cast<wxDataViewListModel*>(table->GetModel());
            if (rows != nullptr && rows->GetCount() >= least) return table;
        }
        if (auto* found = table_of(*child, least)) return found;
    }
    return nullptr;
}

/// From the choice of a code to the table of its quotes.
void measure_quotes(Frame& frame) {
    auto& desk = frame.desk();
    Id<study::Code> frequent;
    std::int64_t most = 0;
    Id<study::Code> rare;
    for (const auto& [code, count] : desk.study()->code_counts) {
        if (count.codings < 2000) rare = code;
        if (count.codings > most) frequent = code;
        most = std::max(most, count.codings);
    }
    std::vector<double> times;
    for (int i = 0; i < 5; ++i) {
        auto focus = desk.focus();
        focus.code = rare;
        desk.set_focus(focus);
        wait_for("the quotes of another code",
                 [&] { return table_of(frame, static_cast<unsigned>(most)) == nullptr; });
        focus.code = frequent;
        times.push_back(milliseconds([&] {
            desk.set_focus(focus);
            wait_for("the quotes", [&] { return table_of(frame, static_cast<unsigned>(most)) != nullptr; });
            table_of(frame, static_cast<unsigned>(most))->Update();
        }));
    }
    print_times(fmt::format("{} quotes of a theme on the screen", most), times, "≤ 200 ms");
}

void measure_document() {
    auto* frame = new wxFrame(nullptr, wxID_ANY, "Document", wxPoint(0, 0), wxSize(1200, 900));
    auto* view = new TranscriptView(frame, {});
    frame->Show();
    wait_for("the frame", [&] { return frame->IsShownOnScreen() && view->GetSize().x > 500; });
    Painted painted(*view);
    painted.after([&] { view->Refresh(); });
    const auto big = big_document(1'000'000, 5'000, false);
    const auto length = big.picture->text->length();
    print_figure("1,000,000 characters, 5,000 codings: first paint",
                 in_milliseconds(painted.after([&] { view->show(big.picture, big.looks); })), "≤ 200 ms");
    std::mt19937 random(7);
    std::vector<double> jumps;
    for (int i = 0; i < 100; ++i) {
        const auto at = static_cast<text::Position>(random() % static_cast<std::size_t>(length));
        jumps.push_back(painted.after([&] {
            view->reveal({at, at});
            view->Refresh();
        }));
    }
    print_times("– a jump", jumps, "≤ 50 ms");
    painted.after([&] { view->reveal({length / 2, length / 2}); });
    std::vector<double> frames;
    for (int i = 0; i < 200; ++i) {
        wxMouseEvent wheel(wxEVT_MOUSEWHEEL);
        wheel.m_wheelRotation = -120;
        wheel.m_wheelDelta = 120;
        wheel.m_linesPerAction = 3;
        frames.push_back(painted.after([&] { view->ProcessWindowEvent(wheel); }));
    }
    print_times("– a step of scrolling", frames, "≤ 16 ms");
    const auto paragraph = big_document(300'000, 500, true);
    print_figure("a paragraph of 300,000 characters opens",
                 in_milliseconds(painted.after([&] { view->show(paragraph.picture, paragraph.looks); })),
                 "≤ 300 ms");
    frame->Destroy();
}

void run(std::size_t transcripts) {
    const auto folder =
        std::filesystem::temp_directory_path() / ("sotto-benchmark-" + base::Guid::random().text());
    std::filesystem::create_directories(folder / "settings");
    ::setenv("XDG_CACHE_HOME", (folder / "cache").c_str(), 1);
    ::setenv("XDG_CONFIG_HOME", (folder / "settings").c_str(), 1);
    const auto study = folder / "study.sotto";
    make_coded_study(study, transcripts);
    fmt::print("The window on {} transcripts with 50,000 codings\n", transcripts);
    measure_start(study, folder / "said");

    wxApp::SetInstance(new wxApp);
    int count = 1;
    char name[] = "benchmark_workbench";
    char* arguments[] = {name, nullptr};
    if (!wxEntryStart(count, arguments)) throw std::runtime_error("There is no display.");
    wxTheApp->CallOnInit();
    read_literals_as_utf8();
    wxTheApp->SetExitOnFrameDelete(false);
    wxGUIEventLoop loop;
    wxEventLoopBase::SetActive(&loop);
    delete wxConfigBase::Set(
        new wxFileConfig("sotto", wxString(), shown((folder / "workbench.conf").string())));
    measure_document();
    auto* frame = new Frame;
    frame->SetSize(0, 0, 1600, 1000);
    frame->Show();
    frame->desk().open(study.string());
    measure_coding(*frame);
    measure_quotes(*frame);
    frame->Destroy();
    std::fflush(stdout);
    std::filesystem::remove_all(folder);
    // wxWidgets' own end of a program that never ran its main loop takes GTK's displays down twice.
    std::_Exit(0);
}

}  // namespace

int main(int count, char** arguments) {
    try {
        run(count > 1 ? std::stoul(arguments[1]) : 1000);
        return 0;
    } catch (const std::exception& error) {
        fmt::print(stderr, "{}\n", error.what());
        return 1;
    }
}
