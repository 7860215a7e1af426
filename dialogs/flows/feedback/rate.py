"""Requirement by requirement: less than, as, or more than agreed; and whether a "more" was wanted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import get_args

from dialogs.domain.means import Level, Rated, Wanted
from dialogs.domain.replies import Choice, Words
from dialogs.engine.moves import live, may
from dialogs.engine.turn import Turn, choices
from dialogs.flows.anytime import again
from dialogs.flows.delivery.measure import nonconformities, verdict
from dialogs.flows.feedback import words_as_marks
from dialogs.flows.feedback.dispute import ask_dispute
from dialogs.flows.feedback.opinion import next_more, opinion, rateable, with_opinion, with_words
from dialogs.wording.parts import join, requirement_words, rows

LEVELS: tuple[Level, ...] = get_args(Level)


def unrated(turn: Turn) -> bool:
    return not opinion(turn).levels and bool(rateable(turn)) and "rating" not in turn.case.passed_over


def ask_levels(turn: Turn) -> Turn:
    """Every requirement at once: less than, as, or more than agreed."""
    turn = live(turn, "asked_how_it_went") if may(turn, "asked_how_it_went") else turn
    heading = () if nonconformities(turn) else verdict(turn, "client")
    return _ask_levels(turn, {}, *heading)


def _ask_levels(turn: Turn, levels: Mapping[str, Level], *heading: Words) -> Turn:
    required = rateable(turn)
    ticks = tuple(
        Choice(
            id="",
            means=Rated(level, r.id),
            label=Words(f"level.{level}", {"number": n}),
            group=r.id,
            ticked=level == levels.get(r.id, "as"),
            sends=False,
        )
        for n, r in enumerate(required, 1)
        for level in LEVELS
    )
    items = tuple(Words("numbered", {"number": n, "line": requirement_words(r)}) for n, r in enumerate(required, 1))
    return turn.ask(
        turn.case.client,
        "feedback",
        *heading,
        Words("ask.levels"),
        rows(items),
        choices=choices(*ticks, ("rated", Words("button.send")), ("dispute", Words("button.dispute"))),
        many=True,
        aspects=tuple(r.aspect for r in required),
    )


def take_levels(turn: Turn) -> Turn:
    levels = {**_ticked(turn), **_by_id(turn.tapped(Rated))}
    return with_opinion(turn, levels=levels)


def _ticked(turn: Turn) -> dict[str, Level]:
    """The levels as they were last shown to the client."""
    asked = turn.position.asked
    ticked = (choice.means for choice in asked.choices if choice.ticked) if asked else ()
    shown = _by_id(means for means in ticked if isinstance(means, Rated))
    return {r.id: shown.get(r.id, "as") for r in rateable(turn)}


def _by_id(rated: Iterable[Rated]) -> dict[str, Level]:
    """Requirement id -> level."""
    return {each.requirement: each.level for each in rated}


def dispute_lines(turn: Turn) -> Turn:
    """To be discussed: the lines ticked "less" are what it is about."""
    return ask_dispute(take_levels(turn))


def rating_said(turn: Turn) -> Turn:
    """Words about how it went: the levels and the mark that they give are shown back, and all of them are kept."""
    said, mark = _said(turn), mark_told(turn)
    turn = with_words(turn) if said or mark is None else turn
    turn = with_opinion(turn, overall=mark) if mark else turn
    return _ask_levels(turn.with_note(_heard(turn, said, mark)), {**_ticked(turn), **said})


def all_as_agreed(turn: Turn) -> bool:
    """Whether words say, of whatever was not ticked otherwise, that all was as agreed."""
    said = _said(turn)
    return bool(said) and all(level == "as" for level in {**_ticked(turn), **said}.values())


def rated_in_words(turn: Turn) -> Turn:
    """All was as agreed: that need not be shown back."""
    mark = mark_told(turn)
    turn = with_words(turn)
    turn = with_opinion(turn, overall=mark) if mark else turn
    return with_opinion(turn, levels={**_ticked(turn), **_said(turn)})


def _said(turn: Turn) -> Mapping[str, Level]:
    return words_as_marks.levels(turn.heard, rateable(turn), turn.service)


def mark_told(turn: Turn) -> int | None:
    """The mark of five that the words give."""
    told = turn.heard.tells("mark")
    return int(told) if told else None


def _heard(turn: Turn, said: Mapping[str, Level], mark: int | None) -> Words:
    """What the words were understood to say."""
    items = [_said_levels(turn, said)] if said else []
    items += [Words("summary.overall", {"overall": mark})] if mark else []
    if items:
        return Words("rating.heard", {"items": join(tuple(items))})
    return Words("rating.which") if words_as_marks.complains(turn.heard) else Words("rating.noted")


def _said_levels(turn: Turn, said: Mapping[str, Level]) -> Words:
    by_id = {r.id: r for r in rateable(turn)}
    return join(tuple(Words(f"rating.{level}", {"line": requirement_words(by_id[id])}) for id, level in said.items()))


def note_and_ask(turn: Turn) -> Turn:
    """Words or a photo that do not answer the question: kept, with the levels that they correct; the question again."""
    said = _said(turn) if opinion(turn).levels else {}
    turn = with_words(turn)
    if not said:
        return again(turn.noting("rating.noted"))
    mine = opinion(turn)
    corrected = with_opinion(turn, levels={**mine.levels, **said})
    return again(corrected.noting("rating.corrected", items=_said_levels(turn, said)))


def unexplained(turn: Turn) -> bool:
    """Whether some "more than agreed" is not known to have been wanted."""
    return next_more(turn) is not None


def ask_wanted(turn: Turn) -> Turn:
    """A "more": was it wanted? If not, it is over-quality."""
    requirement = next_more(turn)
    assert requirement is not None, "a more is left to ask about"
    options = choices((Wanted("yes"), Words("button.wanted")), (Wanted("no"), Words("button.unwanted")))
    return turn.ask(
        turn.case.client,
        "feedback",
        Words("ask.wanted", {"line": requirement_words(requirement)}),
        topic=requirement.id,
        choices=options,
        aspects=(requirement.aspect,),
    )


def take_wanted(turn: Turn) -> Turn:
    mine = opinion(turn)
    tapped = turn.tapped(Wanted)
    yes = tapped[0].answer == "yes" if tapped else turn.heard.tells("more") == "wanted"
    wanted = {**mine.wanted, turn.position.topic: yes}
    return with_opinion(turn, wanted=wanted)


def says_wanted(turn: Turn) -> bool:
    return bool(turn.heard.tells("more"))
