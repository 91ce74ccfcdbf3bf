#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How well stories are the happenings that reports tell of (samples/happenings): B³ precision, recall and F1.

    tests/stories/happenings.py FILE.jsonl...            the scores, and beside them that of one event a day for each dyad
    tests/stories/happenings.py --errors "whole way" FILE.jsonl...   with what is torn and what is mixed up

A line of a file is a report; its `tells` name the happenings it tells of and the words that tell them. Two questions:

words given   these words are given to Bede as the mentions (`bede eval crossdoc`): how well are tellings joined?
whole way     Bede codes the reports and makes stories of its own events. The event whose cue stands in the words is what
              it makes of them; where none does, the nearest one of that sentence; and where the sentence has no event,
              the telling stands alone. `at best` is what a joiner that knows the happenings would reach with these events.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BEDE, PACK = ROOT / "build/bede", ROOT / "build/bede.pack"


def bede(*arguments):
    command = [str(BEDE), "--pack", str(PACK), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, check=True, timeout=600).stdout.decode()


def query(database, sql):
    rows = bede("query", "--db", database, "--format", "json", sql)
    return [json.loads(line) for line in rows.splitlines()]


def read_reports(files):
    return [json.loads(line) for file in files for line in Path(file).read_text(encoding="utf-8").splitlines() if line]


def make_database(reports, folder):
    """The reports without what they are known to tell, coded; and the stories of all their events."""
    asked, database = Path(folder) / "reports.jsonl", Path(folder) / "events.duckdb"
    lines = [json.dumps({k: v for k, v in report.items() if k != "tells"}) + "\n" for report in reports]
    asked.write_text("".join(lines), encoding="utf-8")
    bede("code", asked, "-o", database)
    bede("stories", "--db", database)
    return database


def event_told(words_at, sentences, cues):
    """Of a report the event that stands for the words at [begin, end): (event, distance of its cue), or None."""
    begin, end = words_at
    sentence = next((s["sentence"] for s in sentences if s["span_begin"] <= begin < s["span_end"]), None)
    best = None
    for cue in cues:
        if cue["sentence"] != sentence:
            continue
        distance = 0 if begin <= cue["at"] < end else min(abs(cue["at"] - begin), abs(cue["at"] - end)) + 1
        if best is None or distance < best[1]:
            best = (cue["event"], distance)
    return best


def find_tellings(reports, database):
    """[(happening, report id, event or None, words)] of all tells."""
    sentences, cues = defaultdict(list), defaultdict(list)
    for row in query(database, "SELECT r.id, s.sentence, s.span_begin, s.span_end FROM sentences s JOIN reports r "
                     "USING (run, item) WHERE sentence >= 0"):
        sentences[row["id"]].append(row)
    # A mention has its cue's words, the first one of an event their place as well.
    for row in query(database, "SELECT e.report AS id, e.event, m.mention, m.sentence, m.cue, m.span_begin, m.span_end, "
                     "e.cue_span_begin FROM mentions m JOIN events e USING (run, item, event)"):
        cues[row["id"]].append(row)
    tellings = []
    for report in reports:
        for cue in cues[report["id"]]:
            at = report["text"].find(cue["cue"].split()[0], cue["span_begin"], cue["span_end"])
            cue["at"] = cue["cue_span_begin"] if cue["mention"] == 0 or at < 0 else at
        for tell in report["tells"]:
            begin = report["text"].index(tell["words"])
            told = event_told((begin, begin + len(tell["words"])), sentences[report["id"]], cues[report["id"]])
            tellings.append((tell["happening"], report["id"], told and told[0], tell["words"]))
    return tellings


def b_cubed(gold, found):
    """Precision, recall and F1 of two partitions of the same items: lists of labels, item by item."""
    both = Counter(zip(gold, found))
    of_gold, of_found = Counter(gold), Counter(found)
    precision = sum(both[g, f] / of_found[f] for g, f in zip(gold, found)) / len(gold)
    recall = sum(both[g, f] / of_gold[g] for g, f in zip(gold, found)) / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def given_labels(reports, folder):
    """The stories of the tellings where their words are given."""
    asked, answered = Path(folder) / "asked.jsonl", Path(folder) / "answered.jsonl"
    with asked.open("w", encoding="utf-8") as lines:
        for report in reports:
            spans = [(report["text"].index(tell["words"]), len(tell["words"])) for tell in report["tells"]]
            record = {key: report[key] for key in ("id", "date", "outlet", "title", "text")}
            lines.write(json.dumps(record | {"events": [{"start": at, "end": at + size} for at, size in spans]}) + "\n")
    bede("eval", "crossdoc", asked, "-o", answered)
    answers = [json.loads(line) for line in answered.read_text(encoding="utf-8").splitlines()]
    return [event["cluster"] for answer in answers for event in answer["events"]]


def best_labels(tellings):
    """An event is of the first happening that it stands for; what has no event stands alone."""
    of = {}
    for happening, report, event, _ in tellings:
        of.setdefault((report, event), happening)
    return [of[report, event] if event is not None else f"none {i}"
            for i, (_, report, event, _) in enumerate(tellings)]


def story_labels(tellings, database):
    story = {(row["report"], row["event"]): row["story"]
             for row in query(database, "SELECT s.story, e.report, e.event FROM story_events s JOIN events e "
                              "USING (run, item, event)")}
    return [story[report, event] if event is not None else f"none {i}"
            for i, (_, report, event, _) in enumerate(tellings)]


def main_stories(tellings, labels):
    """Of each happening the story that most of its tellings are in; of as many the first by id."""
    counts = defaultdict(Counter)
    for (happening, _, event, _), label in zip(tellings, labels):
        if event is not None:
            counts[happening][label] += 1
    return {happening: min(count, key=lambda label: (-count[label], label)) for happening, count in counts.items()}


def dispute_counts(tellings, labels, database):
    """By field: on how many of it reports disagree, on how many the main stories say so, how many of these are right.

    Of figures and days two of the reports' values must be among the story's; of what is told in words the field decides.
    """
    rows = (ROOT / "samples/happenings/disputes.tsv").read_text(encoding="utf-8").splitlines()[1:]
    asked = {(happening, field): {value.split()[0] for value in values.split(" | ")}
             for happening, field, values in (row.split("\t") for row in rows)}
    told = {row["story"]: {dispute["field"]: {value["value"] for value in dispute["values"]}
                           for dispute in row["disputes"]}
            for row in query(database, "SELECT story, disputes FROM stories")}
    found = {(happening, field): values for happening, story in main_stories(tellings, labels).items()
             for field, values in told[story].items()}
    right = {key for key, values in asked.items()
             if key in found and (key[1] in ("actor", "factuality", "place") or len(values & found[key]) > 1)}
    fields = sorted({field for _, field in asked | found})
    return {field: [sum(f == field for _, f in pairs) for pairs in (asked, found, right)] for field in fields}


def one_a_day_labels(tellings, database):
    """The rule of the trade: of a day one event for each dyad and CAMEO root."""
    rows = query(database, "SELECT e.report, e.event, e.report_date, left(e.cameo, 2) AS root, coalesce(string_agg(a.code, "
                 "'+' ORDER BY a.place) FILTER (a.side = 'actor'), '') AS actor, coalesce(string_agg(a.code, '+' ORDER BY "
                 "a.place) FILTER (a.side = 'recipient'), '') AS recipient FROM events e LEFT JOIN entities a USING (run, "
                 "item, event) GROUP BY ALL")
    key = {(r["report"], r["event"]): f"{r['report_date']} {r['actor']} {r['recipient']} {r['root']}" for r in rows}
    return [key[report, event] if event is not None else f"none {i}"
            for i, (_, report, event, _) in enumerate(tellings)]


def score(reports):
    """The scores (P, R, F1) by name, counts of disputes, of tellings and of those without event; tellings; labels."""
    with tempfile.TemporaryDirectory() as folder:
        database = make_database(reports, folder)
        tellings = find_tellings(reports, database)
        labels = {
            "words given": given_labels(reports, folder),
            "whole way": story_labels(tellings, database),
            "at best": best_labels(tellings),
            "one a day": one_a_day_labels(tellings, database),
        }
        disputes = dispute_counts(tellings, labels["whole way"], database)
    gold = [happening for happening, _, _, _ in tellings]
    result = {name: b_cubed(gold, found) for name, found in labels.items()}
    result |= {"disputes": disputes, "tellings": len(tellings), "without event": sum(event is None for _, _, event, _ in tellings)}
    return result, tellings, labels


def tell(name, scores):
    print(f"{name:12} B3 precision {scores[0]:.3f}, recall {scores[1]:.3f}, F1 {scores[2]:.3f}")


def tell_disputes(counts):
    """What reports disagree on, and what of it the stories of the whole way have."""
    for field, (asked, found, both) in (counts | {"all": [sum(column) for column in zip(*counts.values())]}).items():
        print(f"disputes: {field:10} {asked:2} in the reports, {found:2} found, {both:2} of them right")


def show_errors(tellings, labels):
    stories, happenings = defaultdict(Counter), defaultdict(list)
    for (happening, report, event, words), label in zip(tellings, labels):
        stories[label][happening] += 1
        happenings[happening].append((label, report, event, words))
    for happening, told in sorted(happenings.items()):
        torn = len({label for label, _, _, _ in told}) > 1
        mixed = any(len(stories[label]) > 1 for label, _, _, _ in told)
        if torn or mixed:
            print(f"\n{happening}{' (torn)' * torn}{' (mixed up)' * mixed}")
            for label, report, event, words in sorted(told, key=lambda t: (t[0], t[1])):
                others = [h for h in stories[label] if h != happening]
                print(f"   {label[:8]} {report} [{event}] “{words}”{' with ' + ', '.join(others) if others else ''}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--errors", choices=["words given", "whole way"])
    parser.add_argument("files", nargs="+")
    arguments = parser.parse_args()
    result, tellings, labels = score(read_reports(arguments.files))
    if arguments.errors:
        show_errors(tellings, labels[arguments.errors])
    print(f"{result['tellings']} tellings, {result['without event']} in sentences without an event")
    for name in labels:
        tell(name, result[name])
    tell_disputes(result["disputes"])
    return 0


if __name__ == "__main__":
    sys.exit(main())
