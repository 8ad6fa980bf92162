// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/builtin_detectors.h"
#include "privacy/dates.h"
#include "privacy/found_list.h"

namespace sotto::privacy {

namespace {

/// Dates that name a day. A month with its year is coarse enough to stay, as the guidelines for archives have
/// it; so is a year.
std::vector<Found> find_dates(const Reading& reading) {
    std::vector<Found> found;
    const Lexed& lexed = reading.lexed();
    for (const DateMatch& date : reading.dates()) {
        if (!date.day || date.doubtful) continue;
        Found one;
        one.range = lexed.bytes_range(date.first, date.last);
        one.category = Category::Date;
        one.confidence = 0.9;
        found.push_back(one);
    }
    return found;
}

}  // namespace

Detector date_detector() {
    return {"date",
            "Exact dates",
            find_dates,
            {
                "on [[14 March 2009]] in Oslo",
                "[[March 14th, 2009]]",
                "the [[14th of March]] was cold",
                "[[Monday, 3 December 2008]]",
                "on [[14/03/2009]] and [[2009-03-14]]",
                "[[14-16 March 2009]]",
                "the [[fourteenth of May]], she said",
                "[[14 March '79]], [[14-March-79]] and [[14 March of 79]], [[14 March 79]]",
                "[[14 March, nineteen seventy-nine]]",
                "[[14 III 1979]] and [[14.III.79]]",
                "lo|[[ສິບສີ່ມີນາ]]",
                "lo|ວັນທີ[[ສິບສີ່ມີນາ]]",
                "th|วันที่[[สิบสี่มีนาคม]]",
                "fr|le [[14 mars 79]]",
                "es|el [[14 de marzo de mil novecientos setenta y nueve]]",
                "on [[14 March]] 79 people came",
                "fr|le [[14 mars 2009]] à Dakar",
                "fr|le [[1er août]]",
                "fr|[[dimanche 3 décembre 2008]]",
                "es|el [[14 de marzo de 2009]]",
                "pt|em [[14 de março de 2009]]",
                "de|am [[14. März 2009]] und [[14.3.2009]]",
                "it|il [[14 marzo 2009]]",
                "nl|op [[14 maart 2009]]",
                "ru|[[14 марта 2009]] года",
                "sr|[[14. марта 2009]]",
                "sr|[[14. mart 2009]]",
                "hr|[[14. ožujka 2009]]",
                "sq|më [[14 mars 2009]]",
                "ar|في [[14 مارس 2009]]",
                "ar|في [[١٤ آذار ٢٠٠٩]]",
                "fa|در [[۱۴ فروردین ۱۳۸۸]]",
                "vi|[[14 tháng 3 năm 2009]]",
                "lo|ວັນທີ [[14 ມີນາ 2009]]",
                "lo|ວັນທີ [[໑໔ ເດືອນ 3 ປີ ໒໐໐໙]]",
                "km|ថ្ងៃទី [[១៤ ខែមីនា ឆ្នាំ២០០៩]]",
                "th|วันที่ [[14 มีนาคม พ.ศ. 2552]]",
                "am|[[14 መጋቢት 2001]]",
                "tg|[[14 март 2009]]",
                "zh|在[[2009年3月14日]]来",
            },
            {"in March 2009", "in 2009", "from 2008 to 2010", "14 people may come", "version 1.2.3.4",
             "at 10:30", "we will march 14 miles", "chapter 3.2.1", "fr|en mars 2009", "pt|3 out of 5",
             "12 of the women", "We met in September. One of them spoke.", "in September\nOne respondent",
             "We were fourteen. March was cold.", "14.3.79 and 14 3 79"}};
}

}  // namespace sotto::privacy
