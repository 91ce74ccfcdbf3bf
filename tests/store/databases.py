# SPDX-License-Identifier: Apache-2.0
"""What the tests of databases share: reports, and all rows of a database, read by DuckDB's own Python."""

import contextlib
import json
import random

import duckdb

from program import SAMPLES, json_lines

# Every table, and what tells its rows apart. `runs` has times of day, so it is compared without them.
TABLES = ("inputs", "reports", "sentences", "events", "entities", "mentions", "reasons", "refusals", "withdrawals", "countries", "codes")
EXPLAINED = {"id": "lagos-1", "date": "2024-03-06", "title": "Police arrest “ŁKS” students in Lagos 🚓",
             "text": "LAGOS (Reuters) - Police in Lagos arrested 12 students on Monday.\n\nThe opposition condemned\n"
                     "the arrests. Kenya and Uganda signed a treaty in Kampala.",
             "outlet": "Lagos Wire", "url": "https://www.example.org/a?b=1&c=2", "language": "en"}  # fmt: skip


@contextlib.contextmanager
def opened(path):
    database = duckdb.connect(str(path), read_only=True)
    try:
        yield database
    finally:
        database.close()


def rows(path, sql):
    with opened(path) as database:
        return database.execute(sql).fetchall()


def everything(path):
    """All rows of all tables, by table; the number of the run and the times of day aside."""
    with opened(path) as database:
        found = {}
        for table in TABLES:
            columns = [column for (column,) in database.execute(
                f"SELECT column_name FROM duckdb_columns() WHERE table_name = '{table}' AND column_name <> 'run' "
                "ORDER BY column_index").fetchall()]  # fmt: skip
            listed = ", ".join(f'"{column}"::VARCHAR' for column in columns)
            found[table] = database.execute(f"SELECT {listed} FROM {table} ORDER BY ALL").fetchall()
        found["runs"] = database.execute(
            "SELECT state, mode, program, model, lexicon, pack, options, inputs, keeps_text, items, digest, reports, "
            "sentences, tokens, events, refused, left_out, known, corrected, withdrawn FROM runs ORDER BY run").fetchall()  # fmt: skip
        return found


def sample_events():
    return [json.loads(path.read_text()) for path in sorted(SAMPLES.glob("events/*/report.jsonl"))]


def write_reports(path, count, seed=1):
    """`count` reports of ours, paragraphs cut and mixed so that no two are alike; some are refused."""
    chance = random.Random(seed)
    samples = sample_events()
    paragraphs = [part for report in samples for part in report["text"].split("\n\n")]
    with path.open("wb") as file:
        for number in range(count):
            report = dict(chance.choice(samples), id=f"r{number}", text="\n\n".join(chance.choices(paragraphs, k=4)))
            if number % 97 == 13:
                del report["date"]
            file.write(json_lines(report))
            if number % 131 == 17:
                file.write(b"no report\n")
    return path
