// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "search/stems.h"

#include "base/error.h"
#include "search/new_file.h"
#include "text/fold.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xapian.h>
#include <algorithm>
#include <cerrno>
#include <set>
#include <system_error>
#include <tuple>
#include <utility>

namespace sotto::search {

namespace {

constexpr std::size_t longest_stemmed = 60;

/// BCP 47 primary tags; those Xapian knows by another name are given theirs.
constexpr std::pair<std::string_view, const char*> languages[] = {
    {"ar", "arabic"},     {"ca", "catalan"},  {"da", "danish"},     {"de", "german"},    {"en", "english"},
    {"es", "spanish"},    {"eu", "basque"},   {"fi", "finnish"},    {"fr", "french"},    {"ga", "irish"},
    {"hu", "hungarian"},  {"hy", "armenian"}, {"id", "indonesian"}, {"it", "italian"},   {"lt", "lithuanian"},
    {"nb", "norwegian"},  {"ne", "nepali"},   {"nl", "dutch"},      {"nn", "norwegian"}, {"no", "norwegian"},
    {"pt", "portuguese"}, {"ro", "romanian"}, {"ru", "russian"},    {"sv", "swedish"},   {"ta", "tamil"},
    {"tr", "turkish"},
};

const char* stemmer_name(std::string_view language) {
    const auto* found = std::find_if(std::begin(languages), std::end(languages),
                                     [language](const auto& known) { return known.first == language; });
    return found != std::end(languages) ? found->second : nullptr;
}

[[noreturn]] void fail(const std::filesystem::path& path) {
    throw base::Error(base::Blame::Environment, "Cannot read the search index at " + path.string() + ": " +
                                                    std::generic_category().message(errno) + ".");
}

/// The line that `at` is in: its start.
std::size_t line_start(std::string_view bytes, std::size_t at) {
    if (at == 0) return 0;
    const std::size_t before = bytes.rfind('\n', at - 1);
    return before == std::string_view::npos ? 0 : before + 1;
}

std::string_view line_at(std::string_view bytes, std::size_t start) {
    return bytes.substr(start, bytes.find('\n', start) - start);
}

}  // namespace

struct Stemmer::Internal {
    Xapian::Stem stem;
};

bool Stemmer::exists(std::string_view language) {
    return stemmer_name(language) != nullptr;
}

Stemmer::Stemmer(const std::string& language) {
    const char* name = stemmer_name(language);
    if (name == nullptr) return;
    try {
        internal_ = std::make_unique<Internal>(Internal{Xapian::Stem(std::string(name))});
    } catch (const Xapian::InvalidArgumentError&) {
        // A Xapian built without this language: its words are found as they are written.
    }
}

Stemmer::~Stemmer() = default;
Stemmer::Stemmer(Stemmer&&) noexcept = default;
Stemmer& Stemmer::operator=(Stemmer&&) noexcept = default;

std::string Stemmer::stem(std::string_view word) const {
    if (internal_ == nullptr || word.empty() || word.size() > longest_stemmed) return {};
    if (std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; })) return {};
    return text::fold_key(internal_->stem(text::fold_key(word, text::Folding::CaseOnly)));
}

Forms::Forms(const std::filesystem::path& file) {
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) {
        if (errno == ENOENT) return;
        fail(file);
    }
    struct stat status {};
    if (::fstat(descriptor, &status) == 0 && status.st_size > 0) {
        size_ = static_cast<std::size_t>(status.st_size);
        void* mapped = ::mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, descriptor, 0);
        if (mapped == MAP_FAILED) {
            ::close(descriptor);
            fail(file);
        }
        data_ = static_cast<const char*>(mapped);
    }
    ::close(descriptor);
}

Forms::~Forms() {
    if (data_ != nullptr) ::munmap(const_cast<char*>(data_), size_);
}

Forms::Forms(Forms&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

void Forms::find(std::string_view language, std::string_view stem, std::vector<std::string>& terms) const {
    const std::string wanted = line(language, stem, {});
    const std::string_view start(wanted.data(), wanted.size() - 1);  // without the line end
    const std::string_view all = bytes();
    // The first line that does not come before `start`.
    std::size_t low = 0;
    std::size_t high = all.size();
    while (low < high) {
        const std::size_t middle = line_start(all, low + (high - low) / 2);
        const std::string_view found = line_at(all, middle);
        if (found < start) {
            low = std::min(middle + found.size() + 1, all.size());
        } else {
            high = middle;
        }
    }
    while (low < all.size()) {
        const std::string_view found = line_at(all, low);
        if (found.substr(0, start.size()) != start) break;
        terms.emplace_back(found.substr(start.size()));
        low += found.size() + 1;
    }
}

std::string Forms::line(std::string_view language, std::string_view stem, std::string_view term) {
    std::string made;
    made.reserve(language.size() + stem.size() + term.size() + 3);
    made += language;
    made += '\t';
    made += stem;
    made += '\t';
    made += term;
    made += '\n';
    return made;
}

void Forms::write(const std::filesystem::path& file, std::vector<std::string>& lines) {
    std::sort(lines.begin(), lines.end());
    lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
    std::string all;
    for (const std::string& each : lines) all += each;
    NewFile made(file);
    made.write(all);
    made.close();
}

void Forms::merge(const std::filesystem::path& file, const std::vector<std::filesystem::path>& from) {
    std::vector<Forms> tables;
    tables.reserve(from.size());
    for (const auto& path : from) tables.emplace_back(path);
    struct Place {
        std::string_view line;
        std::size_t table;
        std::size_t at;
        bool operator<(const Place& other) const {
            return std::tie(line, table) < std::tie(other.line, other.table);
        }
    };
    std::set<Place> next;
    const auto enter = [&](std::size_t table, std::size_t at) {
        const std::string_view all = tables[table].bytes();
        if (at < all.size()) next.insert({line_at(all, at), table, at});
    };
    for (std::size_t i = 0; i < tables.size(); ++i) enter(i, 0);
    std::string all;
    std::string_view last;
    while (!next.empty()) {
        const Place place = *next.begin();
        next.erase(next.begin());
        if (all.empty() || place.line != last) {
            all += place.line;
            all += '\n';
            last = place.line;
        }
        enter(place.table, place.at + place.line.size() + 1);
    }
    NewFile made(file);
    made.write(all);
    made.close();
}

}  // namespace sotto::search
