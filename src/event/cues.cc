// SPDX-License-Identifier: Apache-2.0
// Which tokens are predicates of which rows. A token has at most one frame, one operator and one word of speech: the
// row with most words wins ("walk out of talks" before "walk out"), then the one with the stricter needs.
#include <fmt/format.h>

#include <algorithm>

#include "event/cues.h"
#include "event/predicates.h"

namespace bede {
namespace {

// Rows by the token's lemma, and by its form where that is another word.
template <class Visit>
void each_row(const HeadIndex& index, const ReadToken& token, Visit visit) {
  if (token.lemma != 0)
    for (const std::uint32_t row : index[token.lemma]) visit(row);
  if (token.form != 0 && token.form != token.lemma)
    for (const std::uint32_t row : index[token.form]) visit(row);
}

}  // namespace

void Cues::find() {
  is_inside_name_.assign(tokens_.size(), false);
  for (const ActorMention& mention : actors_.mentions)
    for (std::uint32_t i = mention.begin_token; i < mention.head_token; ++i)
      if (tokens_[i].dep == Dep::Compound && tokens_[i].head == mention.head_token) is_inside_name_[i] = true;
  for (std::uint32_t i = 0; i < tokens_.size(); ++i) {
    const ReadToken& token = tokens_[i];
    if (token.form == 0 && token.lemma == 0) continue;
    const auto any = [&](const HeadIndex& index) { return !index[token.lemma].empty() || !index[token.form].empty(); };
    if (!any(lexicon_.frames_of) && !any(lexicon_.operators_of) && !any(lexicon_.speech_of)) continue;
    Cue cue;
    cue.arguments = arguments_.of(i);
    read_headline_passive(i, cue);
    take_displaced_infinitive(i, cue);
    choose_operator(i, cue);
    choose_speech(i, cue);
    take_subject_of_content(i, cue);
    cues_.push_back(std::move(cue));
    cue_at_[i] = static_cast<std::uint32_t>(cues_.size());
  }
  find_lenders();
  for (std::uint32_t i = 0; i < tokens_.size(); ++i)
    if (Cue* found = sheet_.cue(i)) choose_frame(i, *found);
}

// "held talks with", "came under attack": the verb lends its subject, and what hangs on it, to the noun. So does a word
// of speech whose content is a noun: "announced a halt to fighting".
void Cues::find_lenders() {
  const auto lend = [&](std::uint32_t verb, std::uint32_t noun, bool recipient, const Predicate* row, bool told) {
    for (const std::uint32_t token : arguments_.with_conjuncts(noun)) {
      Cue* lent = sheet_.cue(token);
      if (!lent || sheet_.is_verb(token) || lent->lender != no_token) continue;
      lent->lender = verb;
      lent->lends_recipient = recipient;
      lent->lender_row = row;
      lent->told_by_lender = told;
      for (const Argument& argument : arguments_.of(verb))
        if (argument.slot >= slot::first_preposition && argument.token != token)
          lent->arguments.push_back({argument.slot, argument.token, false});
      if (const std::uint32_t subject = arguments_.subject_of(verb); subject != no_token && !recipient)
        lent->arguments.push_back({slot::subject, subject, false});
    }
  };
  for (std::uint32_t i = 0; i < tokens_.size(); ++i) {
    if (!sheet_.is_verb(i)) continue;
    each_row(lexicon_.light_verbs_of, tokens_[i], [&](std::uint32_t number) {
      const LightVerbRow& row = lexicon_.light_verbs[number];
      const auto words = match_predicate(lexicon_, reading_, row.predicate, i);
      if (!words) return;
      const std::vector<Argument> arguments = sheet_.arguments_round(i, *words);
      for (const SlotId slot : lexicon_.slots(row.link))
        for (const Argument& argument : arguments)
          if (argument.slot == slot) {
            // "held a second round of talks"
            const std::uint32_t noun = who_is_meant(lexicon_, reading_, argument.token);
            lend(i, sheet_.cue(argument.token) ? argument.token : noun, row.gives_recipient, &row.predicate, false);
          }
    });
  }
  for (std::uint32_t i = 0; i < tokens_.size(); ++i) {
    const Cue* speaking = sheet_.cue(i);
    if (!speaking || !speaking->speech || !sheet_.is_verb(i) || guards_.guard_of(i) == Guard::Past) continue;
    const std::vector<Argument> arguments = speaking->arguments;
    const Stance stance = speaking->speech->stance;
    const auto is_ours = [&](std::uint32_t noun) {
      // "dismissed the accusation", "cited the arrest": not his; but "denied involvement" is.
      if (!sheet_.takes(speaking->speech->speaker, slot::subject)) return false;
      return (stance != Stance::Denies && stance != Stance::Doubts) || (sheet_.cue(noun) && sheet_.cue(noun)->op);
    };
    for (const Argument& argument : arguments)
      if (argument.slot == slot::object && is_ours(argument.token))
        lend(i, argument.token, false, &speaking->speech->predicate, true);
  }
}

// The row with the highest score, which is 0 for one that does not fit, and the words that it has in the sentence.
template <class Row, class Score>
const Row* Cues::choose(const HeadIndex& index, std::span<const Row> rows, std::uint32_t token,
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

void Cues::choose_operator(std::uint32_t token, Cue& cue) {
  const std::uint32_t below = infinitive_on_object(token);
  cue.op = choose(lexicon_.operators_of, lexicon_.operators, token, cue.op_words,
                  [&](const OperatorRow& row, std::size_t words) {
                    const bool filled = std::any_of(cue.arguments.begin(), cue.arguments.end(), [&](const Argument& a) {
                      return sheet_.takes(row.content, a.slot) &&
                             !(row.effect == Effect::Demanded && (is_question(a.token) || is_told_as_so(a)));
                    });
                    // A row without content speaks of what was told before; one that says it comes first.
                    return filled || has_on_object(row, below) ? 2 * words : row.content.empty() ? 2 * words - 1 : 0;
                  });
  if (cue.op && has_on_object(*cue.op, below))
    for (const SlotId slot : {slot::clause, slot::infinitive}) cue.arguments.push_back({slot, below, false});
}

void Cues::choose_speech(std::uint32_t token, Cue& cue) {
  cue.speech = choose(lexicon_.speech_of, lexicon_.speech, token, cue.speech_words,
                      [](const SpeechRow&, std::size_t words) { return words; });
}

// "met visiting Syrian Foreign Minister Walid al-Muallem": an adjective that the parser takes for a verb.
bool Cues::is_adjective(std::uint32_t token) const {
  const ReadToken& word = tokens_[token];
  if (word.tag != Tag::Vbg || grammar_[word.form].aspect == Aspect::None || word.head + 1 != token) return false;
  if (word.dep != Dep::Xcomp && word.dep != Dep::Pcomp) return false;
  const std::uint32_t noun = reading_.child(token, Dep::Dobj);
  // But "was kept from visiting the prisoners".
  return noun != no_token && reading_.child(noun, Dep::Det) == no_token && reading_.child(noun, Dep::Poss) == no_token;
}

void Cues::choose_frame(std::uint32_t token, Cue& cue, std::span<const TokenSpan> given) {
  if (is_adjective(token)) return;
  // "joined the alliance in March" is no march.
  const EntityKind entity = tokens_[token].entity;
  if (tokens_[token].pos == Pos::Propn && (entity == EntityKind::Date || entity == EntityKind::Person)) return;
  // "a police patrol boat" is no patrol, nor "the patrol boat's crew"
  if (is_inside_name_[token] ||
      (tokens_[token].dep == Dep::Compound && actors_.mention(token) && !sheet_.is_verb(token)))
    return;
  // "the Saudi-led coalition, which did not comment": a body of that name, not what the word may tell.
  const ActorMention* mention = sheet_.is_verb(token) ? nullptr : actors_.mention(token);
  if (mention && mention->via != Via::Pronoun && !grammar_[tokens_[token].lemma].partitive) {
    const Actor& actor = actors_.actors[actors_.of(*mention)[0]];
    if (actor.kind == ActorKind::Body && actor.id.starts_with("bodies/")) return;
  }
  const bool has_known_object = std::any_of(cue.arguments.begin(), cue.arguments.end(), [&](const Argument& argument) {
    return argument.slot == slot::object && !who_.parties_at(argument.token).empty();
  });
  cue.frame =
      choose(lexicon_.frames_of, lexicon_.frames, token, cue.frame_words, [&](const FrameRow& row, std::size_t words) {
        if (const Requirement* unmet = find_unmet(row, cue, given)) {
          if (explain_) add_miss(token, row, *unmet);
          return std::size_t{0};
        }
        std::size_t filled = 0;
        for (const Argument& argument : cue.arguments)
          filled += sheet_.takes(row.actor, argument.slot) || sheet_.takes(row.recipient, argument.slot);
        // Where parties are given, a row of which the needs are met all the same comes first. "The police seized 40
        // tonnes of rice": who is somebody only by what is done to him is less likely one than a thing.
        const bool met = given.empty() ? !takes_anybody(row) || has_known_object : !find_unmet(row, cue, {});
        const std::size_t own = (met ? row.needs.size() * 8 : 0) + std::min<std::size_t>(filled, 4) + 1;
        // What is written in a table comes before what the groups of its words make of it.
        return row.predicate.made != 0 ? std::min<std::size_t>(words * 8 + own, 64) : words * 64 + own;
      });
  // "walked out of talks with the government": what hangs on the row's last noun is round the verb as well.
  if (cue.frame && sheet_.is_verb(token))
    for (const std::uint32_t word : cue.frame_words)
      if (tokens_[word].dep == Dep::Pobj)
        for (const Argument& argument : arguments_.of(word))
          if (argument.slot >= slot::first_preposition) cue.arguments.push_back({argument.slot, argument.token, false});
  // "took them hostage": what the row says of them is nobody else.
  if (cue.frame && sheet_.is_verb(token)) {
    const auto is_own_word = [&](const Argument& argument) {
      return argument.slot == slot::object &&
             std::find(cue.frame_words.begin(), cue.frame_words.end(), argument.token) != cue.frame_words.end();
    };
    const auto is_other = [&](const Argument& argument) {
      return argument.slot == slot::object && argument.direct && !is_own_word(argument);
    };
    if (std::any_of(cue.arguments.begin(), cue.arguments.end(), is_other)) std::erase_if(cue.arguments, is_own_word);
  }
  // "mentioned the bombing of a mill": who announces a truce keeps it, but who tells of force does not use it.
  if (cue.frame && cue.told_by_lender && static_cast<EventType>(cue.frame->type) == EventType::Assault) {
    std::erase_if(cue.arguments, [](const Argument& a) { return a.slot == slot::subject && !a.direct; });
    cue.lender = no_token;
    cue.lender_row = nullptr;
  }
  // "a general strike": no general is on strike.
  if (cue.frame && !sheet_.is_verb(token))
    std::erase_if(cue.arguments, [&](const Argument& argument) {
      const bool before = argument.slot == slot::possessor || argument.slot == slot::compound;
      return before &&
             std::find(cue.frame_words.begin(), cue.frame_words.end(), argument.token) != cue.frame_words.end();
    });
}

void Cues::add_miss(std::uint32_t token, const FrameRow& row, const Requirement& unmet) {
  constexpr std::string_view needs[] = {"an actor",
                                        "a person",
                                        "a state",
                                        "armed people",
                                        "a place",
                                        "nothing",
                                        "some",
                                        "a weapon",
                                        "a public figure",
                                        "relief goods",
                                        "foreigners",
                                        "a sum of money",
                                        "armed men of no state"};
  static_assert(std::size(needs) == need_count);
  misses_.push_back(
      {tokens_[token].sentence,
       fmt::format("{}:{} {}", lexicon_.text(row.predicate.place.table), row.predicate.place.line,
                   lexicon_.text(row.predicate.text)),
       std::string(reading_.text(token)),
       fmt::format("{} as {}", needs[static_cast<std::size_t>(unmet.need)], lexicon_.slot_name(unmet.slot))});
}

bool Cues::has_common_noun(const Cue& cue, SlotId slot) const {
  return std::any_of(cue.arguments.begin(), cue.arguments.end(), [&](const Argument& argument) {
    if (argument.slot == slot && grammar_[tokens_[argument.token].form].person) return true;  // "shot him": whoever
    const std::uint32_t meant = sheet_.antecedent(argument.token);
    const ReadToken& token = tokens_[meant];
    // "held several meetings": what the verb only lends its subject to is nobody.
    const Cue* noun = sheet_.cue(meant);
    if (noun && noun->lender != no_token) return false;
    return argument.slot == slot && (token.tag == Tag::Nn || token.tag == Tag::Nns || token.tag == Tag::Cd) &&
           where_.place_under(meant) == no_happening && !sheet_.is_site(meant) && !grammar_[token.lemma].weapon;
  });
}

Parties Cues::subjects_of(const Cue& cue) const {
  Parties subjects;
  for (const Argument& argument : cue.arguments)
    if (argument.slot == slot::subject) add_parties(subjects, who_.parties_at(argument.token));
  return subjects;
}

bool Cues::has_armed_subject(const Cue& cue) const {
  for (const Argument& argument : cue.arguments) {
    if (argument.slot != slot::subject) continue;
    if (who_.any_armed(who_.parties_at(argument.token))) return true;
  }
  return false;
}

// "Police detained 23 touts", "Six were arrested": what suffers it is people, though no table has the word.
bool Cues::is_done_to_people(const Cue& cue) const {
  return has_armed_subject(cue) ||
         std::any_of(cue.arguments.begin(), cue.arguments.end(), [&](const Argument& argument) {
           const ReadToken& token = tokens_[argument.token];
           return argument.slot == slot::object && token.tag == Tag::Cd && token.entity == EntityKind::Cardinal;
         });
}

// "Anyone who blocks the roads would be arrested."
bool Cues::is_done_to_anyone(const Cue& cue) const {
  return std::any_of(cue.arguments.begin(), cue.arguments.end(), [&](const Argument& argument) {
    const GrammarWord& word = grammar_[tokens_[argument.token].form];
    return argument.slot == slot::object && word.pronoun && word.person && word.free_choice;
  });
}

// "blankets", "20 tonnes of water", "a ship with rations"
bool Cues::has_relief(std::uint32_t token) const {
  if (grammar_[tokens_[token].lemma].relief) return true;
  for (const std::uint32_t child : reading_.children(token)) {
    const Dep dep = tokens_[child].dep;
    const std::uint32_t inner = dep == Dep::Prep && child > token ? reading_.child(child, Dep::Pobj) : no_token;
    if (inner != no_token && has_relief(inner)) return true;
    if (dep == Dep::Conj && has_relief(child)) return true;
  }
  return false;
}

// Who is heard in politics and bears no arms: "The senator attacked the ministry" does it with words.
bool Cues::is_voice(const Actor& actor) const {
  if (actor.armed || (actor.sectors & knowledge_.voice_sectors) == 0) return false;
  return actor.kind == ActorKind::Person || actor.kind == ActorKind::Medium;
}

// Whether what stands for the object is somebody, whatever the word: who can be killed, hurt, held or abducted.
bool Cues::takes_anybody(const FrameRow& frame) const {
  if (frame.harm != Harm::None) return true;
  const auto needs = lexicon_.requirements(frame.needs);
  return static_cast<EventType>(frame.type) == EventType::Assault &&
         std::any_of(needs.begin(), needs.end(),
                     [](const Requirement& need) { return need.slot == slot::object && need.need == Need::Person; });
}

// "The European Union lifted its ban on three Belarusian judges": of a state that those who do it are not of.
bool Cues::is_foreign_to(const Actor& actor, const Parties& doers) const {
  return actor.state != no_row && !doers.empty() && std::all_of(doers.begin(), doers.end(), [&](const Party& doer) {
           return !actors_.actors[doer.actor].code.empty() && actors_.actors[doer.actor].state != actor.state;
         });
}

// Whether a need that is about somebody is for another than the parties given: "eliminated the duties on tea" is done
// to nobody, though there is somebody.
bool Cues::is_unmet_by_others(const Requirement& need, const Cue& cue, std::span<const TokenSpan> given) const {
  bool any = false, met = false;
  for (const Argument& argument : cue.arguments) {
    if (argument.slot != need.slot) continue;
    any = true;
    for (const std::uint32_t token : arguments_.with_conjuncts(argument.token))
      met = met || std::any_of(given.begin(), given.end(),
                               [&](const TokenSpan& party) { return token >= party.begin && token < party.end; });
  }
  return any && !met;
}

// The first need of a frame that is not met, or null. Where parties are given, by the caller's word they are whoever
// is asked for; what is said of things counts all the same.
const Requirement* Cues::find_unmet(const FrameRow& frame, const Cue& cue, std::span<const TokenSpan> given) const {
  for (const Requirement& need : lexicon_.requirements(frame.needs)) {
    const bool of_thing =
        need.need == Need::None || need.need == Need::Some || need.need == Need::Weapon || need.need == Need::Money;
    if (!given.empty() && !of_thing) {
      if (takes_anybody(frame) && is_unmet_by_others(need, cue, given)) return &need;
      continue;
    }
    bool any = false, met = false;
    for (const Argument& argument : cue.arguments) {
      if (argument.slot != need.slot) continue;
      any = true;
      // "held it", "received it"
      const bool of_people = need.need == Need::Person || static_cast<EventType>(frame.type) == EventType::Consult;
      if (of_people && grammar_[tokens_[argument.token].form].thing) continue;
      if (need.need == Need::Weapon) {
        const std::uint32_t meant = sheet_.antecedent(argument.token);
        const bool itself = grammar_[tokens_[meant].lemma].weapon;  // "a man armed with a rifle" is none
        met = met || itself || (is_charged(lexicon_, reading_, meant) && who_.parties_at(meant).empty());
        continue;
      }
      if (need.need == Need::Relief) {
        met = met || has_relief(sheet_.antecedent(argument.token));
        continue;
      }
      if (need.need == Need::Money) {
        met = met || is_money(lexicon_, reading_, argument.token);
        continue;
      }
      if (need.need == Need::Place) {
        // "captured Shire": a place that the gazetteer has not, by what the model takes it for.
        const std::uint32_t place = sheet_.antecedent(argument.token);  // "the town, which rebels had shelled"
        met = met || where_.place_under(place) != no_happening || sheet_.is_site(place) ||
              (tokens_[place].entity == EntityKind::Place && tokens_[place].pos == Pos::Propn);
        continue;
      }
      Parties parties = who_.parties_at(argument.token);
      if (parties.empty() && (need.need == Need::Actor || need.need == Need::Armed)) {
        parties = who_.owners_of(argument.token, 1);
        // "released her third album", "defended his tactics": what is one's own is nobody else.
        if (argument.slot == slot::object) leave_out(parties, subjects_of(cue));
      }
      for (const Party& party : parties) {
        const Actor& actor = actors_.actors[party.actor];
        switch (need.need) {
          case Need::Actor: met = true; break;
          case Need::Person: met = met || actor.kind == ActorKind::Person || actor.kind == ActorKind::People; break;
          case Need::State: met = met || actor.kind == ActorKind::State; break;
          case Need::Armed: met = met || actor.armed; break;
          case Need::Voice: met = met || is_voice(actor); break;
          case Need::Irregular: met = met || (actor.armed && (actor.sectors & knowledge_.state_sectors) == 0); break;
          case Need::Foreign: met = met || is_foreign_to(actor, subjects_of(cue)); break;
          default: break;
        }
      }
    }
    // "Police detained 23 ticket touts": who can be killed, hurt or held is somebody, though no table has the word.
    const bool person = need.need == Need::Actor || need.need == Need::Person;
    if (!met && any && person && takes_anybody(frame) && need.slot == slot::object &&
        (is_done_to_anyone(cue) || (is_done_to_people(cue) && has_common_noun(cue, slot::object))))
      continue;
    if (need.need == Need::None ? any : need.need == Need::Some ? !any : !met) return &need;
  }
  return nullptr;
}

}  // namespace bede
