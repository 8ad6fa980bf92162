// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "commands/arguments.h"
#include "commands/value.h"
#include "privacy/gate.h"
#include "privacy/identifiers.h"

#include <filesystem>
#include <string>
#include <vector>

namespace sotto::commands {

class Page;
class Session;

/// What is asked of the quotes of an export.
struct QuoteQuestions {
    bool facts = false;    ///< whom the words themselves single out, alone and together
    bool linkage = false;  ///< how often an attacker who compares texts finds who said it
    /// Texts that the attacker has, too, in place of the study's. A file is by the participant whose code its
    /// name is, or begins with; others are by nobody of the register.
    std::vector<std::filesystem::path> public_files;
};

/// Answers about the quotes that `arguments` choose (`quote_parameters`), as far as `gate` lets them pass,
/// into `data`: `quotes`, `withheld`, and as asked `singling_out`, `jigsaw`, `linkage`, `public_linkage`.
/// Public statements name their speakers and are left out. Answers about facts hold no words of the study,
/// those about linkage hold single ones. Gives whether anybody is singled out. Throws `base::Error`,
/// `base::Cancelled`.
bool ask_of_quotes(Session& session, const Arguments& arguments, const privacy::Protection& protection,
                   const privacy::Gate& gate, const QuoteQuestions& questions, Value& data);

/// The same in sentences.
void print_quote_disclosure(const Value& data, Page& page);

}  // namespace sotto::commands
