// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/export_words.h"

#include "text/language.h"

#include <algorithm>

namespace sotto::privacy {

namespace {

constexpr std::array<ExportWords, 2> table{{
    {"en",
     "One respondent",
     "Several respondents",
     "Project staff",
     "Field notes",
     "Literature",
     "One speaker",
     "Respondent",
     "Speaker",
     "Interviewer",
     "Interpreter",
     {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
      "November", "December"},
     "1",
     "Excerpts",
     "Without a code",
     "Pseudonymised; residual risk remains. Audience: {0}. Attribution: {1}.",
     {"team", "partners", "public", "archive"},
     {"by-status", "pseudonym", "role", "unnamed"}},
    {"fr",
     "Une personne interrogée",
     "Plusieurs personnes interrogées",
     "Équipe du projet",
     "Notes de terrain",
     "Documentation",
     "Une voix",
     "Personne interrogée",
     "Voix",
     "Équipe d’enquête",
     "Interprète",
     {"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
      "novembre", "décembre"},
     "1er",
     "Extraits",
     "Sans code",
     "Pseudonymisé ; un risque résiduel demeure. Destinataires : {0}. Attribution : {1}.",
     {"équipe", "partenaires", "public", "archives"},
     {"selon le statut", "pseudonyme", "rôle", "sans nom"}},
}};

}  // namespace

const ExportWords& export_words(std::string_view language) {
    const std::string own = text::primary_language(language);
    const auto* found = std::find_if(table.begin(), table.end(),
                                     [&](const ExportWords& words) { return words.language == own; });
    return found == table.end() ? table.front() : *found;
}

std::vector<std::string> export_languages() {
    std::vector<std::string> languages;
    for (const ExportWords& words : table) languages.emplace_back(words.language);
    return languages;
}

}  // namespace sotto::privacy
