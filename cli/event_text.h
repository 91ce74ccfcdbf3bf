// SPDX-License-Identifier: Apache-2.0
// Parts of an event in words, for everything that is shown to people.
//
//   parties_of(event) -> "Malian troops (MLIMIL) → three suspects (MLIUNK)"
//   days_of(date)     -> "2015-02-17 to 2015-02-18"
#pragma once

#include <map>
#include <string>

#include "bede/coder.h"
#include "cli/screen.h"

namespace bede::cli {

// The events of a report, numbered from 1 in the order told.
class EventNumbers {
 public:
  explicit EventNumbers(const CodedReport& coded) {
    for (std::size_t i = 0; i < coded.events.size(); ++i) numbers_.emplace(coded.events[i].id, i + 1);
  }
  // 0: none of this report.
  std::size_t of(const std::string& id) const {
    const auto found = numbers_.find(id);
    return found == numbers_.end() ? 0 : found->second;
  }

 private:
  std::map<std::string, std::size_t> numbers_;
};

// Red for acts of conflict, green for those of cooperation: of words plain, of deeds bold.
Look look_of(const Event& event);

// "id · date · outlet"
Line heading_of(const Report& report);

Line entity_line(const EventEntity& entity, bool code = true);  // "Fiji (FJI)"
// Who to whom, through whom and without whom. What is not known is "—".
Line parties_of(const Event& event, bool codes = true);
std::string days_of(const EventDate& date);                    // a whole year is "2012"
std::string place_of(const EventPlace& place);                 // "Ansongo (MLI)"
std::string casualties_of(const Casualties& casualties);       // "2 to 3 dead, 11 injured", or empty
std::string terms_of(const EventTerms& terms);                 // "nationwide, from Friday"
Line sources_of(const std::vector<EventEntity>& attribution);  // "the governor (GOV), BNO, Blue Nile Observer"

// Puts `added` behind `line`.
void extend(Line& line, const Line& added);

}  // namespace bede::cli
