# SPDX-License-Identifier: Apache-2.0
"""Runs Bede and reads its answers; what it writes is checked against the text before it is believed."""

from __future__ import annotations

import itertools
import json
import subprocess
from dataclasses import dataclass
from pathlib import Path

from answer import Answer, Given
from texts import Text, write_json_lines

COMPARED_UNITS = ("avx512", "avx2", "sse4", "neon")  # the rest are seldom met, and slow
TIMEOUT_SECONDS = 3_600


class ProgramError(Exception):
    """Bede could not be run, failed, or did not write a line a text."""


@dataclass(frozen=True)
class Program:
    """The program with the options that every call shares."""

    path: Path
    pack: Path | None = None
    threads: int | None = None

    def pack_model(self, model: Path, data: Path, pack: Path) -> subprocess.CompletedProcess:
        """`bede pack`: the caller looks at its exit status and messages."""
        return self._run(["pack", "--model", str(model), "--data", str(data), "-o", str(pack)])

    def vector_units(self) -> list[str]:
        """Those of this machine that it would run on, best first."""
        done = self._run(["doctor", "--json", *(["--pack", str(self.pack)] if self.pack else [])])
        if done.returncode != 0:
            raise ProgramError(f"bede doctor ended with {done.returncode}: {_tail(done.stderr)}")
        return [unit for unit in json.loads(done.stdout)["vector_units"] if unit in COMPARED_UNITS]

    def parse(self, texts: list[Text], work: Path, vector_unit: str | None = None) -> list[Given]:
        """The answers in order. `work`: a folder for the input."""
        work.mkdir(parents=True, exist_ok=True)
        asked = work / "texts.jsonl"
        write_json_lines(texts, asked)
        options = ["--format", "json", "--margins"]
        for name, value in (("--pack", self.pack), ("--threads", self.threads), ("--vector-unit", vector_unit)):
            options += [name, str(value)] if value is not None else []
        done = self._run(["parse", str(asked), *options])
        if done.returncode != 0:
            raise ProgramError(f"bede parse ended with {done.returncode}: {_tail(done.stderr)}")
        lines = done.stdout.split(b"\n")
        if lines.pop() != b"" or len(lines) != len(texts):
            raise ProgramError(f"bede parse wrote {len(lines)} lines for {len(texts)} texts: {_tail(done.stderr)}")
        return [read_answer(line, text) for line, text in zip(lines, texts, strict=True)]

    def _run(self, arguments: list[str]) -> subprocess.CompletedProcess:
        try:
            return subprocess.run([self.path, *arguments], capture_output=True, check=False, timeout=TIMEOUT_SECONDS)
        except subprocess.TimeoutExpired as error:
            raise ProgramError(f"bede {arguments[0]} did not end within {TIMEOUT_SECONDS} s") from error
        except OSError as error:
            raise ProgramError(f"cannot run {self.path}: {error.strerror}; `make build` makes it") from error


def read_answer(line: bytes, text: Text) -> Given:
    """One line of Bede's output as an answer to `text`."""
    try:
        record = json.loads(line)
        if record["id"] != text.id:
            return Given(Answer(), fault=f"it is an answer to {record['id']}")
        answer = _answer(record)
        fault = _fault(record, answer, text.text)
        margin = record.get("margin")
        return Given(answer, None if margin is None else float(margin), fault)
    except (ValueError, KeyError, TypeError, IndexError) as error:
        return Given(Answer(), fault=f"not the agreed JSON ({error!r}): {line[:300]!r}")


def _answer(record: dict) -> Answer:
    answer = Answer()
    tokens = _tokens(record)
    begins = [token["span"][0] for token in tokens[1:]]
    for token, following in itertools.zip_longest(tokens, begins):
        answer.words.append(token["text"])
        answer.spaces.append(following is not None and following > token["span"][1])
        answer.tags.append(token["tag"])
        answer.pos.append(token["pos"])
        answer.morphs.append(token["morph"])
        answer.lemmas.append(token["lemma"])
        answer.heads.append(token["head"])
        answer.deps.append(token["dep"])
    for sentence in record["sentences"]:
        answer.sentence_starts += [True] + [False] * (len(sentence["tokens"]) - 1)
        answer.sentences.append(list(sentence["span"]))
    answer.entities = [[*entity["span"], entity["label"]] for entity in record["entities"]]
    return answer


def _fault(record: dict, answer: Answer, text: str) -> str:
    """Completes the last token's space, and says where spans, texts and spaces do not agree with the text."""
    tokens = _tokens(record)
    if tokens:
        answer.spaces[-1] = text[tokens[-1]["span"][1] :] == " "
    for index, (token, space) in enumerate(zip(tokens, answer.spaces, strict=True)):
        begin, end = token["span"]
        if text[begin:end] != token["text"]:
            return f"token {index} is {token['text']!r}, but at {begin}–{end} the text has {text[begin:end]!r}"
        if token.get("space", space) != space:
            return f"`space` of token {index} is {token['space']}, but the spans say {space}"
    whole = "".join(word + " " * space for word, space in zip(answer.words, answer.spaces, strict=True))
    return "" if whole == text else "the tokens and their spaces do not make up the text"


def _tokens(record: dict) -> list[dict]:
    return [token for sentence in record["sentences"] for token in sentence["tokens"]]


def _tail(stderr: bytes) -> str:
    return stderr.decode(errors="replace").strip()[-600:] or "no message"
