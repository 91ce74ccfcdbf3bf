# SPDX-License-Identifier: Apache-2.0
import unittest

from compare import compare, same_party, words_of

TEXT = "Gunmen from Mali shot two Togolese guards. Mali and Togo met in Lome."
FIRST, SECOND = TEXT[:42], TEXT[43:]


def party(code, text, country=None, **more):
    return {"code": code, "name": text, "text": text, "country": country, **more}


GUNMEN, GUARDS = party("MLIUAF", "Gunmen from Mali", "MLI"), party("TGOMIL", "two Togolese guards", "TGO")
MALI, TOGO = party("MLI", "Mali", "MLI"), party("TGO", "Togo", "TGO")


def event(kind, actor, recipient, text=FIRST, factuality="actual", **more):
    return {
        "type": kind,
        "factuality": factuality,
        "actor": actor,
        "recipient": recipient,
        "text": text,
        "mentions": [{"text": text}],
        **more,
    }


def counts(told, given):
    found = compare(told, given, TEXT)
    return len(found.right), len(found.wrong), len(found.missed), found.uncounted


class Parties(unittest.TestCase):
    def test_words_that_say_who_it_is(self):
        self.assertEqual(words_of("the 14 Belarussian officials"), ["belarussian", "officials"])
        self.assertEqual(words_of("both his counterparts"), ["counterparts"])
        self.assertEqual(words_of("They"), [])
        self.assertEqual(words_of("Miners at its Lubin pit"), ["miners"])
        self.assertEqual(words_of("the three of them"), ["three"])
        self.assertEqual(words_of("Citlali Muñoz’s brother, a monk"), ["citlali", "munoz", "brother"])

    def test_same_country_and_sector(self):
        self.assertTrue(same_party(party("IRQGOV", "Aziz", "IRQ"), party("IRQGOVFOR", "the minister", "IRQ")))
        self.assertFalse(same_party(party("IRQGOV", "Aziz", "IRQ"), party("IRNGOV", "the minister", "IRN")))
        self.assertFalse(same_party(party("IRQGOV", "Aziz", "IRQ"), party("IRQREB", "rebels", "IRQ")))
        self.assertFalse(same_party(party("IGOUNO", "UN"), party("IGOEEC", "European Union")))

    def test_a_state_and_who_acts_for_it(self):
        self.assertTrue(same_party(party("THAMIL", "the army", "THA"), party("THA", "Bangkok", "THA")))
        self.assertFalse(same_party(party("THAOPP", "the opposition", "THA"), party("THA", "Bangkok", "THA")))

    def test_same_words(self):
        self.assertTrue(same_party(party("MLICRM", "armed gunmen", "MLI"), party("MLIUAF", "gunmen", "MLI")))
        self.assertFalse(same_party(party("THAMIL", "Thai troops", "THA"), party("KHMMIL", "Cambodian troops", "KHM")))
        self.assertFalse(same_party(party("HRV", "Croatia", "HRV"), party("HRVLEG", "Croatia's parliament", "HRV")))
        self.assertFalse(same_party(party("MLI", "they", "MLI"), party("TGO", "they", "TGO")))


class Events(unittest.TestCase):
    def test_type_parties_and_sentence(self):
        told = [event("ASSAULT", [GUNMEN], [GUARDS])]
        self.assertEqual(counts(told, [event("ASSAULT", [GUNMEN], [GUARDS])]), (1, 0, 0, 0))
        self.assertEqual(counts(told, [event("COERCE", [GUNMEN], [GUARDS])]), (0, 1, 1, 0))
        self.assertEqual(counts(told, [event("ASSAULT", [GUARDS], [GUNMEN])]), (0, 1, 1, 0))
        self.assertEqual(counts(told, [event("ASSAULT", [GUNMEN], [])]), (0, 1, 1, 0))
        self.assertEqual(counts(told, [event("ASSAULT", [GUNMEN], [GUARDS, TOGO])]), (1, 0, 0, 0))
        self.assertEqual(counts(told, [event("ASSAULT", [GUNMEN], [GUARDS, MALI])]), (0, 1, 1, 0))
        self.assertEqual(counts(told, [event("ASSAULT", [GUNMEN], [GUARDS], SECOND)]), (0, 1, 1, 0))

    def test_told_twice_is_wrong_once(self):
        told = [event("ASSAULT", [GUNMEN], [GUARDS])]
        self.assertEqual(counts(told, told * 2), (1, 1, 0, 0))

    def test_reciprocal_events_have_one_set(self):
        told = [event("CONSULT", [MALI, TOGO], [], SECOND)]
        self.assertEqual(counts(told, [event("CONSULT", [TOGO], [MALI], SECOND)]), (1, 0, 0, 0))
        self.assertEqual(counts(told, [event("CONSULT", [TOGO], [], SECOND)]), (0, 1, 1, 0))

    def test_what_is_optional_counts_for_nothing(self):
        told = [event("ASSAULT", [GUNMEN], [GUARDS], optional=True)]
        self.assertEqual(counts(told, []), (0, 0, 0, 0))
        self.assertEqual(counts(told, [event("ASSAULT", [GUNMEN], [GUARDS])]), (0, 0, 0, 1))
        self.assertEqual(counts(told, [event("ASSAULT", [GUNMEN], [])]), (0, 0, 0, 1))
        self.assertEqual(counts(told, [event("ASSAULT", [GUNMEN], [MALI])]), (0, 1, 0, 0))

    def test_an_optional_party_may_lack(self):
        told = [event("ASSAULT", [GUNMEN], [{**GUARDS, "optional": True}])]
        for recipients in ([], [GUARDS]):
            self.assertEqual(counts(told, [event("ASSAULT", [GUNMEN], recipients)]), (1, 0, 0, 0))

    def test_pairs_of_one_factuality_first(self):
        told = [event("ASSAULT", [GUNMEN], [GUARDS], factuality=one) for one in ("negated", "actual")]
        given = [event("ASSAULT", [GUNMEN], [GUARDS])]
        self.assertEqual(compare(told, given, TEXT).right, [(told[1], given[0])])


if __name__ == "__main__":
    unittest.main()
