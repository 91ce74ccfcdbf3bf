// SPDX-License-Identifier: Apache-2.0
// Verbs that no row of the lexicon has, between two actors who are known: the back-off guesses what they do. And what
// it learns from: the predicates of the lexicon's examples.
#include <algorithm>

#include "event/unknown_verbs.h"

namespace bede {
namespace {

constexpr std::size_t family_letters = 4;  // "condemn", "condemnation"

// Of words that begin alike.
std::uint64_t family_of(std::string_view lemma) {
  std::uint64_t family = 1;
  for (const char c : lemma.substr(0, family_letters)) family = family * 257 + static_cast<unsigned char>(c);
  return family * 0x9e3779b97f4a7c15 >> 32;
}

}  // namespace

// "The council will meet": a verb, and no helper.
bool UnknownVerbs::is_full_verb(std::uint32_t token) const {
  return arguments_.is_verb(token) && tokens_[token].pos == Pos::Verb;
}

// No row of any table matches there.
bool UnknownVerbs::is_unmatched(std::uint32_t token) const {
  const Cue* found = sheet_.cue(token);
  if (found && (found->frame || found->op || found->speech || found->happening != no_happening)) return false;
  return is_full_verb(token);
}

// No row of any table begins with its word, or has it for its head.
bool UnknownVerbs::is_unknown_verb(std::uint32_t token) const {
  if (sheet_.cue(token) || !is_full_verb(token) || grammar_[tokens_[token].lemma].ordinary_verb) return false;
  for (const WordId word : {tokens_[token].lemma, tokens_[token].form})
    if (!lexicon_.light_verbs_of[word].empty() || !lexicon_.parties_of[word].empty()) return false;
  return true;
}

// "The two signed a pact", "began to shell the town": what the verb brings with it tells of an event already.
bool UnknownVerbs::brings_event(std::uint32_t verb, const std::vector<Argument>& arguments) const {
  const auto tells = [&](const Happening& h) {
    const auto is_at = [&](std::uint32_t token) { return h.cue == token || h.verb == token; };
    return is_at(verb) || std::find(h.words.begin(), h.words.end(), verb) != h.words.end() ||
           std::any_of(arguments.begin(), arguments.end(), [&](const Argument& a) { return is_at(a.token); });
  };
  return std::any_of(happenings_.begin(), happenings_.end(), tells);
}

// An event of the likeliest type that the back-off gives a verb.
std::uint32_t UnknownVerbs::make_guessed_event(std::uint32_t verb, std::uint8_t type, Dyad dyad) {
  Happening happening;
  happening.cue = happening.verb = verb;
  happening.words = {verb};
  happening.type = type;
  happening.mode = knowledge_.plain_codes[type].mode;
  happening.cameo = knowledge_.plain_codes[type].code;
  happening.actors = std::move(dyad.actors);
  happening.recipients = std::move(dyad.recipients);
  happening.refused = guards_.is_guarded(verb, happening.words, happening.actors) || guards_.is_business(happening);
  sheet_.reason(happening, "type", "no row has this verb: guessed by what stands round it", verb);
  happenings_.push_back(std::move(happening));
  const auto number = static_cast<std::uint32_t>(happenings_.size() - 1);
  sources_.find_of(number);
  return static_cast<std::uint32_t>(happenings_.size() - 1);
}

// "Gunmen horsewhipped two Chadian soldiers near Faya on Monday."
void UnknownVerbs::find() {
  if (knowledge_.backoff.is_empty()) return;
  for (std::uint32_t i = 0; i < tokens_.size(); ++i) {
    // "wire-guided missiles" tells what they are, not what happened.
    if (!is_unknown_verb(i) || tokens_[i].dep == Dep::Amod) continue;
    const std::vector<Argument> arguments = arguments_.of(i);
    Dyad dyad = dyad_of(arguments);
    if (dyad.actors.empty() || dyad.recipients.empty() || brings_event(i, arguments)) continue;
    const Backoff::Guess guess = knowledge_.backoff.guess(backoff_features(i, arguments));
    if (guess.type == no_type || guess.lead < knowledge_.backoff.least_lead()) continue;
    make_guessed_event(i, guess.type, std::move(dyad));
  }
}

// Of every predicate of which the lexicon says what it is: cues of events, verbs of ordinary prose, words of speech;
// and of an example that must not use its row, the words at the head of that row.
std::vector<PredicateExample> UnknownVerbs::predicate_examples(const RowPlace* refused) const {
  std::vector<PredicateExample> examples;
  std::vector<bool> is_part(tokens_.size(), false);
  for (const Happening& happening : happenings_) {
    for (const std::uint32_t word : happening.words) is_part[word] = true;
    is_part[happening.verb] = true;
  }
  const auto is_refused_row = [&](std::uint32_t token) {
    for (const WordId word : {tokens_[token].lemma, tokens_[token].form})
      for (const std::uint32_t row : lexicon_.frames_of[word]) {
        const RowPlace& place = lexicon_.frames[row].predicate.place;
        if (refused && place.table == refused->table && place.line == refused->line) return true;
      }
    return false;
  };
  for (std::uint32_t i = 0; i < tokens_.size(); ++i) {
    const Cue* found = sheet_.cue(i);
    const Happening* happening = found && found->happening != no_happening ? &happenings_[found->happening] : nullptr;
    PredicateExample example;
    if (happening && happening->cue == i) {
      if (happening->refused || happening->bare) continue;
      example.type = happening->type;
    } else if (is_part[i]) {
      continue;
    } else if (!(found && found->speech && is_full_verb(i)) && !is_unmatched(i) && !is_refused_row(i)) {
      continue;
    }
    const std::vector<Argument> arguments = found ? found->arguments : arguments_.of(i);
    const Dyad dyad = dyad_of(arguments);
    example.between_actors = is_full_verb(i) && !dyad.actors.empty() && !dyad.recipients.empty();
    example.features = backoff_features(i, arguments);
    example.family = family_of(reading_.parse.lemma_of(reading_.parse.tokens[i]));
    examples.push_back(std::move(example));
  }
  return examples;
}

}  // namespace bede
