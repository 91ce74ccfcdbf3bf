// SPDX-License-Identifier: Apache-2.0
// The main job: a dated report -> the events it tells of.
//
//   {"date":"2024-03-06","text":"Police in Lagos arrested 12 students on Monday."}
//   -> COERCE/arrest 173  by Nigeria's police  to 12 students  on 2024-03-04  in Lagos
#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "bede/event.h"
#include "bede/language.h"
#include "bede/report.h"
#include "bede/result.h"

namespace bede {

// A sentence without an event: the row that came closest, and what it lacked.
struct NoEvent {
  std::int32_t sentence = 0;
  std::string row, words, lacked;
};

// What the steps before the events found: an actor, a date or a place, with what it was taken for.
struct FoundMention {
  std::int32_t sentence = 0;
  std::string_view step;  // "actor", "date", "place"
  std::string text, meaning;
};

struct CodedReport {
  std::vector<Event> events;           // in the order told
  std::vector<NoEvent> none;           // with Coder::Options::explain
  std::vector<CodedSentence> told;     // every sentence, the title's first
  std::vector<FoundMention> mentions;  // with Coder::Options::explain, in the order of the text
  std::size_t sentences = 0, tokens = 0;
};

// What a coder needs, from the pack. Immutable; safe to share between threads; cheap to copy.
class CoderData;

class Coder {
 public:
  struct Options {
    std::size_t cache_bytes = 32u << 20;  // as Parser::Options has it
    bool explain = false;                 // fill Event::why and CodedReport::none
  };

  // Errors: NotFound, Unreadable, BadData (the pack has no lexicon).
  static Result<std::shared_ptr<const CoderData>> load(const std::filesystem::path& pack);

  // One thread's working memory. What it gives never depends on what it coded before, nor on what it codes beside it.
  Coder(std::shared_ptr<const CoderData> data, Options options);
  explicit Coder(std::shared_ptr<const CoderData> data) : Coder(std::move(data), Options{}) {}
  Coder(Coder&&) noexcept;
  Coder& operator=(Coder&&) noexcept;
  ~Coder();

  // A report without a date, or with one that is none, is refused. Many short reports at once are faster than one by
  // one.
  std::vector<std::variant<CodedReport, Refusal>> code(std::span<const Report> reports);

  // The events of a report that a caller knows the words of: an event for each, of bytes of the report's text. What is
  // coded there, else what the sentence says of who, to whom, when and where, without a code (`cameo` is empty), and
  // with the type and mode of the row whose words they are, if any (else `cue_frame` is empty). Words of one event give
  // events of one id. Errors: BadArgument (a report without a day, a span without a word).
  //
  //   "A fire destroyed the depot in Gulu on Friday.", {2, 6}  -> cue "fire", Gulu, that Friday
  Result<std::vector<Event>> code_words(const Report& report, std::span<const TextSpan> words);

 private:
  class Work;
  std::unique_ptr<Work> work_;
};

}  // namespace bede
