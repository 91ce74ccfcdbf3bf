# SPDX-License-Identifier: Apache-2.0
"""docs/store.md lists the tables as a database itself does, and docs/export.md every format and its columns.

tests/store/run says where they differ; `python tests/store/documents.py DATABASE` prints the tables as they should be.
"""

import re
import sys

from databases import EXPLAINED, opened

from program import ROOT, Folder, bede, json_lines


def tables_of(path):
    """A heading, a sentence and a table of Markdown for each table of a database, from its own comments."""
    out = []
    with opened(path) as database:
        for table, meaning in database.execute(
                "SELECT table_name, comment FROM duckdb_tables() WHERE schema_name = 'main' ORDER BY table_oid").fetchall():  # fmt: skip
            out += [f"### {table}", "", meaning, "", "| column | type | meaning |", "| --- | --- | --- |"]
            for name, type_, comment in database.execute(
                    "SELECT column_name, data_type, comment FROM duckdb_columns() WHERE table_name = ? "
                    "ORDER BY column_index", [table]).fetchall():  # fmt: skip
                out.append(f"| `{name}` | {type_} | {comment or ''} |")
            out.append("")
        views = database.execute("SELECT view_name, comment FROM duckdb_views() WHERE schema_name = 'main' "
                                 "AND NOT internal ORDER BY view_oid").fetchall()  # fmt: skip
    return "\n".join(out), views


class Documents(Folder):
    def test_store(self):
        source, db = self.path / "in.jsonl", self.path / "events.duckdb"
        source.write_bytes(json_lines(EXPLAINED))
        self.assertEqual(bede("code", source, "-o", db).returncode, 0)
        tables, views = tables_of(db)
        page = (ROOT / "docs/store.md").read_text()
        self.assertIn(tables, page)
        for name, comment in views:
            self.assertIn(f"| `{name}` | {comment} |", page)
        self.assertGreaterEqual(len(re.findall(r"^\d+\. ", page, re.M)), 10)  # example queries

    def test_export(self):
        page = (ROOT / "docs/export.md").read_text()
        listed = re.findall(r"^ {20,}([a-z]+(?:-[a-z]+)?)  +[A-Za-z]", bede("export", "--help").stdout.decode(), re.M)
        self.assertEqual(len(listed), 13)
        for name in listed:
            self.assertIn(f"| `{name}` |", page)


if __name__ == "__main__":
    print(tables_of(sys.argv[1])[0])
