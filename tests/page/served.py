# SPDX-License-Identifier: Apache-2.0
"""A page that is served, and asked without a browser; and the databases that it is served from."""

import atexit
import contextlib
import functools
import http.client
import json
import pathlib
import shutil
import signal
import subprocess
import tempfile
import urllib.parse

from program import BEDE, PACK, ROOT, SAMPLES, bede, json_lines

# What a report says is by others: it must come out as text.
HOSTILE = {
    "id": "hostile", "date": "2024-03-06", "outlet": '<b>"Post"</b>', "url": "javascript:document.title='owned'",
    "title": "Police <img src=x onerror=\"document.title='owned'\"> arrested 12 students",
    "text": "Police arrested 12 students in Lagos on Monday, the minister said. </script><script>document.title='owned'"
            "</script> The union condemned the arrests \U0001f600 in Kano. Ałła called for the release of the students.",
}  # fmt: skip
# Nothing is coded in them, whatever else the lexicon comes to know.
QUIET = [
    {"id": f"quiet-{day}", "date": f"2024-03-{day:02}", "outlet": "Harbour Gazette", "title": f"Weather, {day} March",
     "text": f"It will be mild and dry, with {day} degrees at noon. High water is at six in the evening."}
    for day in range(10, 18)
]  # fmt: skip


@functools.cache
def folder():
    made = tempfile.TemporaryDirectory()
    atexit.register(made.cleanup)
    return pathlib.Path(made.name)


def coded(name, *inputs, options=()):
    path = folder() / f"{name}.duckdb"
    done = bede("code", *inputs, "-o", path, *options)
    assert done.returncode == 0, done.stderr
    return path


def happenings():
    return sorted((SAMPLES / "happenings").glob("*.jsonl"))


@functools.cache
def sample():
    """Samples and happenings with reasons and stories, the quiet reports, and one that would like to be a script."""
    others = folder() / "others.jsonl"
    others.write_bytes(json_lines(HOSTILE, *QUIET))
    path = coded("sample", *sorted(SAMPLES.glob("events/*/report.jsonl")), *happenings(), others, options=["--explain"])
    assert bede("stories", "--db", path).returncode == 0
    return path


@functools.cache
def large():
    """Over 20,000 events: the happenings' reports, many times with other ids."""
    reports = [json.loads(line) for path in happenings() for line in path.open()]
    source = folder() / "large.jsonl"
    source.write_bytes(json_lines(*({**one, "id": f"{one['id']}/{time}"} for time in range(22) for one in reports)))
    return coded("large", source)


@functools.cache
def small(*options):
    source = folder() / "small.jsonl"
    source.write_bytes(json_lines(HOSTILE))
    return coded("small" + "".join(options), source, options=options)


@functools.cache
def empty():
    """A run that found no report."""
    path = folder() / "empty.duckdb"
    assert bede("code", folder() / "absent.jsonl", "-o", path).returncode == 1
    return path


# What asks for stories reads a view that would take years.
ENDLESS = """
ALTER TABLE stories RENAME TO stories_once;
CREATE VIEW stories AS SELECT s.* FROM stories_once s, (SELECT sum(hash(i)) AS n FROM range(1000000000000) t(i)) WHERE n > 0
"""


@functools.cache
def endless():
    """The small database, but that what asks for stories is never done: the overview, stories, one event."""
    path = folder() / "endless.duckdb"
    shutil.copy(small(), path)
    python = subprocess.run([ROOT / "tests/store/environment"], capture_output=True, text=True, check=True).stdout.strip()
    change = "import duckdb, sys; duckdb.connect(sys.argv[1]).execute(sys.argv[2])"
    subprocess.run([python, "-c", change, path, ENDLESS], check=True)
    return path


class Served:
    def __init__(self, process, address):
        self.process, self.address = process, address
        host, _, port = address.removeprefix("http://").rstrip("/").rpartition(":")
        self.host = host.strip("[]")
        self.port = int(port)

    def get(self, target, method="GET", headers=None, body=None):
        """Status, headers and bytes; urllib would follow, retry and raise."""
        with contextlib.closing(http.client.HTTPConnection(self.host, self.port, timeout=60)) as connection:
            connection.request(method, target, body=body, headers=headers or {})
            answer = connection.getresponse()
            return answer.status, dict(answer.getheaders()), answer.read()

    def json(self, target, expected=200, **parameters):
        if parameters:
            target += "?" + urllib.parse.urlencode(parameters, doseq=True)
        status, headers, body = self.get(target)
        assert status == expected, (target, status, body)
        assert headers["Content-Type"].startswith("application/json"), headers
        return json.loads(body)

    def end(self, how=signal.SIGTERM):
        self.process.send_signal(how)
        out, err = self.process.communicate(timeout=30)
        return self.process.returncode, out, err


@contextlib.contextmanager
def serving(database, *options):
    command = [BEDE, "serve", database, "--port", "0", "--pack", PACK, *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            line = process.stdout.readline().strip()
            if not line:
                raise AssertionError(process.communicate()[1])
            yield Served(process, json.loads(line)["address"] if "--json" in options else line)
        finally:
            if process.poll() is None:
                process.kill()
