// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "date/dated_reading_test.h"

namespace bede {
namespace {

const DatedCase cases[] = {
    // A weekday under a past verb is the last one, the report's own day among them; under a verb of what is to come the
    // next.
    {"2017-01-01", "On Friday both sides met.", {"On Friday | date 2016-12-30 | 2016-12-30"}},
    {"2016-12-30", "The rebels fled on Friday.", {"on Friday | date 2016-12-30 | 2016-12-30"}},
    {"2012-05-14", "Kenya's parliament passed the bill on Thursday.", {"on Thursday | date 2012-05-10 | 2012-05-10"}},
    {"2012-05-14", "The president will sign the bill on Thursday.", {"on Thursday | date 2012-05-17 | 2012-05-17"}},
    {"2012-05-14", "The ship sailed Friday night.", {"Friday night | date 2012-05-11 | 2012-05-11TNI"}},
    {"2012-05-14",
     "Gunmen killed six people at dawn on Saturday.",
     {"at dawn on Saturday | date 2012-05-12 | 2012-05-12TMO"}},
    {"2012-05-14", "Police arrested two men late on Sunday.", {"late on Sunday | date 2012-05-13 | 2012-05-13"}},
    {"2012-05-14", "Shots rang out early Monday.", {"early Monday | date 2012-05-14 | 2012-05-14"}},
    {"2019-03-05",
     "In the early hours of Sunday gunmen stormed the village.",
     {"In the early hours of Sunday | date 2019-03-03 | 2019-03-03TMO"}},
    {"2012-05-14",
     "Voters in Serbia will go to the polls on Sunday, May 20.",
     {"on Sunday, May 20 | date 2012-05-20 | 2012-05-20"}},
    {"2012-05-14", "Serbs voted on Sunday, May 6, 2012.", {"on Sunday, May 6, 2012 | date 2012-05-06 | 2012-05-06"}},
    // The report's own weekday: that day, told as past or as to come.
    {"2016-12-30", "The court will rule on Friday.", {"on Friday | date 2016-12-30 | 2016-12-30"}},
    {"2016-12-30", "The court ruled on Friday.", {"on Friday | date 2016-12-30 | 2016-12-30"}},
    // Words that look ahead: due, scheduled, planned; is to; going to.
    {"2016-12-30", "Police are due to hold talks Sunday.", {"Sunday | date 2017-01-01 | 2017-01-01"}},
    {"2012-05-14", "The president is expected to sign it on Tuesday.", {"on Tuesday | date 2012-05-15 | 2012-05-15"}},
    {"2012-05-14", "A rally scheduled for Saturday was called off.", {"for Saturday | date 2012-05-19 | 2012-05-19"}},
    {"2012-05-14", "A march planned for May 20 will go ahead.", {"for May 20 | date 2012-05-20 | 2012-05-20"}},
    {"2012-05-14", "The sit-in is to begin on Sunday.", {"on Sunday | date 2012-05-20 | 2012-05-20"}},
    {"2012-05-14", "He is going to meet the envoy on Sunday.", {"on Sunday | date 2012-05-20 | 2012-05-20"}},
    {"2019-03-05",
     "The convoy is scheduled to arrive on Wednesday morning.",
     {"on Wednesday morning | date 2019-03-06 | 2019-03-06TMO"}},
    {"2019-03-05", "More marches are planned for this Friday.", {"for this Friday | date 2019-03-08 | 2019-03-08"}},
    {"2019-03-05",
     "The elections due in November were put off until next year.",
     {"in November | date 2019-11-01 2019-11-30 | 2019-11", "until next year | until 2019-03-05 2020-12-31 | 2020"}},
    // An infinitive is to come below a verb that looks ahead, and past below another.
    {"2012-05-14",
     "The union agreed to meet the minister on Wednesday.",
     {"on Wednesday | date 2012-05-16 | 2012-05-16"}},
    {"2012-05-14", "Teachers began to return to work on Friday.", {"on Friday | date 2012-05-11 | 2012-05-11"}},
    {"2012-05-14", "Unions threatened to strike on Friday.", {"on Friday | date 2012-05-18 | 2012-05-18"}},
    {"2012-05-14", "He refused to appear on Friday.", {"on Friday | date 2012-05-11 | 2012-05-11"}},
    {"2012-05-14", "They were forced to flee on Friday.", {"on Friday | date 2012-05-11 | 2012-05-11"}},
    {"2012-05-14", "He urged them to vote on Sunday.", {"on Sunday | date 2012-05-20 | 2012-05-20"}},
    {"2012-05-14", "The pact, to be signed on Tuesday, is void.", {"on Tuesday | date 2012-05-15 | 2012-05-15"}},
    // Auxiliaries: what would have been is past, what is being done is to come.
    {"2012-05-14", "The mayor would have resigned on Friday.", {"on Friday | date 2012-05-11 | 2012-05-11"}},
    {"2012-05-14", "The delegation is meeting the rebels on Tuesday.", {"on Tuesday | date 2012-05-15 | 2012-05-15"}},
    {"2012-05-14", "The delegation was meeting the rebels on Tuesday.", {"on Tuesday | date 2012-05-08 | 2012-05-08"}},
    {"2012-05-14",
     "The ceasefire, which took effect on Thursday, was broken.",
     {"on Thursday | date 2012-05-10 | 2012-05-10"}},
    {"2012-05-14",
     "The ceasefire, which takes effect on Thursday, will last a week.",
     {"on Thursday | date 2012-05-17 | 2012-05-17", "a week | duration | P1W"}},
    // The day of saying belongs to the verb of saying.
    {"2019-03-05",
     "The opposition said on Saturday it would boycott the vote on March 24.",
     {"on Saturday | date 2019-03-02 | 2019-03-02", "on March 24 | date 2019-03-24 | 2019-03-24"}},
    {"2019-03-05",
     "Brazil's president said he will travel to Chile on March 21.",
     {"on March 21 | date 2019-03-21 | 2019-03-21"}},
    {"2019-03-05",
     "Police said that on Thursday afternoon a man threw a grenade.",
     {"on Thursday afternoon | date 2019-02-28 | 2019-02-28TAF"}},
    {"2019-03-05",
     "The ministers met in Vienna on 1 March and agreed to meet again on 15 March.",
     {"on 1 March | date 2019-03-01 | 2019-03-01", "on 15 March | date 2019-03-15 | 2019-03-15"}},
    // What stands behind "since" has been, whatever the verb above is.
    {"2012-05-14",
     "Tourists want to leave since the bombing in June.",
     {"in June | date 2011-06-01 2011-06-30 | 2011-06"}},
    // Ahead of; a noun is past or to come as its verb is.
    {"2012-05-14", "Troops were sent ahead of Sunday's vote.", {"Sunday | date 2012-05-20 | 2012-05-20"}},
    {"2012-05-14", "Friday's attack killed nine.", {"Friday | date 2012-05-11 | 2012-05-11"}},
    {"2019-03-05", "The deadline on Friday will not be moved.", {"on Friday | date 2019-03-08 | 2019-03-08"}},
    {"2019-03-05", "South Africa votes on May 8.", {"on May 8 | date 2019-05-08 | 2019-05-08"}},
    // A day without a year: the last or the next one.
    {"2019-03-05", "The pact expires on Aug. 2.", {"on Aug. 2 | date 2019-08-02 | 2019-08-02"}},
    {"2019-03-05", "The pact expired on Aug. 2.", {"on Aug. 2 | date 2018-08-02 | 2018-08-02"}},
    {"2019-03-05", "Protests that erupted on Dec. 19 have spread.", {"on Dec. 19 | date 2018-12-19 | 2018-12-19"}},
    {"2019-03-05",
     "The president, who took office on January 10, has called for talks.",
     {"on January 10 | date 2019-01-10 | 2019-01-10"}},
    // Stretches told by weekdays.
    {"2012-05-14",
     "The truce held from Monday to Friday.",
     {"from Monday to Friday | date 2012-05-07 2012-05-11 | 2012-05-07/2012-05-11"}},
    {"2012-05-14",
     "Delegates gathered Monday and Tuesday.",
     {"Monday and Tuesday | date 2012-05-07 2012-05-08 | 2012-05-07/2012-05-08"}},
    {"2019-03-05",
     "Between Friday and Sunday, 40 people were hurt.",
     {"Between Friday and Sunday | date 2019-03-01 2019-03-03 | 2019-03-01/2019-03-03"}},
    // Titles tell the past in the present, and what is to come in the infinitive.
    {"2016-12-30",
     "Obama, who leaves office on Jan. 20, spoke Thursday.",
     {"on Jan. 20 | date 2017-01-20 | 2017-01-20", "Thursday | date 2016-12-29 | 2016-12-29"}},
    {"2016-12-30", "Turkey strikes Syria on Thursday", {"on Thursday | date 2016-12-29 | 2016-12-29"}, true},
    {"2016-12-30", "Bolivia to vote on Sunday", {"on Sunday | date 2017-01-01 | 2017-01-01"}, true},
    {"2016-12-30", "Talks set for January 23 in Astana", {"for January 23 | date 2017-01-23 | 2017-01-23"}, true},
    // What is no date: verbs, surnames, first names, papers, counts, hours, groups named after a day.
    {"2016-12-30", "Theresa May met the envoy in Ankara.", {}},
    {"2016-12-30", "Theresa May met the envoy in May.", {"in May | date 2016-05-01 2016-05-31 | 2016-05"}},
    {"2016-12-30", "Farmers may march on the capital.", {}},
    {"2016-12-30", "Farmers will march on the capital in March.", {"in March | date 2017-03-01 2017-03-31 | 2017-03"}},
    {"2016-12-30", "Some 2000 people fled Palmyra.", {}},
    {"2012-05-14", "The group has 2000 members.", {}},
    {"2012-05-14",
     "The first shell fell at 2000 GMT on Friday.",
     {"at 2000 GMT on Friday | date 2012-05-11 | 2012-05-11T20:00"}},
    {"2016-12-30", "The Sun reported that the talks had failed.", {}},
    {"2016-12-30", "The Sunday Times said the minister had lied.", {}},
    {"2016-12-30", "The second man fled in a car.", {}},
    {"2016-12-30", "The April 6 Movement called a strike.", {}},
    {"2016-12-30", "The March 14 Alliance won the vote.", {}},
    {"2012-05-14", "The November 17 group claimed the bomb.", {}},
    {"2011-03-20", "The council adopted Resolution 1973 for Libya.", {}},
    {"2009-01-16", "Flight 1549 had come down in the river.", {}},
    {"2012-05-14", "Jan Kubis met the Taliban in Doha.", {}},
    {"2012-05-14", "June Kelly wept in court.", {}},
    {"2012-05-14", "A 12-year-old boy was hurt.", {}},
    {"2012-05-14", "He is ten years old.", {}},
    {"2012-05-14", "He is in his twenties.", {}},
    {"2012-05-14", "Bloody Sunday is remembered in Derry.", {}},
    {"2012-05-14", "Police quoted in the Nairobi Sun, June 9, denied it.", {"June 9 | date 2012-06-09 | 2012-06-09"}},
    {"2012-05-14", "The USA Today story was wrong.", {}},
};

TEST(Date, Tense) { expect_dates(cases); }

}  // namespace
}  // namespace bede
