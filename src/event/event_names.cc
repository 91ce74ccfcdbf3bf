// SPDX-License-Identifier: Apache-2.0
#include "bede/event.h"

namespace bede {
namespace {

constexpr std::array<std::string_view, 16> type_names = {
    "AGREE",  "CONSULT", "SUPPORT",  "CONCEDE", "COOPERATE", "AID",      "RETREAT", "REQUEST",
    "ACCUSE", "REJECT",  "THREATEN", "PROTEST", "SANCTION",  "MOBILIZE", "COERCE",  "ASSAULT"};
constexpr std::array<std::string_view, 7> factuality_names = {"actual",   "planned", "possible",  "conditional",
                                                              "demanded", "negated", "historical"};

}  // namespace

std::string_view event_type_name(EventType type) { return type_names[static_cast<std::size_t>(type)]; }
std::string_view factuality_name(Factuality factuality) {
  return factuality_names[static_cast<std::size_t>(factuality)];
}

}  // namespace bede
