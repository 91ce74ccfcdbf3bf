// SPDX-License-Identifier: Apache-2.0
// An event as one line of JSON: docs/event_format.md. Bytes become code points here and nowhere else.
#include "base/json_text.h"
#include "base/utf8.h"
#include "event/event.h"

namespace bede {
namespace {

struct EventText {
  CodePointIndex text, title;
};

class Line {
 public:
  Line(const Event& event, const Report& report, const EventText& texts, std::string& out)
      : event_(event), report_(report), texts_(texts), out_(out) {}

  void write(bool explain) {
    field("{\"id\":", event_.id);
    field(",\"report\":", event_.report);
    field(",\"report_date\":", report_.date.substr(0, 10));
    optional(",\"date_doubt\":", report_.date_doubt);
    optional(",\"report_version\":", report_.version);
    optional(",\"outlet\":", report_.outlet);
    optional(",\"url\":", report_.url);
    optional(",\"title\":", report_.title);
    out_ += ",\"sentence\":";
    append_json_number(std::int64_t{event_.sentence}, out_);
    field(",\"text\":", event_.text);
    span(event_.span, event_.sentence);
    field(",\"type\":", event_type_name(event_.type));
    nullable(",\"mode\":", event_.mode);
    out_ += ",\"contexts\":";
    list(event_.contexts);
    field(",\"cameo\":", event_.cameo);
    out_ += ",\"quad\":";
    append_json_number(std::int64_t{event_.quad}, out_);
    out_ += ",\"score\":";
    append_json_number(event_.score, out_);
    if (event_.goldstein) {
      out_ += ",\"goldstein\":";
      append_json_number(*event_.goldstein, out_);
    } else {
      out_ += ",\"goldstein\":null";
    }
    field(",\"factuality\":", factuality_name(event_.factuality));
    nullable(",\"about\":", event_.about);
    entities(",\"actor\":", event_.actor);
    entities(",\"recipient\":", event_.recipient);
    entities(",\"mediator\":", event_.mediator);
    entities(",\"excluded\":", event_.excluded);
    terms();
    date();
    place();
    casualties();
    entities(",\"attribution\":", event_.attribution);
    field(",\"cue\":{\"text\":", event_.cue_text);
    span(event_.cue_span, event_.sentence);
    field(",\"frame\":", event_.cue_frame);
    out_ += "},\"confidence\":";
    append_json_number(event_.confidence, out_);
    mentions();
    if (explain) why();
    out_ += '}';
  }

 private:
  void field(std::string_view key, std::string_view value) {
    out_ += key;
    append_json_text(value, out_);
  }
  void nullable(std::string_view key, std::string_view value) {
    out_ += key;
    if (value.empty())
      out_ += "null";
    else
      append_json_text(value, out_);
  }
  void optional(std::string_view key, std::string_view value) {
    if (!value.empty()) field(key, value);
  }

  void list(const std::vector<std::string>& values) {
    out_ += '[';
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (i > 0) out_ += ',';
      append_json_text(values[i], out_);
    }
    out_ += ']';
  }

  void span(TextSpan span, std::int32_t sentence) {
    const CodePointIndex& index = sentence < 0 ? texts_.title : texts_.text;
    const std::size_t begin = index.before(span.begin), end = index.before(span.end);
    out_ += ",\"span\":[";
    append_json_number(static_cast<std::int64_t>(begin), out_);
    out_ += ',';
    append_json_number(static_cast<std::int64_t>(end), out_);
    out_ += ']';
  }

  void entities(std::string_view key, const std::vector<EventEntity>& all) {
    out_ += key;
    out_ += '[';
    for (std::size_t i = 0; i < all.size(); ++i) {
      const EventEntity& entity = all[i];
      if (i > 0) out_ += ',';
      field("{\"name\":", entity.name);
      field(",\"text\":", entity.text);
      if (entity.span.end > entity.span.begin)
        span(entity.span, entity.sentence);
      else
        out_ += ",\"span\":null";
      field(",\"code\":", entity.code);
      nullable(",\"country\":", entity.country);
      out_ += ",\"sectors\":";
      list(entity.sectors);
      nullable(",\"id\":", entity.id);
      optional(",\"via\":", entity.via);
      optional(",\"role\":", entity.role);
      out_ += '}';
    }
    out_ += ']';
  }

  void terms() {
    if (!event_.terms) {
      out_ += ",\"terms\":null";
      return;
    }
    nullable(",\"terms\":{\"scope\":", event_.terms->scope);
    nullable(",\"begins\":", event_.terms->begins);
    nullable(",\"lasts\":", event_.terms->lasts);
    nullable(",\"place\":", event_.terms->place);
    out_ += '}';
  }

  void date() {
    field(",\"date\":{\"start\":", event_.date.start);
    field(",\"end\":", event_.date.end);
    nullable(",\"text\":", event_.date.text);
    if (event_.date.text.empty())
      out_ += ",\"span\":null";
    else
      span(event_.date.span, event_.date.sentence);
    field(",\"basis\":", event_.date.basis);
    out_ += '}';
  }

  void degrees(std::string_view key, std::optional<double> value) {
    out_ += key;
    if (value)
      append_json_number(*value, out_);
    else
      out_ += "null";
  }

  void place() {
    if (!event_.place) {
      out_ += ",\"place\":null";
      return;
    }
    const EventPlace& place = *event_.place;
    field(",\"place\":{\"name\":", place.name);
    nullable(",\"text\":", place.text);
    if (place.text.empty())
      out_ += ",\"span\":null";
    else
      span(place.span, place.sentence);
    degrees(",\"lat\":", place.latitude);
    degrees(",\"lon\":", place.longitude);
    out_ += ",\"geonames\":";
    if (place.geonames > 0)
      append_json_number(std::int64_t{place.geonames}, out_);
    else
      out_ += "null";
    nullable(",\"admin1\":", place.admin1);
    nullable(",\"country\":", place.country);
    field(",\"grain\":", place.grain);
    out_ += '}';
  }

  void toll(std::string_view key, const std::optional<Toll>& toll, bool& first) {
    if (!toll) return;
    if (!first) out_ += ',';
    first = false;
    out_ += key;
    out_ += "{\"low\":";
    append_json_number(toll->low, out_);
    out_ += ",\"high\":";
    append_json_number(toll->high, out_);
    field(",\"text\":", toll->text);
    out_ += '}';
  }

  void casualties() {
    if (!event_.casualties) {
      out_ += ",\"casualties\":null";
      return;
    }
    out_ += ",\"casualties\":{";
    bool first = true;
    toll("\"dead\":", event_.casualties->dead, first);
    toll("\"injured\":", event_.casualties->injured, first);
    toll("\"detained\":", event_.casualties->detained, first);
    toll("\"displaced\":", event_.casualties->displaced, first);
    out_ += '}';
  }

  void mentions() {
    out_ += ",\"mentions\":[";
    for (std::size_t i = 0; i < event_.mentions.size(); ++i) {
      const EventTelling& telling = event_.mentions[i];
      out_ += i > 0 ? ",{\"sentence\":" : "{\"sentence\":";
      append_json_number(std::int64_t{telling.sentence}, out_);
      field(",\"text\":", telling.text);
      span(telling.span, telling.sentence);
      field(",\"cue\":", telling.cue);
      out_ += '}';
    }
    out_ += ']';
  }

  void why() {
    out_ += ",\"why\":[";
    for (std::size_t i = 0; i < event_.why.size(); ++i) {
      const EventReason& reason = event_.why[i];
      field(i > 0 ? ",{\"field\":" : "{\"field\":", reason.field);
      field(",\"words\":", reason.words);
      nullable(",\"row\":", reason.row);
      field(",\"rule\":", reason.rule);
      out_ += '}';
    }
    out_ += ']';
  }

  const Event& event_;
  const Report& report_;
  const EventText& texts_;
  std::string& out_;
};

}  // namespace

void append_json(std::span<const Event> events, const Report& report, bool explain, std::string& out) {
  const EventText texts{CodePointIndex(report.text), CodePointIndex(report.title)};
  for (const Event& event : events) {
    Line(event, report, texts, out).write(explain);
    out += '\n';
  }
}

}  // namespace bede
