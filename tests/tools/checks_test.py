# SPDX-License-Identifier: Apache-2.0
"""The checkers of tools/ catch what they should, each on a small tree made for it, and nothing in a clean one."""
import pathlib
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "tools"))
sys.dont_write_bytecode = True

import check_layers  # noqa: E402
import check_sizes  # noqa: E402

LAYERS = """
base [result]:   # no knowledge of news
text: base
actor: base text
date: base text
coder [run]: base text actor date
"""

CLEAN = {
    "tools/layers.txt": LAYERS,
    "include/bede/result.h": "#include <string>\n",
    "include/bede/run.h": '#include "bede/result.h"\n',
    "src/base/CMakeLists.txt": "bede_folder(base SOURCES utf8.cc TESTS utf8_test.cc)\n",
    "src/base/utf8.h": "",
    "src/base/utf8.cc": '#include "base/utf8.h"\n#include <simdjson.h>\n#include "bede/result.h"\n',
    "src/base/utf8_test.cc": '#include "base/utf8.h"\n#include <gtest/gtest.h>\n',
    "src/text/CMakeLists.txt": "bede_folder(text SOURCES clean.cc DEPENDS base)\n",
    "src/text/text.h": "",
    "src/text/clean.cc": '#include "text/clean.h"\n#include "base/utf8.h"\n',
    "src/text/clean.h": "",
    "cli/CMakeLists.txt": "set(sources\n  main.cc\n)\n",
    "cli/main.cc": '#include "cli/options.h"\n#include <bede/run.h>\n#include <CLI/CLI.hpp>\n',
    "cli/options.h": "",
}


class Checks(unittest.TestCase):
    def breaches(self, checker, files=()):
        """What `checker` says of the clean tree with `files` added or replaced."""
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            for name, text in {**CLEAN, **dict(files)}.items():
                (root / name).parent.mkdir(parents=True, exist_ok=True)
                (root / name).write_text(text, encoding="utf-8")
            return checker.check(root)

    def one(self, checker, name, text, expected):
        found = self.breaches(checker, files={name: text})
        self.assertEqual(len(found), 1, found)
        self.assertIn(expected, found[0])


class Layers(Checks):
    def test_clean(self):
        self.assertEqual(self.breaches(check_layers), [])

    def test_includes(self):
        cases = [
            # file, its include, what must be said
            ("src/base/utf8.h", '#include "text/text.h"', "src/base/utf8.h:1: base may not include text"),
            ("src/base/utf8.h", '\n#  include <text/text.h>', "src/base/utf8.h:2: base may not include text"),
            ("src/actor/actor.h", '#include "date/date.h"', "actor may not include date"),
            ("src/actor/actor.h", '#include "text/clean.h"', "use the door, text/text.h"),
            ("src/actor/actor.h", '#include "../text/text.h"', "write the include from src/"),
            ("src/actor/actor.h", '#include "role.h"', "write it from src/, as actor/role.h"),
            ("src/actor/actor.h", '#include "hwy/highway.h"', "write <hwy/highway.h>"),
            ("src/actor/actor.h", '#include "bede/run.h"', "which is coder's"),
            ("src/actor/actor.h", '#include "bede/absent.h"', "belongs to no folder"),
            ("src/text/clean.h", '#define HWY_TARGET_INCLUDE "actor/actor.h"', "text may not include actor"),
            ("cli/options.h", '#include "text/text.h"', "only bede/... may be included here"),
            ("include/bede/run.h", '#include "text/text.h"', "only bede/... may be included here"),
            ("include/bede/run.h", "#include <tbb/task_arena.h>", "the standard library and bede/... alone"),
            ("include/bede/result.h", '#include "bede/run.h"', "base may not include bede/run.h"),
            ("include/bede/absent.h", "", "belongs to no folder"),
            ("src/somewhere/x.h", "", "the folder somewhere is not in tools/layers.txt"),
        ]
        for name, text, expected in cases:
            with self.subTest(name=name, text=text):
                self.one(check_layers, name, text + "\n", expected)

    def test_cycle_cannot_be_written(self):
        self.one(check_layers, "tools/layers.txt", "base: text\ntext: base\n", "base may not use text, not listed above")

    def test_broken_line(self):
        self.one(check_layers, "tools/layers.txt", "base\n", "tools/layers.txt:1: expected")

    def test_forgotten_file(self):
        self.one(check_layers, "src/text/quote_test.cc", "", "lists quote_test.cc 0 times")
        self.one(check_layers, "cli/show.cc", "", "lists show.cc 0 times")

    def test_listed_file_in_a_comment_only(self):
        self.one(check_layers, "cli/CMakeLists.txt", "# main.cc\n", "lists main.cc 0 times")

    def test_build_goes_upward(self):
        self.one(check_layers, "src/text/CMakeLists.txt", "bede_folder(text SOURCES clean.cc DEPENDS base coder)\n",
                 "text may not depend on coder")


class Sizes(Checks):
    def test_clean(self):
        full = {"src/base/full.h": "\n" * 400, "include/bede/full.h": "\n" * 150, "tests/cases/long.jsonl": "\n" * 900}
        self.assertEqual(self.breaches(check_sizes, files=full), [])

    def test_too_long(self):
        self.one(check_sizes, "src/base/long.h", "\n" * 401, "src/base/long.h:401: 401 lines, of 400 at most")
        self.one(check_sizes, "include/bede/long.h", "\n" * 151, "include/bede/long.h:151: 151 lines, of 150 at most")
        self.one(check_sizes, "tools/long", "\n" * 401, "tools/long:401")

    def test_exceptions(self):
        long = {"src/base/long.h": "\n" * 450}
        allowed = "src/base/long.h 450 a table that is read as one\n"
        self.assertEqual(self.breaches(check_sizes, files={**long, "tools/sizes_allowed.txt": allowed}), [])
        grown = {"src/base/long.h": "\n" * 451, "tools/sizes_allowed.txt": allowed}
        self.assertIn("451 lines, of 450 at most", self.breaches(check_sizes, files=grown)[0])

    def test_exception_without_a_reason_or_a_need(self):
        self.one(check_sizes, "tools/sizes_allowed.txt", "src/base/utf8.h 450\n", "expected 'file lines reason'")
        self.one(check_sizes, "tools/sizes_allowed.txt", "src/base/utf8.h 450 once long\n", "needs no exception")


if __name__ == "__main__":
    unittest.main()
