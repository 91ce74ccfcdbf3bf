# SPDX-License-Identifier: Apache-2.0
"""The lexicon's examples: where they stand, and the list of those that are known to fail.

An example is named by its table, the first two cells of its row and its column, for rows move when a table is sorted.
In known_failures.txt these are parted by tabs; behind a fifth there may be a reason, which an update keeps:

    events/accuse<TAB>charge with<TAB>verb<TAB>example<TAB>the operator is taken instead
"""

import collections

HEADING = """\
# Examples of the lexicon that are known to fail: a table, the first two cells of the row, the column (`example`: the
# row is not used, or a guard does not guard; `not`: it is, and must not be), and perhaps a reason of its own. An example
# that fails and is not listed makes tests/lexicon/run fail; so does one that is listed and holds: take it off, or run
# with --update.
"""
GROUPS = {
    "nothing": "Nothing is found in the sentence: the row's words or its parties' slots are not met as it is parsed.",
    "other": "Another row is used than the example's own.",
    "guard": "A guard's sentence, and an event is found in it.",
    "not": "The sentence is not politics, or of another meaning, and the row takes it nevertheless.",
}

def least_examples(kind, code):
    """How many examples must reach a code of `bede lexicon check --coverage`. docs/lexicon.md has the exemptions."""
    if kind != "cameo":
        return 4
    if len(code) == 2 or code == "084" or code.startswith("01"):
        return 0
    return {3: 4, 4: 2}[len(code)]


WITHOUT_EVENTS = {"events/ordinary_verbs"}

Key = collections.namedtuple("Key", "table first second column")


class Table:
    """A table's columns and rows; a row's number is its line in the file."""

    def __init__(self, path, folder):
        self.name = path.relative_to(folder).with_suffix("").as_posix()
        lines = path.read_text(encoding="utf-8-sig").splitlines()
        self.columns = lines[0].split("\t")
        self.rows = {number: line.split("\t") for number, line in enumerate(lines[1:], 2)}

    def key(self, line, column):
        """`column` as the program's messages have it, from 1."""
        cells = self.rows[line]
        return Key(self.name, cells[0].strip(), cells[1].strip(), self.columns[column - 1])

    def examples(self):
        """The keys of all examples that the program codes."""
        for line, cells in self.rows.items():
            for column, (name, cell) in enumerate(zip(self.columns, cells), 1):
                if name in ("example", "not") and cell.strip():
                    yield self.key(line, column)

    def lines_without(self, column):
        """The lines of rows whose cell of that column is blank."""
        place = self.columns.index(column)
        return [line for line, cells in self.rows.items() if not "".join(cells[place : place + 1]).strip()]


def read_tables(folder):
    """By path. Ordinary verbs have examples too, but no events of their own: nothing is coded there."""
    tables = (Table(path, folder) for path in sorted(folder.glob("events/*.tsv")))
    return {str(folder / f"{table.name}.tsv"): table for table in tables if table.name not in WITHOUT_EVENTS}


def group_of(key, message):
    if key.table == "events/guards":
        return "guard"
    if key.column == "not":
        return "not"
    return "nothing" if message.endswith("it gives nothing") else "other"


def read_known(text):
    """Key -> its reason (perhaps empty) for each time that it is listed."""
    known = collections.defaultdict(list)
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) not in (4, 5):
            raise ValueError(f"known_failures.txt:{number}: expected table, two cells and a column, parted by tabs")
        known[Key(*cells[:4])].append(cells[4] if len(cells) == 5 else "")
    return known


def written(failing, known):
    """The list's text: `failing` are keys with their messages; reasons of `known` are kept."""
    reasons = {key: list(texts) for key, texts in known.items()}
    groups = collections.defaultdict(list)
    for key, message in sorted(failing):
        left = reasons.get(key, [])
        reason = left.pop(0) if left else ""
        groups[group_of(key, message)].append("\t".join([*key, reason]) if reason else "\t".join(key))
    text = HEADING
    for name, why in GROUPS.items():
        if groups[name]:
            text += f"\n# {why}\n" + "\n".join(groups[name]) + "\n"
    return text


def compare(failing, known):
    """Those that fail and are not listed, with their messages, and those that are listed and do not fail."""
    left = collections.Counter({key: len(texts) for key, texts in known.items()})
    new = []
    for key, message in failing:
        if left[key] > 0:
            left[key] -= 1
        else:
            new.append((key, message))
    return new, sorted(left.elements())
