"""The lines, one at a time and only where asked for: less than, as, or more than agreed; and whether a "more" was wanted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import get_args

from dialogs.domain.means import Level, OfLine, Rated, Wanted
from dialogs.domain.replies import Words
from dialogs.domain.specification import Requirement
from dialogs.engine.turn import Option, Turn, choices
from dialogs.flows.anytime import again
from dialogs.flows.delivery.measure import nonconformities
from dialogs.flows.feedback import words_as_marks
from dialogs.flows.feedback.opinion import next_more, opinion, rateable, with_opinion, with_words
from dialogs.flows.paging import lines_after
from dialogs.wording.parts import join, requirement_words

LEVELS: tuple[Level, ...] = get_args(Level)
LINES = 5
"""So many lines at the most are offered at a time."""


def unrated(turn: Turn) -> bool:
    """Whether some line has no level, and nobody passed over that."""
    return bool(_without_level(turn)) and "rating" not in turn.case.passed_over


def unasked(turn: Turn) -> bool:
    """Whether who gave a good mark, or none, was not asked yet whether all was as agreed."""
    return unrated(turn) and "asking" not in turn.case.passed_over and (opinion(turn).overall or GOOD) >= GOOD


GOOD = 4
"""From this mark on, one tap says that all was as agreed."""


def _without_level(turn: Turn) -> tuple[Requirement, ...]:
    return tuple(r for r in rateable(turn) if r.id not in opinion(turn).levels)


def ask_all(turn: Turn) -> Turn:
    """Whether all was as agreed, and nothing more than was needed; but for what is known already."""
    known = {**_measured(turn), **opinion(turn).levels}
    amiss = tuple(requirement_words(r) for r in rateable(turn) if known.get(r.id, "as") != "as")
    words = Words("ask.all_but", {"lines": join(amiss)}) if amiss else Words("ask.all")
    options = choices(("as_agreed", Words("button.as_agreed")), ("not_all", Words("button.not_all")))
    return turn.ask(turn.case.client, "feedback", words, choices=options)


def _measured(turn: Turn) -> dict[str, Level]:
    """What was measured and does not conform was less than agreed, until the client says otherwise."""
    return {r.id: "less" for r in nonconformities(turn)}


def levels(turn: Turn) -> dict[str, Level]:
    """Requirement id -> level: what the client told, what was measured, and the rest as agreed."""
    rest: dict[str, Level] = {r.id: "as" for r in rateable(turn)}
    return {**rest, **_measured(turn), **opinion(turn).levels}


def ask_lines(turn: Turn) -> Turn:
    """Which lines were not as agreed? The weightiest first."""
    return _ask_lines(turn, _weighty(turn))


def other_lines(turn: Turn) -> Turn:
    """The lines that were not shown just now."""
    return _ask_lines(turn, lines_after(turn, _weighty(turn)))


def _ask_lines(turn: Turn, lines: tuple[Requirement, ...]) -> Turn:
    page = lines[:LINES]
    begun = any(level != "as" for level in opinion(turn).levels.values())
    others = (("others", Words("button.other_lines")),) if len(_weighty(turn)) > LINES else ()
    return turn.ask(
        turn.case.client,
        "feedback",
        Words("ask.levels.more" if begun else "ask.levels"),
        choices=choices(
            *((OfLine(r.aspect), requirement_words(r)) for r in page),
            *others,
            ("rated", Words("button.send")),
            *to_discuss(turn),
        ),
        aspects=tuple(r.aspect for r in page),
    )


def _weighty(turn: Turn) -> tuple[Requirement, ...]:
    """What has no level yet: what does not conform, what had to be, and then what was welcome."""
    wrong = _measured(turn)
    return tuple(sorted(_without_level(turn), key=lambda r: (r.id not in wrong, r.strength == "bonus")))


def to_discuss(turn: Turn) -> tuple[Option, ...]:
    """What was less than agreed can be discussed, once."""
    less = "less" in {**_measured(turn), **opinion(turn).levels}.values()
    return (("dispute", Words("button.dispute")),) if less and not turn.case.disputes else ()


def ask_level(turn: Turn) -> Turn:
    """One line: less than, as, or more than agreed."""
    aspect = turn.tapped(OfLine)[0].aspect
    required = next(r for r in rateable(turn) if r.aspect == aspect)
    return turn.ask(
        turn.case.client,
        "feedback",
        Words("ask.level", {"line": requirement_words(required)}),
        choices=choices(*((Rated(level, required.id), Words(f"level.{level}")) for level in LEVELS)),
        aspects=(aspect,),
    )


def take_level(turn: Turn) -> Turn:
    """The level of one line; the others wait."""
    return with_opinion(turn, levels={**opinion(turn).levels, **_by_id(turn.tapped(Rated))})


def take_levels(turn: Turn) -> Turn:
    """The lines that were not named are as agreed, or as measured."""
    return with_opinion(turn, levels={**levels(turn), **_by_id(turn.tapped(Rated))})


def _by_id(rated: Iterable[Rated]) -> dict[str, Level]:
    """Requirement id -> level."""
    return {each.requirement: each.level for each in rated}


def line_told(turn: Turn) -> bool:
    """Whether words tell how some line was, but for mere praise."""
    return any(level != "as" for level in said(turn).values())


def take_told(turn: Turn) -> Turn:
    """Words about some lines: the others stand as agreed; what was understood is shown back and can be corrected."""
    mark, told = mark_told(turn), said(turn)
    turn = with_opinion(with_words(turn), levels={**levels(turn), **told})
    turn = with_opinion(turn, overall=mark) if mark else turn
    amiss = {id: level for id, level in told.items() if level != "as"}
    return turn.noting("rating.heard", items=_said_levels(turn, amiss))


def all_well(turn: Turn) -> bool:
    """Whether words praise, find fault with nothing, and take nothing back of what was found."""
    told = {sign.says for sign in turn.heard.about("level")}
    corrects = bool(said(turn)) and any(level != "as" for level in opinion(turn).levels.values())
    return told == {"as"} and not turn.heard.queries and not corrects


def take_praise(turn: Turn) -> Turn:
    """All was as agreed, but for what was measured otherwise: nothing more is asked."""
    mark = mark_told(turn)
    turn = with_opinion(with_words(turn), levels={**levels(turn), **said(turn)})
    return with_opinion(turn, overall=mark) if mark else turn


def complains(turn: Turn) -> bool:
    """Whether words find fault with something, and do not say with which line."""
    return words_as_marks.complains(turn.heard)


def note_complaint(turn: Turn) -> Turn:
    """The words are kept, and it is asked which line they are about."""
    turn = turn.case_with(passed_over=(*turn.case.passed_over, "asking"))
    return ask_lines(with_words(turn).noting("rating.which"))


def said(turn: Turn) -> Mapping[str, Level]:
    """Requirement id -> the level that the words give it."""
    return words_as_marks.levels(turn.heard, rateable(turn), turn.service)


def mark_told(turn: Turn) -> int | None:
    """The mark of five that the words give."""
    told = turn.heard.tells("mark")
    return int(told) if told else None


def _said_levels(turn: Turn, told: Mapping[str, Level]) -> Words:
    by_id = {r.id: r for r in rateable(turn)}
    return join(tuple(Words(f"rating.{level}", {"line": requirement_words(by_id[id])}) for id, level in told.items()))


def note_and_ask(turn: Turn) -> Turn:
    """Words or a photo that do not answer the question: kept, with the levels that they correct; the question again."""
    told = said(turn) if opinion(turn).levels else {}
    turn = with_words(turn)
    if not told:
        return again(turn.noting("rating.noted"))
    corrected = with_opinion(turn, levels={**opinion(turn).levels, **told})
    return again(corrected.noting("rating.corrected", items=_said_levels(turn, told)))


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
