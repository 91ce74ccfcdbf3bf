#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How fast `bede stories` is, and what memory it takes: 200,000 events of made-up news over two years.

    bench/stories.py [--events N] [--folder FOLDER]

Happenings are drawn by a seed: a kind, a town, a day, and one to eight reports that tell of it in words, figures and
days of their own. They are coded once into FOLDER/news.duckdb (default: build/stories_bench); only `bede stories` is
timed, on one core, and its largest resident set is read from the kernel.
"""

import argparse
import datetime
import json
import os
import random
import resource
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BEDE = ROOT / "build/bede"
TOWNS = {
    "Nigeria": ["Maiduguri", "Kano", "Jos", "Kaduna", "Sokoto", "Enugu"],
    "Kenya": ["Mombasa", "Kisumu", "Nakuru", "Garissa", "Eldoret"],
    "Pakistan": ["Quetta", "Peshawar", "Multan", "Lahore", "Sukkur"],
    "Colombia": ["Cali", "Cúcuta", "Pasto", "Medellín"],
    "Iraq": ["Mosul", "Basra", "Kirkuk", "Tikrit"],
    "Philippines": ["Davao", "Cotabato", "Zamboanga", "Iloilo"],
    "Ukraine": ["Kharkiv", "Odesa", "Dnipro", "Lviv"],
    "Mali": ["Gao", "Timbuktu", "Mopti", "Kidal"],
}
SITES = ["market", "school", "mosque", "bus station", "hotel", "bridge", "clinic", "barracks", "mine", "stadium"]
PEOPLE = ["students", "teachers", "miners", "traders", "farmers", "doctors", "drivers", "soldiers", "villagers"]
KINDS = [
    ["Gunmen killed {n} {people} near the {site} in {town}", "At least {m} {people} died in {town} when gunmen attacked the {site}",
     "The attack on {people} by the {site} in {town} left {m} dead"],
    ["Police arrested {n} {people} at the {site} in {town}", "{m} {people} were detained by police in {town}",
     "The arrest of {people} in {town} was reported by the police"],
    ["Armed men abducted {n} {people} from the {site} in {town}", "{m} {people} were kidnapped in {town} by armed men",
     "Kidnappers seized {people} at the {site} in {town}"],
    ["{people} protested outside the {site} in {town}", "Hundreds of {people} marched to the {site} in {town}",
     "{people} held a demonstration at the {site} in {town}"],
    ["A bomb exploded at the {site} in {town}, killing {n} {people}", "The bombing of the {site} in {town} killed {m} {people}",
     "{m} {people} were killed in {town} by a bomb at the {site}"],
]
OUTLETS = [f"{place} {kind}" for place in ("Coast", "Plateau", "Delta", "Capital", "Northern", "River", "Highland", "Border")
           for kind in ("Courier", "Herald", "Gazette", "Mail", "Observer")]
FOLLOW = ["Governor {name} met elders in {other} and called for calm.", "The party of {name} condemned the government.",
          "Minister {name} promised an inquiry into the {site}.", "The army deployed troops to {other}.",
          "Aid workers delivered {thing} to families in {other}.", "The {thing} workers' union of {name} threatened to strike.",
          "{name}, a lawyer, demanded the release of the {people}.", "Residents of {other} blocked the {thing} road.",
          "{name} rejected an offer of {thing} from the council of {other}.", "Rebels in {other} denied that they were behind it.",
          "The bishop of {other}, {name}, visited the {people}.", "The council in {other} imposed a curfew near the {site}."]
THINGS = ["cotton", "rice", "timber", "sugar", "cement", "cocoa", "salt", "fish", "tea", "wool", "copper", "maize"]


def make_name(chance):
    """A family's name that nobody has."""
    return "".join(chance.choice("bdfgklmnrstvz") + chance.choice("aeiou") for _ in range(chance.choice([2, 3, 4]))).title()


def make_reports(events, chance):
    """Reports with about so many events."""
    first = datetime.date(2019, 1, 1)
    made, number, happenings = 0, 0, 0
    while made < events:
        country = chance.choice(sorted(TOWNS))
        words = {"town": chance.choice(TOWNS[country]), "site": chance.choice(SITES), "people": chance.choice(PEOPLE)}
        kind, day, dead = chance.choice(KINDS), first + datetime.timedelta(chance.randrange(730)), chance.randrange(2, 40)
        happenings += 1
        name = make_name(chance)
        after = [f.format(name=make_name(chance), other=make_name(chance) + "a", thing=chance.choice(THINGS), **words)
                 for f in chance.sample(FOLLOW, 4)]
        for _ in range(chance.choice([1, 1, 2, 3, 4, 6, 8])):
            later = chance.choice([0, 0, 0, 1, 1, 2, 5])
            sentence = chance.choice(kind).format(n=dead, m=dead + chance.choice([0, 0, 1, 3]), **words)
            when = day.strftime("%A")
            text = f"{sentence[0].upper()}{sentence[1:]} on {when}, district chief {name} said.\n\n" + \
                " ".join(chance.sample(after, 3))
            yield {"id": f"h{happenings:06}-{number:07}", "date": (day + datetime.timedelta(later)).isoformat(),
                   "outlet": chance.choice(OUTLETS), "title": f"{words['town']}: {words['people']} and the {words['site']}",
                   "text": f"{words['town'].upper()}, {country} - {text}"}
            made += 4.3  # as coded
            number += 1


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--events", type=int, default=200_000)
    parser.add_argument("--folder", type=Path, default=ROOT / "build/stories_bench")
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    news, database = arguments.folder / "news.jsonl", arguments.folder / "news.duckdb"
    reports = list(make_reports(arguments.events, random.Random(1)))
    random.Random(2).shuffle(reports)
    news.write_text("".join(json.dumps(report) + "\n" for report in reports), encoding="utf-8")
    if not database.exists():
        subprocess.run([BEDE, "code", news, "-o", database], check=True)
    core = sorted(os.sched_getaffinity(0))[0]
    begun = time.monotonic()
    done = subprocess.run(["taskset", "-c", str(core), BEDE, "stories", "--db", database, "--format", "json"],
                          stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=True)
    seconds = time.monotonic() - begun
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    events = int(done.stderr.split()[1])
    print(done.stderr.decode().strip())
    print(f"{seconds:.1f} s: {events / seconds * 60:,.0f} events a minute; at most {used.ru_maxrss / 1024:.0f} MB resident")
    return 0


if __name__ == "__main__":
    sys.exit(main())
