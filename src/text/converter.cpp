// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "text/converter.h"

#include "base/error.h"

#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/unistr.h>
#include <array>
#include <memory>

namespace sotto::text {

namespace {

struct CloseConverter {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
};

/// ICU calls this for bytes it cannot convert; `context` counts them.
void count_and_replace(const void* context, UConverterToUnicodeArgs* arguments, const char*, std::int32_t,
                       UConverterCallbackReason reason, UErrorCode* status) {
    if (reason > UCNV_IRREGULAR) return;  // reset, close and clone are no errors
    ++*const_cast<std::size_t*>(static_cast<const std::size_t*>(context));
    *status = U_ZERO_ERROR;
    constexpr std::array<UChar, 1> replacement{0xFFFD};
    ucnv_cbToUWriteUChars(arguments, replacement.data(), 1, 0, status);
}

}  // namespace

std::optional<Converted> convert(std::string_view bytes, const std::string& encoding) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, CloseConverter> converter(ucnv_open(encoding.c_str(), &status));
    if (U_FAILURE(status) != 0) return std::nullopt;
    Converted converted;
    ucnv_setToUCallBack(converter.get(), count_and_replace, &converted.replaced, nullptr, nullptr, &status);

    std::array<UChar, 4096> units{};
    const char* from = bytes.data();
    const char* const end = bytes.data() + bytes.size();
    icu::UnicodeString piece;
    while (U_SUCCESS(status) != 0) {
        UChar* to = units.data();
        ucnv_toUnicode(converter.get(), &to, units.data() + units.size(), &from, end, nullptr, 1, &status);
        piece.append(units.data(), static_cast<std::int32_t>(to - units.data()));
        const bool full = status == U_BUFFER_OVERFLOW_ERROR;
        if (full) status = U_ZERO_ERROR;
        // A surrogate pair may be cut by the buffer: its first half waits for the second.
        std::int32_t ready = piece.length();
        if (full && ready > 0 && U16_IS_LEAD(piece.charAt(ready - 1))) --ready;
        piece.tempSubString(0, ready).toUTF8String(converted.utf8);
        piece.remove(0, ready);
        if (!full) break;
    }
    if (U_FAILURE(status) != 0) {
        throw base::Error(base::Blame::Environment, std::string("ICU cannot convert from ") + encoding +
                                                        " (" + u_errorName(status) + ").");
    }
    return converted;
}

std::string standard_name(const std::string& encoding) {
    UErrorCode status = U_ZERO_ERROR;
    // The names that mail uses are the IANA's preferred ones: ISO-8859-1, not ISO_8859-1:1987.
    for (const char* standard : {"MIME", "IANA"}) {
        status = U_ZERO_ERROR;
        const char* name = ucnv_getStandardName(encoding.c_str(), standard, &status);
        if (U_SUCCESS(status) != 0 && name != nullptr) return name;
    }
    status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, CloseConverter> converter(ucnv_open(encoding.c_str(), &status));
    if (U_FAILURE(status) != 0) return {};
    const char* name = ucnv_getName(converter.get(), &status);
    return U_SUCCESS(status) != 0 ? name : "";
}

}  // namespace sotto::text
