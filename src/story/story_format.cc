// SPDX-License-Identifier: Apache-2.0
// A story as one line of JSON: docs/stories.md has the fields.
#include "base/json_text.h"
#include "story/story.h"

namespace bede {
namespace {

class Line {
 public:
  explicit Line(std::string& out) : out_(out) {}

  void field(std::string_view key, std::string_view value) {
    name(key);
    append_json_text(value, out_);
  }
  void nullable(std::string_view key, std::string_view value) {
    if (!value.empty()) return field(key, value);
    name(key);
    out_ += "null";
  }
  template <class Number>
  void number(std::string_view key, Number value) {
    name(key);
    append_json_number(value, out_);
  }
  void count(std::string_view key, std::size_t value) { number(key, static_cast<std::int64_t>(value)); }
  void texts(std::string_view key, const std::vector<std::string>& values) {
    list(key, values, [&](const std::string& value) { append_json_text(value, out_); });
  }
  template <class Items, class Write>
  void list(std::string_view key, const Items& all, Write write) {
    name(key);
    items(all, write);
  }
  template <class Items, class Write>
  void items(const Items& all, Write write) {
    out_ += '[';
    bool first = true;
    for (const auto& item : all) {
      if (!first) out_ += ',';
      first = false;
      write(item);
    }
    out_ += ']';
  }
  void name(std::string_view key) {
    if (out_.back() != '{') out_ += ',';
    append_json_text(key, out_);
    out_ += ':';
  }
  void open() { out_ += '{'; }
  void close() { out_ += '}'; }
  void null(std::string_view key) {
    name(key);
    out_ += "null";
  }

 private:
  std::string& out_;
};

void write_parties(Line& line, std::string_view key, const std::vector<StoryParty>& parties) {
  line.list(key, parties, [&](const StoryParty& party) {
    line.open();
    line.field("name", party.name);
    line.field("code", party.code);
    line.nullable("country", party.country);
    line.close();
  });
}

void degrees(Line& line, std::string_view key, std::optional<double> value) {
  if (value)
    line.number(key, *value);
  else
    line.null(key);
}

void write_place(Line& line, const std::optional<EventPlace>& place) {
  if (!place) return line.null("place");
  line.name("place");
  line.open();
  line.field("name", place->name);
  degrees(line, "lat", place->latitude);
  degrees(line, "lon", place->longitude);
  if (place->geonames > 0)
    line.number("geonames", std::int64_t{place->geonames});
  else
    line.null("geonames");
  line.nullable("admin1", place->admin1);
  line.nullable("country", place->country);
  line.field("grain", place->grain);
  line.close();
}

void write_toll(Line& line, std::string_view key, const std::optional<Toll>& toll) {
  if (!toll) return;
  line.name(key);
  line.open();
  line.number("low", toll->low);
  line.number("high", toll->high);
  line.close();
}

void write_casualties(Line& line, const std::optional<Casualties>& casualties) {
  if (!casualties) return line.null("casualties");
  line.name("casualties");
  line.open();
  write_toll(line, "dead", casualties->dead);
  write_toll(line, "injured", casualties->injured);
  write_toll(line, "detained", casualties->detained);
  write_toll(line, "displaced", casualties->displaced);
  line.close();
}

void write_disputes(Line& line, std::span<const StoryDispute> disputes) {
  line.items(disputes, [&](const StoryDispute& dispute) {
    line.open();
    line.field("field", dispute.field);
    line.list("values", dispute.values, [&](const StoryValue& value) {
      line.open();
      line.field("value", value.value);
      line.texts("reports", value.reports);
      line.texts("outlets", value.outlets);
      line.count("sources", value.sources);
      line.close();
    });
    line.close();
  });
}

}  // namespace

void append_json(std::span<const StoryDispute> disputes, std::string& out) {
  Line line(out);
  write_disputes(line, disputes);
}

void append_json(const Story& story, std::string& out) {
  Line line(out);
  line.open();
  line.field("id", story.id);
  line.field("type", event_type_name(story.type));
  line.nullable("mode", story.mode);
  line.texts("contexts", story.contexts);
  line.field("cameo", story.cameo);
  line.number("quad", std::int64_t{story.quad});
  line.number("score", story.score);
  if (story.goldstein)
    line.number("goldstein", *story.goldstein);
  else
    line.null("goldstein");
  line.field("factuality", factuality_name(story.factuality));
  write_parties(line, "actor", story.actors);
  write_parties(line, "recipient", story.recipients);
  line.name("date");
  line.open();
  line.field("start", story.date_start);
  line.field("end", story.date_end);
  line.close();
  write_place(line, story.place);
  write_casualties(line, story.casualties);
  line.count("reports", story.reports);
  line.count("outlets", story.outlets);
  line.count("sources", story.sources);
  line.texts("agencies", story.agencies);
  line.field("first_reported", story.first_reported);
  line.field("first_report", story.first_report);
  line.nullable("first_outlet", story.first_outlet);
  line.name("disputes");
  write_disputes(line, story.disputes);
  line.list("events", story.events, [&](const StoryEvent& event) {
    line.open();
    line.field("report", event.report);
    line.field("id", event.event);
    line.close();
  });
  line.close();
}

}  // namespace bede
