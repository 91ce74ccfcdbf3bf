// SPDX-License-Identifier: Apache-2.0
// Task "crossdoc": mentions of events in many documents -> which of them are one event. It takes the whole set at once,
// and of a record its text and the places of its mentions alone.
//
//   {"id":"a","text":"Quakes hit Bam .","events":[{"start":0,"end":6}]}, {"id":"b","text":"The Bam quake killed ten .",
//   …}
//   -> {"id":"a","events":[{"start":0,"end":6,"cluster":"s1f…"}]}, {"id":"b","events":[{…,"cluster":"s1f…"}]}
#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "eval/examined.h"
#include "story/story.h"

namespace bede {
namespace {

using nlohmann::json;

struct Asked {
  std::size_t begin = 0, end = 0;  // in characters
  std::size_t event = 0;           // of the report's events
};

struct AskedReport {
  CodedStoryReport coded;
  std::vector<Asked> mentions;
};

std::vector<Asked> mentions_of(const json& record) {
  std::vector<Asked> mentions;
  const auto events = record.find("events");
  if (events == record.end() || !events->is_array()) return mentions;
  for (const json& event : *events) {
    if (!event.is_object()) continue;
    const auto begin = event.find("start"), end = event.find("end");
    if (begin == event.end() || end == event.end()) continue;
    if (begin->is_number_unsigned() && end->is_number_unsigned() && *begin < *end)
      mentions.push_back({begin->get<std::size_t>(), end->get<std::size_t>(), 0});
  }
  return mentions;
}

// From characters to bytes; what is behind the text is its end.
std::vector<TextSpan> spans_of(std::string_view text, const std::vector<Asked>& mentions) {
  std::vector<std::size_t> bytes;
  for (std::size_t at = 0; at < text.size(); at += decode_utf8(text, at).size) bytes.push_back(at);
  bytes.push_back(text.size());
  std::vector<TextSpan> spans;
  for (const Asked& mention : mentions)
    spans.push_back({bytes[std::min(mention.begin, bytes.size() - 1)], bytes[std::min(mention.end, bytes.size() - 1)]});
  return spans;
}

// Of a mention without a word (a line break that somebody has marked) an event that is like no other.
std::vector<Event> events_of(Coder& coder, const Report& report, const std::vector<Asked>& mentions) {
  const std::vector<TextSpan> spans = spans_of(report.text, mentions);
  if (auto all = coder.code_words(report, spans); all.ok()) return std::move(*all);
  std::vector<Event> events;
  for (const TextSpan& span : spans) {
    auto one = coder.code_words(report, std::span(&span, 1));
    events.push_back(one.ok() ? std::move(one->front()) : Event{});
    if (!one.ok()) events.back().id = "none-" + std::to_string(span.begin);
  }
  return events;
}

AskedReport read_report(Coder& coder, const json& record, Day day) {
  AskedReport asked;
  Report& report = asked.coded.report;
  report.id = text_field(record, "id");
  report.text = text_field(record, "text");
  report.title = text_field(record, "title");
  report.outlet = text_field(record, "outlet");
  report.date = text_field(record, "date");
  if (!parse_day(report.date)) report.date = write_day(day);
  asked.mentions = mentions_of(record);
  const std::vector<Event> events = events_of(coder, report, asked.mentions);
  for (std::size_t m = 0; m < asked.mentions.size(); ++m) {
    const Event& event = events[m];
    auto& all = asked.coded.events;
    const auto known = std::find_if(all.begin(), all.end(), [&](const Event& e) { return e.id == event.id; });
    asked.mentions[m].event = static_cast<std::size_t>(known - all.begin());
    if (known == all.end()) all.push_back(event);
  }
  return asked;
}

std::string codes_of(const std::vector<EventEntity>& parties) {
  std::string codes;
  for (const EventEntity& party : parties) codes += "+" + party.code;
  return codes;
}

// What the trade does: of a day one event for each pair of actors and root of a code.
std::string one_a_day(const Event& event) {
  return event.date.start + " " + codes_of(event.actor) + " " + codes_of(event.recipient) + " " +
         event.cameo.substr(0, 2);
}

}  // namespace

std::vector<json> answer_crossdoc(const std::shared_ptr<const CoderData>& data, Examiner& examiner,
                                  std::span<const json> records) {
  Coder coder(data);
  std::vector<AskedReport> asked;
  std::vector<CodedStoryReport> reports;
  for (const json& record : records) {
    asked.push_back(read_report(coder, record, examiner.last_day()));
    reports.push_back(std::move(asked.back().coded));
  }
  std::map<std::pair<std::size_t, std::size_t>, std::string> story_of;
  for (const Story& story : find_stories(reports))
    for (const StoryEvent& event : story.events) story_of[{event.report_key, event.number}] = story.id;
  std::vector<json> answers;
  for (std::size_t r = 0; r < asked.size(); ++r) {
    json events = json::array();
    for (const Asked& mention : asked[r].mentions) {
      const Event& event = reports[r].events[mention.event];
      events.push_back({{"start", mention.begin},
                        {"end", mention.end},
                        {"cluster", story_of[{r, mention.event}]},
                        {"one_a_day", one_a_day(event)},
                        {"same_stem", stems_of(event.cue_text)}});
    }
    answers.push_back({{"events", std::move(events)}});
  }
  return answers;
}

}  // namespace bede
