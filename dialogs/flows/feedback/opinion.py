"""What the client has told so far of how it went, as it is kept; and the staff's summary of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypedDict, Unpack

from dialogs.domain.case import Feedback
from dialogs.domain.means import Level
from dialogs.domain.replies import Words
from dialogs.domain.specification import Requirement
from dialogs.engine.turn import Turn
from dialogs.flows.delivery.measure import promises
from dialogs.wording.parts import lines, requirement_words


def opinion(turn: Turn) -> Feedback:
    """What the client has told; nothing yet at first."""
    found = next((f for f in turn.case.feedback if f.party == turn.case.client), None)
    return found or Feedback(party=turn.case.client, at=turn.now)


class Told(TypedDict, total=False):
    """What the client may tell of how it went: fields of `Feedback`."""

    levels: Mapping[str, Level]
    wanted: Mapping[str, bool]
    overall: int | None
    words: str
    photo: str | None


def with_opinion(turn: Turn, **told: Unpack[Told]) -> Turn:
    """The client tells something more, or something else."""
    mine = replace(opinion(turn), at=turn.now, **told)
    others = tuple(f for f in turn.case.feedback if f.party != mine.party)
    return turn.case_with(feedback=(*others, mine))


def next_more(turn: Turn) -> Requirement | None:
    """The next line that was more than agreed, and not known to have been wanted."""
    mine = opinion(turn)
    done = {*mine.wanted, *turn.case.passed_over}
    more = (r for r in promises(turn) if mine.levels.get(r.id) == "more" and r.id not in done)
    return next(more, None)


def rateable(turn: Turn) -> tuple[Requirement, ...]:
    """What a client can judge: all that was agreed, but for what they told about themselves (allergies)."""
    known = turn.service.by_id
    own = {id for id, aspect in known.items() if aspect.is_fact or (aspect.listed and not aspect.wished)}
    return tuple(r for r in promises(turn) if r.aspect not in own)


def with_words(turn: Turn) -> Turn:
    """The words, and a photo, for the staff to read with the rest."""
    mine = opinion(turn)
    words = "\n".join(filter(None, (mine.words, turn.text)))
    return with_opinion(turn, words=words, photo=turn.photo or mine.photo)


def summary(turn: Turn) -> tuple[Words, ...]:
    """What the staff read: what was less or more than agreed, the mark, the words."""
    mine = opinion(turn)
    by_id = {r.id: r for r in promises(turn)}
    less_or_more = [
        Words(f"summary.{_kind(mine, id)}", {"line": requirement_words(by_id[id])})
        for id, level in mine.levels.items()
        if level != "as" and id in by_id
    ]
    items = less_or_more or ([Words("summary.as")] if mine.levels else [])
    items += [Words("summary.overall", {"overall": mine.overall})] if mine.overall is not None else []
    items += [Words("quoted", {"words": mine.words})] if mine.words else []
    return (lines(tuple(items) or (Words("summary.nothing"),)),)


def _kind(mine: Feedback, id: str) -> str:
    if mine.levels[id] == "less":
        return "under"
    return "welcome" if mine.wanted.get(id) else "over"
