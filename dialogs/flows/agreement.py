"""From all is known to the client's agreement: explain, show to whom it concerns, read back.

A risk is explained before agreement and cannot be skipped: a wrong answer to its question brings the explanation
again. The read-back says the picture and, in at most ten lines at a time, what is a must, a must not, a bonus, or does
not matter. Who speaks for another ticks whose wish each line is: asked for, needed, or an idea of their own (a bonus).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import cast

from dialogs.case import OUTCOME, Proposal, Status
from dialogs.drafting import Line, draft, open_points, requirements, unsaid_points
from dialogs.elicitation import Move, View, face_due, view
from dialogs.feasibility import price
from dialogs.flows import ask, take
from dialogs.flows.drive import begin, drop_change, enter, fire, live, may, resume
from dialogs.hearing import react, record, superseding
from dialogs.machine import SAME, Flow, Row
from dialogs.quantity import Amount
from dialogs.replies import Choice, Words
from dialogs.saying import join, line_words, lines, literal, value_words
from dialogs.service import Risk, holds
from dialogs.specification import Basis, Requirement, Strength
from dialogs.turn import STAFF, Turn, choices
from dialogs.understanding.reading import Reading

PAGE = 10
"""So many lines at the most are read back at a time."""
OTHERS = 2
"""So many other values of a line to change are offered at once."""


def risky(turn: Turn) -> bool:
    """Whether something must still be explained."""
    return next_risk(turn) is not None


def next_risk(turn: Turn) -> Risk | None:
    """The next point that must be explained and understood."""
    return next((risk for risk in _due(turn) if risk.question is not None), None)


def _due(turn: Turn) -> tuple[Risk, ...]:
    values = dict(view(turn.case, turn.service).plan.values)
    return tuple(r for r in turn.service.risks if r.id not in turn.case.explained and holds(r.when, values))


def _told(turn: Turn) -> Turn:
    """Points that need no question are told before the read-back, once."""
    for risk in _due(turn):
        turn = turn.noting("explain", text=literal(risk.text))
        turn = turn.case_with(explained=(*turn.case.explained, risk.id)).happened("explained", risk=risk.id)
    return turn


def explain(turn: Turn) -> Turn:
    risk = next_risk(turn)
    assert risk is not None, "something is left to explain"
    assert risk.question is not None
    options = ((f"answer:{n}", literal(answer.label)) for n, answer in enumerate(risk.answers))
    return turn.ask(
        turn.seat,
        "explanation",
        Words("explain", {"text": literal(risk.text)}),
        literal(risk.question),
        topic=risk.id,
        choices=choices(*options, ("human", Words("button.human"))),
        aspects=tuple(risk.when),
    )


def understood(turn: Turn) -> Turn:
    """An answer to the question that checks the explanation: right, or explained again."""
    risk = next(r for r in turn.service.risks if r.id == turn.position.topic)
    right = risk.answers[int(turn.meaning("answer")[0])].right
    if right:
        turn = turn.case_with(explained=(*turn.case.explained, risk.id)).happened("explained", risk=risk.id)
    return _next(turn if right else turn.noting("explain.again"))


def reword(turn: Turn) -> Turn:
    """Free words instead of an answer: the explanation stays; a human is offered."""
    return _next(turn.noting("explain.choose"))


def read_back(turn: Turn) -> Turn:
    """The next lines, each to be ticked; with the picture, and what changed since the last agreement."""
    if turn.case.status is not Status.READ_BACK and may(turn, "explained"):
        turn = live(turn, "explained")
    turn = _told(turn)
    seen = view(turn.case, turn.service)
    page, start = _page(turn), _start(turn)
    last = start + len(page) >= len(_all(turn))
    numbered = tuple(enumerate(page, start + 1))
    due = last and face_due(seen) and bool(turn.service.outcomes)
    ticked = tuple(tick for number, line in numbered for tick in _ticks(turn, number, line))
    sending = (
        *_way_back(turn),
        ask.WHY,
        ("change", Words("button.change_line")),
        ("agree", Words("button.agree")) if last else ("more", Words("button.more")),
    )
    return turn.ask(
        turn.seat,
        "read_back",
        *_heading(turn, seen, first=start == 0),
        Words("=rows", {"items": tuple(_numbered(number, line) for number, line in numbered)})
        if numbered
        else Words("read_back.none"),
        *(_facts(seen) if last else ()),
        *((Words("face.again", {"name": ask.whom_name(turn)}),) if due else ()),
        topic=str(start + len(page)),
        choices=choices(*ticked, *(_faces() if due else ()), *sending),
        many=bool(ticked) or due,
        pictures=ask.drawn(turn) if start == 0 or due else (),
        aspects=tuple(line.requirement.aspect for line in (*page, *(_fixed(seen) if last else ()))),
        values={
            line.requirement.aspect: "|".join(line.requirement.values)
            for line in (*page, *(_fixed(seen) if last else ()))
        },
    )


def _faces() -> tuple[Choice, ...]:
    return tuple(
        Choice(id="", means=means, label=label, group="face", sends=False) for means, label in ask.face_options()
    )


def _way_back(turn: Turn) -> tuple[tuple[str, Words], ...]:
    """After an agreement, everything can stay as it was agreed."""
    return (("keep_baseline", Words("button.keep_baseline")),) if turn.case.baseline else ()


def _all(turn: Turn) -> tuple[Line, ...]:
    """The lines to be ticked; none for a policy that takes everything as strict."""
    found = tuple(line for line in draft(view(turn.case, turn.service)) if not line.fixed)
    return found if turn.policy.ticks else ()


def _start(turn: Turn) -> int:
    return int(turn.position.topic) if turn.position.topic.isdigit() else 0


def _page(turn: Turn) -> tuple[Line, ...]:
    start = _start(turn)
    return _all(turn)[start : start + PAGE]


def _fixed(seen: View) -> tuple[Line, ...]:
    return tuple(line for line in draft(seen) if line.fixed)


def _ticks(turn: Turn, number: int, line: Line) -> tuple[Choice, ...]:
    """The buttons of a line. Who speaks for another says whose wish it is with the same tap."""
    refused = line.requirement.operator == "not"
    strict = "must_not" if refused else "must"
    aspect = line.requirement.aspect
    offered = {strict: strict, "bonus": "bonus", "any": "any"}
    if turn.case.beneficiary.kind != "self":
        offered = {strict: "asked", "need": "need", "bonus": "bonus", "any": "any"}
    return tuple(
        Choice(
            id="",
            means=f"tick:{tick}:{aspect}",
            label=Words(f"tick.{label}", {"number": number}),
            group=aspect,
            ticked=_as_ticked(line) == tick,
            sends=False,
        )
        for tick, label in offered.items()
    )


def _as_ticked(line: Line) -> str:
    """The tick that a line has: a must or must not because it is needed has its own."""
    strict = line.tick in ("must", "must_not")
    return "need" if strict and line.requirement.basis == "need" and line.requirement.on_behalf_of else line.tick


def _numbered(number: int, line: Line) -> Words:
    required = line.requirement
    words = line_words(required.aspect, required.operator, required.values)
    if line.contrast:
        words = Words("contrast", {"line": words, "other": value_words(required.aspect, "is", (line.contrast,))})
    return Words("numbered", {"number": number, "line": words})


def _heading(turn: Turn, seen: View, *, first: bool) -> tuple[Words, ...]:
    if not first:
        return (Words("read_back.more"),)
    baseline = turn.case.baseline
    if baseline is None:
        if turn.case.beneficiary.kind != "self":
            return (Words("read_back.for", {"name": ask.whom_name(turn)}),)
        return (Words("read_back"),)
    return (Words("read_back.change", {"changes": changes(turn, seen)}),)


def changes(turn: Turn, seen: View) -> Words:
    """What falls, comes or becomes otherwise against the newest baseline."""
    before = {r.aspect: r for r in turn.case.baselines[-1].requirements}
    after = {line.requirement.aspect: line.requirement for line in draft(seen)}
    items: list[Words] = []
    for aspect in dict.fromkeys((*before, *after)):
        old, new = before.get(aspect), after.get(aspect)
        if old and new and (old.operator, old.values) != (new.operator, new.values):
            items.append(
                Words(
                    "change.other",
                    {
                        "aspect": Words("=aspect", {"aspect": aspect}),
                        "old": value_words(aspect, old.operator, old.values),
                        "new": value_words(aspect, new.operator, new.values),
                    },
                )
            )
        elif old and not new:
            items.append(Words("change.falls", {"line": line_words(aspect, old.operator, old.values)}))
        elif new and not old:
            items.append(Words("change.comes", {"line": line_words(aspect, new.operator, new.values)}))
    items += _repriced(turn, seen)
    return lines(tuple(items)) if items else Words("change.none")


def _repriced(turn: Turn, seen: View) -> list[Words]:
    cost, old = estimate(turn, seen), turn.case.baselines[-1].price
    if cost is None or cost == old:
        return []
    return [Words("change.price", {"price": Words("=money", {"value": cost})})]


def _facts(seen: View) -> tuple[Words, ...]:
    """What is strict by nature, in one line; and what stays open on purpose."""
    fixed = tuple(line_words(x.requirement.aspect, x.requirement.operator, x.requirement.values) for x in _fixed(seen))
    opened = tuple(Words("=aspect", {"aspect": aspect.id}) for aspect in open_points(seen))
    unsaid = tuple(Words("=aspect", {"aspect": aspect.id}) for aspect in unsaid_points(seen))
    cost = price(seen.service, seen.plan.values, seen.standings)
    return (
        *((Words("read_back.facts", {"facts": join(fixed)}),) if fixed else ()),
        *((Words("read_back.price", {"price": Words("=money", {"value": _money(seen, cost)})}),) if cost else ()),
        *((Words("read_back.open", {"aspects": join(opened, ", ")}),) if opened else ()),
        *((Words("read_back.unsaid", {"aspects": join(unsaid, ", ")}),) if unsaid else ()),
    )


def estimate(turn: Turn, seen: View) -> str | None:
    """The price by the service's rules, canonical; None where it sets none."""
    cost = price(turn.service, seen.plan.values, seen.standings)
    return None if cost is None else _money(seen, cost)


def _money(seen: View, cost: float) -> str:
    return str(Amount.parse(f"{cost:.2f} {seen.service.currency}"))


def ticks(turn: Turn) -> Turn:
    """What was ticked is stated: how strict each line is, by the one who ticked it."""
    seen = view(turn.case, turn.service)
    by_aspect = {line.requirement.aspect: line for line in draft(seen)}
    turn = _passed_over(turn, ())
    for mean in turn.meaning("tick"):
        tick, _, aspect = mean.partition(":")
        line = by_aspect.get(aspect)
        if line is not None and _as_ticked(line) != tick:
            turn = _ticked(turn, line, tick)
    return turn


def _ticked(turn: Turn, line: Line, tick: str) -> Turn:
    aspect = line.requirement.aspect
    if tick == "any":
        return record(superseding(turn, aspect), [Reading(aspect=aspect, operator="any")], "asked")
    required = line.requirement
    reading = Reading(
        aspect=aspect,
        operator=required.operator,
        values=required.values,
        strength=_strength(required, tick),
        basis=_basis(turn, required, tick),
    )
    return record(turn, [reading], "asked")


def _strength(required: Requirement, tick: str) -> Strength:
    if tick == "need":
        return "must_not" if required.operator == "not" else "must"
    return cast(Strength, tick)


def _basis(turn: Turn, required: Requirement, tick: str) -> Basis:
    """Whose wish a ticked line is: of who speaks for another, a strict one was asked for or is needed."""
    if turn.case.beneficiary.kind == "self":
        return required.basis
    return {"need": "need", "bonus": "proxy_taste"}.get(tick, "expectation")  # type: ignore[return-value]


def ticked(turn: Turn) -> Turn:
    """Ticks without an agreement: taken, and the lines read back as they are now."""
    return read_back(_forget_topic(ticks(turn)))


def more(turn: Turn) -> Turn:
    return read_back(ticks(turn))


def agree(turn: Turn) -> Turn:
    """The client agrees to these lines: they are offered to the staff."""
    turn = ticks(turn)
    seen = view(turn.case, turn.service)
    if turn.meaning("face"):
        seen_now = Proposal(reply=_asked(turn), values=seen.plan.values, outcome=seen.plan.outcome, answered=True)
        turn = take.faced(turn).case_with(proposals=(*turn.case.proposals, seen_now))
    offered = tuple(replace(r, sources=_sources(r.sources, turn.source)) for r in requirements(draft(seen)))
    turn = turn.case_with(offered=offered, counter=None).happened("client_agreed_lines", count=str(len(offered)))
    turn = live(turn, "client_agreed")
    turn = turn.tell(turn.seat, "notice", Words("agreed.waiting"))
    return begin(turn.goes(turn.seat, "answering", "waiting"), "review", STAFF)


def _asked(turn: Turn) -> str:
    return turn.position.asked.id if turn.position.asked else ""


def saddened(turn: Turn) -> bool:
    return "sad" in turn.meaning("face")


def unhappy(turn: Turn) -> Turn:
    """The one for whom it is does not want that: nothing is agreed, and what should be different is asked."""
    return back_to_elicitation(take.face(ticks(turn)))


def unseen(turn: Turn) -> bool:
    """Whether the picture must be shown first to the one for whom it is."""
    return bool(turn.service.outcomes) and face_due(view(turn.case, turn.service)) and not turn.meaning("face")


def show_first(turn: Turn) -> Turn:
    return read_back(_forget_topic(ticks(turn)).noting("face.first", name=ask.whom_name(turn)))


def _sources(sources: tuple[str, ...], agreement: str) -> tuple[str, ...]:
    return sources or (agreement,)


def agreeable(turn: Turn) -> bool:
    """Whether nothing blocks an agreement: there is something to agree on, and no contradiction."""
    seen = view(turn.case, turn.service)
    contested = any(s.status == "contested" for s in turn.case.live)
    return bool(requirements(draft(seen))) and not contested


def empty(turn: Turn) -> Turn:
    """There is nothing to agree on yet."""
    return back_to_elicitation(turn.noting("read_back.none"))


def choose_line(turn: Turn) -> Turn:
    """What to change: the line, or at once one of its likeliest other values; the others stay."""
    turn = ticks(turn)
    seen = view(turn.case, turn.service)
    options = tuple(option for line in draft(seen) for option in _changed(seen, line))
    return turn.ask(
        turn.seat, "question", Words("ask.line"), choices=choices(*options, ("keep_all", Words("button.keep_all")))
    )


def _changed(seen: View, line: Line) -> tuple[Choice, ...]:
    """The buttons of a line to change: its name, which asks for it, and its likeliest other values."""
    aspect = line.requirement.aspect
    known = seen.service.by_id[aspect]
    offered = [(f"line:{aspect}", Words("=aspect", {"aspect": aspect}))]
    if known.listed:
        chance = seen.belief.of(aspect)
        others = sorted(
            (value for value in known.ranks if value not in line.requirement.values),
            key=lambda value: -float(chance[known.ranks[value]]),
        )
        offered += [(f"value:{aspect}:is={v}", line_words(aspect, "is", (v,))) for v in others[:OTHERS]]
    return tuple(Choice(id="", means=means, label=label, group=f"line {aspect}") for means, label in offered)


def new_value(turn: Turn) -> Turn:
    """A line was given another value with one tap."""
    return back_to_elicitation(take.answer(turn))


def change_line(turn: Turn) -> Turn:
    """Ask that one aspect again."""
    aspect = turn.meaning("line")[0]
    turn = turn.goes(turn.seat, "elicitation", "question")
    turn = live(turn, "reopened") if may(turn, "reopened") else turn
    return ask.question(turn.but(move=Move("ask", aspect)))


def words_at_read_back(turn: Turn) -> Turn:
    """Free words about a line: taken, and read back again; the other lines were passed over."""
    touched = {reading.aspect for reading in turn.heard.readings}
    if touched and OUTCOME not in touched:
        turn = _passed_over(turn, touched)
    return back_to_elicitation(take.words(turn))


def _passed_over(turn: Turn, touched: Collection[str]) -> Turn:
    """The lines read back that were neither corrected nor ticked: what they said stays as it was."""
    seen, asked = view(turn.case, turn.service), turn.position.asked
    read = asked.aspects if asked else ()
    free = [a for a in read if a in seen.plan.values and a not in touched and not seen.standings[a].firm]
    moving = (a for a in free if seen.standings[a].seen_and_kept != seen.plan.values[a])
    return react(turn, {aspect: seen.plan.values[aspect] for aspect in moving}, "unremarked")


def back_to_elicitation(turn: Turn) -> Turn:
    """Let the engine look again; when nothing is left to find out it comes straight back here."""
    turn = live(turn, "reopened") if may(turn, "reopened") else turn
    turn = turn.goes(turn.seat, "elicitation", "question")
    moved = fire(_forget_topic(turn), "look")
    assert moved is not None, "the elicitation can always look again"
    return moved


def _forget_topic(turn: Turn) -> Turn:
    return turn.but(case=turn.case.at(turn.seat, replace(turn.position, topic="")))


def _next(turn: Turn) -> Turn:
    moved = fire(_forget_topic(turn), "next")
    assert moved is not None, "the agreement always goes on"
    return moved


def keep_baseline(turn: Turn) -> Turn:
    """The change is dropped: everything stands as it was agreed."""
    return resume(drop_change(turn).noting("change.dropped"))


READING = ("reading", "line")
PRESENT = ("start", "explaining", "reading", "line")

AGREEMENT = enter(
    Flow(
        "agreement",
        initial="start",
        ends=("agreed", "reopened", "dropped"),
        rows=(
            Row("explaining", "answer", SAME, understood),
            Row("explaining", "said", SAME, reword),
            Row("reading", "more", SAME, more),
            Row("reading", "ticked", SAME, ticked),
            Row("reading", "agree", "reopened", unhappy, when=saddened),
            Row("reading", "agree", SAME, show_first, when=unseen),
            Row("reading", "agree", "agreed", agree, when=agreeable),
            Row("reading", "agree", "reopened", empty),
            Row(READING, "change", "line", choose_line),
            Row("line", "line", "reopened", change_line),
            Row("line", "value", "reopened", new_value),
            Row("line", "keep_all", "reading", read_back),
            Row(READING, "said", "reopened", words_at_read_back),
            Row(READING, "keep_baseline", "dropped", keep_baseline),
            Row(PRESENT, "next", "explaining", explain, when=risky),
            Row(PRESENT, "next", "reading", read_back),
        ),
    )
)
