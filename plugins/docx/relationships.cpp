// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "relationships.h"

#include "xml.h"

namespace sotto::docx {
namespace {

std::string folder_of(const std::string& part) {
    const auto slash = part.rfind('/');
    return slash == std::string::npos ? std::string() : part.substr(0, slash + 1);
}

/// A target as a part's name: relative to the folder of the part that names it, unless it begins with a
/// slash.
std::string resolve(const std::string& folder, std::string_view target) {
    std::string path = !target.empty() && target.front() == '/' ? std::string(target.substr(1))
                                                                : folder + std::string(target);
    std::vector<std::string> steps;
    std::size_t start = 0;
    while (start <= path.size()) {
        const auto end = std::min(path.find('/', start), path.size());
        const std::string step = path.substr(start, end - start);
        if (step == "..") {
            if (!steps.empty()) steps.pop_back();
        } else if (!step.empty() && step != ".") {
            steps.push_back(step);
        }
        start = end + 1;
    }
    std::string result;
    for (const std::string& step : steps) {
        if (!result.empty()) result += '/';
        result += step;
    }
    return result;
}

}  // namespace

std::string relationships_part(const std::string& part) {
    const std::string folder = folder_of(part);
    return folder + "_rels/" + part.substr(folder.size()) + ".rels";
}

std::vector<Relationship> relationships_of(const Package& package, const std::string& part) {
    std::vector<Relationship> result;
    const std::string list = relationships_part(part);
    if (!package.has(list)) return result;
    const XmlPart xml(package.read(list));
    const std::string folder = folder_of(part);
    for (const pugi::xml_node node : xml.root().children()) {
        if (local_name(node) != "Relationship") continue;
        Relationship each;
        each.id = attribute(node, "Id");
        const std::string_view type = attribute(node, "Type");
        each.type = type.substr(type.rfind('/') == std::string_view::npos ? 0 : type.rfind('/') + 1);
        each.external = attribute(node, "TargetMode") == "External";
        const std::string_view target = attribute(node, "Target");
        each.target = each.external ? std::string(target) : resolve(folder, target);
        result.push_back(std::move(each));
    }
    return result;
}

}  // namespace sotto::docx
