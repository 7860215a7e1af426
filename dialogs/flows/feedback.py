"""How it went, after the delivery: first what does not conform, then requirement by requirement, then on the whole.

`feedback` is the client's. A nonconformity is accepted (a concession) or discussed, which opens a dispute; the dispute
has its own, simple flow at the staff's seat: one way to resolve it, which the client accepts or not.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Literal

from dialogs.case import Dispute, Feedback
from dialogs.flows.drive import begin, enter, fire, live, may
from dialogs.flows.review import note
from dialogs.flows.service import newest, nonconformities, verdict
from dialogs.machine import SAME, Flow, Row
from dialogs.replies import Choice, Words
from dialogs.saying import line_words, literal
from dialogs.specification import Requirement
from dialogs.turn import STAFF, Turn, choices

RESOLVE_WITHIN = timedelta(days=3)
LEVELS = ("less", "as", "more")


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
    return not _mine(turn).levels and bool(rateable(turn))


def rateable(turn: Turn) -> tuple[Requirement, ...]:
    """What a client can judge: all that was agreed, but for what they told about themselves (allergies)."""
    known = turn.service.by_id
    return tuple(r for r in newest(turn).requirements if not (known[r.aspect].listed and known[r.aspect].mandatory))


def unexplained(turn: Turn) -> bool:
    """Whether some "more than agreed" is not known to have been wanted."""
    return _next_more(turn) is not None


def _next_more(turn: Turn) -> Requirement | None:
    mine = _mine(turn)
    more = (r for r in newest(turn).requirements if mine.levels.get(r.id) == "more" and r.id not in mine.wanted)
    return next(more, None)


def no_overall(turn: Turn) -> bool:
    return _mine(turn).overall is None


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
    required = rateable(turn)
    ticks = tuple(
        Choice(
            id="",
            means=f"level:{level}:{r.id}",
            label=Words(f"level.{level}", {"number": n}),
            group=r.id,
            ticked=level == "as",
            sends=False,
        )
        for n, r in enumerate(required, 1)
        for level in LEVELS
    )
    heading = () if nonconformities(turn) else verdict(turn, "client")
    items = tuple(Words("numbered", {"number": n, "line": _line(r)}) for n, r in enumerate(required, 1))
    return turn.ask(
        turn.case.client,
        "feedback",
        *heading,
        Words("ask.levels"),
        Words("=rows", {"items": items}),
        choices=choices(*ticks, ("rated", Words("button.send"))),
        many=True,
        aspects=tuple(r.aspect for r in required),
    )


def take_levels(turn: Turn) -> Turn:
    levels: dict[str, Literal["less", "as", "more"]] = {r.id: "as" for r in rateable(turn)}
    for mean in turn.meaning("level"):
        level, _, id = mean.partition(":")
        levels[id] = level  # type: ignore[assignment]
    return _next(_with(turn, replace(_mine(turn), levels=levels)))


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
    wanted = {**mine.wanted, turn.position.topic: turn.meaning("wanted")[0] == "yes"}
    return _next(_with(turn, replace(mine, wanted=wanted)))


def ask_overall(turn: Turn) -> Turn:
    turn = live(turn, "asked_how_it_went") if may(turn, "asked_how_it_went") else turn
    options = choices(*((f"overall:{n}", Words(f"overall.{n}")) for n in range(1, 6)))
    return turn.ask(turn.case.client, "feedback", Words("ask.overall"), choices=options)


def take_overall(turn: Turn) -> Turn:
    return _next(_with(turn, replace(_mine(turn), overall=int(turn.meaning("overall")[0]))))


def ask_words(turn: Turn) -> Turn:
    return turn.ask(
        turn.case.client,
        "feedback",
        Words("ask.words"),
        choices=choices(("no_words", Words("button.no_words"))),
    )


def take_words(turn: Turn) -> Turn:
    return _closing(_with(turn, replace(_mine(turn), words=turn.text, photo=turn.photo or None)))


def no_words(turn: Turn) -> Turn:
    return _closing(turn)


def _closing(turn: Turn) -> Turn:
    turn = live(turn, "rated")
    turn = turn.but(case=replace(turn.case, due=None))
    turn = turn.tell(turn.case.client, "notice", Words("thanks", {"name": turn.staff_name}))
    return turn.tell(STAFF, "notice", Words("feedback.received", {"name": turn.client_name}), *_summary(turn))


def _summary(turn: Turn) -> tuple[Words, ...]:
    """What the staff read: what was less or more than agreed, the mark, the words."""
    mine = _mine(turn)
    by_id = {r.id: r for r in newest(turn).requirements}
    items = [
        Words(f"summary.{_kind(mine, id)}", {"line": _line(by_id[id])})
        for id, level in mine.levels.items()
        if level != "as" and id in by_id
    ]
    items += [Words("summary.overall", {"overall": mine.overall})] if mine.overall is not None else []
    items += [Words("quoted", {"words": mine.words})] if mine.words else []
    return (Words("=lines", {"items": tuple(items)}),)


def _kind(mine: Feedback, id: str) -> str:
    if mine.levels[id] == "less":
        return "under"
    return "welcome" if mine.wanted.get(id) else "over"


def concede(turn: Turn) -> Turn:
    """The client accepts a known nonconformity."""
    turn = turn.happened("concession", requirements=",".join(r.id for r in nonconformities(turn)))
    turn = turn.tell(STAFF, "notice", Words("conceded", {"name": turn.client_name}))
    return _next(turn)


def ask_dispute(turn: Turn) -> Turn:
    return turn.ask(turn.case.client, "feedback", Words("ask.dispute"))


def open_dispute(turn: Turn) -> Turn:
    """A dispute about what does not conform, else about all that was agreed; with an owner and a due date."""
    about = nonconformities(turn) or newest(turn).requirements
    due = turn.now + RESOLVE_WITHIN
    dispute = Dispute(
        id=f"d{len(turn.case.disputes) + 1}",
        opened_by=turn.case.client,
        at=turn.now,
        requirements=tuple(r.id for r in about),
        words=turn.text,
        owner=turn.case.owner,
        due=due,
    )
    turn = live(turn.case_with(disputes=(*turn.case.disputes, dispute)), "disputed")
    turn = turn.tell(
        turn.case.client,
        "notice",
        Words("dispute.opened", {"due": Words("=moment", {"value": due.isoformat(timespec="minutes")})}),
    )
    return begin(turn, "dispute", STAFF)


def ask_resolution(turn: Turn) -> Turn:
    dispute = turn.case.disputes[-1]
    by_id = {r.id: r for r in newest(turn).requirements}
    items = tuple(_line(by_id[id]) for id in dispute.requirements if id in by_id)
    options = choices(*((f"resolve:{way}", Words(f"button.{way}")) for way in ("redo", "refund", "explained")))
    return turn.ask(
        STAFF,
        "review",
        Words(
            "dispute",
            {
                "name": turn.client_name,
                "due": Words("=moment", {"value": (dispute.due or turn.now).isoformat(timespec="minutes")}),
            },
        ),
        Words("=lines", {"items": (*items, Words("quoted", {"words": dispute.words}))}),
        choices=options,
        aspects=tuple(by_id[id].aspect for id in dispute.requirements if id in by_id),
    )


def resolve(turn: Turn) -> Turn:
    """The staff propose a resolution; the client says whether it settles the matter."""
    way = turn.meaning("resolve")[0]
    dispute = replace(turn.case.disputes[-1], resolution=way, owner=turn.who.id if turn.who else "")  # type: ignore[arg-type]
    turn = turn.case_with(disputes=(*turn.case.disputes[:-1], dispute))
    turn = turn.tell(STAFF, "notice", Words("dispute.proposed"))
    turn = turn.goes(turn.case.client, "feedback", "settling")
    options = choices(("settled", Words("button.settled")), ("unsettled", Words("button.unsettled")))
    return turn.ask(
        turn.case.client,
        "feedback",
        Words("resolution", {"name": turn.staff_name, "way": Words(f"resolution.{way}")}),
        choices=options,
    )


def settled(turn: Turn) -> Turn:
    dispute = replace(turn.case.disputes[-1], resolved_at=turn.now)
    turn = live(turn.case_with(disputes=(*turn.case.disputes[:-1], dispute)), "resolved")
    turn = turn.tell(STAFF, "notice", Words("dispute.settled", {"name": turn.client_name}))
    return _next(turn.goes(turn.case.client, "feedback", "asking"))


def reopened(turn: Turn) -> Turn:
    dispute = replace(turn.case.disputes[-1], resolution="")
    turn = turn.case_with(disputes=(*turn.case.disputes[:-1], dispute))
    turn = turn.tell(turn.seat, "notice", Words("dispute.reopened"))
    return begin(turn, "dispute", STAFF)


def _next(turn: Turn) -> Turn:
    moved = fire(turn, "next", turn.case.client)
    assert moved is not None, "the feedback always goes on"
    return moved


def pass_on(turn: Turn) -> Turn:
    turn = turn.tell(STAFF, "notice", Words("message_from", {"name": turn.client_name, "words": turn.text}))
    return turn.tell(turn.seat, "notice", Words("passed_to_staff"))


ASKING = ("asking", "nonconforming", "rating", "wanting", "marking")

FEEDBACK = enter(
    Flow(
        "feedback",
        initial="asking",
        ends=("closed",),
        rows=(
            Row("nonconforming", "concede", SAME, concede),
            Row(("nonconforming", "rating"), "dispute", "disputing", ask_dispute),
            Row("nonconforming", "said", "disputed", open_dispute),
            Row("rating", "rated", SAME, take_levels),
            Row("wanting", "wanted", SAME, take_wanted),
            Row("marking", "overall", SAME, take_overall),
            Row("telling", "said", "closed", take_words),
            Row("telling", "photo", "closed", take_words),
            Row("telling", "no_words", "closed", no_words),
            Row("disputing", "said", "disputed", open_dispute),
            Row(("disputed", "settling"), "said", SAME, pass_on),
            Row("disputed", "propose", "settling"),
            Row("settling", "settled", SAME, settled),
            Row("settling", "unsettled", "disputed", reopened),
            Row("closed", "said", SAME, pass_on),
            Row(ASKING, "next", "nonconforming", ask_nonconforming, when=unsettled),
            Row(ASKING, "next", "rating", ask_levels, when=unrated),
            Row(ASKING, "next", "wanting", ask_wanted, when=unexplained),
            Row(ASKING, "next", "marking", ask_overall, when=no_overall),
            Row(ASKING, "next", "telling", ask_words),
            Row(("settling", "disputed"), "next", "rating", ask_levels, when=unrated),
        ),
    )
)

DISPUTE = enter(
    Flow(
        "dispute",
        initial="deciding",
        ends=("proposed",),
        rows=(
            Row("deciding", "next", SAME, ask_resolution),
            Row("deciding", "resolve", "proposed", resolve),
            Row(("deciding", "proposed"), "said", SAME, note),
        ),
    )
)
