"""How stored JSON of an earlier version becomes that of the next.

When the meaning of stored data changes, raise `SCHEMA` by one and add the step from the old number to `UPGRADES`: it gets
the kind of record and its JSON, and returns the JSON of the next version. New fields with a default need no step, unless
cases under way count on them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import takewhile
from typing import Any, TypeAlias

from storage.records import Kind

Json: TypeAlias = dict[str, Any]
Upgrades: TypeAlias = Mapping[int, Callable[[Kind, Json], Json]]

SCHEMA = 5


def _without_trails(kind: Kind, stored: Json) -> Json:
    """Schema 2: a position no longer lists the positions before it, which nothing read."""
    if kind != "case":
        return stored
    document = stored["document"]
    positions = {
        seat: {name: value for name, value in position.items() if name != "trail"}
        for seat, position in document.get("positions", {}).items()
    }
    return {**stored, "document": {**document, "positions": positions}}


_NOTES = """
back.done back.nothing change.dropped change.nothing earlier.none echo echo.none edited.unknown explain.again
explain.choose face.first face.open forged handled hello help human.told later_kept later_noted left_to_us
measure.unclear not_now not_understood not_understood.kept passed_on passed_on.rest passed_on.words photo_kept
problem.ambiguous problem.impossible_date problem.past_date problem.unknown_unit query.passed query.price
query.price_from query.prices query.when rating.corrected rating.heard rating.noted rating.which read_back.none
rejected reminder stale unsupported welcome why
"""
"""The keys of sentences that stood before a question, up to schema 2."""


def _with_notes(kind: Kind, stored: Json) -> Json:
    """Schema 3: what is said once before an open question is a note of it, no paragraph."""
    if kind != "case":
        return stored
    document = stored["document"]
    positions = {
        seat: {name: _noted(value) if name in ("asked", "beside") else value for name, value in position.items()}
        for seat, position in document.get("positions", {}).items()
    }
    return {**stored, "document": {**document, "positions": positions}}


def _noted(asked: Json | None) -> Json | None:
    if asked is None:
        return None
    known = _NOTES.split()
    notes = list(takewhile(lambda words: words["key"] in known, asked["paragraphs"]))
    return {**asked, "notes": [{"words": words} for words in notes], "paragraphs": asked["paragraphs"][len(notes) :]}


def _with_state(kind: Kind, stored: Json) -> Json:
    """Schema 4: what the conversation goes by is a field of the case, where it had been read back from its history."""
    if kind != "case":
        return stored
    case = stored["document"]
    history = case.get("history", [])
    told = {entry["what"] for entry in history}
    return {
        **stored,
        "document": {
            **case,
            "insisted": [entry["details"]["aspect"] for entry in _of(history, "insisted")],
            "photos": [entry["details"]["photo"] for entry in _of(history, "photo")],
            "passed_on": [entry["details"] for entry in _of(_since_agreement(history), "left_over", "unheard")],
            "reopened": "reopened" in told,
            "agreed_at": _last(history, "client_agreed"),
            "started_at": _last(history, "started"),
            "measured": {e["details"]["requirement"]: e["details"]["value"] for e in _measured(history)},
            "beneficiary": _beneficiary(case.get("beneficiary", {}), history),
            "deliveries": [{**one, "conceded": _conceded(history)} for one in case.get("deliveries", [])],
            "passed_over": [entry["details"]["question"] for entry in _of(history, "passed_over")],
            "positions": {seat: _answerable(case, position) for seat, position in case.get("positions", {}).items()},
        },
    }


def _of(history: list[Json], *whats: str) -> Iterator[Json]:
    return (entry for entry in history if entry["what"] in whats)


def _last(history: list[Json], what: str) -> str | None:
    """When it happened last; None when it never did."""
    return next((entry["at"] for entry in reversed(history) if entry["what"] == what), None)


def _since_agreement(history: list[Json]) -> list[Json]:
    """Since the last agreement, or the last new beginning."""
    starts = [place for place, entry in enumerate(history, 1) if entry["what"] in ("confirmed", "restarted")]
    return history[max(starts, default=0) :]


def _measured(history: list[Json]) -> Iterator[Json]:
    """What was measured of a delivery that is not recorded yet."""
    begun = [place for place, entry in enumerate(history) if entry["what"] in ("delivering", "delivered")]
    return _of(history[begun[-1] :] if begun and history[begun[-1]]["what"] == "delivering" else [], "measured")


def _beneficiary(known: Json, history: list[Json]) -> Json:
    since = [place for place, entry in enumerate(history, 1) if entry["what"] == "restarted"]
    entries = history[max(since, default=0) :]
    read_out = [entry["details"] for entry in _of(entries, "read_out")]
    return {**known, "told": any(_of(entries, "for_whom")), "read_out": read_out[-1] if read_out else {}}


def _conceded(history: list[Json]) -> list[str]:
    return [id for entry in _of(history, "concession") for id in entry["details"]["requirements"].split(",")]


def _answerable(case: Json, position: Json) -> Json:
    """Who wrote words instead of answering a counter-proposal was left waiting, with buttons that did nothing."""
    waiting = (position["flow"], position["state"]) == ("answering", "waiting")
    return {**position, "state": "countered"} if waiting and case.get("counter") else position


def _without_marking(kind: Kind, stored: Json) -> Json:
    """Schema 5: lines are changed one by one; who had marked some reads them back again."""
    if kind != "case":
        return stored
    case = stored["document"]
    positions = {seat: _read_back_again(position) for seat, position in case.get("positions", {}).items()}
    return {**stored, "document": {**case, "positions": positions}}


def _read_back_again(position: Json) -> Json:
    marking = (position["flow"], position["state"]) == ("agreement", "changing")
    return {**position, "flow": "elicitation", "state": "opening", "asked": None, "topic": ""} if marking else position


UPGRADES: Upgrades = {1: _without_trails, 2: _with_notes, 3: _with_state, 4: _without_marking}
