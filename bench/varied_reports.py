# SPDX-License-Identifier: Apache-2.0
"""Any number of reports, made from those in samples/ by a seed: no two are alike, and all read like news to a coder.

    write_reports(path, 100_000, seed=1)   {"id": "gao-engineers-7", "date": "2003-11-02", …}, a line each

Of each, the day is drawn anew, figures are changed, each of its names is another one throughout (of the samples, or
made up, so that new words never end), and one in eight of its longer words gives way to one of the samples with the same
ending: arrested, condemned. Titles, outlets and the share of reports of each length stay as news has them.
"""

import datetime
import json
import random
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
WORD = re.compile(r"[^\W\d_]+|\d+")
FIRST_DAY, DAYS = datetime.date(1990, 1, 1), 365 * 30
OTHER_WORDS, MADE_NAMES = 1 / 8, 1 / 3
SYLLABLES = ["ba", "dar", "el", "go", "ham", "i", "jo", "kar", "la", "mu", "na", "or", "pa", "ri", "sa", "tu", "va", "zi"]


def read_samples():
    """The sample reports: id, outlet, title, text."""
    paths = sorted(ROOT.glob("samples/events/*/report.jsonl")) + sorted(ROOT.glob("samples/happenings/*.jsonl"))
    return [json.loads(line) for path in paths for line in path.open(encoding="utf-8")]


class Variation:
    def __init__(self, seed):
        self.chance = random.Random(seed)
        self.samples = read_samples()
        lower = {word for report in self.samples for word in WORD.findall(report["text"]) if word.islower()}
        capital = {word for report in self.samples for word in WORD.findall(report["text"]) if word.istitle()}
        self.names = sorted(word for word in capital if len(word) > 3 and word.lower() not in lower)
        self.is_name = set(self.names)
        self.alike = {}
        for word in sorted(lower):
            if len(word) > 5:
                self.alike.setdefault(word[-3:], []).append(word)

    def report(self, number):
        """The report of this number; they must be asked for in order."""
        chance = self.chance
        sample = chance.choice(self.samples)
        named = {}

        def other(match):
            word = match[0]
            if word in self.is_name:
                if word not in named:
                    named[word] = self.made_name() if chance.random() < MADE_NAMES else chance.choice(self.names)
                return named[word]
            if word.isdigit():
                return word if len(word) > 3 else str(int(word) + chance.randrange(3))
            if len(word) > 5 and word.islower() and chance.random() < OTHER_WORDS:
                return chance.choice(self.alike.get(word[-3:], [word]))
            return word

        day = FIRST_DAY + datetime.timedelta(days=chance.randrange(DAYS))
        return {"id": f"{sample['id']}-{number}", "date": str(day), "outlet": sample.get("outlet", ""),
                "title": WORD.sub(other, sample.get("title", "")), "text": WORD.sub(other, sample["text"])}  # fmt: skip

    def made_name(self):
        return "".join(self.chance.choices(SYLLABLES, k=self.chance.choice((2, 3, 3, 4)))).title()


def write_reports(path, count, seed=1):
    variation = Variation(seed)
    with open(path, "w", encoding="utf-8") as file:
        for number in range(count):
            file.write(json.dumps(variation.report(number), ensure_ascii=False) + "\n")
