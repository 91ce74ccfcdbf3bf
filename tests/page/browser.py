# SPDX-License-Identifier: Apache-2.0
"""The page as a browser draws it: Debian's Chromium, without a window. Skipped where there is none."""

import html
import re
import shutil
import subprocess
import tempfile
import unittest

from answers import Sampled
from served import empty, endless, serving, small

CHROMIUM = shutil.which("chromium")
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
         "--disable-sync", "--no-first-run", "--enable-logging=stderr", "--virtual-time-budget=10000")  # fmt: skip


def drawn(address, width=1280):
    """The document when its scripts have run, and what they complained of."""
    with tempfile.TemporaryDirectory() as profile:
        done = subprocess.run([CHROMIUM, *FLAGS, f"--user-data-dir={profile}", f"--window-size={width},900", "--dump-dom", address],
                              capture_output=True, text=True, check=False, timeout=120)  # fmt: skip
    return done.stdout, [line for line in done.stderr.splitlines() if "CONSOLE" in line]


@unittest.skipUnless(CHROMIUM, "there is no chromium; tools/setup test installs it")
class Browser(Sampled):
    def draw(self, target, served=None):
        document, complaints = drawn((served or self.served).address.rstrip("/") + target)
        self.assertEqual(complaints, [], target)
        self.assertIn('aria-busy="false"', document, target)
        self.assertNotIn('role="alert"', document, target)
        self.assertNotIn("<title>owned", document)
        return document

    def test_the_overview(self):
        document = self.draw("/")
        counts = self.served.json("/api/overview")["counts"]
        self.assertIn(f">{counts['events']:,}</a>", document)
        self.assertGreater(document.count('class="bar-fact"'), 10)
        self.assertIn("<title>sample.duckdb – Bede</title>", document)

    def test_the_table_of_events(self):
        document = self.draw("/events?factuality=demanded&factuality=negated&sort=type&limit=20")
        self.assertEqual(document.count('class="not-fact'), 20)
        self.assertEqual(document.count('data-label="Who says so"'), 20)
        self.assertRegex(document, r'aria-sort="ascending"><a [^>]*>What')
        self.assertIn('value="negated" checked', document)
        for link in re.findall(r'href="(/[^"]*)"', document):  # each leads somewhere
            path = html.unescape(link)
            if path.startswith(("/api/", "/events", "/map")):
                self.assertEqual(self.served.get(path, method="HEAD")[0], 200, path)

    def test_the_table_of_reports(self):
        document = self.draw("/reports?state=without&sort=outlet&limit=5")
        self.assertEqual(document.count('data-label="Published"'), 5)
        self.assertIn('value="without" selected', document)
        self.assertRegex(document, r'aria-sort="ascending"><a [^>]*>Outlet')
        self.assertRegex(document, r'href="/reports\?state=without&amp;sort=outlet&amp;limit=5&amp;offset=5" rel="next"')
        links = re.findall(r'href="(/report\?[^"]*)"', document)
        self.assertEqual(len(links), 5)
        self.assertIn("Nothing was coded in it", self.draw(html.unescape(links[0])))
        with_events = self.draw("/reports?state=with&limit=5")
        self.assertEqual(len(re.findall(r'href="/events\?report=[^"]*">\d+ events?<', with_events)), 5)

    def test_what_takes_too_long_is_said(self):
        with serving(endless(), "--seconds", "1") as served:
            document, _ = drawn(served.address + "stories")
            self.assertRegex(document, r'role="alert"[^>]*>this took longer than 1 second and was ended')
            self.draw("/reports", served)
            # What there is to choose from takes too long too, and the events are there all the same.
            for target, part in (("events?type=COERCE&country=NGA", 'data-label="Sentence"|No event is like that'), ("map", 'class="map')):
                document, _ = drawn(served.address + target)
                self.assertRegex(document, part)
                self.assertNotIn('role="alert"', document)

    def test_one_event(self):
        event = self.served.json("/api/events", factuality="demanded", sort="-confidence", limit=1)["events"][0]
        document = self.draw(f"/event?id={event['id']}")
        self.assertIn("This is not told as a fact: it is demanded", document)
        # A party that stands within the cue is marked as both.
        told = re.search(r'<blockquote class="telling"><p>(.*?)</p>', document)[1]
        marked = "".join(re.findall(r'<mark class="cue[^"]*"[^>]*>(.*?)</mark>', told))
        self.assertEqual(html.unescape(marked), event["cue"])

    def test_a_report_by_others_is_text(self):
        for target in ("/report?id=hostile", "/events?report=hostile"):
            document = self.draw(target)
            self.assertNotIn("<img", document)
            self.assertNotIn('href="javascript:', document)
            self.assertNotIn("<b>", document)
        self.assertIn("&lt;script&gt;document.title='owned'", self.draw("/report?id=hostile"))
        self.assertNotIn("<script>document", self.draw("/report?id=hostile"))

    def test_marks_count_code_points(self):
        document = self.draw("/report?id=hostile")
        for event in self.served.json("/api/report", id="hostile")["events"]:
            self.assertRegex(document, r'<mark class="[^"]*cue[^"]*"[^>]*>(<a [^>]*>\d+</a>)*' + re.escape(event["cue"]["text"]))

    def test_stories_and_one_of_them(self):
        self.assertGreater(self.draw("/stories?disputed=yes").count('class="dispute"'), 5)
        story = self.served.json("/api/stories", disputed="dead")["stories"][0]
        document = self.draw(f"/story?id={story['story']}")
        self.assertIn("On the dead", document)
        self.assertIn("first telling", document)

    def test_the_map(self):
        document = self.draw("/map")
        self.assertGreater(document.count('class="spot'), 50)
        self.assertGreater(document.count('class="place-name"'), 3)

    def test_what_cannot_be_shown_is_said(self):
        document, _ = drawn(self.served.address + "event?id=e0")
        self.assertIn("the database has no event with this id", document)

    def test_databases_without_texts_and_stories(self):
        with serving(small("--no-text")) as served:
            self.assertIn("No text is kept of this report", self.draw("/report?id=hostile", served))
            self.assertIn("keeps no text", self.draw("/", served))
            self.assertIn("No stories are made yet", self.draw("/stories", served))

    def test_a_database_without_reports(self):
        with serving(empty()) as served:
            document = self.draw("/", served)
            self.assertIn("There are no events in this database yet", document)
            self.assertIn('href="/reports?state=refused"', document)
            refused = self.draw("/reports?state=refused", served)  # with the reason
            self.assertIn("No such file or directory", refused)
            self.assertIn("No report is like that", self.draw("/reports?state=without", served))
            self.assertIn("No event is like that", self.draw("/events", served))
            self.draw("/map", served)
