// SPDX-License-Identifier: Apache-2.0
// Private to evaluation: a record's text as the steps see it, and from its tokens back to the record's characters.
#pragma once

#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <span>
#include <vector>

#include "base/utf8.h"
#include "coder/coder.h"

namespace bede {

struct Examined {
  Examined(const CoderData& data, Parser& parser, Report asked, Day on);
  Examined(const Examined&) = delete;
  Examined& operator=(const Examined&) = delete;

  // [begin, end) in Unicode characters of the text; tokens of the title have none.
  struct Characters {
    std::size_t begin = 0, end = 0;
    auto operator<=>(const Characters&) const = default;
  };
  Characters characters(std::uint32_t begin_token, std::uint32_t end_token) const;
  // The tokens that such characters touch.
  TokenSpan tokens(Characters span) const;
  bool is_title(std::uint32_t token) const {
    return found.reading.tokens[token].sentence < found.reading.title_sentences;
  }

  Report report;
  Day day;
  Document document;
  CodePointIndex index;  // of the document's text
  Findings found;
};

class Examiner {
 public:
  explicit Examiner(std::shared_ptr<const CoderData> data);

  const CoderData& data() const { return *data_; }
  // Fields that are absent or null are empty. A record without a date is read on the last day that the lexicon tells
  // of, so that it is the same on every day: `last_day`.
  std::unique_ptr<Examined> read(const nlohmann::json& record);
  std::unique_ptr<Examined> read(std::string text, Day day);
  Day last_day() const { return last_day_; }

 private:
  std::shared_ptr<const CoderData> data_;
  Parser parser_;
  Day last_day_ = 0;
};

// A text field, empty where it is absent or no text.
std::string text_field(const nlohmann::json& record, const char* name);

// A task that takes the whole set: an answer for each record, in their order.
std::vector<nlohmann::json> answer_crossdoc(const std::shared_ptr<const CoderData>& data, Examiner& examiner,
                                            std::span<const nlohmann::json> records);

// What a task makes of a record, beside its id.
using Answer = nlohmann::json (*)(Examiner& examiner, const nlohmann::json& record);
nlohmann::json answer_actors(Examiner& examiner, const nlohmann::json& record);
nlohmann::json answer_attribution(Examiner& examiner, const nlohmann::json& record);
nlohmann::json answer_coref(Examiner& examiner, const nlohmann::json& record);
nlohmann::json answer_entities(Examiner& examiner, const nlohmann::json& record);
nlohmann::json answer_factuality(Examiner& examiner, const nlohmann::json& record);
nlohmann::json answer_places(Examiner& examiner, const nlohmann::json& record);
nlohmann::json answer_plover(Examiner& examiner, const nlohmann::json& record);
nlohmann::json answer_relation(Examiner& examiner, const nlohmann::json& record);
nlohmann::json answer_times(Examiner& examiner, const nlohmann::json& record);

}  // namespace bede
