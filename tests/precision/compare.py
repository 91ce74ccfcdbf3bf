# SPDX-License-Identifier: Apache-2.0
"""Which of the events that Bede gives for a report are told in it, by somebody who read the whole report.

Both are events of docs/event_format.md; the told ones may have `"optional": true`, on an event or on a party: what may
be coded or not. An event is right where an event told in one of its sentences has its type, its actor and its recipient:

    told   ASSAULT  Gunmen (MEXUAF) -> a state police patrol (MEXCOP), five officers (MEXCOP, optional)
    given  ASSAULT  Gunmen (MEXCRM) -> state police patrol (MEXCOP)                                       right

Parties are the same by country and sector of their codes, or by their words. A side is right where each party given is
one of those told and none that is told is left out. Parties of a reciprocal event are one set, whichever their side.
"""

import dataclasses
import re
import unicodedata

# Words that do not say who somebody is.
EMPTY = set(
    "a an the of in on at to from for by and or its his her their our my your he she it they them him we us you i who "
    "which that this these those both all some about more other others around least former said".split()
)
# Behind them stands what tells more of somebody: "miners at the pit", "gunmen who fled".
BEHIND = set("of in at on to from for by with near who which that whose whom outside as".split())
STATE_ORGANS = {"", "GOV", "MIL"}  # who act for a state where it is named alone: "Thai shells"
NO_STATE = ("IGO", "NGO", "MNC", "IMG")


def words_of(text):
    """The words that say who it is, the last one its head: "the 14 officials from Minsk" -> officials."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text or "") if not unicodedata.combining(c)).casefold()
    words = re.findall(r"[^\W\d_]+", re.sub(r"[’']s?\b", " ", plain.split(",")[0]).replace("-", " "))
    begin = next((i for i, word in enumerate(words) if word not in EMPTY), len(words))
    end = next((i for i, word in enumerate(words) if i > begin and word in BEHIND), len(words))
    return [word for word in words[begin:end] if word not in EMPTY]


def country_of(party):
    code = party.get("code") or ""
    return party.get("country") or (code[:3] if code.startswith(NO_STATE) else None)


def sector_of(party):
    """The first piece of the code behind the country: GOV of IRQGOV; the body's own of IGOUNO."""
    code = party.get("code") or ""
    return code[3:6] if country_of(party) else code[:3]


def same_code(told, given):
    if not told.get("code") or not given.get("code") or country_of(told) != country_of(given):
        return False
    sectors = {sector_of(told), sector_of(given)}
    of_state = told.get("country") is not None and "" in sectors and sectors <= STATE_ORGANS
    return len(sectors) == 1 or of_state


def same_words(told, given):
    countries = {country_of(told), country_of(given)} - {None}
    for one in (told.get("name"), told.get("text")):
        for other in (given.get("name"), given.get("text")):
            a, b = words_of(one), words_of(other)
            if not a or not b:
                continue
            # "Thai troops" are not "Cambodian troops".
            if set(a) == set(b) or (a[-1] == b[-1] and len(countries) < 2):
                return True
    return False


def same_party(told, given):
    return same_code(told, given) or same_words(told, given)


def same_side(told, given, may_lack):
    needed = [] if may_lack else [party for party in told if not party.get("optional")]
    return all(any(same_party(t, g) for t in told) for g in given) and all(
        any(same_party(t, g) for g in given) for t in needed
    )


def is_reciprocal(event):
    return len(event["actor"]) > 1 and not event["recipient"]


def same_parties(told, given):
    """Of an optional event a party may lack as well."""
    may_lack = bool(told.get("optional"))
    if is_reciprocal(told) or is_reciprocal(given):
        return same_side(told["actor"] + told["recipient"], given["actor"] + given["recipient"], may_lack)
    return all(same_side(told[side], given[side], may_lack) for side in ("actor", "recipient"))


def spans_of(event, text):
    """Where in the report an event is told: the places of its mentions' sentences."""
    spans = []
    for mention in [event, *event.get("mentions", [])]:
        begin, end = mention.get("span") or (text.find(mention["text"]), 0)
        spans.append((begin, end or begin + len(mention["text"])))
    return [span for span in spans if span[0] >= 0]


def is_near(told, given, text):
    return any(a < d and c < b for a, b in spans_of(told, text) for c, d in spans_of(given, text))


def is_right(told, given, text):
    return told["type"] == given["type"] and is_near(told, given, text) and same_parties(told, given)


@dataclasses.dataclass
class Outcome:
    """Pairs are of a told event and the given one that is it."""

    right: list  # pairs
    wrong: list  # (given, the told events of its type in its sentences)
    missed: list  # told
    uncounted: int  # given events that are optional ones


def pair_up(told, given, text):
    """The most pairs, each event in one at most; those of the same factuality are tried first."""
    paired = {}  # number of the told -> number of the given

    def find(number, tried):
        order = [t for t, event in enumerate(told) if is_right(event, given[number], text)]
        order.sort(key=lambda t: told[t]["factuality"] != given[number]["factuality"])
        for t in order:
            if t in tried:
                continue
            tried.add(t)
            if t not in paired or find(paired[t], tried):
                paired[t] = number
                return True
        return False

    def has_twin(number):
        fact = given[number]["factuality"]
        return any(event["factuality"] == fact and is_right(event, given[number], text) for event in told)

    for number in sorted(range(len(given)), key=lambda n: not has_twin(n)):
        find(number, set())
    return paired


def compare(told, given, text):
    """`told` and `given` are events of one report, whose text is `text`."""
    needed = [event for event in told if not event.get("optional")]
    allowed = [event for event in told if event.get("optional")]
    paired = pair_up(needed, given, text)
    outcome = Outcome([(needed[t], given[g]) for t, g in sorted(paired.items())], [], [], 0)
    outcome.missed = [event for t, event in enumerate(needed) if t not in paired]
    for number, event in enumerate(given):
        if number in paired.values():
            continue
        if any(is_right(optional, event, text) for optional in allowed):
            outcome.uncounted += 1
            continue
        near = [one for one in told if one["type"] == event["type"] and is_near(one, event, text)]
        outcome.wrong.append((event, near))
    return outcome
