#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Fails when a file is too long to be read to its end. Exceptions, with reasons: tools/sizes_allowed.txt."""
import pathlib
import sys

FILE_LINES = 400
PUBLIC_HEADER_LINES = 150
FOLDERS = ("include", "src", "cli", "web", "python", "bench", "fuzz", "tests", "tools", "cmake")
ENDINGS = (".h", ".cc", ".py", ".cmake", ".ts", ".css")


def limit(name):
    return PUBLIC_HEADER_LINES if name.startswith("include/") else FILE_LINES


def read_allowed(text):
    """File -> lines, and what is wrong with the list. A line is `file lines reason`."""
    allowed, bad = {}, []
    for number, line in enumerate(text.splitlines(), 1):
        words = line.split("#")[0].split(maxsplit=2)
        if not words:
            continue
        if len(words) < 3 or not words[1].isdigit():
            bad.append(f"tools/sizes_allowed.txt:{number}: expected 'file lines reason'")
        else:
            allowed[words[0]] = int(words[1])
    return allowed, bad


def check(root):
    """Every breach under `root`, as 'file:line: what is wrong'."""
    listed = root / "tools/sizes_allowed.txt"
    allowed, bad = read_allowed(listed.read_text(encoding="utf-8") if listed.exists() else "")
    unused = set(allowed)
    paths = (path for folder in FOLDERS for path in sorted((root / folder).rglob("*")) if path.is_file())
    for path in paths:
        name = path.relative_to(root).as_posix()
        is_script = path.suffix == "" and path.parent == root / "tools"
        if path.suffix not in ENDINGS and not is_script:
            continue
        lines = len(path.read_text(encoding="utf-8").splitlines())
        most = allowed.get(name, limit(name))
        if lines > most:
            bad.append(f"{name}:{most + 1}: {lines} lines, of {most} at most: split it by what it is about")
        if name in allowed and lines > limit(name):
            unused.discard(name)
    return bad + [f"tools/sizes_allowed.txt:1: {name} needs no exception; take it off" for name in sorted(unused)]


if __name__ == "__main__":
    breaches = check(pathlib.Path(__file__).resolve().parents[1])
    print("\n".join(breaches) if breaches else "sizes: in order")
    sys.exit(1 if breaches else 0)
