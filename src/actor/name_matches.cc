// SPDX-License-Identifier: Apache-2.0
#include "actor/knowledge.h"

namespace bede {
namespace {

// Hyphens and apostrophes alone fold to nothing and stand inside names: "al-Sham" is three tokens.
bool is_skipped(const Reading& reading, std::uint32_t token) {
  const std::string_view text = reading.text(token);
  return reading.tokens[token].form == 0 && !text.empty() && (text == "-" || text == "–" || text == "'" || text == "’");
}

// Of a base form in place of a plural only roles count: "legislators" are legislators, but two stars no Star.
bool any_written_so(const Lexicon& lexicon, const Reading& reading, std::uint32_t begin, std::uint32_t end,
                    Range entries, bool base_form) {
  for (std::uint32_t i = entries.begin; i < entries.end; ++i) {
    const NameEntry& entry = lexicon.name_entries[i];
    if (base_form && entry.kind != NameKind::Role) return false;
    if (is_written_so(reading, begin, end, entry.letters)) return true;
  }
  return false;
}

// The longest name from `begin` on of which the first word is `word`. Ends at `begin` where there is none.
NameMatch match_words(const Lexicon& lexicon, const Reading& reading, std::uint32_t begin, WordId word,
                      bool base_form) {
  const auto count = static_cast<std::uint32_t>(reading.tokens.size());
  NameMatch best{begin, begin, {}};
  std::uint32_t node = lexicon.names.begin(word);
  for (std::uint32_t at = begin; node != Phrases::nowhere;) {
    const Range entries = lexicon.names.values(node);
    if (!entries.empty() && any_written_so(lexicon, reading, begin, at + 1, entries, base_form))
      best = {begin, at + 1, entries};
    do ++at;
    while (at < count && is_skipped(reading, at));
    if (at >= count || reading.tokens[at].sentence != reading.tokens[begin].sentence) break;
    const ReadToken& token = reading.tokens[at];
    std::uint32_t next = token.form != 0 ? lexicon.names.next(node, token.form) : Phrases::nowhere;
    base_form = base_form || next == Phrases::nowhere;
    if (next == Phrases::nowhere && token.lemma != 0 && token.lemma != token.form && token.tag == Tag::Nns)
      next = lexicon.names.next(node, token.lemma);
    node = next;
  }
  return best;
}

// The longest person's name that sounds like the capitalised words from `begin` on: where it ends and what it stands
// for. Ends at `begin` where there is none.
NameMatch match_sounds(const ActorFinder::Knowledge& knowledge, const Reading& reading, std::uint32_t begin,
                       std::string& folded, std::string& sound_text) {
  const Lexicon& lexicon = *knowledge.lexicon;
  const auto count = static_cast<std::uint32_t>(reading.tokens.size());
  NameMatch best{begin, begin, {}};
  std::uint32_t node = Phrases::nowhere;
  std::size_t words = 0;
  for (std::uint32_t at = begin; at < count; ++at) {
    const ReadToken& token = reading.tokens[at];
    if (token.sentence != reading.tokens[begin].sentence) break;
    if (at > begin && (is_skipped(reading, at) || knowledge.lexicon->grammar()[token.form].name_particle)) continue;
    if (!token.capital || token.pos != Pos::Propn) break;
    const WordId sound = lexicon.sound(reading.text(at), folded, sound_text);
    if (sound == 0) break;
    node = words == 0 ? lexicon.names.begin(sound) : lexicon.names.next(node, sound);
    if (node == Phrases::nowhere) break;
    ++words;
    if (const Range entries = lexicon.names.values(node); !entries.empty() && words >= 2)
      best = {begin, at + 1, entries};
  }
  return best;
}

}  // namespace

std::vector<NameMatch> match_names(const ActorFinder::Knowledge& knowledge, const Reading& reading) {
  const Lexicon& lexicon = *knowledge.lexicon;
  std::vector<NameMatch> matches;
  std::string folded, sound_text;
  const auto count = static_cast<std::uint32_t>(reading.tokens.size());
  for (std::uint32_t begin = 0; begin < count;) {
    const ReadToken& first = reading.tokens[begin];
    NameMatch best{begin, begin, {}};
    if (first.form != 0) best = match_words(lexicon, reading, begin, first.form, false);
    const bool is_first = reading.parse.sentences[first.sentence].begin_token == begin;  // "Policemen arrested"
    // A role in the plural is in the lexicon by its base form too: "legislators", and "physicians", with which the name
    // of a body begins.
    if (best.end_token == begin && first.lemma != first.form && (!first.capital || is_first || first.capitals))
      best = match_words(lexicon, reading, begin, first.lemma, true);
    if (first.capital && first.pos == Pos::Propn)
      if (const NameMatch sounds = match_sounds(knowledge, reading, begin, folded, sound_text);
          sounds.end_token > best.end_token)
        best = sounds;
    // "He" is somebody's family name, and "US" a state; but "He said" is a pronoun.
    if (best.end_token == begin + 1 && knowledge.lexicon->grammar()[first.form].pronoun && !first.capitals)
      best.end_token = begin;
    if (best.end_token > begin) {
      matches.push_back(best);
      begin = best.end_token;
    } else {
      ++begin;
    }
  }
  return matches;
}

namespace {

// Days from a day to a stretch; 0 inside it.
std::int64_t distance(const Days& days, Day day) {
  if (day < days.first) return std::int64_t{days.first} - day;
  return day > days.last ? std::int64_t{day} - days.last : 0;
}

const Days* days_of(const Lexicon& lexicon, NameKind kind, std::uint32_t row) {
  if (kind <= NameKind::Seat) return &lexicon.states[row].days;
  if (kind == NameKind::Body || kind == NameKind::BodySeat) return &lexicon.bodies[row].days;
  return nullptr;
}

}  // namespace

std::uint32_t find_entry(const ActorFinder::Knowledge& knowledge, const NameMatch& match, NameKind kind, Day day) {
  const Lexicon& lexicon = *knowledge.lexicon;
  std::uint32_t best = no_row;
  std::int64_t best_distance = 0;
  bool best_ended = false;
  for (std::uint32_t i = match.entries.begin; i < match.entries.end; ++i) {
    const NameEntry& entry = lexicon.name_entries[i];
    if (entry.kind != kind) continue;
    const Days* days = days_of(lexicon, kind, entry.row);
    if (!days) return entry.row;
    const std::int64_t away = distance(*days, day);
    const bool ended = days->last != day_open_end;
    if (best == no_row || away < best_distance || (away == best_distance && ended && !best_ended)) {
      best = entry.row;
      best_distance = away;
      best_ended = ended;
    }
  }
  return best;
}

}  // namespace bede
