// SPDX-License-Identifier: Apache-2.0
#include "store/table_rows.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "store/priogrid.h"

namespace bede {
namespace {

enum Table : std::size_t { Reports, Sentences, Events, Entities, Mentions, Reasons, Refusals };
constexpr std::array<std::string_view, 7> names = {"reports",  "sentences", "events",  "entities",
                                                   "mentions", "reasons",   "refusals"};

// "2024-03-06T09:00:00Z" -> "2024-03-06"
std::string_view day_of_date(std::string_view date) { return date.substr(0, 10); }

void add_toll(Appender& row, const std::optional<Toll>& toll) {
  if (toll)
    row.number(toll->low).number(toll->high).text(toll->text);
  else
    row.null().null().null();
}

// A sentence as it stands, with the line breaks inside it.
std::string_view words_of(const Report& report, const CodedSentence& sentence) {
  const std::string_view whole = sentence.number < 0 ? report.title : report.text;
  return whole.substr(sentence.span.begin, sentence.span.end - sentence.span.begin);
}

}  // namespace

TableRows::TableRows(int run, bool keeps_text, std::vector<Appender> tables)
    : run_(run), keeps_text_(keeps_text), tables_(std::move(tables)) {}

Result<TableRows> TableRows::open(const Database& database, int run, bool keeps_text) {
  std::vector<Appender> tables;
  for (const std::string_view name : names) {
    BEDE_TRY(table, Appender::open(database, store_table(name)));
    tables.push_back(std::move(table));
  }
  return TableRows(run, keeps_text, std::move(tables));
}

void TableRows::span(Appender& to, const Texts& texts, std::int32_t sentence, TextSpan span, bool there) const {
  if (!there) {
    to.null().null();
    return;
  }
  const CodePointIndex& index = sentence < 0 ? texts.title : texts.text;
  to.number(static_cast<std::int64_t>(index.before(span.begin)));
  to.number(static_cast<std::int64_t>(index.before(span.end)));
}

void TableRows::text(Appender& to, std::string_view text) const {
  if (keeps_text_)
    to.text(text);
  else
    to.null();
}

Appender& TableRows::begin(std::size_t table, Place place) {
  return tables_[table].number(run_).number(place.item).number(place.event);
}

Result<void> TableRows::add(const Report& report, std::span<const Event> events,
                            std::span<const CodedSentence> sentences) {
  const CodePointIndex text_index(report.text), title_index(report.title);
  const Texts texts{text_index, title_index};
  const auto item = static_cast<std::int64_t>(report.item);
  Appender& row = tables_[Reports].number(run_).number(item).text(report.id);
  row.day_or_null(day_of_date(report.date)).text(report.date);
  if (report.title.empty())
    row.null();
  else
    text(row, report.title);
  row.text_or_null(report.outlet).text_or_null(report.url).text_or_null(report.language).text_or_null(report.dateline);
  row.text_or_null(report.version).text_or_null(report.status).text_or_null(report.corrects);
  row.text_or_null(report.date_doubt);
  text(row, report.text);
  row.text(report.input).number(static_cast<std::int64_t>(report.line));
  row.number(static_cast<std::int64_t>(sentences.size())).number(static_cast<std::int64_t>(events.size()));
  BEDE_CHECKED(row.end_row());
  for (const CodedSentence& sentence : sentences) {
    Appender& line = tables_[Sentences].number(run_).number(item).number(sentence.number);
    span(line, texts, sentence.number, sentence.span);
    text(line, words_of(report, sentence));
    BEDE_CHECKED(line.end_row());
  }
  for (std::size_t e = 0; e < events.size(); ++e)
    BEDE_CHECKED(add_event(events[e], report, {item, static_cast<std::int64_t>(e)}, texts));
  return {};
}

Result<void> TableRows::add_event(const Event& event, const Report& report, Place place, const Texts& texts) {
  Appender& row = begin(Events, place);
  row.text(event.id).text(event.report).day_or_null(day_of_date(report.date)).number(event.sentence);
  text(row, event.text);
  span(row, texts, event.sentence, event.span);
  row.text(event_type_name(event.type)).text_or_null(event.mode).texts(event.contexts).text(event.cameo);
  row.number(event.quad).real(event.score);
  if (event.goldstein)
    row.real(*event.goldstein);
  else
    row.null();
  row.text(factuality_name(event.factuality)).text_or_null(event.about);
  const EventTerms terms = event.terms.value_or(EventTerms{});
  row.text_or_null(terms.scope).text_or_null(terms.begins).text_or_null(terms.lasts).text_or_null(terms.place);
  row.day_or_null(event.date.start).day_or_null(event.date.end).text_or_null(event.date.text);
  span(row, texts, event.date.sentence, event.date.span, !event.date.text.empty());
  row.text(event.date.basis);
  if (event.place) {
    const EventPlace& where = *event.place;
    row.text(where.name).text_or_null(where.text);
    span(row, texts, where.sentence, where.span, !where.text.empty());
    row.real_or_null(where.latitude).real_or_null(where.longitude);
    row.number_or_null(where.geonames > 0 ? std::optional<std::int64_t>(where.geonames) : std::nullopt);
    row.text_or_null(where.admin1).text_or_null(where.country).text(where.grain);
    row.number_or_null(priogrid_cell(where));
  } else {
    for (int column = 0; column < 11; ++column) row.null();
  }
  const Casualties toll = event.casualties.value_or(Casualties{});
  for (const auto* one : {&toll.dead, &toll.injured, &toll.detained, &toll.displaced}) add_toll(row, *one);
  row.text(event.cue_text);
  span(row, texts, event.sentence, event.cue_span);
  row.text(event.cue_frame).real(event.confidence);
  BEDE_CHECKED(row.end_row());
  BEDE_CHECKED(add_entities("actor", event.actor, place, texts));
  BEDE_CHECKED(add_entities("recipient", event.recipient, place, texts));
  BEDE_CHECKED(add_entities("mediator", event.mediator, place, texts));
  BEDE_CHECKED(add_entities("excluded", event.excluded, place, texts));
  BEDE_CHECKED(add_entities("attribution", event.attribution, place, texts));
  return add_tellings(event, place, texts);
}

Result<void> TableRows::add_entities(std::string_view side, std::span<const EventEntity> entities, Place place,
                                     const Texts& texts) {
  for (std::size_t i = 0; i < entities.size(); ++i) {
    const EventEntity& entity = entities[i];
    const bool there = entity.span.end > entity.span.begin;
    Appender& row = begin(Entities, place).text(side).number(static_cast<std::int64_t>(i));
    row.text(entity.name).text(entity.text);
    span(row, texts, entity.sentence, entity.span, there);
    row.number_or_null(there ? std::optional<std::int64_t>(entity.sentence) : std::nullopt);
    row.text(entity.code).text_or_null(entity.country).texts(entity.sectors).text_or_null(entity.id);
    row.text_or_null(entity.via).text_or_null(entity.role);
    BEDE_CHECKED(row.end_row());
  }
  return {};
}

Result<void> TableRows::add_tellings(const Event& event, Place place, const Texts& texts) {
  for (std::size_t m = 0; m < event.mentions.size(); ++m) {
    const EventTelling& telling = event.mentions[m];
    Appender& row = begin(Mentions, place).number(static_cast<std::int64_t>(m)).number(telling.sentence);
    text(row, telling.text);
    span(row, texts, telling.sentence, telling.span);
    BEDE_CHECKED(row.text(telling.cue).end_row());
  }
  for (std::size_t r = 0; r < event.why.size(); ++r) {
    const EventReason& reason = event.why[r];
    Appender& row = begin(Reasons, place).number(static_cast<std::int64_t>(r));
    BEDE_CHECKED(row.text(reason.field).text(reason.words).text_or_null(reason.row).text(reason.rule).end_row());
  }
  return {};
}

Result<void> TableRows::refuse(const Refusal& refusal) {
  Appender& row = tables_[Refusals].number(run_).text(refusal.kind).text(refusal.input);
  row.number(static_cast<std::int64_t>(refusal.line)).text_or_null(refusal.id);
  return row.text(refusal.message).end_row();
}

Result<void> TableRows::flush() {
  for (Appender& table : tables_) BEDE_CHECKED(table.flush());
  return {};
}

std::size_t TableRows::waiting() const {
  std::size_t most = 0;
  for (const Appender& table : tables_) most = std::max(most, table.waiting());
  return most;
}

}  // namespace bede
