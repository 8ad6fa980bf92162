// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/error.h"
#include "base/files.h"
#include "base/places.h"
#include "commands/command_list.h"
#include "commands/session.h"

#include <fmt/format.h>
#include <filesystem>

namespace sotto::commands {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t largest_description = std::size_t{4} << 20U;

std::string name_of_source(const Value& file) {
    return fs::path(file.text()).stem().string();
}

/// Makes a study as a researcher would: by the other commands, one after another.
class SampleMaker {
public:
    SampleMaker(Session& session, std::string study, fs::path folder)
        : session_(session), study_(std::move(study)), folder_(std::move(folder)) {
        const auto file = folder_ / "study.json";
        plan_ = Value::parse_json(base::read_file(file, largest_description), "samples/study.json");
    }

    Outcome make() {
        call("new", {"--title", plan_["title"].text(), "--language", plan_["language"].text()});
        try {
            return fill();
        } catch (...) {
            // Half a sample would look like a whole one, and stand in the way of the next.
            session_.choose("");
            if (study_.find("://") == std::string::npos) {
                std::error_code none;
                for (const char* part : {"", "-wal", "-shm", "-lock"}) fs::remove(study_ + part, none);
            }
            throw;
        }
    }

private:
    Outcome fill() {
        import_sources();
        call("register", {(folder_ / plan_["register"].text()).string()});
        for (const auto& source : plan_["sources"].items()) {
            if (const auto who = source["participant"].text(); !who.empty()) {
                call("source", {name_of_source(source["file"]), "--participant", who});
            }
        }
        call("codebook", {"import", (folder_ / plan_["codebook"].text()).string()});
        add_codings();
        for (const auto& query : plan_["autocode"].items()) {
            call("autocode",
                 {query["query"].text(), "--code", query["code"].text(), "--unit", query["unit"].text()});
        }
        for (const auto& span : plan_["off_record"].items()) {
            call("off-record", {name_of_source(span["source"]), range_of(span)});
        }
        for (const auto& consent : plan_["consent"].items()) add_consent(consent);

        const auto& study = session_.study();
        Outcome outcome;
        outcome.data.set("study", Value().set("id", study.guid().text()).set("title", study.title()));
        outcome.data.set("sources", study.count<study::Source>());
        outcome.data.set("passages", study.count<study::Passage>());
        outcome.data.set("entities", study.count<study::Entity>());
        outcome.data.set("codes", study.count<study::Code>());
        outcome.data.set("codings", study.count<study::Coding>());
        outcome.data.set("off_record", study.count<study::OffRecordSpan>());
        return outcome;
    }

    Outcome call(const std::string& verb, std::vector<std::string> words) {
        session_.progress().check();
        const Command& command = *find_command(verb);
        words.insert(words.begin(), study_);
        auto outcome = run(command, session_, parse_arguments(command.parameters, words));
        if (outcome.exit_code != 0) {
            throw base::Error(base::Blame::Program,
                              fmt::format("The sample study cannot be made: `{}` failed.", verb));
        }
        return outcome;
    }

    void import_sources() {
        const auto& sources = plan_["sources"].items();
        session_.progress().begin("Importing the sample sources", static_cast<std::int64_t>(sources.size()));
        std::int64_t done = 0;
        for (const auto& source : sources) {
            std::vector<std::string> words{(folder_ / source["file"].text()).string()};
            for (const char* option : {"kind", "status", "language", "event", "date"}) {
                const auto value = source[option].text();
                if (value.empty()) continue;
                words.push_back(fmt::format("--{}", option));
                words.push_back(value);
            }
            call("import", words);
            session_.progress().advance(++done);
        }
        session_.progress().end();
    }

    void add_codings() {
        const auto& codings = plan_["codings"].items();
        session_.progress().begin("Coding", static_cast<std::int64_t>(codings.size()));
        std::int64_t done = 0;
        for (const auto& coding : codings) {
            std::vector<std::string> words{name_of_source(coding["source"]), range_of(coding),
                                           coding["code"].text()};
            if (const auto memo = coding["memo"].text(); !memo.empty()) {
                words.emplace_back("--memo");
                words.push_back(memo);
            }
            call("code", words);
            session_.progress().advance(++done);
        }
        session_.progress().end();
    }

    void add_consent(const Value& consent) {
        std::vector<std::string> words{consent["participant"].text(), consent["audience"].text()};
        for (const char* option : {"use", "naming"}) {
            const auto value = consent[option].text();
            if (value.empty()) continue;
            words.push_back(fmt::format("--{}", option));
            words.push_back(value);
        }
        if (consent["withdraw"].truth()) words.emplace_back("--withdraw");
        call("consent", words);
    }

    /// Where the words of `piece` stand in its source, as `A:B`.
    std::string range_of(const Value& piece) {
        const auto& study = session_.study();
        const auto source = study.source(name_of_source(piece["source"]));
        if (!source) throw wrong(piece, "names a source that is not there");
        const auto text = study.text(study.current_version(source->id).id);
        const auto quote = piece["quote"].text();
        const auto first = text.utf8().find(quote);
        if (quote.empty() || first == std::string::npos)
            throw wrong(piece, "quotes words that are not there");
        if (text.utf8().find(quote, first + 1) != std::string::npos)
            throw wrong(piece, "quotes words that come twice");
        return fmt::format("{}:{}", text.position_of_byte(first),
                           text.position_of_byte(first + quote.size()));
    }

    /// The samples are ours and fictional: here, and only here, a message may quote.
    static base::Error wrong(const Value& piece, const char* what) {
        return {base::Blame::Program, fmt::format("samples/study.json {}: {}, \"{}\".", what,
                                                  piece["source"].text(), piece["quote"].text())};
    }

    Session& session_;
    std::string study_;
    fs::path folder_;
    Value plan_;
};

Outcome make_sample(Session& session, const Arguments& arguments) {
    std::optional<fs::path> folder;
    if (arguments.has("from")) {
        folder = arguments.text("from");
    } else {
        folder = base::data_folder("samples");
    }
    if (!folder) {
        throw base::Error(base::Blame::Environment,
                          "The folder `samples` is not beside the program: name it with --from.");
    }
    return SampleMaker(session, arguments.text("STUDY"), *folder).make();
}

void print_sample(const Value& data, Page& page) {
    page.line(fmt::format(
        "Made “{}”: {} sources in {} passages, {} people and places in the register,\n"
        "{} codes, {} codings, {} spans off the record.",
        data["study"]["title"].text(), data["sources"].text(), data["passages"].text(),
        data["entities"].text(), data["codes"].text(), data["codings"].text(), data["off_record"].text()));
}

}  // namespace

Command sample_command() {
    Command command;
    command.id = "study/sample";
    command.verb = "sample";
    command.menu = "Help/Make the sample study…";
    command.help = "Makes the sample study: fictional interviews, coded, to learn on.";
    command.access = Access::None;
    command.parameters = {
        positional("STUDY", Parameter::Holds::NewFile, "where to make it"),
        option("from", Parameter::Holds::File, "the folder with study.json")
            .otherwise("the samples that come with Sotto"),
    };
    command.examples = {{"sample riverbank.sotto", "a study to try things on"}};
    command.available = always;
    command.run = make_sample;
    command.print = print_sample;
    return command;
}

}  // namespace sotto::commands
