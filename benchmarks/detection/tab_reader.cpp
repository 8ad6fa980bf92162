// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
//
// The Text Anonymization Benchmark (Pilán et al., Computational Linguistics 48(4), 2022), as it was published
// (an array of documents, each with what several annotators marked) and as one annotation to a line.
#include "base/error.h"
#include "detection/labelled_text.h"

#include <algorithm>
#include <istream>
#include <nlohmann/json.hpp>

namespace sotto::benchmark {

namespace {

using nlohmann::json;

Annotation annotation_of(const json& entities) {
    Annotation annotation;
    for (const json& entity : entities) {
        Mention mention;
        mention.range = {entity.at("start_offset").get<text::Position>(),
                         entity.at("end_offset").get<text::Position>()};
        mention.category = category_of_label(entity.at("entity_type").get<std::string>());
        mention.entity = entity.at("entity_id").get<std::string>();
        const auto kind = entity.at("identifier_type").get<std::string>();
        mention.kind = kind == "DIRECT" ? Kind::Direct : kind == "QUASI" ? Kind::Quasi : Kind::Unmasked;
        annotation.push_back(std::move(mention));
    }
    std::sort(annotation.begin(), annotation.end(),
              [](const Mention& a, const Mention& b) { return a.range < b.range; });
    return annotation;
}

LabelledText document_of(const json& document, const std::string& language) {
    LabelledText labelled;
    labelled.language = language;
    labelled.text = text::Text(document.at("text").get<std::string>());
    if (document.contains("annotations")) {
        labelled.name = document.at("doc_id").get<std::string>();
        labelled.origin = document.at("meta").value("countries", "");
        for (const auto& [annotator, marked] : document.at("annotations").items())
            labelled.annotations.push_back(annotation_of(marked.at("entity_mentions")));
    } else {
        const json& metadata = document.at("metadata");
        labelled.name = metadata.at("data_id").get<std::string>();
        labelled.origin = metadata.at("provenance").value("countries", "");
        labelled.annotations.push_back(annotation_of(document.at("entities")));
    }
    return labelled;
}

}  // namespace

void read_tab(std::istream& stream, const std::string& name, const std::string& language,
              const TakeText& take) {
    std::int64_t number = 0;
    const auto take_one = [&](const json& document) {
        ++number;
        try {
            take(document_of(document, language));
        } catch (const json::exception&) {
            throw base::Error(base::Blame::Input, name + ", document " + std::to_string(number) +
                                                      ": not a document of the benchmark.");
        }
    };
    try {
        if (stream.peek() == '[') {
            for (const json& document : json::parse(stream)) take_one(document);
            return;
        }
        for (std::string line; std::getline(stream, line);) {
            if (!line.empty()) take_one(json::parse(line));
        }
    } catch (const json::exception&) {
        throw base::Error(base::Blame::Input,
                          name + ", document " + std::to_string(number + 1) + ": not JSON.");
    }
}

}  // namespace sotto::benchmark
