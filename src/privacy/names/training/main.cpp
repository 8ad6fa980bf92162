// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/error.h"
#include "base/files.h"
#include "privacy/names/hashing.h"
#include "privacy/names/names_model.h"
#include "privacy/names/training/labelled_text.h"
#include "privacy/names/training/scores.h"
#include "privacy/names/training/spoken_frames.h"
#include "privacy/names/training/trainer.h"

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <deque>
#include <exception>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

/// Teaches the names model (docs/names-model.md).
namespace {

using namespace sotto;
using namespace sotto::privacy;
using namespace sotto::privacy::names::training;

constexpr const char* help =
    "sotto-train-names --origins FILE --frames FILE… [--out MODEL] [--hold-out 0…4] [--scores] [--mistakes] "
    "DATA…\n"
    "\n"
    "Teaches the names model from labelled texts (TAB .jsonl, GUM, CoNLL) and from sentences made of frames "
    "and\n"
    "names. With --hold-out a fifth of each set is kept from training; --scores prints how well the model "
    "does on it.\n"
    "With --model FILE instead of --out, nothing is taught and that model is scored.\n"
    "  --epochs N --pruned-epochs N --rate X --decay X --cased-features N --caseless-features N --made-up N\n"
    "  --name X --group X --time X --quantity X   what counts as found when scoring\n";

struct Arguments {
    std::vector<std::string> data;
    std::vector<std::string> frames;
    std::string origins;
    std::string out;
    std::string model;
    std::optional<unsigned> hold_out;
    bool scores = false;
    bool mistakes = false;
    std::size_t made_up = 12;
    TrainingOptions training;
    Sensitivity sensitivity = Sensitivity::review();
};

base::Error usage(const std::string& what) {
    return base::Error(base::Blame::User, what + "\n" + help);
}

Arguments parse(std::deque<std::string> words) {
    Arguments to;
    const auto value = [&] {
        if (words.empty()) throw usage("The last option needs a value.");
        std::string one = words.front();
        words.pop_front();
        return one;
    };
    while (!words.empty()) {
        const std::string word = value();
        if (word == "--origins")
            to.origins = value();
        else if (word == "--frames")
            to.frames.push_back(value());
        else if (word == "--out")
            to.out = value();
        else if (word == "--model")
            to.model = value();
        else if (word == "--hold-out")
            to.hold_out = static_cast<unsigned>(std::stoul(value()));
        else if (word == "--scores")
            to.scores = true;
        else if (word == "--mistakes")
            to.mistakes = true;
        else if (word == "--made-up")
            to.made_up = std::stoul(value());
        else if (word == "--epochs")
            to.training.epochs = std::stoi(value());
        else if (word == "--pruned-epochs")
            to.training.epochs_when_pruned = std::stoi(value());
        else if (word == "--rate")
            to.training.rate = std::stof(value());
        else if (word == "--decay")
            to.training.decay = std::stof(value());
        else if (word == "--cased-features")
            to.training.cased_features = std::stoul(value());
        else if (word == "--caseless-features")
            to.training.caseless_features = std::stoul(value());
        else if (word == "--name")
            to.sensitivity.name = std::stod(value());
        else if (word == "--group")
            to.sensitivity.group = std::stod(value());
        else if (word == "--time")
            to.sensitivity.time = std::stod(value());
        else if (word == "--quantity")
            to.sensitivity.quantity = std::stod(value());
        else if (word.rfind("--", 0) == 0)
            throw usage("Unknown option " + word + ".");
        else
            to.data.push_back(word);
    }
    if (to.origins.empty() || to.frames.empty() || (to.out.empty() && to.model.empty()))
        throw usage("Names, sentences and a model to write are needed.");
    return to;
}

void say(const std::string& line) {
    fmt::print("{}\n", line);
    std::fflush(stdout);
}

/// Names that are kept from training are in no list either.
void leave_out(std::vector<Origin>& origins, unsigned part) {
    for (Origin& origin : origins) {
        for (auto& [kind, entries] : origin.entries) {
            if (kind == "country" || kind == "nationality") continue;
            entries.erase(
                std::remove_if(entries.begin(), entries.end(),
                               [&](const std::string& one) { return names::hash_of(one) % 5 == part; }),
                entries.end());
        }
    }
}

void run(const Arguments& arguments) {
    std::vector<LabelledText> taught;
    std::vector<LabelledText> held_out;
    for (const std::string& file : arguments.data) {
        for (LabelledText& text : read_data(file)) {
            const bool keep = arguments.hold_out && is_held_out(text, *arguments.hold_out);
            (keep ? held_out : taught).push_back(std::move(text));
        }
    }
    std::vector<Origin> origins = read_origins(arguments.origins);
    std::vector<std::string> frames;
    for (const std::string& file : arguments.frames) {
        const std::vector<std::string> more = read_frames(file);
        frames.insert(frames.end(), more.begin(), more.end());
    }
    Part part;
    if (arguments.hold_out) {
        part.part = *arguments.hold_out;
        const std::vector<std::string> spoken = read_frames(arguments.frames.front());
        for (LabelledText& text : made_up_texts(origins, spoken, {true, part.part}, 6))
            held_out.push_back(std::move(text));
    }
    for (LabelledText& text : made_up_texts(origins, frames, part, arguments.made_up))
        taught.push_back(std::move(text));
    if (arguments.hold_out) leave_out(origins, *arguments.hold_out);

    std::string bytes;
    if (arguments.model.empty()) {
        bytes = model_bytes(train(taught, origins, arguments.training, say));
        base::PendingFile file(arguments.out);
        file.write(bytes);
        file.publish();
        say(fmt::format("{}: {} bytes", arguments.out, bytes.size()));
    } else {
        bytes = base::read_file(arguments.model, std::size_t{1} << 26U);
    }
    const NamesModel model(bytes);
    const std::vector<LabelledText>& judged = arguments.hold_out ? held_out : taught;
    if (arguments.scores) {
        for (const std::string& line : scores(model, judged, arguments.sensitivity)) say(line);
        std::size_t read = 0;
        std::size_t found_in = 0;
        const std::clock_t start = std::clock();
        for (const LabelledText& text : judged) {
            const text::Text whole(text.text);
            if (!model.find(whole, arguments.sensitivity).empty()) ++found_in;
            read += text.text.size();
        }
        const double taken = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
        say(fmt::format("something in {} of {} texts; {:.2f} MB/s of one processor", found_in, judged.size(),
                        static_cast<double>(read) / 1e6 / taken));
    }
    if (arguments.mistakes) {
        for (const std::string& line : mistakes(model, judged, arguments.sensitivity)) say(line);
    }
}

}  // namespace

int main(int count, char** words) {
    try {
        run(parse({words + 1, words + count}));
        return 0;
    } catch (const std::exception& e) {
        fmt::print(stderr, "{}\n", e.what());
        return 2;
    }
}
