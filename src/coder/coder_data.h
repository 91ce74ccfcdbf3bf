// SPDX-License-Identifier: Apache-2.0
// Private to the coder: everything a coder needs, loaded once.
#pragma once

#include <optional>

#include "actor/actor.h"
#include "bede/coder.h"
#include "date/date.h"
#include "event/event.h"
#include "place/place.h"

namespace bede {

// Errors: BadData.
class CoderData;
Result<std::shared_ptr<const CoderData>> make_coder_data(Language language, Lexicon lexicon, const Pack& places);

class CoderData {
 public:
  CoderData(Language model, Lexicon tables)
      : language(std::move(model)), labels(language), lexicon(std::move(tables)) {}

  Language language;
  SyntaxLabels labels;
  Lexicon lexicon;
  std::optional<ActorFinder> actors;
  std::optional<DateFinder> dates;
  std::optional<Gazetteer> places;
  std::optional<EventFinder> events;
};

}  // namespace bede
