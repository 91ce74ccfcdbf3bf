#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Fails when a file includes what it may not see (tools/layers.txt), goes past a folder's door, or is in no build list."""
import pathlib
import re
import sys

OUTSIDE = ("cli", "web", "python")  # these may include <bede/...> and nothing else of ours
SOURCES = (".h", ".cc")
INCLUDE = re.compile(r'\s*#\s*(?:include|define\s+HWY_TARGET_INCLUDE)\s*([<"])([^">]+)[">]')
LAYER = re.compile(r"(\w+)(?:\s*\[([\w\s]*)\])?\s*:([\w\s]*)")


class Layers:
    def __init__(self, text):
        self.below = {}  # folder -> the folders it may use
        self.owner = {}  # header of include/bede -> the folder it belongs to
        for number, line in enumerate(text.splitlines(), 1):
            line = line.split("#")[0].strip()
            if not line:
                continue
            parts = LAYER.fullmatch(line)
            if not parts:
                raise ValueError(f"tools/layers.txt:{number}: expected 'folder [headers]: folders', found '{line}'")
            folder, headers, below = parts[1], (parts[2] or "").split(), parts[3].split()
            for name in below:
                if name not in self.below:
                    raise ValueError(f"tools/layers.txt:{number}: {folder} may not use {name}, not listed above it")
            self.below[folder] = set(below)
            for header in (folder, *headers):
                self.owner[f"bede/{header}.h"] = folder

    def may_use(self, folder, other):
        return other == folder or other in self.below.get(folder, ())


def complaint(layers, folder, is_public, quote, included):
    """What is wrong with including `included` in a file of `folder`, or None."""
    first, _, rest = included.partition("/")
    if ".." in pathlib.PurePosixPath(included).parts:
        return "write the include from src/, as folder/file.h"
    if first == "bede" and rest:
        if folder in OUTSIDE:
            return None
        if included not in layers.owner:
            return f"{included} belongs to no folder in tools/layers.txt"
        owner = layers.owner[included]
        return None if layers.may_use(folder, owner) else f"{folder} may not include {included}, which is {owner}'s"
    if first in layers.below and rest:
        if is_public or folder in OUTSIDE:
            return f"only bede/... may be included here, not {included}"
        if not layers.may_use(folder, first):
            return f"{folder} may not include {first}"
        if first not in ("base", folder) and rest != f"{first}.h":
            return f"use the door, {first}/{first}.h"
        return None
    if quote == "<":
        if is_public and (rest or included.endswith(".h")):
            return f"a public header includes the standard library and bede/... alone, not {included}"
        return None
    if first == folder and rest:
        return None
    return f"write it from src/, as {folder}/{included}" if not rest else f"write <{included}>: it is not ours"


def files_of(root):
    """Every source file with the folder it counts to and whether it is a public header."""
    for top in ("src", "include", *OUTSIDE):
        for path in sorted((root / top).rglob("*")):
            if path.suffix not in SOURCES:
                continue
            yield path, path.relative_to(root).parts, top == "include"


def check_includes(root, layers):
    bad = []
    for path, parts, is_public in files_of(root):
        name = "/".join(parts)
        folder = parts[0] if parts[0] in OUTSIDE else parts[1]
        if is_public:
            header = "/".join(parts[1:])
            folder = layers.owner.get(header)
            if folder is None:
                bad.append(f"{name}:1: {header} belongs to no folder in tools/layers.txt")
                continue
        elif folder not in layers.below and folder not in OUTSIDE:
            bad.append(f"{name}:1: the folder {folder} is not in tools/layers.txt")
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            hit = INCLUDE.match(line)
            wrong = hit and complaint(layers, folder, is_public, hit[1], hit[2])
            if wrong:
                bad.append(f"{name}:{number}: {wrong}")
    return bad


def check_lists(root, layers):
    """Each .cc is in its folder's CMakeLists.txt, once; its DEPENDS are what layers.txt allows."""
    bad = []
    for folder in sorted(path for top in ("src/*", "cli", "bench") for path in root.glob(top) if path.is_dir()):
        name = folder.relative_to(root).as_posix()
        build = folder / "CMakeLists.txt"
        text = build.read_text(encoding="utf-8") if build.exists() else ""
        words = re.sub(r"#.*", "", text).replace("(", " ").replace(")", " ").split()
        sources = {path.name for path in folder.glob("*.cc")}
        for source in sorted(sources):
            if words.count(source) != 1:
                bad.append(f"{name}/CMakeLists.txt:1: lists {source} {words.count(source)} times, not once")
        depends = re.search(r"\bDEPENDS((?:\s+[a-z_]+)+)", text)
        for other in depends[1].split() if depends else ():
            if not layers.may_use(folder.name, other):
                bad.append(f"{name}/CMakeLists.txt:1: {folder.name} may not depend on {other} (tools/layers.txt)")
    return bad


def check(root):
    """Every breach under `root`, as 'file:line: what is wrong'."""
    try:
        layers = Layers((root / "tools/layers.txt").read_text(encoding="utf-8"))
    except ValueError as error:
        return [str(error)]
    return check_includes(root, layers) + check_lists(root, layers)


if __name__ == "__main__":
    breaches = check(pathlib.Path(__file__).resolve().parents[1])
    print("\n".join(breaches) if breaches else "layers: in order")
    sys.exit(1 if breaches else 0)
