// SPDX-License-Identifier: Apache-2.0
#include "eval/examined.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace bede {
Examined::Examined(const CoderData& data, Parser& parser, Report asked, Day on)
    : report(std::move(asked)),
      day(on),
      document(make_document(report)),
      index(document.text),
      found(find_all(data, parser, report, day, document)) {}

Examined::Characters Examined::characters(std::uint32_t begin_token, std::uint32_t end_token) const {
  const auto& tokens = found.reading.parse.tokens;
  const std::size_t before = index.before(document.body_begin);
  return {index.before(tokens[begin_token].begin_byte) - before, index.before(tokens[end_token - 1].end_byte) - before};
}

TokenSpan Examined::tokens(Characters span) const {
  TokenSpan touched;
  for (std::uint32_t i = 0; i < found.reading.tokens.size(); ++i) {
    const Characters token = characters(i, i + 1);
    if (token.end <= span.begin || token.begin >= span.end || is_title(i)) continue;
    if (touched.begin == touched.end) touched.begin = i;
    touched.end = i + 1;
  }
  return touched;
}

Examiner::Examiner(std::shared_ptr<const CoderData> data) : data_(std::move(data)), parser_(data_->language, {}) {
  for (const TermRow& term : data_->lexicon.terms_of_office)
    if (term.days.first != day_open_begin) last_day_ = std::max(last_day_, term.days.first);
}

std::unique_ptr<Examined> Examiner::read(const nlohmann::json& record) {
  Report report;
  report.title = text_field(record, "title");
  report.text = text_field(record, "text");
  report.date = text_field(record, "date");
  report.outlet = text_field(record, "outlet");
  const Day day = parse_day(report.date).value_or(last_day());
  return std::make_unique<Examined>(*data_, parser_, std::move(report), day);
}

std::unique_ptr<Examined> Examiner::read(std::string text, Day day) {
  Report report;
  report.text = std::move(text);
  return std::make_unique<Examined>(*data_, parser_, std::move(report), day);
}

std::string text_field(const nlohmann::json& record, const char* name) {
  const auto found = record.find(name);
  return found != record.end() && found->is_string() ? found->get<std::string>() : std::string();
}

}  // namespace bede
