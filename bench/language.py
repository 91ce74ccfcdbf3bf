# SPDX-License-Identifier: Apache-2.0
"""Measures Bede's language step and spaCy's `nlp.pipe` on the same texts, each on one core, in turn.

Figures are CPU seconds, so that what else the machine does weighs less; each side gets its best batch size. Texts are
sentences of ../shared/gold where it is there, else the sample reports over and over; as single sentences, and joined to
reports of some 280 tokens.
"""

import argparse
import json
import pathlib
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests/parity"))

BATCH_SIZES = (32, 128, 256, 1000)
PILOT_SHARE = 10  # one text in so many is used to choose the batch size
REPORT_CHARACTERS = 1500  # some 280 tokens


def read_texts(file):
    """The texts of a JSON Lines file, or sentences of the gold sets, or the samples."""
    if file:
        return [json.loads(line)["text"] for line in open(file, encoding="utf-8")]
    gold = ROOT.parent / "shared/gold"
    if gold.is_dir():
        from gold_texts import gold_sentences

        return [sentence for sentence in gold_sentences(gold)]
    lines = (ROOT / "samples").glob("*.jsonl")
    reports = [json.loads(line)["text"] for path in sorted(lines) for line in path.open(encoding="utf-8")]
    return reports * 2000


def take_tokens(tokenize, texts, wanted):
    """As many of the texts as have `wanted` tokens together, and how many they have."""
    taken, tokens = [], 0
    for text in texts:
        if tokens >= wanted:
            break
        taken.append(text)
        tokens += len(tokenize(text))
    return taken, tokens


def join_reports(texts):
    """Texts put together until each is about as long as a short report."""
    reports, current = [], ""
    for text in texts:
        current = f"{current} {text}" if current else text
        if len(current) >= REPORT_CHARACTERS:
            reports.append(current)
            current = ""
    return [*reports, current] if current else reports


def spacy_seconds(nlp, texts, batch_size):
    """CPU seconds of the whole pipeline, tokenizer to entities."""
    start = time.process_time()
    for _ in nlp.pipe(texts, batch_size=batch_size):
        pass
    return time.process_time() - start


def spacy_speed(nlp, texts, tokens):
    """Tokens a CPU second at the best batch size, with that size."""
    pilot = texts[::PILOT_SHARE]
    spacy_seconds(nlp, pilot, BATCH_SIZES[0])
    best = min(BATCH_SIZES, key=lambda size: spacy_seconds(nlp, pilot, size))
    return tokens / spacy_seconds(nlp, texts, best), best


def bede_speed(texts):
    """What build/bench/language_speed measures."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for number, text in enumerate(texts):
            file.write(json.dumps({"id": str(number), "text": text}) + "\n")
        file.flush()
        command = [ROOT / "build/bench/language_speed", ROOT / "build/bede.pack", file.name, "3"]
        return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def openblas_gflops(products):
    """The rates of numpy's matrix library on the same shapes, as a second opinion of the limit."""
    import numpy

    rates = []
    for _, inputs, outputs, _, _ in products:
        best = 0.0
        for rows in (128, 256, 512):
            a = numpy.full((rows, inputs), 0.5, "f")
            b = numpy.full((inputs, outputs), 0.01, "f")
            for _ in range(5):
                repeats = max(1, int(2e8 / (rows * inputs * outputs)))
                start = time.process_time()
                for _ in range(repeats):
                    a @ b
                seconds = time.process_time() - start
                best = max(best, 2e-9 * rows * inputs * outputs * repeats / max(seconds, 1e-9))
        rates.append(best)
    return rates


def limit_of(products, rates):
    """Tokens a second if nothing but the matrix products took time, with all words known."""
    return 1 / sum(2e-9 * inputs * outputs * times / rate for (_, inputs, outputs, times, _), rate in zip(products, rates))


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--model", required=True)
    arguments.add_argument("--tokens", type=int, default=200_000)
    arguments.add_argument("--texts")
    options = arguments.parse_args()

    import spacy
    from thinc.api import NumpyOps, set_current_ops

    nlp = spacy.load(options.model)
    sentences, tokens = take_tokens(nlp.tokenizer, read_texts(options.texts), options.tokens)
    failed = False
    for name, texts in (("sentences", sentences), ("reports", join_reports(sentences))):
        tokens = sum(len(nlp.tokenizer(text)) for text in texts)
        print(f"\n{len(texts)} {name}, {tokens} tokens (CPU seconds, one core, word caches cold)")
        before = bede_speed(texts)
        speeds = {}
        for label, use_blis in (("spaCy as shipped", True), ("spaCy, NumpyOps(use_blis=False)", False)):
            set_current_ops(NumpyOps(use_blis=use_blis))
            nlp = spacy.load(options.model)
            speeds[label] = spacy_speed(nlp, texts, tokens)
        after = bede_speed(texts)
        bede = max(before, after, key=lambda figures: figures["tokens_per_second"])
        if bede["tokens"] != tokens:
            print(f"  the two do not see the same tokens: Bede has {bede['tokens']}")
            failed = True
        own = [rate for *_, rate in bede["products"]]
        rates = [max(pair) for pair in zip(own, openblas_gflops(bede["products"]))]
        limit = limit_of(bede["products"], rates)
        print(f"  {'Bede, ' + bede['unit']:34}{bede['tokens_per_second']:10,.0f} tokens/s")
        for label, (speed, size) in speeds.items():
            print(f"  {label:34}{speed:10,.0f} tokens/s   batch {size:4}   Bede is {bede['tokens_per_second'] / speed:.1f} x")
        print(f"  {'limit of this core':34}{limit:10,.0f} tokens/s   f32 products alone, all words known; "
              f"Bede has {bede['tokens_per_second'] / limit:.0%} of it ({bede['gflops']:.0f} GFLOP/s)")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
