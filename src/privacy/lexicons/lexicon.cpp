// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/lexicons/lexicon.h"

namespace sotto::privacy {

const std::vector<Lexicon>& lexicons() {
    static const std::vector<Lexicon> all{english_lexicon(), french_lexicon(), spanish_lexicon(),
                                          arabic_lexicon()};
    return all;
}

}  // namespace sotto::privacy
