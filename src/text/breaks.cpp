// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "text/breaks.h"

#include "base/error.h"

#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/utext.h>
#include <cstdint>
#include <limits>
#include <map>
#include <utility>

namespace sotto::text {

namespace {

using Key = std::pair<Breaks::Kind, std::string>;
using Pool = std::multimap<Key, std::unique_ptr<icu::BreakIterator>>;

Pool& pool() {
    thread_local Pool mine;
    return mine;
}

[[noreturn]] void fail(UErrorCode status) {
    throw base::Error(base::Blame::Environment,
                      std::string("ICU cannot cut text into characters, words and sentences (") +
                          u_errorName(status) + "); its data files may be missing.");
}

std::unique_ptr<icu::BreakIterator> make(Breaks::Kind kind, const std::string& language) {
    UErrorCode status = U_ZERO_ERROR;
    icu::Locale locale = icu::Locale::getRoot();
    if (!language.empty()) {
        locale = icu::Locale::forLanguageTag(language, status);
        if (U_FAILURE(status) != 0) {
            status = U_ZERO_ERROR;
            locale = icu::Locale::getRoot();
        }
    }
    std::unique_ptr<icu::BreakIterator> made;
    switch (kind) {
        case Breaks::Kind::Grapheme:
            made.reset(icu::BreakIterator::createCharacterInstance(locale, status));
            break;
        case Breaks::Kind::Word:
            made.reset(icu::BreakIterator::createWordInstance(locale, status));
            break;
        case Breaks::Kind::Sentence:
            made.reset(icu::BreakIterator::createSentenceInstance(locale, status));
            break;
        case Breaks::Kind::Line:
            made.reset(icu::BreakIterator::createLineInstance(locale, status));
            break;
    }
    if (U_FAILURE(status) != 0 || made == nullptr) fail(status);
    return made;
}

}  // namespace

struct Breaks::Internal {
    Key key;
    std::size_t size = 0;
    UText text = UTEXT_INITIALIZER;
    std::unique_ptr<icu::BreakIterator> iterator;
    std::int32_t at = 0;
};

Breaks::Breaks(std::string_view utf8, Kind kind, std::string_view language)
    : internal_(std::make_unique<Internal>()) {
    if (utf8.size() > static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max())) {
        throw base::Error(base::Blame::Input,
                          "The text is larger than 2 GiB; split it into several sources.");
    }
    Internal& in = *internal_;
    in.key = {kind, std::string(language)};
    in.size = utf8.size();
    if (const auto found = pool().find(in.key); found != pool().end()) {
        in.iterator = std::move(found->second);
        pool().erase(found);
    } else {
        in.iterator = make(kind, in.key.second);
    }
    UErrorCode status = U_ZERO_ERROR;
    utext_openUTF8(&in.text, utf8.data() == nullptr ? "" : utf8.data(),
                   static_cast<std::int64_t>(utf8.size()), &status);
    in.iterator->setText(&in.text, status);
    if (U_FAILURE(status) != 0) fail(status);
    in.at = in.iterator->first();
}

Breaks::~Breaks() {
    utext_close(&internal_->text);
    // A few languages at most; a pool that a caller with arbitrary tags could blow up is not kept.
    if (pool().size() < 32) pool().emplace(internal_->key, std::move(internal_->iterator));
}

bool Breaks::next(Segment& segment) {
    Internal& in = *internal_;
    const std::int32_t behind = in.iterator->next();
    if (behind == icu::BreakIterator::DONE) return false;
    segment.first = static_cast<std::size_t>(in.at);
    segment.last = static_cast<std::size_t>(behind);
    in.at = behind;
    return true;
}

std::size_t Breaks::border_before(std::size_t offset) {
    if (offset >= internal_->size) return internal_->size;
    const auto at = static_cast<std::int32_t>(offset);
    if (internal_->iterator->isBoundary(at) != 0) return offset;
    const std::int32_t border = internal_->iterator->preceding(at);
    return border == icu::BreakIterator::DONE ? 0 : static_cast<std::size_t>(border);
}

std::size_t Breaks::border_behind(std::size_t offset) {
    if (offset >= internal_->size) return internal_->size;
    const auto at = static_cast<std::int32_t>(offset);
    if (internal_->iterator->isBoundary(at) != 0) return offset;
    const std::int32_t border = internal_->iterator->following(at);
    return border == icu::BreakIterator::DONE ? internal_->size : static_cast<std::size_t>(border);
}

}  // namespace sotto::text
