// SPDX-License-Identifier: Apache-2.0
// Mentions that the caller knows: "the striking cleaners" is an actor because the user says so.
#include <algorithm>

#include "actor/actor.h"

namespace bede {

std::uint32_t phrase_head(const Reading& reading, std::uint32_t begin, std::uint32_t end) {
  // The one that hangs outside of them; of several the one with the most below it: "Mali, and its allies".
  std::uint32_t head = begin, most = 0;
  for (std::uint32_t i = begin; i < end; ++i) {
    const ReadToken& token = reading.tokens[i];
    const bool outside = reading.is_root(i) || token.head < begin || token.head >= end;
    if (!outside || token.pos == Pos::Punct || token.pos == Pos::Space) continue;
    const std::uint32_t inside = std::min(token.subtree_end, end) - std::max(token.subtree_begin, begin);
    if (inside <= most) continue;
    most = inside;
    head = i;
  }
  return head;
}

std::uint32_t add_mentioned(Actors& actors, Actor actor, std::uint32_t begin, std::uint32_t end, std::uint32_t head) {
  const auto number = static_cast<std::uint32_t>(actors.actors.size());
  const auto member = static_cast<std::uint32_t>(actors.members.size());
  actors.actors.push_back(std::move(actor));
  actors.members.push_back(number);
  actors.mentions.push_back({begin, end, head, {member, member + 1}});
  actors.at[head] = static_cast<std::uint32_t>(actors.mentions.size());
  return number;
}

std::uint32_t give_mention(const Reading& reading, Actors& actors, std::uint32_t begin, std::uint32_t end) {
  const std::uint32_t head = phrase_head(reading, begin, end);
  if (const ActorMention* known = actors.mention(head)) return actors.of(*known).empty() ? no_row : head;
  const ReadToken& noun = reading.tokens[head];
  Actor actor;
  actor.name = reading.text(begin, end);
  actor.plural = noun.tag == Tag::Nns || noun.tag == Tag::Nnps;
  actor.kind = actor.plural ? ActorKind::People : ActorKind::Person;
  actor.introduced = true;
  add_mentioned(actors, std::move(actor), begin, end, head);
  return head;
}

}  // namespace bede
