# SPDX-License-Identifier: Apache-2.0
"""Which rows of a report hold for the events coded from it.

A row asks for one event that has all of its fields; a row with `never` holds where there is no such event. A `row`:

    {"row": "the ministers met on Tuesday", "type": "CONSULT", "party": ["KWT.*", "SAU.*"], "date": "1998-04-14"}

Patterns are regular expressions, in any letters, for the whole of a value; `near` alone is for a part of a sentence.
One line may be {"at_most": N}: of a report with more events than that no row holds. `never` holds only where some other
row of its report does, for nothing is earned by coding nothing.
"""

import json
import re

ENTITY_FIELDS = ("code", "name", "text")


def is_whole(pattern, value):
    return value is not None and re.fullmatch(pattern, str(value), re.IGNORECASE) is not None


def is_among(pattern, entities):
    """Whether the code, the name or the text of one of them is the pattern."""
    return any(is_whole(pattern, entity.get(field)) for entity in entities for field in ENTITY_FIELDS)


def entities_of(event, *fields):
    return [entity for field in fields for entity in event.get(field) or []]


def is_near(pattern, event):
    tellings = [event, *(event.get("mentions") or [])]
    return any(re.search(pattern, telling.get("text") or "", re.IGNORECASE) for telling in tellings)


def has_value(field):
    return lambda pattern, event: is_whole(pattern, event.get(field))


def has_entity(*fields):
    return lambda pattern, event: is_among(pattern, entities_of(event, *fields))


def has_entities(*fields):
    return lambda patterns, event: all(is_among(pattern, entities_of(event, *fields)) for pattern in patterns)


def is_on_day(day, event):
    date = event.get("date") or {}
    return date.get("start") == day and date.get("end") == day


def begins_in(prefix, event):
    return ((event.get("date") or {}).get("start") or "").startswith(prefix)


def is_at(pattern, event):
    place = event.get("place") or {}
    return is_whole(pattern, place.get("name")) or is_whole(pattern, place.get("text"))


def is_in_country(pattern, event):
    return is_whole(pattern, (event.get("place") or {}).get("country"))


FIELDS = {
    "near": is_near,
    "type": has_value("type"),
    "mode": has_value("mode"),
    "cameo": has_value("cameo"),
    "factuality": has_value("factuality"),
    "actor": has_entity("actor"),
    "recipient": has_entity("recipient"),
    "recipient_or_party": has_entity("actor", "recipient"),
    "party": has_entities("actor", "recipient"),
    "mediator": has_entities("mediator"),
    "excluded": has_entities("excluded"),
    "attribution": has_entities("attribution"),
    "date": is_on_day,
    "since": begins_in,
    "place": is_at,
    "country": is_in_country,
}
NAMES = ("row", "never")


def read_lines(text, name):
    """JSON Lines of objects. A line that is none: ValueError with its place."""
    objects = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            one = json.loads(line)
        except ValueError as error:
            raise ValueError(f"{name}:{number}: no JSON: {error}") from error
        if not isinstance(one, dict):
            raise ValueError(f"{name}:{number}: no object")
        objects.append(one)
    return objects


def read_rows(text, name):
    """The rows, and the most events that count (None: any number). A row that makes no sense: ValueError."""
    rows, limit = [], None
    for row in read_lines(text, name):
        if "at_most" in row:
            limit = row["at_most"]
            continue
        if len([field for field in NAMES if field in row]) != 1:
            raise ValueError(f"{name}: neither a row nor a never, or both: {row}")
        unknown = sorted(set(row) - set(FIELDS) - set(NAMES))
        if unknown:
            raise ValueError(f"{name}: unknown field {unknown[0]}: {row}")
        rows.append(row)
    names = [name_of(row) for row in rows]
    twice = sorted({one for one in names if names.count(one) > 1})
    if twice:
        raise ValueError(f"{name}: two rows are called '{twice[0]}'")
    return rows, limit


def name_of(row):
    return row["row"] if "row" in row else f"never: {row['never']}"


def is_told(row, events):
    """Whether some event has all that the row asks for."""
    asked = {field: value for field, value in row.items() if field in FIELDS}
    return any(all(FIELDS[field](value, event) for field, value in asked.items()) for event in events)


def check_rows(events, rows, limit=None):
    """Name -> whether it holds, in the order of the rows."""
    within = limit is None or len(events) <= limit
    told = {name_of(row): within and is_told(row, events) for row in rows if "row" in row}
    earned = any(told.values())
    return {
        name_of(row): told[name_of(row)] if "row" in row else earned and not is_told(row, events) for row in rows
    }
