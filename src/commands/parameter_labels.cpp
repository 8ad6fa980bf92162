// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/arguments.h"

#include <algorithm>
#include <map>

namespace sotto::commands {

namespace {

/// By the parameter's name. Where one name means several things, the parameter itself has a label.
const std::map<std::string, std::string, std::less<>>& labels() {
    static const std::map<std::string, std::string, std::less<>> all{
        {"ACTION", "What to do"},
        {"AT", "Where it is cut"},
        {"AUDIENCE", "Audience"},
        {"CODE", "Code"},
        {"DECISION", "Decision"},
        {"ENTITY", "Name or words"},
        {"FILE", "File"},
        {"IN", "Sealed file"},
        {"INTO", "Code that stays"},
        {"LABEL", "Speaker"},
        {"MEMBER", "Member"},
        {"N", "How many edits"},
        {"NAME", "Name"},
        {"OUT", "File to write"},
        {"PARTICIPANT", "Person"},
        {"PATH", "Files and folders"},
        {"QUERY", "Words to look for"},
        {"RANGE", "Place in the text"},
        {"SOURCE", "Source"},
        {"STUDY", "Study"},
        {"SUBJECT", "What it is on"},
        {"TEXT", "Words in its place"},
        {"WHICH", "Which one"},
        {"against", "Quotes against it"},
        {"alias", "Other name"},
        {"also", "Other people"},
        {"also-for", "Other audiences"},
        {"any-code", "Any of these codes"},
        {"apart", "Form of somebody else"},
        {"as", "How a file is taken"},
        {"audience", "Audience"},
        {"before", "Stands before"},
        {"below", "With the codes below"},
        {"by", "Parted by"},
        {"category", "What it is"},
        {"claim", "Claim"},
        {"clear", "Empty cells clear"},
        {"codable", "Passages can be coded with it"},
        {"code", "Code"},
        {"coded-as", "Coded as"},
        {"coded-at", "Coded at"},
        {"coder", "Coder"},
        {"color", "Colour"},
        {"columns", "Columns"},
        {"context", "Characters around a quote"},
        {"count", "What is counted"},
        {"cut", "Left out"},
        {"date", "Date"},
        {"description", "Description"},
        {"discussion", "Discussion"},
        {"dry-run", "Only look"},
        {"event", "Event"},
        {"exactly", "Without the codes below"},
        {"example", "Example"},
        {"exclude", "What does not belong"},
        {"export", "Write it to a file"},
        {"findings", "Findings with their quotes"},
        {"for", "Quotes for it"},
        {"from", "Folder to take it from"},
        {"id", "Id"},
        {"include", "What belongs"},
        {"indirect", "Traits instead"},
        {"k", "People who share what is shown"},
        {"insert", "Words put in"},
        {"kind", "Kind of document"},
        {"language", "Language"},
        {"last", "How many of the newest"},
        {"level", "Step"},
        {"levels", "With what could stand for it"},
        {"lift", "On the record again"},
        {"limit", "How many are listed"},
        {"load", "Profile to take"},
        {"memo", "Note"},
        {"name", "Name"},
        {"naming", "May be named"},
        {"no-alias", "Name that was wrong"},
        {"not-code", "Without this code"},
        {"number", "Number"},
        {"of", "Group of"},
        {"offset", "How many are passed over"},
        {"order", "What comes first"},
        {"participant", "Person"},
        {"plan", "Plan of the import"},
        {"policy", "Attribution"},
        {"preview", "Only show it"},
        {"priority", "Priority"},
        {"profile", "Profile"},
        {"query", "With these words"},
        {"range", "Part of the text"},
        {"recipe", "Recipe"},
        {"reflow", "Join broken lines"},
        {"register", "Register"},
        {"replacement", "Words in its place"},
        {"reset", "Back to what holds by itself"},
        {"role", "Part in the conversation"},
        {"rows", "Rows"},
        {"save", "File to keep it in"},
        {"set", "Attribute"},
        {"show", "Attributes shown"},
        {"source", "Source"},
        {"status", "Status"},
        {"table", "Table"},
        {"text", "Text"},
        {"title", "Title"},
        {"under", "Belongs to"},
        {"unlink", "Labels of its own"},
        {"unit", "How much is coded"},
        {"use", "Use"},
        {"verbose", "Each withheld quote"},
        {"where", "Condition"},
        {"with-codings", "With what is coded"},
        {"withdraw", "Consent taken back"},
    };
    return all;
}

std::string capitalised(std::string words) {
    std::replace(words.begin(), words.end(), '-', ' ');
    if (!words.empty() && words.front() >= 'a' && words.front() <= 'z')
        words.front() = static_cast<char>(words.front() - ('a' - 'A'));
    return words;
}

}  // namespace

std::string label_of(const Parameter& parameter) {
    if (!parameter.label.empty()) return parameter.label;
    const auto at = labels().find(parameter.name);
    return at == labels().end() ? capitalised(parameter.name) : at->second;
}

std::string label_of_choice(const std::string& choice) {
    return capitalised(choice);
}

}  // namespace sotto::commands
