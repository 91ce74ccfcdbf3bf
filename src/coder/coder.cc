// SPDX-License-Identifier: Apache-2.0
// The order of the steps.
#include "bede/coder.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "coder/coder_data.h"
#include "coder/findings.h"
#include "coder/given_words.h"

namespace bede {
namespace {

Refusal refuse(const Report& report, std::string kind, std::string message) {
  return {std::move(kind), report.input, report.line, report.id, std::move(message)};
}

// The day of publication, or why there is none.
std::variant<Day, Refusal> day_of_report(const Report& report) {
  if (report.date.empty())
    return refuse(report, "no_date", "the report has no \"date\"; what it says of time cannot be told without");
  if (const auto day = parse_day(report.date)) return *day;
  return refuse(report, "bad_date", fmt::format("'{}' is no date such as 2017-01-01", report.date));
}

}  // namespace

std::vector<CodedSentence> list_sentences(const Reading& reading, const Document& document) {
  std::vector<CodedSentence> sentences;
  for (std::uint32_t s = 0; s < reading.parse.sentences.size(); ++s) {
    const bool title = s < reading.title_sentences;
    const Sentence& sentence = reading.parse.sentences[s];
    const std::size_t shift = title ? 0 : document.body_begin;
    sentences.push_back({title ? -1 : static_cast<std::int32_t>(s - reading.title_sentences),
                         {reading.parse.tokens[sentence.begin_token].begin_byte - shift,
                          reading.parse.tokens[sentence.end_token - 1].end_byte - shift}});
  }
  return sentences;
}

// "SYRMIL Syrian Army (name)", "2016-12-30", "Aleppo, SYR, city (the largest of its namesakes)"
std::vector<FoundMention> list_mentions(const Reading& reading, const Actors& actors,
                                        const std::vector<DateMention>& dates,
                                        const std::vector<PlaceMention>& places) {
  std::vector<std::pair<std::uint32_t, FoundMention>> found;  // by first token
  const auto add = [&](std::uint32_t begin, std::uint32_t end, std::string_view step, std::string meaning) {
    const auto sentence =
        static_cast<std::int32_t>(reading.tokens[begin].sentence) - static_cast<std::int32_t>(reading.title_sentences);
    found.push_back({begin, {std::max(sentence, -1), step, std::string(reading.text(begin, end)), std::move(meaning)}});
  };
  for (const ActorMention& mention : actors.mentions) {
    std::string meaning;
    for (const std::uint32_t member : actors.of(mention))
      meaning +=
          fmt::format("{}{} {}", meaning.empty() ? "" : " + ", actors.actors[member].code, actors.actors[member].name);
    add(mention.begin_token, mention.end_token, "actor", fmt::format("{} ({})", meaning, via_name(mention.via)));
  }
  for (const DateMention& mention : dates) {
    std::string meaning = mention.value;
    if (mention.days)
      meaning = fmt::format("{} to {}", write_day(std::max(mention.days->first, -719162)),
                            write_day(std::min(mention.days->last, 2932896)));
    if (mention.offset && !mention.days)
      meaning = fmt::format("{} to {} days from \"{}\"", mention.offset->first_days, mention.offset->last_days,
                            reading.text(mention.offset->anchor));
    add(mention.begin_token, mention.end_token, "date", std::move(meaning));
  }
  for (const PlaceMention& mention : places)
    add(mention.begin_token, mention.end_token, "place",
        fmt::format("{}, {}, {} ({})", mention.name, mention.country, grain_name(mention.grain), mention.why));
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<FoundMention> mentions;
  for (auto& [begin, mention] : found) mentions.push_back(std::move(mention));
  return mentions;
}

class Coder::Work {
 public:
  Work(std::shared_ptr<const CoderData> given, Options chosen)
      : data(std::move(given)), options(chosen), parser(data->language, {.cache_bytes = chosen.cache_bytes}) {}

  CodedReport code(const Report& report, Day day, const Document& document, std::vector<Parse> parses) {
    CodedReport coded;
    Findings read = find_all(*data, report, day, document, std::move(parses));
    coded.sentences = read.reading.parse.sentences.size();
    coded.tokens = read.reading.tokens.size();
    const ReportFrame frame = frame_of(report, day, document, read);
    ReportEvents found = find_events(*data, read, frame, options.explain);
    for (Event& event : found.events) to_report(document, event);
    coded.told = list_sentences(read.reading, document);
    if (options.explain) coded.mentions = list_mentions(read.reading, read.actors, read.dates, read.places);
    coded.events = std::move(found.events);
    for (NearMiss& miss : found.misses)
      coded.none.push_back(
          {static_cast<std::int32_t>(miss.sentence) - static_cast<std::int32_t>(read.reading.title_sentences),
           std::move(miss.row), std::move(miss.words), std::move(miss.lacked)});
    return coded;
  }

  // Nothing where a span has no word.
  std::optional<std::vector<Event>> code_words(const Report& report, Day day, const Document& document,
                                               std::vector<Parse> parses, std::span<const TextSpan> words) {
    Findings read = find_all(*data, report, day, document, std::move(parses));
    const ReportFrame frame = frame_of(report, day, document, read);
    const ReportEvents found = find_events(*data, read, frame);
    std::vector<Event> events;
    for (const TextSpan span : words) {
      const TokenSpan tokens =
          tokens_at(read.reading, {span.begin + document.body_begin, span.end + document.body_begin});
      if (tokens.begin == tokens.end) return {};
      events.push_back(event_by_words(*data, read, frame, found.events, tokens));
      to_report(document, events.back());
    }
    return events;
  }

  std::shared_ptr<const CoderData> data;
  Options options;
  Parser parser;

 private:
  static ReportFrame frame_of(const Report& report, Day day, const Document& document, const Findings& read) {
    ReportFrame frame;
    frame.id = report.id;
    frame.day = day;
    frame.outlet = report.outlet;
    frame.dateline = read.dateline ? &*read.dateline : nullptr;
    frame.home = read.home();
    frame.agency = document.dateline.agency.of(report.text);
    return frame;
  }

  // The tokens that bytes of the document touch.
  static TokenSpan tokens_at(const Reading& reading, TextSpan span) {
    TokenSpan touched;
    for (std::uint32_t t = 0; t < reading.tokens.size(); ++t) {
      const Token& token = reading.parse.tokens[t];
      if (token.end_byte <= span.begin || token.begin_byte >= span.end) continue;
      if (touched.begin == touched.end) touched.begin = t;
      touched.end = t + 1;
    }
    return touched;
  }

  // From bytes of the document to bytes of the report's text, or of its title.
  static void to_report(const Document& document, Event& event) {
    const auto move = [&](TextSpan& span, std::int32_t sentence) {
      if (sentence < 0 || span.end == 0) return;
      span.begin -= document.body_begin;
      span.end -= document.body_begin;
    };
    move(event.span, event.sentence);
    move(event.cue_span, event.sentence);
    move(event.date.span, event.date.sentence);
    if (event.place) move(event.place->span, event.place->sentence);
    for (auto* side : {&event.actor, &event.recipient, &event.mediator, &event.excluded, &event.attribution})
      for (EventEntity& entity : *side) move(entity.span, entity.sentence);
    for (EventTelling& telling : event.mentions) move(telling.span, telling.sentence);
  }
};

Coder::Coder(std::shared_ptr<const CoderData> data, Options options)
    : work_(std::make_unique<Work>(std::move(data), options)) {}
Coder::Coder(Coder&&) noexcept = default;
Coder& Coder::operator=(Coder&&) noexcept = default;
Coder::~Coder() = default;

Result<std::shared_ptr<const CoderData>> make_coder_data(Language language, Lexicon lexicon, const Pack& places) {
  auto data = std::make_shared<CoderData>(std::move(language), std::move(lexicon));
  BEDE_TRY(actors, ActorFinder::make(data->lexicon));
  data->actors = std::move(actors);
  BEDE_TRY(dates, DateFinder::make(data->lexicon));
  data->dates = std::move(dates);
  if (places.section("place/rows").ok()) {
    BEDE_TRY(gazetteer, Gazetteer::read(places, data->lexicon));
    data->places = std::move(gazetteer);
  }
  BEDE_TRY(backoff, Backoff::read(places));
  BEDE_TRY(events, EventFinder::make(data->lexicon, *data->actors, backoff));
  data->events = std::move(events);
  return std::shared_ptr<const CoderData>(std::move(data));
}

Result<std::shared_ptr<const CoderData>> Coder::load(const std::filesystem::path& path) {
  BEDE_TRY(language, Language::load(path));
  BEDE_TRY(pack, Pack::open(path));
  if (!pack.section("lexicon/version").ok())
    return Error{ErrorKind::BadData, "this pack has no lexicon, only a language model; make it anew with bede pack",
                 path.string()};
  BEDE_TRY(lexicon, Lexicon::read(pack));
  return make_coder_data(std::move(language), std::move(lexicon), pack);
}

std::vector<std::variant<CodedReport, Refusal>> Coder::code(std::span<const Report> reports) {
  std::vector<std::variant<CodedReport, Refusal>> outcomes(reports.size());
  std::vector<Document> documents(reports.size());
  std::vector<Day> days(reports.size(), 0);
  std::vector<std::string_view> texts;
  for (std::size_t i = 0; i < reports.size(); ++i) {
    auto day = day_of_report(reports[i]);
    if (Refusal* refusal = std::get_if<Refusal>(&day)) {
      outcomes[i] = std::move(*refusal);
      continue;
    }
    days[i] = std::get<Day>(day);
    documents[i] = make_document(reports[i]);
    for (const Stretch& stretch : documents[i].stretches) texts.push_back(stretch.of(documents[i].text));
  }
  std::vector<Parse> parses = work_->parser.parse(texts);
  std::size_t done = 0;
  for (std::size_t i = 0; i < reports.size(); ++i) {
    if (std::holds_alternative<Refusal>(outcomes[i])) continue;
    const std::size_t count = documents[i].stretches.size();
    std::vector<Parse> own(std::make_move_iterator(parses.begin() + static_cast<std::ptrdiff_t>(done)),
                           std::make_move_iterator(parses.begin() + static_cast<std::ptrdiff_t>(done + count)));
    done += count;
    outcomes[i] = work_->code(reports[i], days[i], documents[i], std::move(own));
  }
  return outcomes;
}

Result<std::vector<Event>> Coder::code_words(const Report& report, std::span<const TextSpan> words) {
  const auto day = day_of_report(report);
  if (const Refusal* refusal = std::get_if<Refusal>(&day))
    return Error{ErrorKind::BadArgument, refusal->message, report.id};
  const Document document = make_document(report);
  std::vector<std::string_view> texts;
  for (const Stretch& stretch : document.stretches) texts.push_back(stretch.of(document.text));
  auto events = work_->code_words(report, std::get<Day>(day), document, work_->parser.parse(texts), words);
  if (!events) return Error{ErrorKind::BadArgument, "a span has no word of the report's text", report.id};
  return std::move(*events);
}

}  // namespace bede
