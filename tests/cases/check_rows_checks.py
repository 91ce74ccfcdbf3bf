# SPDX-License-Identifier: Apache-2.0
"""The checker of rows, tried on made-up events: tests/cases/run does this first."""

import unittest

from check_rows import check_rows, read_rows

MET = {
    "type": "CONSULT", "mode": "visit", "cameo": "036", "factuality": "actual",
    "text": "The minister met him.",
    "actor": [{"code": "KWTGOV", "name": "Kuwait", "text": "the oil minister"}],
    "recipient": [{"code": "SAU", "name": None, "text": "him"}],
    "mediator": [{"code": "OMN", "name": "Oman", "text": "Oman"}],
    "excluded": [],
    "date": {"start": "1998-04-14", "end": "1998-04-14"},
    "place": {"name": "Riyadh", "text": "the capital", "country": "SAU"},
    "attribution": [{"code": "", "name": "Gulf Ledger", "text": "Gulf Ledger"}],
    "mentions": [{"text": "They talked for hours."}],
}
BARE = {"type": "PROTEST", "mode": None, "actor": [], "date": None, "place": None, "attribution": None}
LONG = {"type": "AID", "date": {"start": "1998-04-14", "end": "1998-04-20"}}


class Fields(unittest.TestCase):
    def holds(self, fields, events=(MET, BARE, LONG)):
        return check_rows(list(events), [{"row": "x", **fields}])["x"]

    def test_what_holds(self):
        for fields in (
            {"type": "CONSULT"}, {"type": "consult|agree"}, {"mode": "visit"}, {"cameo": "03."},
            {"factuality": "actual"},
            # A part of a sentence, or of one that tells of it again.
            {"near": "minister"}, {"near": "FOR hours"},
            # Code, name or text of an entity.
            {"actor": "KWT.*"}, {"actor": "Kuwait"}, {"actor": ".*minister"}, {"recipient": "him"},
            {"recipient_or_party": "KWTGOV"}, {"recipient_or_party": "SAU"},
            {"party": ["SAU", "KWT.*"]}, {"party": []}, {"mediator": ["Oman"]}, {"excluded": []},
            {"attribution": ["Gulf.*"]},
            {"date": "1998-04-14", "type": "CONSULT"}, {"since": "1998"}, {"since": "1998-04-14", "type": "AID"},
            {"place": "riyadh"}, {"place": "the capital"}, {"country": "SAU"},
            {},
        ):
            with self.subTest(fields):
                self.assertTrue(self.holds(fields))

    def test_what_does_not(self):
        for fields in (
            {"type": "CONSUL"}, {"mode": ".*", "type": "PROTEST"}, {"cameo": "03"}, {"near": "hours of"},
            {"actor": "KWT"}, {"actor": "SAU"}, {"recipient": "KWTGOV"},
            {"party": ["SAU", "IRQ"]}, {"mediator": ["Oman", "Qatar"]}, {"excluded": ["Oman"]},
            {"attribution": ["Gulf.*"], "type": "PROTEST"},
            {"date": "1998-04-14", "type": "AID"}, {"since": "1998-05"}, {"since": "1", "type": "PROTEST"},
            {"place": "Riyad"}, {"country": "KWT"},
            # All fields of one event, not some of each.
            {"type": "PROTEST", "place": "Riyadh"},
        ):
            with self.subTest(fields):
                self.assertFalse(self.holds(fields))

    def test_no_events(self):
        self.assertFalse(self.holds({}, []))


class Reports(unittest.TestCase):
    ROWS = [{"row": "met", "type": "CONSULT"}, {"never": "aid", "type": "AID"}, {"never": "strike", "mode": "strike"}]

    def test_never(self):
        self.assertEqual(check_rows([MET], self.ROWS), {"met": True, "never: aid": True, "never: strike": True})
        self.assertEqual(check_rows([MET, LONG], self.ROWS), {"met": True, "never: aid": False, "never: strike": True})

    def test_silence_earns_nothing(self):
        self.assertFalse(any(check_rows([], self.ROWS).values()))
        self.assertFalse(any(check_rows([BARE], self.ROWS).values()))

    def test_more_events_than_count(self):
        self.assertTrue(check_rows([MET, BARE], self.ROWS, 2)["met"])
        self.assertFalse(any(check_rows([MET, BARE], self.ROWS, 1).values()))


class Files(unittest.TestCase):
    def test_reading(self):
        rows, limit = read_rows('{"row": "a"}\n\n{"at_most": 3}\n{"never": "a"}', "r")
        self.assertEqual(rows, [{"row": "a"}, {"never": "a"}])
        self.assertEqual(limit, 3)

    def test_refusing(self):
        for text, word in (
            ("{", "r:1: no JSON"), ("[]", "r:1: no object"), ('{"type": "AID"}', "neither"),
            ('{"row": "a", "never": "b"}', "both"), ('{"row": "a", "Type": "AID"}', "unknown field Type"),
            ('{"row": "a"}\n{"row": "a"}', "two rows"),
        ):
            with self.subTest(text), self.assertRaisesRegex(ValueError, word):
                read_rows(text, "r")
