// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "detection/labelled_text.h"

#include "base/error.h"
#include "detection/gold_markup.h"
#include "text/case.h"

#include <array>
#include <fstream>
#include <istream>
#include <iterator>

namespace sotto::benchmark {

std::string_view name_of(Kind kind) {
    constexpr std::array<std::string_view, 4> names{"direct", "quasi", "unspecified", "unmasked"};
    return names.at(static_cast<std::size_t>(kind));
}

std::string category_of_label(std::string_view label) {
    const std::string name = text::to_lower(label);
    if (name == "per" || name == "person") return "person";
    if (name == "loc" || name == "gpe" || name == "location") return "place";
    if (name == "org" || name == "corporation" || name == "group") return "organisation";
    if (name == "datetime" || name == "date") return "date";
    return name;
}

bool is_masked_label(std::string_view label) {
    const std::string name = text::to_lower(label);
    return name != "misc" && name != "product" && name != "creative-work";
}

void read_labelled_texts(const std::filesystem::path& path, const std::string& language,
                         const TakeText& take) {
    std::ifstream stream(path, std::ios::binary);
    const std::string name = path.filename().string();
    if (!stream)
        throw base::Error(base::Blame::Environment, name + " cannot be read: check the path and its rights.");
    std::string line;
    std::getline(stream, line);
    stream.clear();
    stream.seekg(0);
    if (line.starts_with('{') || line.starts_with('[')) {
        read_tab(stream, name, language, take);
    } else if (line.starts_with("#doc ")) {
        read_gum(stream, name, language, take);
    } else if (line.find(": ") != std::string::npos) {
        const std::string bytes((std::istreambuf_iterator<char>(stream)), {});
        take(read_gold(bytes, name));
    } else {
        read_conll(stream, name, language, take);
    }
}

}  // namespace sotto::benchmark
