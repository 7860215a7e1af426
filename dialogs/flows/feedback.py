"""How it went, after the delivery: first what does not conform, then requirement by requirement, then on the whole.

Words do as well as taps: a level for a line, a mark, or simply a note for the staff. A nonconformity is accepted (a
concession) or discussed, which opens a dispute; so may a line that was less than agreed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from dialogs.case import Feedback
from dialogs.flows import verdicts
from dialogs.flows.asides import again
from dialogs.flows.dispute import ask_dispute, ask_settled, onward, open_dispute, reopened, settled
from dialogs.flows.drive import enter, hush, live, may
from dialogs.flows.measuring import newest, nonconformities, verdict
from dialogs.flows.relay import to_staff
from dialogs.flows.verdicts import Level
from dialogs.machine import SAME, Flow, Row
from dialogs.replies import Choice, Picture, Words
from dialogs.saying import join, line_words, lines, literal
from dialogs.specification import Requirement
from dialogs.turn import STAFF, Turn, choices

LEVELS: tuple[Level, ...] = ("less", "as", "more")


def _mine(turn: Turn) -> Feedback:
    found = next((f for f in turn.case.feedback if f.party == turn.case.client), None)
    return found or Feedback(party=turn.case.client, at=turn.now)


def _with(turn: Turn, feedback: Feedback) -> Turn:
    others = tuple(f for f in turn.case.feedback if f.party != feedback.party)
    return turn.case_with(feedback=(*others, replace(feedback, at=turn.now)))


def _line(requirement: Requirement) -> Words:
    return line_words(requirement.aspect, requirement.operator, requirement.values)


def unsettled(turn: Turn) -> bool:
    """Whether something does not conform, and the client has not answered to that."""
    answered = any(e.what in ("concession", "disputed") for e in turn.case.history)
    return bool(nonconformities(turn)) and not answered


def unrated(turn: Turn) -> bool:
    return not _mine(turn).levels and bool(rateable(turn)) and "rating" not in _passed_over(turn)


def rateable(turn: Turn) -> tuple[Requirement, ...]:
    """What a client can judge: all that was agreed, but for what they told about themselves (allergies)."""
    known = turn.service.by_id
    return tuple(r for r in newest(turn).requirements if not (known[r.aspect].listed and known[r.aspect].mandatory))


def unexplained(turn: Turn) -> bool:
    """Whether some "more than agreed" is not known to have been wanted."""
    return _next_more(turn) is not None


def _next_more(turn: Turn) -> Requirement | None:
    mine = _mine(turn)
    done = {*mine.wanted, *_passed_over(turn)}
    more = (r for r in newest(turn).requirements if mine.levels.get(r.id) == "more" and r.id not in done)
    return next(more, None)


def no_overall(turn: Turn) -> bool:
    return _mine(turn).overall is None and "marking" not in _passed_over(turn)


def wordless(turn: Turn) -> bool:
    """Whether the client has not said anything in their own words."""
    return not _mine(turn).words and not _mine(turn).photo


def _passed_over(turn: Turn) -> frozenset[str]:
    """The questions that the client would not answer."""
    return frozenset(e.details["question"] for e in turn.case.history if e.what == "passed_over")


def pass_over(turn: Turn) -> Turn:
    """Not answered: the next question."""
    return onward(turn.happened("passed_over", question=turn.position.topic or turn.position.state))


def later(turn: Turn) -> Turn:
    return turn.tell(turn.seat, "notice", Words("later_noted"))


def ask_nonconforming(turn: Turn) -> Turn:
    """What does not conform, said to the client before anything else."""
    options = choices(("concede", Words("button.concede")), ("dispute", Words("button.dispute")))
    wrong = nonconformities(turn)
    due = {c.aspect: c.remedy for c in turn.service.commitments if c.remedy}
    remedies = tuple(literal(text) for r in wrong if (text := due.get(r.aspect)) is not None)
    return turn.ask(
        turn.case.client,
        "feedback",
        *verdict(turn, "client"),
        Words("sorry"),
        *remedies,
        choices=options,
        aspects=tuple(r.aspect for r in wrong),
    )


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
            means=f"level:{level}:{r.id}",
            label=Words(f"level.{level}", {"number": n}),
            group=r.id,
            ticked=level == levels.get(r.id, "as"),
            sends=False,
        )
        for n, r in enumerate(required, 1)
        for level in LEVELS
    )
    items = tuple(Words("numbered", {"number": n, "line": _line(r)}) for n, r in enumerate(required, 1))
    return turn.ask(
        turn.case.client,
        "feedback",
        *heading,
        Words("ask.levels"),
        Words("=rows", {"items": items}),
        choices=choices(*ticks, ("rated", Words("button.send")), ("dispute", Words("button.dispute"))),
        many=True,
        aspects=tuple(r.aspect for r in required),
    )


def take_levels(turn: Turn) -> Turn:
    return onward(_levelled(turn))


def _levelled(turn: Turn) -> Turn:
    levels = {**_ticked(turn), **_by_id(turn.means)}
    return _with(turn, replace(_mine(turn), levels=levels))


def _ticked(turn: Turn) -> dict[str, Level]:
    """The levels as they were last shown to the client."""
    asked = turn.position.asked
    shown = _by_id(choice.means for choice in asked.choices if choice.ticked) if asked else {}
    return {r.id: shown.get(r.id, "as") for r in rateable(turn)}


def _by_id(means: Iterable[str]) -> dict[str, Level]:
    """Requirement id -> level, of "level:less:r2"."""
    split = (mean.split(":", 2) for mean in means if mean.startswith("level:"))
    return {id: level for _, level, id in split}  # type: ignore[misc]


def rating_said(turn: Turn) -> Turn:
    """Words about how it went: the levels and the mark that they give are shown back, and all of them are kept."""
    said = verdicts.levels(turn.text, rateable(turn), turn.service)
    mark = verdicts.mark(turn.text)
    shown = {**_ticked(turn), **said}
    turn = _kept(turn) if said or mark is None else turn
    turn = _with(turn, replace(_mine(turn), overall=mark)) if mark else turn
    if said and all(level == "as" for level in shown.values()):
        return onward(_with(turn, replace(_mine(turn), levels=shown)))
    return _ask_levels(turn, shown, _heard(turn, said, mark))


def _heard(turn: Turn, said: Mapping[str, Level], mark: int | None) -> Words:
    """What the words were understood to say."""
    items = [_said_levels(turn, said)] if said else []
    items += [Words("summary.overall", {"overall": mark})] if mark else []
    if items:
        return Words("rating.heard", {"items": join(tuple(items))})
    return Words("rating.which") if verdicts.complains(turn.text) else Words("rating.noted")


def _said_levels(turn: Turn, said: Mapping[str, Level]) -> Words:
    by_id = {r.id: r for r in rateable(turn)}
    return join(tuple(Words(f"rating.{level}", {"line": _line(by_id[id])}) for id, level in said.items()))


def _kept(turn: Turn) -> Turn:
    """The words, and a photo, for the staff to read with the rest."""
    mine = _mine(turn)
    words = "\n".join(filter(None, (mine.words, turn.text)))
    return _with(turn, replace(mine, words=words, photo=turn.photo or mine.photo))


def note_and_ask(turn: Turn) -> Turn:
    """Words or a photo that do not answer the question: kept, with the levels that they correct; the question again."""
    said = verdicts.levels(turn.text, rateable(turn), turn.service) if _mine(turn).levels else {}
    turn = _kept(turn)
    if not said:
        return again(turn.noting("rating.noted"))
    mine = _mine(turn)
    corrected = _with(turn, replace(mine, levels={**mine.levels, **said}))
    return again(corrected.noting("rating.corrected", items=_said_levels(turn, said)))


def dispute_lines(turn: Turn) -> Turn:
    """To be discussed: the lines ticked "less" are what it is about."""
    return ask_dispute(_levelled(turn))


def ask_wanted(turn: Turn) -> Turn:
    """A "more": was it wanted? If not, it is over-quality."""
    requirement = _next_more(turn)
    assert requirement is not None, "a more is left to ask about"
    options = choices(("wanted:yes", Words("button.wanted")), ("wanted:no", Words("button.unwanted")))
    return turn.ask(
        turn.case.client,
        "feedback",
        Words("ask.wanted", {"line": _line(requirement)}),
        topic=requirement.id,
        choices=options,
        aspects=(requirement.aspect,),
    )


def take_wanted(turn: Turn) -> Turn:
    mine = _mine(turn)
    tapped = turn.meaning("wanted")
    yes = tapped[0] == "yes" if tapped else bool(verdicts.wanted(turn.text))
    wanted = {**mine.wanted, turn.position.topic: yes}
    return onward(_with(turn, replace(mine, wanted=wanted)))


def says_wanted(turn: Turn) -> bool:
    return verdicts.wanted(turn.text) is not None


def ask_overall(turn: Turn) -> Turn:
    turn = live(turn, "asked_how_it_went") if may(turn, "asked_how_it_went") else turn
    options = choices(*((f"overall:{n}", Words(f"overall.{n}")) for n in range(1, 6)))
    return turn.ask(turn.case.client, "feedback", Words("ask.overall"), choices=options)


def take_overall(turn: Turn) -> Turn:
    mark = int(turn.meaning("overall")[0]) if turn.meaning("overall") else verdicts.mark(turn.text)
    return onward(_with(turn, replace(_mine(turn), overall=mark)))


def says_mark(turn: Turn) -> bool:
    return verdicts.mark(turn.text) is not None


def ask_words(turn: Turn) -> Turn:
    return turn.ask(
        turn.case.client,
        "feedback",
        Words("ask.words"),
        choices=choices(("no_words", Words("button.no_words"))),
    )


def take_words(turn: Turn) -> Turn:
    return _closing(_kept(turn))


def nothing_to_add(turn: Turn) -> bool:
    """Whether the few words only say that there is nothing to say."""
    declined = {"no", "skip", "enough", "later", "dont_know", "dont_mind"} & set(turn.heard.acts)
    return bool(declined) and len(turn.text.split()) <= FEW


def no_words(turn: Turn) -> Turn:
    return _closing(turn)


def farewell(turn: Turn) -> Turn:
    return turn.tell(turn.seat, "notice", Words("thanks", {"name": turn.staff_name}))


def _closing(turn: Turn) -> Turn:
    turn = hush(live(turn, "rated"), turn.case.client)
    turn = turn.but(case=replace(turn.case, due=None))
    turn = turn.tell(turn.case.client, "notice", Words("thanks", {"name": turn.staff_name}))
    heading, photo = Words("feedback.received", {"name": turn.client_name}), _mine(turn).photo
    pictures = (Picture(alt=Words("review.photos", {"name": turn.client_name}), photo=photo),) if photo else ()
    return turn.tell(STAFF, "notice", heading, *_summary(turn), pictures=pictures)


def _summary(turn: Turn) -> tuple[Words, ...]:
    """What the staff read: what was less or more than agreed, the mark, the words."""
    mine = _mine(turn)
    by_id = {r.id: r for r in newest(turn).requirements}
    less_or_more = [
        Words(f"summary.{_kind(mine, id)}", {"line": _line(by_id[id])})
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


def forgives(turn: Turn) -> bool:
    """Whether words accept what does not conform."""
    return verdicts.forgives(turn.text)


def says_settled(turn: Turn) -> bool:
    return verdicts.settles(turn.text)


def concede(turn: Turn) -> Turn:
    """The client accepts a known nonconformity."""
    turn = turn.happened("concession", requirements=",".join(r.id for r in nonconformities(turn)))
    turn = turn.tell(STAFF, "notice", Words("conceded", {"name": turn.client_name}))
    return onward(turn)


FEW = 4
"""Words of a message that only says "nothing to add"."""
ASKING = ("asking", "nonconforming", "rating", "wanting", "marking", "disputing")
QUESTIONS = ("rating", "wanting", "marking")
UNANSWERED = ("skip", "dont_know", "dont_mind")

FEEDBACK = enter(
    Flow(
        "feedback",
        initial="asking",
        ends=("closed",),
        rows=(
            Row("nonconforming", "concede", SAME, concede),
            Row("nonconforming", "dispute", "disputing", ask_dispute),
            Row("nonconforming", "said", SAME, concede, when=forgives),
            Row("nonconforming", "said", "disputed", open_dispute),
            Row("rating", "rated", SAME, take_levels),
            Row("rating", "dispute", "disputing", dispute_lines),
            Row("rating", "said", SAME, rating_said),
            Row("wanting", "wanted", SAME, take_wanted),
            Row("wanting", "said", SAME, take_wanted, when=says_wanted),
            Row("marking", "overall", SAME, take_overall),
            Row("marking", "said", SAME, take_overall, when=says_mark),
            Row(("wanting", "marking"), "said", SAME, note_and_ask),
            Row(QUESTIONS, "photo", SAME, note_and_ask),
            *(Row(QUESTIONS, trigger, SAME, pass_over) for trigger in UNANSWERED),
            Row((*QUESTIONS, "telling", "nonconforming"), "later", SAME, later),
            *(Row(QUESTIONS, trigger, "closed", no_words) for trigger in ("enough", "stop")),
            Row("telling", "said", "closed", no_words, when=nothing_to_add),
            Row("telling", "said", "closed", take_words),
            Row("telling", "photo", "closed", take_words),
            Row("telling", "no_words", "closed", no_words),
            *(Row("closed", trigger, SAME, farewell) for trigger in (*UNANSWERED, "later", "enough", "stop")),
            Row("disputing", "said", "disputed", open_dispute),
            Row("disputing", "nothing_wrong", SAME, onward),
            Row("settling", "said", "asking", settled, when=says_settled),
            Row(("disputed", "settling", "closed"), "said", SAME, to_staff),
            Row("disputed", "propose", "settling", ask_settled),
            Row("settling", "settled", "asking", settled),
            Row("settling", "unsettled", "disputed", reopened),
            Row(ASKING, "next", "nonconforming", ask_nonconforming, when=unsettled),
            Row(ASKING, "next", "rating", ask_levels, when=unrated),
            Row(ASKING, "next", "wanting", ask_wanted, when=unexplained),
            Row(ASKING, "next", "marking", ask_overall, when=no_overall),
            Row(ASKING, "next", "telling", ask_words, when=wordless),
            Row(ASKING, "next", "closed", no_words),
        ),
    )
)
