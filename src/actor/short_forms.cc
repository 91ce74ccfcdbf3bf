// SPDX-License-Identifier: Apache-2.0
// Short forms that the report explains: "the Zambia Congress of Trade Unions (ZCTU)". From there on "the ZCTU" is that
// one, whoever else is called so in the lexicon.
#include "actor/report_actors.h"

namespace bede {

const Abbreviation* ReportActors::abbreviation_of(std::uint32_t token) const {
  if (abbreviations_.empty() || !reading_.tokens[token].capitals) return nullptr;
  for (const Abbreviation& abbreviation : abbreviations_)
    if (reading_.text(abbreviation.short_token) == reading_.text(token)) return &abbreviation;
  return nullptr;
}

const Abbreviation* ReportActors::long_form_of(std::uint32_t head) const {
  for (const Abbreviation& abbreviation : abbreviations_)
    if (abbreviation.head_token == head) return &abbreviation;
  return nullptr;
}

std::uint32_t ReportActors::explained(std::uint32_t token) {
  const Abbreviation* abbreviation = abbreviation_of(token);
  if (!abbreviation) return no_row;
  resolve(abbreviation->head_token);
  const ActorMention* mention = out_.mention(abbreviation->head_token);
  if (!mention || mention->actors.size() != 1) return no_row;
  const std::uint32_t number = out_.of(*mention)[0];
  const Actor& actor = out_.actors[number];
  if (actor.kind != ActorKind::Body) return no_row;
  // The lexicon knows more of a body by its short form than the report's words say, if it is one of that state.
  if (actor.id.empty() && match_at_[token] != 0)
    if (const std::uint32_t body = find_entry(knowledge_, matches_[match_at_[token] - 1], NameKind::Body, day_);
        body != no_row && (actor.state == no_row || lexicon_.bodies[body].state == actor.state))
      return no_row;
  return number;
}

bool ReportActors::resolve_explained(std::uint32_t head) {
  const std::uint32_t number = explained(head);
  if (number == no_row || out_.at[head] != 0) return out_.at[head] != 0;
  const NounPhrase phrase = read_noun_phrase(knowledge_, reading_, matches_, match_at_, head);
  const bool beside = abbreviation_of(head)->short_token == head;
  add_mention(phrase.begin_token, phrase.end_token, head, {number}, beside ? Via::Apposition : Via::Alias);
  mark_used(phrase);
  return true;
}

// "ZCTU leaders", "a ZCTU strike"
void ReportActors::resolve_explained_modifiers() {
  if (abbreviations_.empty()) return;
  for (std::uint32_t i = 0; i < reading_.tokens.size(); ++i) {
    if (out_.at[i] != 0 || is_phrase_head(reading_, i)) continue;
    const std::uint32_t number = explained(i);
    if (number == no_row) continue;
    add_mention(i, i + 1, i, {number}, Via::Alias);
    out_.mentions.back().modifier = true;
    if (match_at_[i] != 0) used_[match_at_[i] - 1] = true;
  }
}

}  // namespace bede
