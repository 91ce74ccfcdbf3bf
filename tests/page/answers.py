# SPDX-License-Identifier: Apache-2.0
"""What the API answers, against what `bede query` and `bede export` say of the same database."""

import concurrent.futures
import csv
import http.client
import io
import json
import socket
import time
import unittest

from served import HOSTILE, Served, empty, large, sample, serving, small

from program import ROOT, bede

SEEN = ("/", "/events", "/event?id=e", "/reports", "/report?id=r", "/stories", "/story?id=s", "/map", "/app.js", "/style.css", "/icon.svg")
ENDPOINTS = ("/api/overview", "/api/events", "/api/reports", "/api/stories", "/api/places", "/api/report?id=hostile")


def asked(database, sql):
    done = bede("query", "--db", database, "--format", "json", sql)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


class Sampled(unittest.TestCase):
    served: Served

    @classmethod
    def setUpClass(cls):
        cls.serving = serving(sample())
        cls.served = cls.serving.__enter__()

    @classmethod
    def tearDownClass(cls):
        cls.serving.__exit__(None, None, None)


class Answers(Sampled):
    def test_all_views_and_files_are_there(self):
        for target in SEEN:
            status, headers, body = self.served.get(target)
            self.assertEqual((status, len(body) > 0), (200, True), target)
            self.assertIn("default-src 'none'", headers["Content-Security-Policy"])
            self.assertEqual(headers["X-Content-Type-Options"], "nosniff")
            self.assertEqual(headers["Referrer-Policy"], "no-referrer")
            for word in (b"http://", b"https://"):  # nothing is fetched from elsewhere
                self.assertNotIn(word, body.replace(b"http://www.w3.org/2000/svg", b"").replace(b"^https?:", b""), target)

    def test_every_file_of_the_page_is_in_the_program(self):
        for path in (ROOT / "web").iterdir():
            self.assertEqual(self.served.get(f"/{path.name}")[2], path.read_bytes(), f"{path.name}: list it in src/page/CMakeLists.txt")

    def test_the_page_has_nothing_inline(self):
        _, _, body = self.served.get("/")
        self.assertNotRegex(body, rb"<script(?![^>]* src=)|<style| style=| on[a-z]+=")

    def test_the_overview_counts(self):
        found = self.served.json("/api/overview")
        for what, sql in (("reports", "FROM reports"), ("events", "FROM events"), ("refusals", "FROM refusals"),
                          ("stories", "FROM stories"), ("told_again", "FROM stories WHERE reports > 1")):  # fmt: skip
            self.assertEqual(found["counts"][what], asked(sample(), f"SELECT count(*) AS n {sql}")[0]["n"], what)
        self.assertEqual(found["types"], asked(
            sample(), "SELECT type, count(*) AS events, count(*) FILTER (factuality = 'actual') AS actual FROM events "
                      "GROUP BY type ORDER BY events DESC, type"))  # fmt: skip
        for part in ("months", "reported", "types", "factualities", "quads"):
            self.assertEqual(sum(one["events"] for one in found[part]), found["counts"]["events"], part)
        self.assertEqual(found["runs"][0]["state"], "done")
        self.assertIn("Bede", found["runs"][0]["citation"])

    def test_filters_are_those_of_sql(self):
        by_entity = "(run, item, event) IN (SELECT (run, item, event) FROM entities WHERE side = "
        for parameters, where in (
            ({"type": ["COERCE", "ASSAULT"]}, "type IN ('COERCE', 'ASSAULT')"),
            ({"factuality": "demanded,planned"}, "factuality IN ('demanded', 'planned')"),
            ({"from": "2012-01-01", "to": "2012-12-31"}, "date_start <= DATE '2012-12-31' AND date_end >= DATE '2012-01-01'"),
            ({"country": "RUS"}, "country = 'RUS'"),
            ({"mode": "arrest", "confidence": "0.8"}, "mode = 'arrest' AND confidence >= 0.8"),
            ({"q": "PRESIDENT"}, "text ILIKE '%president%'"),
            ({"outlet": "Reuters"}, "(run, item) IN (SELECT (run, item) FROM reports WHERE outlet = 'Reuters')"),
            ({"voice": "said"}, by_entity + "'attribution' AND role IN ('speaker', 'document'))"),
            ({"actor": "RUSGOV"}, by_entity + "'actor' AND (starts_with(code, 'RUSGOV') OR name ILIKE '%rusgov%' OR text ILIKE '%rusgov%'))"),
            ({"report": "hostile"}, "report = 'hostile'"),
        ):  # fmt: skip
            total = self.served.json("/api/events", **parameters)["total"]
            self.assertEqual(total, asked(sample(), f"SELECT count(*) AS n FROM events WHERE {where}")[0]["n"], parameters)
            self.assertGreater(total, 0, parameters)

    def test_pages_have_every_event_once(self):
        total = self.served.json("/api/events")["total"]
        ids = []
        for offset in range(0, total, 500):
            ids += [one["id"] for one in self.served.json("/api/events", sort="type", limit=500, offset=offset)["events"]]
        self.assertEqual(sorted(ids), sorted(one["id"] for one in asked(sample(), "SELECT id FROM events")))

    def test_sorting(self):
        for sort, field in (("date", "date_start"), ("confidence", "confidence"), ("type", "type")):
            values = [one[field] for one in self.served.json("/api/events", sort=sort, limit=300)["events"]]
            self.assertEqual(values, sorted(values), sort)
            values = [one[field] for one in self.served.json("/api/events", sort="-" + sort, limit=300)["events"]]
            self.assertEqual(values, sorted(values, reverse=True), sort)

    def test_what_is_no_fact_says_whose_it_is(self):
        found = self.served.json("/api/events", factuality="demanded", limit=100)["events"]
        self.assertTrue(any(one["around"] for one in found))
        self.assertTrue(all(one["attribution"] for one in found if one["outlet"]))

    def test_downloads_are_the_export(self):
        for ending, form in (("jsonl", "jsonl"), ("csv", "csv")):
            exported = bede("export", "--db", sample(), "--to", form).stdout
            self.assertEqual(self.served.get(f"/api/events.{ending}")[2], exported)
        status, headers, body = self.served.get("/api/events.csv?type=COERCE&factuality=actual")
        self.assertEqual((status, headers["Content-Disposition"]), (200, 'attachment; filename="events.csv"'))
        rows = list(csv.DictReader(io.StringIO(body.decode())))
        self.assertEqual({(row["type"], row["factuality"]) for row in rows}, {("COERCE", "actual")})
        self.assertEqual(len(rows), self.served.json("/api/events", type="COERCE", factuality="actual")["total"])

    def test_an_event_with_its_words_and_reasons(self):
        for one in self.served.json("/api/events", limit=40, sort="confidence")["events"]:
            found = self.served.json("/api/event", id=one["id"])
            self.assertEqual(found["event"]["id"], one["id"])
            self.assertTrue(found["reasons"])
            text = {False: found["report"]["text"], True: found["report"]["title"]}
            cues = [mark for mark in found["marks"] if mark["what"] == "cue"]
            self.assertEqual([text[mark["title"]][mark["begin"] : mark["end"]] for mark in cues], [found["event"]["cue"]["text"]])
            for mark in found["marks"]:
                self.assertTrue(text[mark["title"]][mark["begin"] : mark["end"]].strip(), (one["id"], mark))

    def test_a_report_comes_out_as_it_went_in(self):
        found = self.served.json("/api/report", id="hostile")
        for field in ("title", "text", "outlet", "url"):
            self.assertEqual(found["report"][field], HOSTILE[field])
        self.assertEqual({mark["id"] for mark in found["marks"]}, {event["id"] for event in found["events"]})

    def test_reports_with_and_without_events(self):
        for parameters, where in (
            ({}, "true"),
            ({"state": "with"}, "events > 0"),
            ({"state": "without"}, "events = 0"),
            ({"from": "2012-01-01", "to": "2012-12-31"}, "date BETWEEN '2012-01-01' AND '2012-12-31'"),
            ({"outlet": "Harbour Gazette", "state": "without"}, "outlet = 'Harbour Gazette' AND events = 0"),
            ({"q": "PRESIDENT"}, "concat_ws(' ', title, text) ILIKE '%president%'"),
        ):  # fmt: skip
            found = self.served.json("/api/reports", **parameters)
            self.assertEqual(found["total"], asked(sample(), f"SELECT count(*) AS n FROM reports WHERE {where}")[0]["n"], parameters)
            self.assertGreater(found["total"], 0, parameters)
            for one in found["reports"]:
                self.assertEqual(self.served.json("/api/events", report=one["report"])["total"], one["events"])
        self.assertEqual(found["outlets"], asked(
            sample(), "SELECT outlet, count(*) AS reports FROM reports WHERE outlet IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1"))  # fmt: skip
        ids = [one["report"] for offset in range(0, 1000, 100)
               for one in self.served.json("/api/reports", sort="outlet", limit=100, offset=offset)["reports"]]  # fmt: skip
        self.assertEqual(sorted(ids), sorted(one["id"] for one in asked(sample(), "SELECT id FROM reports")))

    def test_stories(self):
        found = self.served.json("/api/stories", disputed="yes", sort="-reports")
        self.assertEqual(found["state"], "made")
        self.assertEqual(found["total"], asked(sample(), "SELECT count(*) AS n FROM stories WHERE reports > 1 AND len(disputes) > 0")[0]["n"])
        story = self.served.json("/api/story", id=found["stories"][0]["story"])
        self.assertEqual(len({one["report"] for one in story["tellings"]}), story["story"]["reports"])
        told = {one["report"] for one in story["tellings"]}
        for dispute in story["story"]["disputes"]:
            for value in dispute["values"]:
                self.assertLessEqual(set(value["reports"]), told)

    def test_places(self):
        found = self.served.json("/api/places")
        self.assertEqual(sum(one["events"] for one in found["places"]), found["total"]["placed"])
        one = found["places"][0]
        self.assertEqual(self.served.json("/api/events", at=f"{one['lat']},{one['lon']}")["total"], one["events"])

    def test_faults(self):
        for target, status in (("/nothing", 404), ("/api/nothing", 404), ("/api/event", 400), ("/api/event?id=e0", 404),
                               ("/api/report?id=", 400), ("/api/story?id=x", 404), ("/api/events?limit=0", 400),
                               ("/api/events?since=2024-01-01", 400), ("/api/events?from=soon", 400), ("/api/events?type=WAR", 400),
                               ("/api/events?q=%ff", 400), ("/api/events?q=%", 400), ("/..%2f..%2fetc%2fpasswd", 404)):  # fmt: skip
            found = self.served.json(target, expected=status)
            self.assertEqual(sorted(found), ["error", "message"], target)

    def test_it_is_only_read(self):
        for method in ("POST", "PUT", "DELETE", "OPTIONS", "PATCH"):
            status, headers, _ = self.served.get("/api/events", method=method)
            self.assertEqual((status, headers.get("Allow")), (405, "GET, HEAD"), method)
        status, headers, body = self.served.get("/api/events", method="HEAD")
        self.assertEqual((status, body), (200, b""))
        self.assertEqual(int(headers["Content-Length"]), len(self.served.get("/api/events")[2]))
        self.assertEqual(self.served.get("/api/events.csv", method="HEAD")[2], b"")

    def test_other_names_are_refused(self):
        for host in ("evil.example", f"evil.example:{self.served.port}", "localhost.evil.example", "10.0.0.1"):
            self.assertEqual(self.served.get("/api/events", headers={"Host": host})[0], 403, host)
        for host in ("localhost", f"localhost:{self.served.port}", "LOCALHOST:1", "127.0.0.1", "[::1]:80"):
            self.assertEqual(self.served.get("/api/events?limit=1", headers={"Host": host})[0], 200, host)

    def test_no_other_origin_may_read(self):
        _, headers, _ = self.served.get("/api/events", headers={"Origin": "http://evil.example"})
        self.assertNotIn("Access-Control-Allow-Origin", headers)
        self.assertEqual(headers["Cross-Origin-Resource-Policy"], "same-origin")


class Limits(Sampled):
    def test_large_requests_are_refused(self):
        self.assertIn(self.served.get("/api/events?q=" + "x" * 100_000)[0], (400, 413, 414))
        status, _, _ = self.served.get("/api/events", method="POST", body=b"x" * 10_000)
        self.assertIn(status, (400, 405, 413))
        self.served.json("/api/events")

    def test_bytes_that_are_no_request(self):
        for sent in (b"\0\xff\n\n", b"GET\r\n\r\n", b"GET /api/events HTTP/1.1\r\n\r\n", b"GET http://evil.example/api/events HTTP/1.1\r\nHost: a\r\n\r\n",
                     b"BREW / HTTP/1.1\r\nHost: localhost\r\n\r\n", b"GET / HTTP/9.9\r\nHost: localhost\r\n\r\n"):  # fmt: skip
            with socket.create_connection((self.served.host, self.served.port), timeout=10) as line:
                line.sendall(sent)
                line.shutdown(socket.SHUT_WR)
                got = line.recv(1 << 16)
                self.assertNotRegex(got, rb"^HTTP/1.. 200", sent)
        self.served.json("/api/events")

    def test_who_says_nothing_holds_up_nobody(self):
        lines = [socket.create_connection((self.served.host, self.served.port), timeout=10) for _ in range(100)]
        for line in lines:
            line.sendall(b"GET /api/events HTT")
        self.served.json("/api/events")
        for line in lines:
            line.close()

    def test_who_goes_away_in_a_download_spoils_nothing(self):
        for _ in range(20):
            with socket.create_connection((self.served.host, self.served.port), timeout=10) as line:
                line.sendall(b"GET /api/events.jsonl HTTP/1.1\r\nHost: localhost\r\n\r\n")
                line.recv(100)
        self.assertEqual(self.served.json("/api/events")["total"], asked(sample(), "SELECT count(*) AS n FROM events")[0]["n"])

    def test_sixteen_at_a_time(self):
        alone = {target: self.served.get(target)[2] for target in (*ENDPOINTS, "/api/events.csv", "/")}
        with concurrent.futures.ThreadPoolExecutor(16) as pool:
            answers = list(pool.map(lambda target: (target, self.served.get(target)), list(alone) * 16))
        for target, (status, _, body) in answers:
            self.assertEqual((status, body), (200, alone[target]), target)

    def test_a_connection_serves_many_requests(self):
        connection = http.client.HTTPConnection(self.served.host, self.served.port, timeout=30)
        for target in ("/api/events", "/api/events.csv?type=AID", "/api/places", "/nothing", "/"):
            connection.request("GET", target)
            answer = connection.getresponse()
            answer.read()
            self.assertEqual(answer.status, 404 if target == "/nothing" else 200)
        connection.close()


class OtherDatabases(unittest.TestCase):
    def test_none_of_its_texts_are_kept(self):
        with serving(small("--no-text")) as served:
            self.assertFalse(served.json("/api/overview")["counts"]["has_text"])
            found = served.json("/api/report", id="hostile")
            self.assertEqual((found["report"]["text"], found["report"]["title"], found["report"]["keeps_text"]), (None, None, False))
            event = served.json("/api/events")["events"][0]
            self.assertFalse(event["text"])
            everything = b"".join(served.get(target)[2] for target in (*ENDPOINTS, "/api/events.jsonl", f"/api/event?id={event['id']}"))
            self.assertNotIn(b"on Monday, the minister", everything)

    def test_no_stories_are_made(self):
        with serving(small()) as served:
            found = served.json("/api/stories")
            self.assertEqual((found["state"], found["stories"]), ("none", []))
            event = served.json("/api/event", id=served.json("/api/events")["events"][0]["id"])
            self.assertEqual((event["story"], event["reasons"]), (None, []))

    def test_there_are_no_reports(self):
        with serving(empty()) as served:
            found = served.json("/api/overview")
            self.assertEqual((found["counts"]["reports"], found["counts"]["refusals"], found["months"]), (0, 1, []))
            refused = served.json("/api/reports")
            self.assertEqual([(one["kind"], one["report"], one["date"]) for one in refused["reports"]], [("not_found", None, None)])
            self.assertIn("No such file or directory", refused["reports"][0]["message"])
            self.assertEqual(refused["kinds"], [{"kind": "not_found", "refusals": 1}])
            self.assertEqual(served.json("/api/reports", state="without")["total"], 0)
            for target in ("/api/events", "/api/stories", "/api/places", "/"):
                self.assertEqual(served.get(target)[0], 200, target)

    def test_twenty_thousand_events_are_answered_in_a_second(self):
        with serving(large()) as served:
            event = served.json("/api/events", sort="country", offset=15_000)
            self.assertGreater(event["total"], 20_000)
            one = event["events"][0]
            for target in ("/api/overview", "/api/events?sort=-confidence&offset=19000&limit=100", "/api/events?q=police&actor=GOV&source=minister",
                           "/api/places", "/api/stories", f"/api/event?id={one['id']}", f"/api/report?id={one['report']}"):  # fmt: skip
                began = time.monotonic()
                self.assertEqual(served.get(target)[0], 200, target)
                self.assertLess(time.monotonic() - began, 1.0, target)
            self.assertEqual(served.get("/api/events.jsonl")[2].count(b"\n"), event["total"])
            # Near copies: the same report under other ids.
            self.assertEqual(len(served.json("/api/report", id=one["report"])["copies"]) >= 17, True)
