// SPDX-License-Identifier: Apache-2.0
#include "cli/passages.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <map>

namespace bede::cli {
namespace {

constexpr std::string_view white = " \t\r\n";

TextSpan trimmed(std::string_view text, TextSpan span) {
  while (span.begin < span.end && white.find(text[span.begin]) != std::string_view::npos) ++span.begin;
  while (span.end > span.begin && white.find(text[span.end - 1]) != std::string_view::npos) --span.end;
  return span;
}

// What stands between blank lines.
std::vector<TextSpan> split_paragraphs(std::string_view text) {
  std::vector<TextSpan> paragraphs;
  std::size_t begin = 0;
  for (std::size_t line = 0; line <= text.size();) {
    const std::size_t end = std::min(text.find('\n', line), text.size());
    const TextSpan words = trimmed(text, {line, end});
    if (words.begin == words.end || end == text.size()) {
      const TextSpan paragraph = trimmed(text, {begin, end});
      if (paragraph.begin < paragraph.end) paragraphs.push_back(paragraph);
      begin = std::min(end + 1, text.size());
    }
    line = end + 1;
  }
  return paragraphs;
}

// The sentences of the text, read as the coder reads it: paragraph by paragraph, line breaks as blanks.
std::vector<TextSpan> find_sentences(const Language& language, std::string_view text) {
  std::string blanked(text);
  std::replace_if(
      blanked.begin(), blanked.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
  const std::vector<TextSpan> paragraphs = split_paragraphs(text);
  std::vector<std::string_view> texts;
  for (const TextSpan& paragraph : paragraphs)
    texts.push_back(std::string_view(blanked).substr(paragraph.begin, paragraph.end - paragraph.begin));
  const std::vector<Parse> parses = Parser(language).parse(texts);
  std::vector<TextSpan> sentences;
  for (std::size_t i = 0; i < parses.size(); ++i) {
    for (const Sentence& sentence : parses[i].sentences) {
      const std::size_t begin = parses[i].tokens[sentence.begin_token].begin_byte;
      const std::size_t end = parses[i].tokens[sentence.end_token - 1].end_byte;
      sentences.push_back(trimmed(text, {paragraphs[i].begin + begin, paragraphs[i].begin + end}));
    }
  }
  return sentences;
}

// The spans of the sentences that tell of an event.
std::map<std::int32_t, TextSpan> told_sentences(const CodedReport& coded) {
  std::map<std::int32_t, TextSpan> spans;
  for (const Event& event : coded.events) {
    spans[event.sentence] = event.span;
    for (const EventTelling& telling : event.mentions) spans[telling.sentence] = telling.span;
  }
  return spans;
}

class Passages {
 public:
  Passages(std::string_view text, const std::vector<TextSpan>& sentences) : text_(text), sentences_(sentences) {}

  void add_told(std::int32_t sentence, TextSpan span) {
    add_between(sentence, span.begin);
    add(sentence, sentence, span);
    next_ = sentence + 1;
    done_ = span.end;
  }

  // The sentences from the last one that was added up to, not with, `until`, which end before `end`.
  void add_between(std::int32_t until, std::size_t end) {
    const TextSpan between = trimmed(text_, {done_, std::max(done_, end)});
    if (next_ >= until || between.begin == between.end) return;
    std::vector<TextSpan> inside;
    for (const TextSpan& span : sentences_)
      if (span.begin >= between.begin && span.end <= between.end) inside.push_back(span);
    if (inside.size() != static_cast<std::size_t>(until - next_)) return add(next_, until - 1, between);
    for (const TextSpan& span : inside) add(next_, next_, span), ++next_;
  }

  std::vector<Passage> passages;

 private:
  void add(std::int32_t first, std::int32_t last, TextSpan span) {
    passages.push_back({first, last, text_.substr(span.begin, span.end - span.begin)});
  }

  std::string_view text_;
  const std::vector<TextSpan>& sentences_;
  std::int32_t next_ = 0;
  std::size_t done_ = 0;
};

}  // namespace

std::string Passage::name() const {
  if (last < 0) return "[-1]";
  return first == last ? fmt::format("[{}]", first) : fmt::format("[{} to {}]", first, last);
}

std::vector<Passage> split_passages(const Language& language, const Report& report, const CodedReport& coded) {
  const std::string_view text = report.text;
  const std::vector<TextSpan> sentences = find_sentences(language, text);
  Passages all(text, sentences);
  if (!report.title.empty())  // of one sentence or several
    all.passages.push_back({std::numeric_limits<std::int32_t>::min(), -1, report.title});
  std::int32_t last = -1;
  for (const auto& [sentence, span] : told_sentences(coded)) {
    if (sentence < 0 || span.end > text.size()) continue;
    all.add_told(sentence, span);
    last = sentence;
  }
  const auto title_sentences = report.title.empty() ? 0 : find_sentences(language, report.title).size();
  const std::size_t count = coded.sentences - std::min(title_sentences, coded.sentences);
  all.add_between(std::max(last + 1, static_cast<std::int32_t>(count)), text.size());
  return std::move(all.passages);
}

}  // namespace bede::cli
