# SPDX-License-Identifier: Apache-2.0
"""Runs the tests of this folder. The last line counts; exit 1 where any failed."""

import pathlib
import sys
import unittest

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "program")]

import corrections  # noqa: E402
import diffs  # noqa: E402
import documents  # noqa: E402
import exports  # noqa: E402
import panels  # noqa: E402
import parquet_inputs  # noqa: E402
import queries  # noqa: E402
import runs  # noqa: E402
from program import BEDE, PACK  # noqa: E402


def main():
    if not BEDE.exists() or not PACK.exists():
        print(f"tests/store: {BEDE} or {PACK} is missing; run make build")
        return 2
    loader = unittest.TestLoader()
    loader.testNamePatterns = [f"*{word}*" for word in sys.argv[1:]] or None
    modules = (runs, corrections, panels, diffs, queries, exports, documents, parquet_inputs)
    tests = unittest.TestSuite(loader.loadTestsFromModule(module) for module in modules)
    result = unittest.TextTestRunner(stream=sys.stdout, verbosity=1).run(tests)
    failed = len(result.failures) + len(result.errors)
    print(f"{result.testsRun - failed - len(result.skipped)} passed, {failed} failed, {len(result.skipped)} skipped")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
