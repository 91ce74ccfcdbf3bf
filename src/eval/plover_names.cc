// SPDX-License-Identifier: Apache-2.0
#include "eval/plover_names.h"

#include <algorithm>

namespace bede {

std::optional<EventType> type_of_word(const Event& event) {
  const bool kind = event.quad < 3;
  switch (event.factuality) {
    case Factuality::Planned:
    case Factuality::Conditional:
      switch (event.type) {
        case EventType::Reject:
        case EventType::Protest:
        case EventType::Sanction:
        case EventType::Mobilize:
        case EventType::Coerce:
        case EventType::Assault: return EventType::Threaten;
        default: break;
      }
      if (kind) return EventType::Agree;
      break;
    case Factuality::Demanded:
      if (event.type != EventType::Request) return EventType::Request;
      break;
    case Factuality::Negated:
      if (kind) return EventType::Reject;
      break;
    default: break;
  }
  return std::nullopt;
}

std::string_view stateless_country(std::string_view code) {
  struct Beginning {
    std::string_view code, country;
  };
  constexpr Beginning beginnings[] = {{"IGOEUR", "EUR"}, {"IGOUNO", "UNO"}, {"IGO", "IGO"}, {"NGO", "NGO"}};
  for (const Beginning& beginning : beginnings)
    if (code.starts_with(beginning.code)) return beginning.country;
  return {};
}

bool is_stateless_sector(std::string_view sector) {
  constexpr std::string_view stateless[] = {"IGO", "NGO", "MNC", "IMG"};
  return std::find(std::begin(stateless), std::end(stateless), sector) != std::end(stateless);
}

}  // namespace bede
