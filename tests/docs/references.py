# SPDX-License-Identifier: Apache-2.0
"""What a document names: links, files, targets of make, folders. Each function gives what is wrong, as text."""

from __future__ import annotations

import re
import struct
from pathlib import Path

from console import fenced_blocks, without_blocks

LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
CODE = re.compile(r"`([^`\n]+)`")
OUTSIDE = re.compile(r"[a-z]+:")
MAKE = re.compile(r"(?:\$ )?make ([a-z]+)\b")
DOCUMENT = re.compile(r"\bdocs/[\w./-]+\.md\b")
FOLDER_PARAGRAPH = re.compile(r"^\*\*`([\w./-]+?)/?`\*\*", re.MULTILINE)
MADE = ("build", "build-", ".")  # folders that are made, or hidden: no part of the project
SOURCES = (".cc", ".h", ".py", ".txt", ".cmake", "")
SECTION = re.compile(r"(characters|countries|event|folding|language|lemma|lexicon|place)/\S")  # of a pack, in docs/pack.md
LISTED_INSIDE = ("src", "tests")  # their folders have a paragraph each


def anchor_of(heading: str) -> str:
    """The anchor that a heading gets: "Exit codes" -> "exit-codes"."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


def anchors_of(document: Path) -> set[str]:
    """The anchors of all headings."""
    lines = without_blocks(document.read_text(encoding="utf-8")).splitlines()
    return {anchor_of(line.lstrip("#")) for line in lines if line.startswith("#")}


def broken_links(document: Path) -> list[str]:
    """Relative links that lead nowhere."""
    bad = []
    for target in LINK.findall(without_blocks(document.read_text(encoding="utf-8"))):
        if OUTSIDE.match(target):
            continue
        name, _, anchor = target.partition("#")
        path = document.parent / name if name else document
        if not path.exists():
            bad.append(f"the link {target} leads nowhere")
        elif anchor and (path.suffix != ".md" or anchor not in anchors_of(path)):
            bad.append(f"the link {target} names no heading of {path.name}")
    return bad


def absent_files(document: Path, root: Path) -> list[str]:
    """Paths in `code` whose first folder is one of the project's, but that are not there."""
    bad = []
    for code in CODE.findall(without_blocks(document.read_text(encoding="utf-8"))):
        path = code.split()[0].rstrip(":,")
        first = path.split("/")[0]
        if "/" not in path or first not in top_folders(root) or re.search(r"[*<>{}…]", path):
            continue
        if document.name == "pack.md" and SECTION.match(path):
            continue
        if not (root / path).exists():
            bad.append(f"`{path}` is not there")
    return bad


def absent_targets(document: Path, root: Path) -> list[str]:
    """Targets that the document tells to make, in `code` or a block of commands, and that the Makefile has not."""
    text = document.read_text(encoding="utf-8")
    shown = CODE.findall(without_blocks(text))
    shown += [line for mark, _, lines in fenced_blocks(text) if mark in ("sh", "console") for line in lines]
    known = set(re.findall(r"^([a-z]+):", (root / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = {hit[1] for hit in map(MAKE.match, shown) if hit}
    return [f"`make {target}` is no target of the Makefile" for target in sorted(named - known)]


def absent_documents(root: Path) -> list[str]:
    """Pages of docs/ that a source file names and that are not there."""
    bad = []
    for folder in top_folders(root):
        for path in sorted((root / folder).rglob("*")):
            if folder == "docs" or not path.is_file() or path.suffix not in SOURCES or "docs" in path.parts[-2:]:
                continue
            for name in sorted(set(DOCUMENT.findall(path.read_text(encoding="utf-8", errors="replace")))):
                if not (root / name).exists():
                    bad.append(f"{path.relative_to(root)} names {name}, which is not there")
    return bad


def unlisted_documents(root: Path) -> list[str]:
    """Pages of docs/ to which docs/README.md does not lead."""
    index = root / "docs/README.md"
    listed = {(index.parent / target).resolve() for target in LINK.findall(index.read_text(encoding="utf-8"))}
    pages = sorted(path for path in index.parent.rglob("*.md") if path != index)
    return [f"docs/README.md does not list {page.relative_to(index.parent)}" for page in pages
            if page.resolve() not in listed]  # fmt: skip


def top_folders(root: Path) -> list[str]:
    """The project's folders."""
    return [path.name for path in sorted(root.iterdir()) if path.is_dir() and not path.name.startswith(MADE)]


def folders_of(root: Path) -> set[str]:
    """The folders that the architecture page has a paragraph for: those at the top, and those of src/ and tests/."""
    names = set(top_folders(root))
    for parent in LISTED_INSIDE:
        inside = {path.relative_to(root).as_posix() for path in (root / parent).iterdir() if path.is_dir()}
        names |= {name for name in inside if not name.split("/")[-1].startswith((".", "__"))}
    return {name for name in names if any(path.is_file() for path in (root / name).rglob("*"))}


def wrong_folders(document: Path, root: Path) -> list[str]:
    """Where the paragraphs that begin with **`folder/`** and the tree do not agree."""
    listed = FOLDER_PARAGRAPH.findall(document.read_text(encoding="utf-8"))
    there = folders_of(root) - set(LISTED_INSIDE)
    bad = [f"it has two paragraphs for {name}" for name in sorted(set(listed)) if listed.count(name) > 1]
    bad += [f"it lists {name}, which is not there" for name in sorted(set(listed) - there)]
    return bad + [f"it does not list {name}" for name in sorted(there - set(listed))]


def sections_of(pack: bytes) -> list[str]:
    """The names of a pack's sections, read as docs/pack.md says; a pack of another form is a ValueError."""
    magic, version, count, size, _ = struct.unpack_from("<8sIIQQ", pack, 0)
    if (magic, version, size) != (b"BEDEPACK", 1, len(pack)):
        raise ValueError(f"the pack begins with {magic!r}, format {version}, {size} bytes of {len(pack)}")
    names = []
    for number in range(count):
        name, offset, length = struct.unpack_from("<48sQQ", pack, 32 + 64 * number)
        names.append(name.rstrip(b"\0").decode())
        if offset % 64 != 0 or offset + length > len(pack):
            raise ValueError(f"the section {names[-1]} is at {offset}, {length} bytes long")
    if names != sorted(names):
        raise ValueError("the sections are unsorted")
    return names


def wrong_sections(document: Path, pack: Path) -> list[str]:
    """Where the rows of the document's table of sections and those of the pack do not agree.

    A row names sections in its first cell, as code; <…> stands for a name or number. One that says "not in this pack" may
    have none. Half of a table of strings, `.bytes`, needs no row.
    """
    try:
        names = sorted({name.removesuffix(".bytes") for name in sections_of(pack.read_bytes())})
    except ValueError as error:
        return [str(error)]
    bad, known = [], []
    for line in document.read_text(encoding="utf-8").splitlines():
        cells = line.split("|")
        for code in CODE.findall(cells[1]) if len(cells) > 3 else []:
            if not SECTION.match(code):
                continue
            pattern = re.compile(r"[\w]+".join(map(re.escape, re.split(r"<\w+>", code))))
            known.append(pattern)
            if "not in this pack" not in line and not any(map(pattern.fullmatch, names)):
                bad.append(f"the pack has no section {code}")
    unknown = [name for name in names if not any(one.fullmatch(name) for one in known)]
    return bad + [f"the table has no row for the section {name}" for name in unknown]
