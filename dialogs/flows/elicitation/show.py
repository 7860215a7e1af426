"""Showing a picture: what it is, its critiques, and for whom it is the face that tells."""

from __future__ import annotations

from dialogs.domain.case import Proposal
from dialogs.domain.means import Critique, Face, Pick
from dialogs.domain.replies import Choice, Picture, Words
from dialogs.engine.turn import MOST_BUTTONS, Option, Turn, choices
from dialogs.flows.elicitation.ask import DONT_KNOW, WHY
from dialogs.flows.elicitation.say_back import whom_name
from dialogs.policy.plan import Plan, View, shown_aspects, to_read_out
from dialogs.policy.proposals import Chip
from dialogs.wording.parts import as_is, join, line_words, literal, outcome_words, rows

FACES = ((Face("glad"), "😀"), (Face("neutral"), "😐"), (Face("sad"), "🙁"))
Options = tuple[Option, ...]


def picture(turn: Turn) -> Turn:
    """The likeliest outcome as a picture, with critiques that can be ticked several at a time."""
    assert turn.move is not None
    plans = turn.move.plans
    if len(plans) > 1:
        return _several(turn, plans)
    heard = aloud(turn.view)
    return one_picture(turn, *heard, introduced(turn, first=not turn.case.proposals), *_caption(turn, plans[0]))


def one_picture(turn: Turn, *paragraphs: Words, topic: str = "", beside: tuple[str, ...] = ()) -> Turn:
    """A picture under its paragraphs, which are also about the aspects `beside` it; and what can be said of it."""
    assert turn.move is not None
    plan = turn.move.plans[0]
    before, after = _verdicts(turn)
    ticks = tuple(_chip(turn, chip) for chip in _with_room(turn, len(before) + len(after)))
    turn = _proposing(turn, (plan,))
    sending = (("critique", Words("button.send_critique")),) if ticks else ()
    return turn.ask(
        turn.seat,
        "proposal",
        *paragraphs,
        topic=topic,
        choices=choices(*before, *ticks, *sending, *after, WHY),
        many=bool(ticks),
        pictures=(_drawn(turn, plan),) if turn.service.outcomes else (),
        aspects=(*plan.values, *beside),
        values=_shown(turn, plan),
    )


def _with_room(turn: Turn, verdicts: int) -> tuple[Chip, ...]:
    """As many critiques as leave room for the verdicts, for sending them and for undoing what was just read; in their own order."""
    assert turn.move is not None
    room = max(MOST_BUTTONS - verdicts - 1 - len(turn.chips), 0)
    order = {aspect.id: place for place, aspect in enumerate(turn.service.aspects)}
    return tuple(sorted(turn.move.chips[:room], key=lambda chip: (order[chip.aspect], chip.operator)))


def _verdicts(turn: Turn) -> tuple[Options, Options]:
    """What can be said of the whole picture, before and after the critiques: by the face of the one for whom it is."""
    beneficiary = turn.case.beneficiary
    if not beneficiary.looks:
        return (("accept", Words("button.accept")),), (("reject", Words("button.reject")),)
    if beneficiary.face == "sad":
        return (), (DONT_KNOW, ("human", Words("button.human")))
    *faces, absent = face_options()
    return tuple(faces), (absent,)


def face_options() -> tuple[tuple[Face, Words], ...]:
    """How the one for whom it is may look at a picture."""
    faces = tuple((means, as_is(face)) for means, face in FACES)
    return (*faces, (Face("absent"), Words("button.absent")))


def introduced(turn: Turn, *, first: bool) -> Words:
    """What is said before one picture; who speaks for another is asked for the face."""
    beneficiary = turn.case.beneficiary
    if not beneficiary.looks:
        return Words("propose.first" if first else "propose.again")
    key = "propose.sad" if beneficiary.face == "sad" else "propose.for" if turn.service.sketch else "propose.tell"
    return Words(key, {"name": whom_name(turn)})


def aloud(seen: View) -> tuple[Words, ...]:
    """What is to be read to the one for whom it is, since no picture shows it."""
    told = tuple(line_words(aspect, "is", (value,)) for aspect, value in to_read_out(seen).items())
    return (Words("face.aloud", {"facts": join(told)}),) if told else ()


def _several(turn: Turn, plans: tuple[Plan, ...]) -> Turn:
    turn = _proposing(turn, plans)
    picks = (
        (
            Pick(n),
            Words("button.image", {"number": n, "outcome": outcome_words(plan.outcome)}),
        )
        for n, plan in enumerate(plans, 1)
    )
    return turn.ask(
        turn.seat,
        "proposal",
        Words("propose.several"),
        rows(tuple(_numbered(turn, n, plan) for n, plan in enumerate(plans, 1))),
        *_simpler(*plans),
        choices=choices(*picks, ("reject", Words("button.none_of_them")), WHY),
        pictures=tuple(_drawn(turn, plan) for plan in plans),
        aspects=tuple(plans[0].values),
        values=_shown(turn, plans[0]),
    )


def _numbered(turn: Turn, number: int, plan: Plan) -> Words:
    """A picture by its name, with what it does not show."""
    outcome, more = outcome_words(plan.outcome), _unseen(turn, plan)
    if not more:
        return Words("numbered", {"number": number, "line": outcome})
    return Words("image_line", {"number": number, "outcome": outcome, "values": join(more)})


def _unseen(turn: Turn, plan: Plan) -> tuple[Words, ...]:
    """What a plan holds beside what its picture shows."""
    told = (
        (a, v) for a, v in _shown(turn, plan).items() if not (turn.service.sketch and turn.service.aspect(a).visible)
    )
    return tuple(line_words(a, "is", (v,)) for a, v in told)


def _spelled(turn: Turn, plan: Plan) -> Words:
    return join(tuple(line_words(a, "is", (v,)) for a, v in _shown(turn, plan).items()))


def _proposing(turn: Turn, plans: tuple[Plan, ...]) -> Turn:
    """Note what is about to be shown: by the id that the reply will have."""
    reply = f"{turn.case.id}.{turn.case.replied + 1}"
    shown = tuple(Proposal(reply=reply, values=plan.values, outcome=plan.outcome) for plan in plans)
    return turn.case_with(proposals=(*turn.case.proposals, *shown))


def _shown(turn: Turn, plan: Plan) -> dict[str, str]:
    known = [aspect.id for aspect in shown_aspects(turn.service)]
    return {aspect: plan.values[aspect] for aspect in known if aspect in plan.values}


def _drawn(turn: Turn, plan: Plan) -> Picture:
    """The sketch, described line by line for those who cannot see it."""
    return Picture(alt=_spelled(turn, plan), values=dict(plan.values))


def drawn(turn: Turn) -> tuple[Picture, ...]:
    """The picture of the plan as it stands; none for a service without known outcomes."""
    if not turn.service.outcomes:
        return ()
    return (_drawn(turn, turn.view.plan),)


def _caption(turn: Turn, plan: Plan) -> tuple[Words, ...]:
    """What the picture is, and how it differs from the nearest known outcome."""
    outcome = turn.service.outcome(plan.outcome)
    if outcome is None:
        return (_spelled(turn, plan),)
    name = outcome_words(outcome.id)
    other = tuple(line_words(a, "is", (v,)) for a, v in _shown(turn, plan).items() if outcome.values.get(a, v) != v)
    title = (
        Words("caption.but", {"outcome": name, "but": join(other, ", ")})
        if other
        else Words("caption", {"outcome": name})
    )
    more = _unseen(turn, plan)
    return (title, *((Words("caption.detail", {"values": join(more)}),) if more else ()), *_simpler(plan))


def _simpler(*plans: Plan) -> tuple[Words, ...]:
    """That something was made simpler, to keep within the price and the time that were said."""
    return (Words("caption.simpler"),) if any(plan.simpler for plan in plans) else ()


def _chip(turn: Turn, chip: Chip) -> Choice:
    aspect = turn.service.by_id[chip.aspect]
    means = Critique(chip.operator, chip.aspect, chip.value)
    if chip.operator in ("less", "more"):
        side = aspect.less if chip.operator == "less" else aspect.more
        assert side is not None, "a scale says both its directions"
        return Choice(id="", means=means, label=literal(side.label), group=chip.aspect, sends=False)
    return Choice(
        id="", means=means, label=line_words(chip.aspect, "is", (chip.value,)), group=chip.aspect, sends=False
    )
