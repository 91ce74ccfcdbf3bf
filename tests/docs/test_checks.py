# SPDX-License-Identifier: Apache-2.0
"""The checks of documents catch what they should, each on a small project made for it, and nothing in a sound one."""

import struct
import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))

import references  # noqa: E402
from console import commands_of, fenced_blocks, fits, outputs_of  # noqa: E402

PAGE = """# A page

```console
$ echo one; echo two >&2
one
two
$ false
$ echo $?
1
$ cat <<END
> a … b
> END
a … b
```

```sh
make nothing-is-run
```
"""
TREE = {
    "Makefile": "test: build\n\t@tools/test\n",
    "ARCHITECTURE.md": "**`docs/`** Pages.\n\n**`src/base`** Below all.\n",
    "docs/README.md": "[the pack](pack.md)\n",
    "docs/pack.md": "# The pack\n## What is checked\n",
    "src/base/utf8.h": "// See docs/pack.md.\n",
    "build/made.md": "",
}


class Console(unittest.TestCase):
    def test_commands_and_outputs(self):
        blocks = list(fenced_blocks(PAGE))
        self.assertEqual([(mark, first) for mark, first, _ in blocks], [("console", 4), ("sh", 17)])
        commands = commands_of(*blocks[0][1:])
        self.assertEqual([command.line for command in commands], [4, 7, 8, 10])
        outputs = outputs_of(commands, Path.cwd())
        self.assertEqual(outputs, [["one", "two"], [], ["1"], ["a … b"]])
        self.assertTrue(all(fits(command.expected, output) for command, output in zip(commands, outputs)))

    def test_a_shell_that_ends_leaves_commands_out(self):
        self.assertEqual(outputs_of(commands_of(1, ["$ echo a", "$ exit", "$ echo b"]), Path.cwd())[0], ["a"])

    def test_a_block_begins_with_a_command(self):
        with self.assertRaises(ValueError):
            commands_of(1, ["one", "$ echo one"])

    def test_what_fits(self):
        cases = [
            # what the document shows, what is printed, whether that is the same
            (["a"], ["a"], True),
            (["a"], ["b"], False),
            (["a"], ["a", "b"], False),
            (["a"], [], False),
            ([], ["a"], False),
            (["a "], ["a"], True),  # blanks at a line's end cannot be seen
            (["took … ms"], ["took 12 ms"], True),
            (["took … ms"], ["took 12 s"], False),
            (["a.c"], ["abc"], False),
            (["a", "…", "z"], ["a", "b", "c", "z"], True),
            (["a", "…", "z"], ["a", "z"], True),
            (["a", "…", "z"], ["a", "b"], False),
        ]
        for expected, actual, same in cases:
            with self.subTest(expected=expected, actual=actual):
                self.assertEqual(fits(expected, actual), same)


class References(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)
        for name, text in TREE.items():
            self.write(name, text)
        (self.root / "tests").mkdir()

    def write(self, name, text):
        (self.root / name).parent.mkdir(parents=True, exist_ok=True)
        (self.root / name).write_text(text, encoding="utf-8")
        return self.root / name

    def test_sound(self):
        self.assertEqual(references.wrong_folders(self.root / "ARCHITECTURE.md", self.root), [])
        self.assertEqual(references.unlisted_documents(self.root), [])
        self.assertEqual(references.absent_documents(self.root), [])

    def test_links(self):
        links = "[a](pack.md#what-is-checked) [b](https://x.org/) [c](gone.md) [d](pack.md#who)\n"
        page = self.write("docs/new.md", links)
        wrong = ["the link gone.md leads nowhere", "the link pack.md#who names no heading of pack.md"]
        self.assertEqual(references.broken_links(page), wrong)

    def test_files(self):
        named = "`src/base/utf8.h` `src/base/gone.h` `src/<folder>/run` `base/x.h` `build/made`\n"
        page = self.write("docs/new.md", named)
        self.assertEqual(references.absent_files(page, self.root), ["`src/base/gone.h` is not there"])

    def test_targets(self):
        page = self.write("docs/new.md", "`make test` or `make tea`; make cakes\n")
        self.assertEqual(references.absent_targets(page, self.root), ["`make tea` is no target of the Makefile"])

    def test_documents(self):
        self.write("docs/unlisted.md", "")
        self.write("src/base/pack.h", "// See docs/gone.md.\n")
        self.assertEqual(references.unlisted_documents(self.root), ["docs/README.md does not list unlisted.md"])
        self.assertEqual(references.absent_documents(self.root),
                         ["src/base/pack.h names docs/gone.md, which is not there"])  # fmt: skip

    def test_folders(self):
        self.write("src/text/text.h", "")
        (self.root / "src/empty").mkdir()
        page = self.write("ARCHITECTURE.md", "**`docs/`** Pages.\n**`src/base`** One.\n**`src/gone`** Two.\n")
        self.assertEqual(references.wrong_folders(page, self.root), ["it lists src/gone, which is not there",
                                                                     "it does not list src/text"])  # fmt: skip

    def test_sections(self):
        table = "| section | read by |\n| --- | --- |\n| `language/layer<n>.bias` | a |\n| `lemma/<part>/rules` | b |\n"
        page = self.write("docs/pack.md", table + "| `language/gone` | c |\n| `language/rare` | not in this pack |\n")
        pack = self.root / "a.pack"
        names = [b"language/layer0.bias", b"language/new", b"lemma/noun/rules.bytes"]
        size = 32 + 64 * len(names)
        entries = b"".join(struct.pack("<48sQQ", name, 192, 0) for name in names)
        pack.write_bytes(struct.pack("<8sIIQQ", b"BEDEPACK", 1, len(names), size, 0) + entries)
        wrong = ["the pack has no section language/gone", "the table has no row for the section language/new"]
        self.assertEqual(references.wrong_sections(page, pack), wrong)
        pack.write_bytes(b"BEDEPACK" + bytes(24))
        self.assertIn("the pack begins with", references.wrong_sections(page, pack)[0])


if __name__ == "__main__":
    unittest.main()
