// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/shifted_date.h"

#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

using namespace sotto;
using privacy::calendar_day;
using privacy::day_number;
using privacy::shifted_date;

TEST_CASE("a date that is moved stays in the form in which it was written") {
    struct Case {
        std::string language;
        std::string from;
        std::string to;
    };
    const std::vector<Case> cases{
        {"en", "14 March 2009", "4 April 2009"},
        {"en", "March 14th, 2009", "April 4th, 2009"},
        {"en", "the 11th of March", {}},
        {"en", "11th of March", "1st of April"},
        {"en", "MARCH 14, 2009", "APRIL 4, 2009"},
        {"en", "Saturday, 14 March 2009", "Saturday, 4 April 2009"},
        {"en", "14-Mar-09", "4-Apr-09"},
        {"en", "14/03/2009", "04/04/2009"},
        {"en", "4/3/2009", "25/3/2009"},
        {"en", "03/14/2009", "04/04/2009"},
        {"en", "2009-03-14", "2009-04-04"},
        {"en", "20090314", "20090404"},
        {"en", "20 December 2008", "10 January 2009"},
        {"en", "14 III 1979", "4 IV 1979"},
        {"de", "14. März 2009", "4. April 2009"},
        {"fr", "11 mars 2009", "1er avril 2009"},
        {"fr", "1er août", "22 août"},
        {"es", "14 de marzo de 2009", "4 de abril de 2009"},
        {"ru", "14 марта 2009", "4 апреля 2009"},
        {"sr", "14. марта 2009", "4. априла 2009"},
        {"ar", "14 مارس 2009", "4 أبريل 2009"},
        {"vi", "14 tháng 3 năm 2009", "4 tháng 4 năm 2009"},
        {"th", "14 มีนาคม พ.ศ. 2552", "4 เมษายน พ.ศ. 2552"},
        {"zh", "2009年3月14日", "2009年4月4日"},
        {"en", "14-16 March 2009", "4-6 April 2009"},
    };
    for (const Case& one : cases) {
        INFO(one.language << ": " << one.from);
        CHECK(shifted_date(one.from, one.language, 21).value_or("") == one.to);
    }
}

TEST_CASE("a date of which nobody can be sure is not moved") {
    // Numbers in words, calendars that months of another length have, days that are none.
    for (const auto& [language, date] :
         std::vector<std::pair<std::string, std::string>>{{"en", "the fourteenth of May"},
                                                          {"am", "14 መጋቢት 2001"},
                                                          {"fa", "۱۴ فروردین ۱۳۸۸"},
                                                          {"en", "31 February 2009"},
                                                          {"en", "8-14 March 2009"},
                                                          {"en", "March 2009"},
                                                          {"en", "14 people"}}) {
        INFO(language << ": " << date);
        CHECK_FALSE(shifted_date(date, language, 21));
    }
}

TEST_CASE("days are counted as the calendar counts them") {
    CHECK(day_number({1970, 1, 1}) == 0);
    CHECK(day_number({2000, 3, 1}) - day_number({2000, 2, 28}) == 2);
    CHECK(day_number({1900, 3, 1}) - day_number({1900, 2, 28}) == 1);
    std::mt19937 random(20090314);
    for (int i = 0; i < 2000; ++i) {
        const auto number = static_cast<std::int64_t>(random() % 200'000) - 100'000;
        CHECK(day_number(calendar_day(number)) == number);
    }
}

TEST_CASE("dates of one participant keep their order and the days between them") {
    const std::vector<std::string> months{"January",   "February", "March",    "April",
                                          "May",       "June",     "July",     "August",
                                          "September", "October",  "November", "December"};
    std::mt19937 random(7);
    const auto written = [&](const privacy::CalendarDay& day) {
        const std::string d = std::to_string(day.day);
        const std::string m = months[static_cast<std::size_t>(day.month) - 1];
        const std::string y = std::to_string(day.year);
        switch (random() % 3) {
            case 0:
                return d + " " + m + " " + y;
            case 1:
                return m + " " + d + ", " + y;
            default:
                return y + "-" + (day.month < 10 ? "0" : "") + std::to_string(day.month) + "-" +
                       (day.day < 10 ? "0" : "") + d;
        }
    };
    const auto day_of = [&](const std::string& text) {
        // Year first, the month stands second: what numbers alone could mean is not for the test to guess.
        if (text.size() == 10 && text[4] == '-')
            return day_number({std::stoi(text), std::stoi(text.substr(5)), std::stoi(text.substr(8))});
        const text::Text words{text};
        const privacy::Lexed lexed(words, "en");
        const auto dates = privacy::read_dates(lexed, "en");
        REQUIRE(dates.size() == 1);
        const auto days = privacy::days_meant(lexed, dates.front());
        REQUIRE_FALSE(days.empty());
        return day_number(days.front());
    };
    for (int person = 0; person < 40; ++person) {
        const int days = (static_cast<int>(random() % 52) - 26) * 7;
        if (days == 0) continue;
        std::vector<std::int64_t> before;
        std::vector<std::int64_t> after;
        for (int i = 0; i < 12; ++i) {
            const auto day = calendar_day(static_cast<std::int64_t>(random() % 20'000));
            const std::string text = written(day);
            const auto moved = shifted_date(text, "en", days);
            INFO(text << " by " << days);
            REQUIRE(moved);
            before.push_back(day_number(day));
            after.push_back(day_of(*moved));
        }
        for (std::size_t i = 1; i < before.size(); ++i) {
            CHECK(after[i] - after[i - 1] == before[i] - before[i - 1]);
            CHECK((before[i] < before[0]) == (after[i] < after[0]));
        }
    }
}
