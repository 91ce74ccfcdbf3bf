// SPDX-License-Identifier: Apache-2.0
// Words of time in any order, read with any tree above them: what is found stands in the text, in order, and its days
// do. An input's first four bytes are the report's day; each byte behind is a word of dates/words, a number or a mark.
// The tree is that of a small made-up model, which is as good as any.
#include <algorithm>
#include <cstring>

#include "date/date.h"
#include "fuzz/bytes.h"
#include "language/small_model_test.h"

namespace bede {
namespace {

struct Tables {
  Language language;
  SyntaxLabels labels;
  Lexicon lexicon;
  Parser parser;
  DateFinder finder;
  std::vector<std::string> words;

  Tables(Language model, Lexicon tables)
      : language(std::move(model)),
        labels(language),
        lexicon(std::move(tables)),
        parser(language),
        finder(DateFinder::make(lexicon).value()),
        words{"22",     "2016", ",",   "-",     "31",   ".",      "1990s",    "2016-12-22", "99/99/9999",
              "9999",   "0",    "'",   "fled.", "0530", "6:29",   "7th",      "The vote",   "\n\n",
              "100000", "29",   "Feb", "1600",  "(",    "Bahman", "will meet"} {
    for (const Term& term : lexicon.term_rows)
      if (term.kind == TermKind::Date) words.emplace_back(lexicon.text(term.word));
  }
};

Lexicon date_lexicon() {
  const std::filesystem::path folder =
      std::filesystem::temp_directory_path() / ("bede_fuzz_dates_" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder / "dates");
  for (const char* table : {"dates/words.tsv", "dates/feasts.tsv"})
    std::filesystem::copy_file(std::filesystem::path("lexicon") / table, folder / table,
                               std::filesystem::copy_options::overwrite_existing);
  PackWriter writer;
  pack_folding(writer);
  must_hold(pack_lexicon(std::span(&folder, 1), writer).empty(), "the tables have no mistakes");
  std::filesystem::remove_all(folder);
  return Lexicon::read(pack_in_memory(writer, "dates").value()).value();
}

Tables& tables() {
  static Tables all(load_language(small_pack()), date_lexicon());
  return all;
}

void check(const Reading& reading, const std::vector<DateMention>& mentions) {
  std::uint32_t end = 0;
  for (const DateMention& mention : mentions) {
    must_hold(end <= mention.begin_token && mention.begin_token < mention.end_token, "mentions stand in order");
    must_hold(mention.end_token <= reading.tokens.size(), "a mention is in the text");
    must_hold(mention.begin_token <= mention.head_token && mention.head_token < mention.end_token, "it has its head");
    must_hold(!mention.days || mention.days->first <= mention.days->last, "days stand in order");
    must_hold(!mention.offset || mention.offset->first_days <= mention.offset->last_days, "so do those of an offset");
    must_hold(!mention.offset || mention.offset->anchor < reading.tokens.size(), "its anchor is in the text");
    must_hold(!mention.why.empty() || mention.offset.has_value() || !mention.days, "each date says why");
    end = mention.end_token;
  }
}

}  // namespace
}  // namespace bede

int LLVMFuzzerInitialize(int* argc, char*** argv) {
  bede::set_input_limit(200, *argc, *argv);
  return 0;
}

int LLVMFuzzerTestOneInput(const unsigned char* bytes, std::size_t size) {
  using namespace bede;
  if (size < 5) return 0;
  Tables& all = tables();
  std::uint32_t number = 0;
  std::memcpy(&number, bytes, sizeof number);
  const Day first = *parse_day("0001-01-02"), last = *parse_day("9999-12-30");
  const Day day = first + static_cast<Day>(number % static_cast<std::uint32_t>(last - first));
  std::string text;
  for (std::size_t i = 4; i + 1 < size; i += 2)
    text += all.words[(bytes[i] * 256u + bytes[i + 1]) % all.words.size()] + (bytes[i] % 9 == 0 ? "" : " ");
  if (text.empty()) return 0;
  const Reading reading = make_reading(all.parser.parse(text), all.labels, all.lexicon);
  DateOrigin origin;  // of any outlet, or of none
  if (bytes[4] % 2 == 1 && !all.lexicon.states.empty())
    origin.outlet = bytes[4] % static_cast<std::uint32_t>(all.lexicon.states.size());
  check(reading, all.finder.find(reading, day, origin));
  return 0;
}
