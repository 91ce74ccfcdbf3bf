// SPDX-License-Identifier: Apache-2.0
// The names of places, of states and of the lexicon that begin at a token.
#include <algorithm>

#include "place/place_run.h"

namespace bede {

// A hyphen or the like inside a name: it has no letters of its own.
bool RunFinder::is_joint(std::uint32_t token) const {
  if (reading_.tokens[token].form != 0 || reading_.tokens[token].pos == Pos::Space) return false;
  const std::string_view text = reading_.text(token);
  return text == "-" || text == "\u2010" || text == "\u2011" || text == "\u2013";
}

std::optional<Grain> RunFinder::kind(std::uint32_t token) const {
  const ReadToken& read = reading_.tokens[token];
  if (read.pos != Pos::Noun && read.pos != Pos::Propn) return std::nullopt;
  for (const WordId word : {read.lemma, read.form})
    if (word < tables_.kinds.size() && tables_.kinds[word] != 0 && tables_.kinds[word] != document_kind)
      return static_cast<Grain>(tables_.kinds[word] - 1);
  return std::nullopt;
}

// "the Oslo accords", "the Paris climate agreement": called after where they were signed.
bool RunFinder::names_document(std::uint32_t begin, std::uint32_t end) const {
  const ReadToken& head = reading_.tokens[head_of(reading_, begin, end)];
  if (head.dep != Dep::Compound || head.head < end) return false;
  const ReadToken& noun = reading_.tokens[head.head];
  const auto is_document = [&](WordId word) {
    return word < tables_.kinds.size() && tables_.kinds[word] == document_kind;
  };
  return is_document(noun.lemma) || is_document(noun.form);
}

// "the Kursk", a ship; towns have no article, but for those whose name begins with one: "the Hague".
bool RunFinder::is_called_with_article(std::uint32_t begin, std::uint32_t end, const Name& name) const {
  if (begin == 0 || reading_.tokens[begin - 1].dep != Dep::Det ||
      reading_.tokens[begin - 1].head != head_of(reading_, begin, end) ||
      !tables_.lexicon.grammar()[reading_.tokens[begin - 1].form].definite)
    return false;
  // "the Punjab", "the Western Cape", "the Golden Temple"
  if (tables_.has(name.hash, PlaceTable::Region) || tables_.has(name.hash, PlaceTable::Site)) return false;
  const auto rows = tables_.rows_of(name.hash);
  if (std::none_of(rows.begin(), rows.end(), [&](std::uint32_t row) { return row < tables_.city_count; })) return false;
  std::string words, word;
  for (std::uint32_t i = begin - 1; i < end; ++i) {
    tables_.folding.fold(reading_.text(i), word);
    if (!word.empty()) words += (words.empty() ? "" : " ") + word;
  }
  return tables_.rows_of(name_hash(words)).empty();
}

// Whether a blank stands behind a token.
bool RunFinder::is_parted(std::uint32_t token) const {
  return reading_.parse.tokens[token].end_byte != reading_.parse.tokens[token + 1].begin_byte;
}

// All names of places and of the lexicon that begin at a token.
void RunFinder::read_names(std::uint32_t begin) {
  found_.clear();
  folded_.clear();
  std::uint32_t node = Phrases::nowhere;
  bool in_lexicon = true;
  std::size_t words = 0;
  const std::uint32_t sentence_end = reading_.parse.sentences[reading_.tokens[begin].sentence].end_token;
  for (std::uint32_t i = begin; i < sentence_end; ++i) {
    if (i > begin && is_joint(i)) continue;
    const ReadToken& token = reading_.tokens[i];
    if (token.pos == Pos::Space) break;
    if (in_lexicon) {
      node = words == 0 ? tables_.lexicon.names.begin(token.form) : tables_.lexicon.names.next(node, token.form);
      in_lexicon = token.form != 0 && node != Phrases::nowhere;
    }
    if (!in_lexicon && words >= longest_name) break;
    Name name{i + 1, 0, {}};
    if (in_lexicon) name.entries = tables_.lexicon.names.values(node);
    if (words < longest_name) {
      tables_.folding.fold(reading_.text(i), word_);
      // "Tall 'Afar", "Martyrs' Square": an apostrophe is none of a name's words; a quotation mark ends the name.
      if (word_.empty() && i > begin && i + 1 < sentence_end && (token.dep == Dep::Case || !is_parted(i))) continue;
      if (word_.empty()) break;
      if (words != 0) folded_ += ' ';
      folded_ += word_;
      // A name ends with a capital letter too, but for what hangs on it by a hyphen ("Deir al-zour") and for the noun
      // that says what a site is ("Evin prison").
      const bool site_end = i > begin && token.form < tables_.site_ends.size() && tables_.site_ends[token.form];
      if (token.capital || small_ || site_end || (i > begin && is_joint(i - 1))) name.hash = name_hash(folded_);
    }
    ++words;
    const bool is_row =
        name.hash != 0 && (!tables_.rows_of(name.hash).empty() || !tables_.given_names_of(name.hash).empty());
    if (!is_row) name.hash = 0;
    if (is_row || !name.entries.empty()) found_.push_back(name);
  }
}

bool RunFinder::stands_for(const Name& name, std::uint32_t begin, NameKind kind) const {
  for (std::uint32_t i = name.entries.begin; i < name.entries.end; ++i) {
    const NameEntry& entry = tables_.lexicon.name_entries[i];
    if (entry.kind == kind && is_written_so(reading_, begin, name.end, entry.letters)) return true;
  }
  return false;
}

void RunFinder::find_state_words() {
  const auto is_of_state = [](NameKind kind) {
    return kind == NameKind::State || kind == NameKind::Adjective || kind == NameKind::People || kind == NameKind::Seat;
  };
  for (std::uint32_t i = 0; i < reading_.tokens.size();) {
    std::uint32_t next = i + 1;
    // "Pro-Russian separatists" say nothing of where they are.
    const bool attitude = is_attitude(reading_, tables_.lexicon.grammar(), i);
    if (reading_.tokens[i].capital && reading_.tokens[i].form != 0 && !attitude) {
      read_names(i);
      for (auto name = found_.rbegin(); name != found_.rend() && next == i + 1; ++name) {
        std::uint32_t count = 0;
        for (std::uint32_t e = name->entries.begin; e < name->entries.end; ++e) {
          const NameEntry& entry = tables_.lexicon.name_entries[e];
          if (is_of_state(entry.kind) && is_written_so(reading_, i, name->end, entry.letters)) ++count;
        }
        if (count == 0) continue;
        for (std::uint32_t e = name->entries.begin; e < name->entries.end; ++e) {
          const NameEntry& entry = tables_.lexicon.name_entries[e];
          const std::uint16_t country = tables_.states.empty() ? no_country : tables_.states[entry.row].country;
          if (!is_of_state(entry.kind) || !is_written_so(reading_, i, name->end, entry.letters) ||
              country == no_country)
            continue;
          state_words.push_back({i, name->end, reading_.tokens[i].sentence, country, 1.0f / static_cast<float>(count),
                                 entry.kind == NameKind::Adjective, entry.kind == NameKind::State});
        }
        next = name->end;
      }
    }
    i = next;
  }
}

}  // namespace bede
