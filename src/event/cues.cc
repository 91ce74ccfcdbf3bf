// SPDX-License-Identifier: Apache-2.0
// Which tokens are predicates of which rows. A token has at most one frame, one operator and one word of speech: the
// row with most words wins ("walk out of talks" before "walk out"), then the one with the stricter needs.
#include <fmt/format.h>

#include <algorithm>

#include "event/coding.h"
#include "event/predicates.h"

namespace bede {
namespace {

constexpr std::uint64_t other_world = 1;  // among the bits of the domains, which begin at 1

// Rows by the token's lemma, and by its form where that is another word.
template <class Visit>
void each_row(const HeadIndex& index, const ReadToken& token, Visit visit) {
  if (token.lemma != 0)
    for (const std::uint32_t row : index[token.lemma]) visit(row);
  if (token.form != 0 && token.form != token.lemma)
    for (const std::uint32_t row : index[token.form]) visit(row);
}

}  // namespace

void Coding::find_cues() {
  for (std::uint32_t i = 0; i < tokens_.size(); ++i) {
    const ReadToken& token = tokens_[i];
    if (token.form == 0 && token.lemma == 0) continue;
    const auto any = [&](const HeadIndex& index) { return !index[token.lemma].empty() || !index[token.form].empty(); };
    if (!any(lexicon_.frames_of) && !any(lexicon_.operators_of) && !any(lexicon_.speech_of)) continue;
    Cue cue;
    cue.arguments = arguments_.of(i);
    choose_operator(i, cue);
    choose_speech(i, cue);
    cues_.push_back(std::move(cue));
    cue_at_[i] = static_cast<std::uint32_t>(cues_.size());
  }
  find_lenders();
  for (std::uint32_t i = 0; i < tokens_.size(); ++i)
    if (Cue* found = cue(i)) choose_frame(i, *found);
}

// "held talks with", "came under attack": the verb lends its subject, and what hangs on it, to the noun. So does a word
// of speech whose content is a noun: "announced a halt to fighting".
void Coding::find_lenders() {
  const auto lend = [&](std::uint32_t verb, std::uint32_t noun, bool recipient, const Predicate* row) {
    for (const std::uint32_t token : arguments_.with_conjuncts(noun)) {
      Cue* lent = cue(token);
      if (!lent || is_verb(token) || lent->lender != no_token) continue;
      lent->lender = verb;
      lent->lends_recipient = recipient;
      lent->lender_row = row;
      for (const Argument& argument : arguments_.of(verb))
        if (argument.slot >= slot::first_preposition && argument.token != token)
          lent->arguments.push_back({argument.slot, argument.token, false});
      if (const std::uint32_t subject = arguments_.subject_of(verb); subject != no_token && !recipient)
        lent->arguments.push_back({slot::subject, subject, false});
    }
  };
  for (std::uint32_t i = 0; i < tokens_.size(); ++i) {
    if (!is_verb(i)) continue;
    std::vector<Argument> arguments;
    each_row(lexicon_.light_verbs_of, tokens_[i], [&](std::uint32_t number) {
      const LightVerbRow& row = lexicon_.light_verbs[number];
      if (!match_predicate(lexicon_, reading_, row.predicate, i)) return;
      if (arguments.empty()) arguments = arguments_.of(i);
      for (const SlotId slot : lexicon_.slots(row.link))
        for (const Argument& argument : arguments)
          if (argument.slot == slot) lend(i, argument.token, row.gives_recipient, &row.predicate);
    });
  }
  for (std::uint32_t i = 0; i < tokens_.size(); ++i) {
    const Cue* speaking = cue(i);
    if (!speaking || !speaking->speech || !is_verb(i)) continue;
    const std::vector<Argument> arguments = speaking->arguments;
    for (const Argument& argument : arguments)
      if (argument.slot == slot::object) lend(i, argument.token, false, &speaking->speech->predicate);
  }
}

// The row with the highest score, which is 0 for one that does not fit, and the words that it has in the sentence.
template <class Row, class Score>
const Row* Coding::choose(const HeadIndex& index, std::span<const Row> rows, std::uint32_t token,
                          std::vector<std::uint32_t>& words, Score score) const {
  std::size_t best = 0;
  const Row* chosen = nullptr;
  each_row(index, tokens_[token], [&](std::uint32_t number) {
    auto found = match_predicate(lexicon_, reading_, rows[number].predicate, token);
    if (!found) return;
    const std::size_t own = score(rows[number], found->size());
    if (own <= best) return;
    best = own;
    chosen = &rows[number];
    words = std::move(*found);
  });
  return chosen;
}

void Coding::choose_operator(std::uint32_t token, Cue& cue) {
  cue.op = choose(lexicon_.operators_of, lexicon_.operators, token, cue.op_words,
                  [&](const OperatorRow& row, std::size_t words) {
                    const bool filled = std::any_of(cue.arguments.begin(), cue.arguments.end(),
                                                    [&](const Argument& a) { return takes(row.content, a.slot); });
                    // A row without content speaks of what was told before; one that says it comes first.
                    return filled ? 2 * words : row.content.empty() ? 2 * words - 1 : 0;
                  });
}

void Coding::choose_speech(std::uint32_t token, Cue& cue) {
  cue.speech = choose(lexicon_.speech_of, lexicon_.speech, token, cue.speech_words,
                      [](const SpeechRow&, std::size_t words) { return words; });
}

// "met visiting Syrian Foreign Minister Walid al-Muallem": an adjective that the parser takes for a verb.
bool Coding::is_adjective(std::uint32_t token) const {
  const ReadToken& word = tokens_[token];
  if (word.tag != Tag::Vbg || grammar_[word.form].aspect == Aspect::None || word.head + 1 != token) return false;
  if (word.dep != Dep::Xcomp && word.dep != Dep::Pcomp) return false;
  const std::uint32_t noun = reading_.child(token, Dep::Dobj);
  // But "was kept from visiting the prisoners".
  return noun != no_token && reading_.child(noun, Dep::Det) == no_token && reading_.child(noun, Dep::Poss) == no_token;
}

void Coding::choose_frame(std::uint32_t token, Cue& cue, bool lenient) {
  if (is_adjective(token)) return;
  cue.frame =
      choose(lexicon_.frames_of, lexicon_.frames, token, cue.frame_words, [&](const FrameRow& row, std::size_t words) {
        if (const Requirement* unmet = lenient ? nullptr : find_unmet(row, cue)) {
          if (explain_) add_miss(token, row, *unmet);
          return std::size_t{0};
        }
        std::size_t filled = 0;
        for (const Argument& argument : cue.arguments)
          filled += takes(row.actor, argument.slot) || takes(row.recipient, argument.slot);
        return words * 64 + row.needs.size() * 8 + std::min<std::size_t>(filled, 4) + 1;
      });
}

void Coding::add_miss(std::uint32_t token, const FrameRow& row, const Requirement& unmet) {
  constexpr std::string_view needs[] = {"an actor", "a person", "a state",  "armed people",   "a place",
                                        "nothing",  "some",     "a weapon", "a public figure"};
  misses_.push_back(
      {tokens_[token].sentence,
       fmt::format("{}:{} {}", lexicon_.text(row.predicate.place.table), row.predicate.place.line,
                   lexicon_.text(row.predicate.text)),
       std::string(reading_.text(token)),
       fmt::format("{} as {}", needs[static_cast<std::size_t>(unmet.need)], lexicon_.slot_name(unmet.slot))});
}

bool Coding::has_common_noun(const Cue& cue, SlotId slot) const {
  return std::any_of(cue.arguments.begin(), cue.arguments.end(), [&](const Argument& argument) {
    const ReadToken& token = tokens_[argument.token];
    if (argument.slot == slot && grammar_[token.form].person) return true;  // "shot him", whoever that is
    // "held several meetings": what the verb only lends its subject to is nobody.
    const Cue* noun = this->cue(argument.token);
    if (noun && noun->lender != no_token) return false;
    return argument.slot == slot && (token.tag == Tag::Nn || token.tag == Tag::Nns || token.tag == Tag::Cd) &&
           place_under(argument.token) == no_happening && !knowledge_.is_place_word[token.lemma];
  });
}

bool Coding::has_armed_subject(const Cue& cue) const {
  for (const Argument& argument : cue.arguments) {
    if (argument.slot != slot::subject) continue;
    if (any_armed(parties_at(argument.token))) return true;
  }
  return false;
}

bool Coding::any_armed(const Parties& parties) const {
  return std::any_of(parties.begin(), parties.end(), [&](const Party& p) { return actors_.actors[p.actor].armed; });
}

// Who is heard in politics and bears no arms: "The senator attacked the ministry" does it with words.
bool Coding::is_voice(const Actor& actor) const {
  if (actor.armed || (actor.sectors & knowledge_.voice_sectors) == 0) return false;
  return actor.kind == ActorKind::Person || actor.kind == ActorKind::Medium;
}

// Whether what stands for the object is somebody, whatever the word: who can be killed, hurt, held or abducted.
bool Coding::takes_anybody(const FrameRow& frame) const {
  if (frame.harm != Harm::None) return true;
  const auto needs = lexicon_.requirements(frame.needs);
  return static_cast<EventType>(frame.type) == EventType::Assault &&
         std::any_of(needs.begin(), needs.end(),
                     [](const Requirement& need) { return need.slot == slot::object && need.need == Need::Person; });
}

// The first need of a frame that is not met, or null.
const Requirement* Coding::find_unmet(const FrameRow& frame, const Cue& cue) const {
  for (const Requirement& need : lexicon_.requirements(frame.needs)) {
    bool any = false, met = false;
    for (const Argument& argument : cue.arguments) {
      if (argument.slot != need.slot) continue;
      any = true;
      if (need.need == Need::Person && grammar_[tokens_[argument.token].form].thing) continue;  // "held it"
      if (need.need == Need::Weapon) {
        met = met || grammar_[tokens_[argument.token].lemma].weapon;
        continue;
      }
      if (need.need == Need::Place) {
        met = met || place_under(argument.token) != no_happening ||
              knowledge_.is_place_word[tokens_[argument.token].lemma];
        continue;
      }
      Parties parties = parties_at(argument.token);
      if (parties.empty() && (need.need == Need::Actor || need.need == Need::Armed))
        parties = owners_of(argument.token, 1);
      for (const Party& party : parties) {
        const Actor& actor = actors_.actors[party.actor];
        switch (need.need) {
          case Need::Actor: met = true; break;
          case Need::Person: met = met || actor.kind == ActorKind::Person || actor.kind == ActorKind::People; break;
          case Need::State: met = met || actor.kind == ActorKind::State; break;
          case Need::Armed: met = met || actor.armed; break;
          case Need::Voice: met = met || is_voice(actor); break;
          default: break;
        }
      }
    }
    // "Police detained 23 ticket touts": who can be killed, hurt or held is somebody, though no table has the word.
    const bool person = need.need == Need::Actor || need.need == Need::Person;
    if (!met && any && person && takes_anybody(frame) && need.slot == slot::object && has_armed_subject(cue) &&
        has_common_noun(cue, slot::object))
      continue;
    if (need.need == Need::None ? any : need.need == Need::Some ? !any : !met) return &need;
  }
  return nullptr;
}

// Words of worlds that are not politics. A strong one refuses its sentence's events, and so do two weak ones of a
// domain.
void Coding::find_guards() {
  guards_.assign(reading_.parse.sentences.size(), 0);
  weak_guards_.assign(reading_.parse.sentences.size(), 0);
  sentence_contexts_.assign(reading_.parse.sentences.size(), 0);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> weak;  // sentence, domain
  const auto count = static_cast<std::uint32_t>(tokens_.size());
  for (std::uint32_t begin = 0; begin < count; ++begin) {
    const ReadToken& first = tokens_[begin];
    for (const WordId start : {first.form, first.lemma}) {
      if (start == 0) continue;
      std::uint32_t node = lexicon_.terms.begin(start);
      for (std::uint32_t at = begin; node != Phrases::nowhere;) {
        const Range values = lexicon_.terms.values(node);
        for (std::uint32_t v = values.begin; v < values.end; ++v) {
          const std::uint32_t row = lexicon_.term_entries[v];
          const Term& term = lexicon_.term_rows[row];
          if (term.kind == TermKind::Context) sentence_contexts_[first.sentence] |= knowledge_.context[row];
          if (term.kind != TermKind::Guard) continue;
          // A word written with capitals in the lexicon is a name: "Wimbledon".
          const std::string_view written = lexicon_.text(term.word);
          if (!written.empty() && written[0] >= 'A' && written[0] <= 'Z' && !first.capital) continue;
          for (std::uint32_t i = begin; i <= at; ++i) guard_at_[i] = row + 1;
          const std::uint32_t domain = knowledge_.domain[row];
          if (lexicon_.text(term.value) == "world")
            guards_[first.sentence] |= other_world;
          else if (lexicon_.text(term.value) == "strong")
            guards_[first.sentence] |= std::uint64_t{1} << domain;
          else if (std::find(weak.begin(), weak.end(), std::pair(first.sentence, domain)) != weak.end())
            weak_guards_[first.sentence] |= std::uint64_t{1} << domain;
          else
            weak.emplace_back(first.sentence, domain);
        }
        do ++at;
        while (at < count && reading_.text(at) == "-");  // "semi-final"
        if (at >= count) break;
        std::uint32_t next = lexicon_.terms.next(node, tokens_[at].form);
        if (next == Phrases::nowhere) next = lexicon_.terms.next(node, tokens_[at].lemma);
        node = next;
      }
      if (first.form == first.lemma) break;
    }
  }
}

// The parser cuts some sentences in two; what guards one part guards the other.
void Coding::join_guards() {
  const auto& sentences = reading_.parse.sentences;
  for (std::size_t s = 1; s < sentences.size(); ++s) {
    std::uint32_t last = sentences[s].begin_token;
    while (last > 0 &&
           (tokens_[last - 1].pos == Pos::Space || reading_.text(last - 1) == "\"" || reading_.text(last - 1) == "”"))
      --last;
    if (last == 0) continue;
    const std::string_view end = reading_.text(last - 1);
    const bool whole = end == "." || end == "!" || end == "?" || tokens_[sentences[s].begin_token].capital;
    const std::uint32_t before = reading_.parse.tokens[last - 1].end_byte;
    const std::uint32_t begin = reading_.parse.tokens[sentences[s].begin_token].begin_byte;
    if (whole || begin > before + 2) continue;
    guards_[s] = guards_[s - 1] = guards_[s] | guards_[s - 1];
  }
}

bool Coding::is_guarded(std::uint32_t token, const std::vector<std::uint32_t>& words, const Parties& actors) const {
  const std::uint64_t guards = guards_[tokens_[token].sentence];
  if ((guards & other_world) != 0) return true;
  // "Police detained ticket touts outside the stadium": police do so in any world.
  const bool forces = any_armed(actors);
  if (guards != 0 && !forces) return true;
  // Weak signs do not count against who has a trade in politics: "Oil unions threatened to strike along the pipelines".
  const bool political = std::any_of(actors.begin(), actors.end(), [&](const Party& p) {
    const Actor& actor = actors_.actors[p.actor];
    return !actor.role.empty() && (actor.sectors & ~knowledge_.private_sectors) != 0;
  });
  if (weak_guards_[tokens_[token].sentence] != 0 && !forces && !political) return true;
  // A phrase that holds the cue is of another world: "heart attack", "price war".
  for (const std::uint32_t word : words) {
    if (guard_at_[word] == 0) continue;
    const bool phrase = (word > 0 && guard_at_[word - 1] == guard_at_[word]) ||
                        (word + 1 < guard_at_.size() && guard_at_[word + 1] == guard_at_[word]);
    if (phrase) return true;
  }
  for (const Party& actor : actors)
    if (guard_at_[actor.token] != 0 && !actor.direct) return true;
  return false;
}

// "The earthquake killed 300 people", "declared war on the pandemic": what does it, or who is fought, is a thing of
// another world, and nobody who acts.
bool Coding::is_of_a_thing(const Cue& cue, const Happening& happening) const {
  const FrameRow& frame = *happening.frame;
  const bool is_force = static_cast<EventType>(happening.type) == EventType::Assault;
  return std::any_of(cue.arguments.begin(), cue.arguments.end(), [&](const Argument& argument) {
    if (guard_at_[argument.token] == 0) return false;
    // "shelling by Azerbaijani batteries": whose it is, tells what it is.
    const auto is_it = [&](const Party& p) {
      return p.token == argument.token || tokens_[p.token].head == argument.token;
    };
    if (std::any_of(happening.actors.begin(), happening.actors.end(), is_it) ||
        std::any_of(happening.recipients.begin(), happening.recipients.end(), is_it))
      return false;
    if (takes(frame.actor, argument.slot)) return true;
    if (is_force && takes(frame.recipient, argument.slot)) return true;
    // "killed in a car crash": with nobody who does it, the harm is the thing's.
    return is_force && happening.actors.empty() && takes(frame.place_slots, argument.slot);
  });
}

}  // namespace bede
