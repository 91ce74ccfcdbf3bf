// SPDX-License-Identifier: Apache-2.0
// Which of those spoken of before a word like "he", "they" or "the group" is meant: the one who stands in the
// foreground, as far as grammar allows.
//
// The order is that of Lappin and Leass, "An algorithm for pronominal anaphora resolution" (Computational Linguistics
// 20, 1994): near before far, subjects before objects, the same role before another; with what news adds to it: who
// says something is spoken of in what he says, and who was asked answers.
#include <algorithm>

#include "actor/report_actors.h"

namespace bede {
namespace {

constexpr auto no_token = Reading::no_token;
constexpr std::uint32_t sentences_back = 4;
constexpr int per_sentence = 10;      // more than any role is worth: the sentence before comes first
constexpr int most_retold = 3;        // times that somebody is spoken of count up to here
constexpr int for_speaker = 4;        // "the chief said that he would": the chief
constexpr int for_same_patient = 5;   // "Soldiers arrested two students. They were released": the students
constexpr int for_answer = 7;         // "The mediator urged him to resign. He refused": who was urged
constexpr int against_addressee = 8;  // "told police that they had beaten him": not the police
constexpr int against_source = 4;     // "Gunmen raided a village, police said. They killed …": not the police
constexpr int for_blamed = 5;         // "Police arrested two men after they threw stones": the men
constexpr int for_court = 8;          // "The court got a grant from Kenya. It convicted three men": the court
constexpr int against_press = 4;      // "In a letter to a news agency, it threatened to kill him": not the agency
constexpr int for_captor = 6;         // "Police named two men. They were arrested": who arrests is police or armed

bool is_patient(Dep dep) { return dep == Dep::Dobj || dep == Dep::NsubjPass; }

}  // namespace

// How much a mention stands in the foreground of its sentence.
int ReportActors::weight(const ActorMention& mention) const {
  const ReadToken& token = reading_.tokens[mention.head_token];
  if (is_subject(token.dep)) {
    const Dep verb = reading_.tokens[token.head].dep;
    return verb == Dep::Root ? 8 : verb == Dep::Ccomp ? 7 : 6;
  }
  if (token.dep == Dep::Dobj || token.dep == Dep::Dative) return 4;
  if (token.dep == Dep::Poss) return 3;
  return mention.modifier ? 0 : 2;
}

// Whether a token stands inside what the pronoun's own clause says: "Members should retreat, he pointed out."
bool ReportActors::is_in_speech_of(std::uint32_t token, std::uint32_t pronoun) const {
  const std::uint32_t verb = reading_.tokens[pronoun].head;
  for (const std::uint32_t child : reading_.children(verb))
    if (reading_.tokens[child].dep == Dep::Ccomp && reading_.is_under(token, child)) return true;
  return false;
}

// The verb of the clause that a token stands in.
std::uint32_t ReportActors::verb_of(std::uint32_t token) const {
  for (std::size_t steps = 0; steps <= reading_.tokens.size(); ++steps) {
    const ReadToken& t = reading_.tokens[token];
    if ((t.tag >= Tag::Vb && t.tag <= Tag::Vbz) || t.pos == Pos::Aux || reading_.is_root(token)) return token;
    token = t.head;
  }
  return token;
}

// Who acts in the clause of a token; an infinitive or participle shares the subject of what it hangs on.
ReportActors::Found ReportActors::subjects_of(std::uint32_t token) const {
  std::uint32_t verb = verb_of(token);
  for (std::size_t steps = 0; steps < 8; ++steps) {
    for (const std::uint32_t child : reading_.children(verb)) {
      const ActorMention* subject = is_subject(reading_.tokens[child].dep) ? out_.mention(child) : nullptr;
      if (subject) return {out_.of(*subject).begin(), out_.of(*subject).end()};
    }
    const Dep dep = reading_.tokens[verb].dep;
    if (dep != Dep::Xcomp && dep != Dep::Advcl && dep != Dep::Conj && dep != Dep::Pcomp) return {};
    verb = verb_of(reading_.tokens[verb].head);
  }
  return {};
}

// A mention with those that are joined to it: both of "Daesh and Al-Nusra Front".
ReportActors::Found ReportActors::joined_with(const ActorMention& mention) const {
  Found all(out_.of(mention).begin(), out_.of(mention).end());
  const auto add = [&](std::uint32_t token) {
    if (const ActorMention* other = out_.mention(token))
      for (const std::uint32_t actor : out_.of(*other))
        if (std::find(all.begin(), all.end(), actor) == all.end()) all.push_back(actor);
  };
  for (std::uint32_t last = mention.head_token; last != no_token;) {
    std::uint32_t next = reading_.child(last, Dep::Conj);
    // "editor Joseph Tweh and Mary Kollie": the second hangs on the name beside the first.
    if (const std::uint32_t name = reading_.child(last, Dep::Appos); next == no_token && name != no_token)
      next = reading_.child(name, Dep::Conj);
    if (next != no_token) add(next);
    last = next;
  }
  return all;
}

// What speaks for a mention as who a word means, beside its nearness: see the constants.
int ReportActors::bearing(const ActorMention& mention, std::uint32_t token) const {
  const ReadToken& at = reading_.tokens[token];
  const ReadToken& head = reading_.tokens[mention.head_token];
  int score = weight(mention);
  const std::uint32_t speech = speech_above(token);
  if (speech != no_token && head.head == speech) {
    if (is_subject(head.dep)) score += for_speaker;
    if (head.dep == Dep::Dobj || head.dep == Dep::Dative) score -= against_addressee;
  }
  if (is_patient(at.dep) && is_patient(head.dep)) score += for_same_patient;
  if (is_subject(at.dep) && is_patient(head.dep) && knowledge_.asks(reading_.tokens[head.head].lemma) &&
      knowledge_.answers(reading_.tokens[at.head].lemma))
    score += for_answer;
  // Verbs of blame turn to what their object did: Garvey and Caramazza, "Implicit causality in verbs" (1974).
  if (is_subject(at.dep) && head.dep == Dep::Dobj && knowledge_.blames(reading_.tokens[head.head].lemma) &&
      reading_.tokens[at.head].dep == Dep::Advcl && reading_.tokens[at.head].head == head.head &&
      reading_.child(at.head, Dep::Mark) != no_token)
    score += for_blamed;
  const Actor& spoken_of = out_.actors[out_.of(mention)[0]];
  if (is_subject(at.dep) && knowledge_.convicts(reading_.tokens[at.head].lemma) &&
      (spoken_of.sectors & knowledge_.court_sector) != 0)
    score += for_court;
  if (grammar_[at.form].thing && (spoken_of.sectors & knowledge_.media_sector) != 0) score -= against_press;
  if (knowledge_.detains(reading_.tokens[at.head].lemma)) {
    const Actor& actor = out_.actors[out_.of(mention)[0]];
    const bool captor = actor.armed || (actor.sectors & knowledge_.trade_sectors) != 0;
    if (captor && is_patient(at.dep)) score -= for_captor;
    if (captor && at.dep == Dep::Nsubj) score += for_captor;
  }
  // "…, police said": who only tells of it.
  if (is_subject(head.dep) && head.head != speech && !lexicon_.speech_of[reading_.tokens[head.head].lemma].empty() &&
      out_.actors[out_.of(mention)[0]].kind != ActorKind::Person)
    for (const std::uint32_t child : reading_.children(head.head))
      if (reading_.tokens[child].dep == Dep::Ccomp && child < mention.head_token) return score - against_source;
  return score;
}

// The best mention before a token whose actor fits, with the number `fits` gives for it; with `together`, those that
// are joined side by side are one, and fit. Empty where there is none.
ReportActors::Found ReportActors::find_before(std::uint32_t token, bool of_clause, Fits fits, bool together) const {
  const ReadToken& at = reading_.tokens[token];
  const Found own = of_clause || is_subject(at.dep) ? Found{} : subjects_of(token);
  const auto count = static_cast<std::uint32_t>(out_.mentions.size());
  std::uint32_t first = count;  // the first mention that is near enough
  while (first > 0) {
    const ActorMention& mention = out_.mentions[first - 1];
    if (mention.head_token < token && at.sentence - reading_.tokens[mention.head_token].sentence > sentences_back)
      break;
    --first;
  }
  const auto times_told = [&](std::uint32_t actor) {
    int times = 0;
    for (std::uint32_t m = first; m < count && times < most_retold; ++m)
      times += out_.mentions[m].head_token < token && out_.mentions[m].actors.size() == 1 &&
               out_.of(out_.mentions[m])[0] == actor;
    return times;
  };
  Found best;
  int best_score = -1;
  for (std::uint32_t m = count; m-- > first;) {
    const ActorMention& mention = out_.mentions[m];
    const ReadToken& head = reading_.tokens[mention.head_token];
    if (mention.head_token >= token || mention.actors.empty()) continue;
    // "a letter to a station in Beirut": a city where something is, and no government.
    if (mention.via == Via::Capital && head.dep == Dep::Pobj && grammar_[at.form].pronoun &&
        grammar_[reading_.tokens[head.head].form].place != PlaceLink::None)
      continue;
    const auto distance = static_cast<int>(at.sentence - head.sentence);
    Found unit = together && head.dep != Dep::Conj ? joined_with(mention) : Found{out_.of(mention)[0]};
    if (unit.size() == 1 && mention.actors.size() != 1) continue;
    const int fit = unit.size() > 1 ? 1 : fits(out_.actors[unit[0]]);
    if (fit == unfit) continue;
    // "He met him", "Kidnappers freed five of them", "flew to Cairo to meet him": not who acts in the pronoun's clause.
    if (std::any_of(unit.begin(), unit.end(),
                    [&](std::uint32_t actor) { return std::find(own.begin(), own.end(), actor) != own.end(); }))
      continue;
    if (distance == 0 && is_subject(at.dep) && is_in_speech_of(mention.head_token, token)) continue;
    const int score = 40 - per_sentence * distance + fit + bearing(mention, token) + times_told(unit[0]);
    if (score <= best_score) continue;
    best = std::move(unit);
    best_score = score;
  }
  return best;
}

}  // namespace bede
