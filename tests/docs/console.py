# SPDX-License-Identifier: Apache-2.0
"""Commands that a document shows, with what it says they print.

A block is marked `console`. In it a line that begins with `$ ` is a command (`> ` goes on with it), and the lines up to
the next one are its output, errors included. In an output `…` stands for anything in a line, and alone for any number
of lines. The commands of one block share a shell, at the root of the project.
"""

from __future__ import annotations

import difflib
import os
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ANYTHING = "…"
TIMEOUT_SECONDS = 120
FENCE = re.compile(r"(\s*)(```+|~~~+)\s*(\S*)")


@dataclass
class Command:
    """One command of a block. `line`: where it stands, from 1."""

    line: int
    text: str
    expected: list[str] = field(default_factory=list)


def fenced_blocks(markdown: str) -> Iterator[tuple[str, int, list[str]]]:
    """Each fenced block: its mark (`console`, or empty), the number of its first line, its lines."""
    end, mark, first, lines = "", "", 0, []
    for number, line in enumerate(markdown.splitlines(), 1):
        fence = FENCE.fullmatch(line.rstrip())
        if end:
            if fence and fence[2].startswith(end) and not fence[3]:
                yield mark, first, lines
                end = ""
            else:
                lines.append(line)
        elif fence:
            end, mark, first, lines = fence[2], fence[3], number + 1, []


def without_blocks(markdown: str) -> str:
    """The document with its fenced blocks blanked, line for line."""
    lines = markdown.splitlines()
    for _, first, block in fenced_blocks(markdown):
        lines[first - 1 : first - 1 + len(block)] = [""] * len(block)
    return "\n".join(lines)


def commands_of(first: int, lines: list[str]) -> list[Command]:
    """The commands of one block."""
    commands: list[Command] = []
    for number, line in enumerate(lines, first):
        if line.startswith("$ "):
            commands.append(Command(number, line[2:]))
        elif not commands:
            raise ValueError(f"line {number}: a console block begins with a command, `$ …`")
        elif line.startswith("> ") and not commands[-1].expected:
            commands[-1].text += "\n" + line[2:]
        else:
            commands[-1].expected.append(line)
    return commands


def outputs_of(commands: list[Command], root: Path) -> list[list[str]]:
    """What each command prints, on either stream, when all are run in one shell."""
    mark = f"done-{os.getpid()}"
    script = "".join(
        f"{command.text}\nbede_status=$?; printf '\\n{mark}\\n'; (exit $bede_status)\n" for command in commands
    )
    done = subprocess.run(["bash", "-c", script], cwd=root, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True, errors="replace", timeout=TIMEOUT_SECONDS,
                          check=False)  # fmt: skip
    parts = done.stdout.split(f"\n{mark}\n")[: len(commands)]
    return [part.removesuffix("\n").split("\n") if part else [] for part in parts]


def fits(expected: list[str], actual: list[str]) -> bool:
    """Whether the output is what the document says."""
    pattern = []
    for line in expected:
        if line.strip() == ANYTHING:
            pattern.append(r"(?:.*\n)*")
        else:
            pattern.append(".*".join(map(re.escape, line.rstrip().split(ANYTHING))) + r"[ \t]*\n")
    return re.fullmatch("".join(pattern), "".join(line + "\n" for line in actual)) is not None


def difference(expected: list[str], actual: list[str]) -> str:
    """For people: what is shown and not printed, and the other way round."""
    return "\n".join(list(difflib.unified_diff(expected, actual, "the document", "the program", lineterm=""))[:60])
