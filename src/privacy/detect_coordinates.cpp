// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/ascii.h"
#include "privacy/builtin_detectors.h"
#include "privacy/found_list.h"
#include "text/characters.h"
#include "text/utf8.h"

#include <cstdlib>
#include <optional>
#include <string>
#include <utility>

namespace sotto::privacy {

namespace {

/// Reads pieces of a coordinate at a byte of the text and moves on.
class Reader {
public:
    Reader(std::string_view utf8, std::size_t at) : utf8_(utf8), at_(at) {}

    [[nodiscard]] std::size_t at() const { return at_; }

    bool take(std::string_view what) {
        if (utf8_.substr(at_, what.size()) != what) return false;
        at_ += what.size();
        return true;
    }
    template <class... What>
    bool take_one_of(What... what) {
        return (take(what) || ...);
    }
    void skip_spaces() {
        while (take(" ") || take("\xC2\xA0")) {
        }
    }
    /// A number with or without decimals; `decimals` says how many.
    std::optional<double> number(std::size_t& decimals) {
        const std::size_t start = at_;
        std::string digits;
        if (take("-") || take("\xE2\x88\x92")) {
            digits = "-";
        } else {
            take("+");
        }
        const std::size_t whole = digits.size();
        read_digits(digits);
        if (digits.size() == whole || digits.size() > whole + 3) {
            at_ = start;
            return std::nullopt;
        }
        decimals = 0;
        const std::size_t before_point = at_;
        const bool comma = at_ < utf8_.size() && utf8_[at_] == ',';
        if (take(".") || take(",") || take("\xD9\xAB")) {
            const std::size_t with_point = digits.size() + 1;
            digits += '.';
            read_digits(digits);
            decimals = digits.size() - with_point;
            // 10,000 has a thousands separator, not three decimals.
            if (decimals == 0 || (comma && decimals == 3)) {
                digits.resize(with_point - 1);
                at_ = before_point;
                decimals = 0;
            }
        }
        return std::strtod(digits.c_str(), nullptr);
    }
    bool hemisphere() {
        const std::size_t before = at_;
        skip_spaces();
        if (at_ < utf8_.size() && std::string_view("NSEWO").find(utf8_[at_]) != std::string_view::npos &&
            (at_ + 1 >= utf8_.size() || !is_ascii_letter(utf8_[at_ + 1]))) {
            ++at_;
            return true;
        }
        for (const std::string_view word : {"north", "south", "east", "west"}) {
            if (equal_ignoring_case(utf8_.substr(at_, word.size()), word)) {
                at_ += word.size();
                return true;
            }
        }
        at_ = before;
        return false;
    }
    void back_to(std::size_t at) { at_ = at; }

private:
    void read_digits(std::string& digits) {
        while (at_ < utf8_.size()) {
            std::size_t next = at_;
            const int digit = text::digit_value(text::utf8::next(utf8_, next));
            if (digit < 0) return;
            digits += static_cast<char>('0' + digit);
            at_ = next;
        }
    }

    std::string_view utf8_;
    std::size_t at_;
};

struct Angle {
    double degrees = 0;
    std::size_t decimals = 0;
    bool marked = false;  ///< a degree sign or a hemisphere says that it is one
    bool hemisphere = false;
};

std::optional<Angle> angle(Reader& reader) {
    Angle found;
    std::size_t decimals = 0;
    const std::size_t start = reader.at();
    const bool before = reader.hemisphere();
    if (before) reader.skip_spaces();
    const auto degrees = reader.number(decimals);
    if (!degrees) {
        reader.back_to(start);
        return std::nullopt;
    }
    found.degrees = *degrees;
    found.decimals = decimals;
    found.hemisphere = before;
    std::size_t good = reader.at();
    reader.skip_spaces();
    if (reader.take_one_of("°", "º", "˚", "deg")) {
        found.marked = true;
        good = reader.at();
        reader.skip_spaces();
        if (reader.number(decimals)) {
            reader.skip_spaces();
            if (reader.take_one_of("′", "'", "’", "´")) {
                good = reader.at();
                found.decimals = 4;
                reader.skip_spaces();
                if (reader.number(decimals)) {
                    reader.skip_spaces();
                    if (reader.take_one_of("″", "\"", "”", "''", "’’", "′′")) good = reader.at();
                }
            }
        }
    }
    reader.back_to(good);
    if (!before && reader.hemisphere()) found.hemisphere = true;
    return found;
}

/// `17.9757, 102.6331`, `17°58'32"N 102°36'0"E`, `N 17.9757 E 102.6331`.
std::optional<std::size_t> pair_end(std::string_view utf8, std::size_t at) {
    Reader reader(utf8, at);
    const auto first = angle(reader);
    if (!first) return std::nullopt;
    const std::size_t after_first = reader.at();
    const bool first_alone = first->marked && first->hemisphere && first->decimals > 0;
    const auto alone = [&]() -> std::optional<std::size_t> {
        if (first_alone) return after_first;
        return std::nullopt;
    };
    reader.skip_spaces();
    reader.take_one_of(",", ";", "/");
    reader.skip_spaces();
    const auto second = angle(reader);
    if (!second) return alone();
    const bool marked = (first->marked || first->hemisphere) && (second->marked || second->hemisphere);
    const bool decimal = first->decimals >= 3 && second->decimals >= 3;
    const bool in_range = std::abs(first->degrees) <= 180 && std::abs(second->degrees) <= 180 &&
                          (std::abs(first->degrees) <= 90 || std::abs(second->degrees) <= 90);
    if (!in_range || (!decimal && !marked)) return alone();
    return reader.at();
}

/// A grid reference as deminers write them: `48Q TE 41234 87654` (MGRS).
std::optional<std::size_t> grid_reference_end(std::string_view utf8, std::size_t at) {
    std::size_t i = at;
    std::size_t zone = 0;
    while (i < utf8.size() && is_ascii_digit(utf8[i]) && zone < 2) {
        ++zone;
        ++i;
    }
    if (zone == 0 || i >= utf8.size() ||
        std::string_view("CDEFGHJKLMNPQRSTUVWX").find(utf8[i]) == std::string_view::npos) {
        return std::nullopt;
    }
    ++i;
    const auto space = [&] {
        if (i < utf8.size() && utf8[i] == ' ') ++i;
    };
    space();
    if (i + 1 >= utf8.size() || !is_ascii_capital(utf8[i]) || !is_ascii_capital(utf8[i + 1]))
        return std::nullopt;
    i += 2;
    space();
    std::size_t digits = 0;
    std::size_t end = i;
    while (end < utf8.size() && (is_ascii_digit(utf8[end]) || (utf8[end] == ' ' && digits > 0))) {
        if (utf8[end] != ' ') {
            ++digits;
            i = end + 1;
        } else if (digits > 5) {
            break;
        }
        ++end;
    }
    if (digits < 6 || digits > 10 || digits % 2 != 0) return std::nullopt;
    if (i < utf8.size() && is_ascii_alphanumeric(utf8[i])) return std::nullopt;
    return i;
}

std::vector<Found> find_coordinates(const Reading& reading) {
    const text::Text& text = reading.text();
    const std::string_view utf8 = text.utf8();
    std::vector<Found> found;
    std::size_t at = 0;
    while (at < utf8.size()) {
        const auto byte = static_cast<unsigned char>(utf8[at]);
        if (byte < 0x80 && !is_ascii_digit(utf8[at])) {
            ++at;
            continue;
        }
        std::size_t next = at;
        const char32_t c = text::utf8::next(utf8, next);
        if (text::digit_value(c) < 0) {
            at = next;
            continue;
        }
        // A number; what may stand before it: a sign, a hemisphere.
        std::size_t start = at;
        if (start > 0 && (utf8[start - 1] == '-' || utf8[start - 1] == '+')) --start;
        std::size_t with_hemisphere = start;
        while (with_hemisphere > 0 && utf8[with_hemisphere - 1] == ' ') --with_hemisphere;
        if (with_hemisphere > 0 &&
            std::string_view("NSEW").find(utf8[with_hemisphere - 1]) != std::string_view::npos &&
            (with_hemisphere < 2 || !is_ascii_alphanumeric(utf8[with_hemisphere - 2]))) {
            start = with_hemisphere - 1;
        }
        std::optional<std::size_t> end = pair_end(utf8, start);
        if (!end) end = grid_reference_end(utf8, at);
        if (end && *end > start) {
            found.push_back(found_at(text, start, *end, Category::Coordinates, 0.9));
            at = *end;
            continue;
        }
        // On to the end of this number.
        while (next < utf8.size()) {
            std::size_t behind = next;
            if (text::digit_value(text::utf8::next(utf8, behind)) < 0) break;
            next = behind;
        }
        at = next;
    }
    return apart(std::move(found));
}

}  // namespace

Detector coordinates_detector() {
    return {"coordinates",
            "Coordinates",
            find_coordinates,
            {"the field at [[17.9757, 102.6331]] was cleared", "[[17°58'32\"N 102°36'0\"E]]",
             "[[N 17.9757 E 102.6331]]", "near [[48Q TE 41234 87654]]", "it lies [[17.5° N]], roughly"},
            {"from 12.5 to 17.5 percent", "3.141, 59.2 and more", "it was 40 degrees",
             "it was 40° in the shade", "MG42 and 12 AB", "1,000, 10,000 threads", "1,579,135,521 lira",
             "up to 90° north and south", "between 9 and 17"}};
}

}  // namespace sotto::privacy
