"""Asking during elicitation: the open question, pictures with critiques, contradictions, and single questions."""

from __future__ import annotations

from datetime import timedelta

from dialogs.case import FACTS, OUTCOME, Proposal, Statement
from dialogs.elicitation import GRAVE, Chip, Plan, shown_aspects, view
from dialogs.feasibility import Breach, earliest, price
from dialogs.flows import recall
from dialogs.quantity import Amount
from dialogs.replies import Choice, Picture, Words
from dialogs.saying import join, line_words, lines, literal, rows, value_words
from dialogs.service import Aspect
from dialogs.standing import relative
from dialogs.turn import Turn, choices

VALUES = 4
"""At most so many values as buttons; the others can be said in words."""

WHOM = (("whom:self", "whom.self"), ("whom:child", "whom.child"), ("whom:dependent", "whom.dependent"))
DONT_MIND = ("dont_mind", Words("button.dont_mind"))
DONT_KNOW = ("dont_know", Words("button.dont_know"))
ENOUGH = ("enough", Words("button.enough"))
WHY = ("why", Words("button.why"))
FACES = (("face:glad", "😀"), ("face:neutral", "😐"), ("face:sad", "🙁"))


def opening(turn: Turn) -> Turn:
    """One open question, with all that may be told at once; for whom it is can be tapped."""
    turn = _asking(turn, OUTCOME)
    whom = tuple((means, Words(key)) for means, key in WHOM)
    return turn.ask(
        turn.seat,
        "open",
        literal(turn.service.open),
        *_invited(turn),
        choices=choices(*recall.offers(turn), *whom),
        aspects=(OUTCOME,),
    )


def _invited(turn: Turn) -> tuple[Words, ...]:
    """What must be known anyhow, so that who likes can say it at once."""
    wanted = tuple(Words("=aspect", {"aspect": a.id}) for a in turn.service.aspects if a.mandatory)
    return (Words("also_tell", {"wanted": join(wanted, ", ")}),) if wanted else ()


def whom(turn: Turn) -> Turn:
    options = choices(*((means, Words(key)) for means, key in WHOM))
    return turn.ask(turn.seat, "question", Words("ask.whom"), choices=options)


def which(turn: Turn) -> Turn:
    """A contradiction: one question that quotes both."""
    assert turn.move is not None
    one, other = turn.move.statements[0], turn.move.statements[-1]
    aspect = turn.move.aspect
    options = choices(
        *((f"keep:{s.id}", _stated(turn, s)) for s in (one, other)),
        ("unsure", Words("button.unsure")),
    )
    words = Words(
        "ask.which",
        {
            "one": one.words,
            "other": other.words,
            "aspect": Words("=aspect", {"aspect": aspect}),
            "who": _who(turn, one),
        },
    )
    return turn.ask(turn.seat, "clarify", words, topic=aspect, choices=options, aspects=(aspect,))


def _stated(turn: Turn, statement: Statement) -> Words:
    """What a statement says of its aspect, to be tapped; a mere direction ("shorter") as the service names it."""
    if statement.values:
        return value_words(statement.aspect, statement.operator, statement.values)
    if statement.operator in ("any", "unknown", "later"):
        return Words(f"echo.{statement.operator}", {"aspect": Words("=aspect", {"aspect": statement.aspect})})
    side = getattr(turn.service.by_id.get(statement.aspect), statement.operator, None)
    return literal(side.label) if side else Words("quoted", {"words": statement.words})


def _who(turn: Turn, statement: Statement) -> Words:
    party = turn.case.party(statement.speaker)
    if party is None or (turn.who and party.id == turn.who.id):
        return Words("you")
    return Words("=raw", {"text": party.name})


def instead(turn: Turn) -> Turn:
    """An impossible wish, told plainly, with the nearest possible things."""
    assert turn.move is not None
    assert turn.move.breach is not None
    breach = turn.move.breach
    ways = (
        (f"instead:{aspect}:{operator}={value}", _way_out(aspect, operator, value))
        for aspect, operator, value in breach.remedies
    )
    culprits = tuple(_culprit(turn, aspect) for aspect in breach.culprits)
    none = () if any(operator == "any" for _, operator, _ in breach.remedies) else (DONT_MIND,)
    return turn.ask(
        turn.seat,
        "clarify",
        Words("ask.instead", {"culprits": join(culprits), "because": literal(breach.because)}),
        topic=_alternative(turn, breach),
        choices=choices(*ways, *none, ("human", Words("button.human"))),
        aspects=breach.culprits,
    )


def _way_out(aspect: str, operator: str, value: str) -> Words:
    if operator == "any":
        return Words("echo.any", {"aspect": Words("=aspect", {"aspect": aspect})})
    return line_words(aspect, operator, (value,))


def _alternative(turn: Turn, breach: Breach) -> str:
    """What "I don't mind" and "I don't know" are then about: what matters least of all that could be changed."""
    changed = tuple(aspect for aspect, _, _ in breach.remedies) or breach.culprits
    return min(changed, key=lambda aspect: turn.service.by_id[aspect].stake)


def _culprit(turn: Turn, aspect: str) -> Words:
    firm = view(turn.case, turn.service).standings[aspect].firm
    return line_words(aspect, firm[-1].operator, firm[-1].values) if firm else Words("=aspect", {"aspect": aspect})


def picture(turn: Turn) -> Turn:
    """The likeliest outcome as a picture, with critiques that can be ticked several at a time."""
    assert turn.move is not None
    plans = turn.move.plans
    if len(plans) > 1:
        return _several(turn, plans)
    return one_picture(turn, introduced(turn, first=not turn.case.proposals), *_caption(turn, plans[0]))


def one_picture(turn: Turn, *paragraphs: Words, topic: str = "", beside: tuple[str, ...] = ()) -> Turn:
    """A picture under its paragraphs, which are also about the aspects `beside` it; and what can be said of it."""
    assert turn.move is not None
    plan = turn.move.plans[0]
    ticks = tuple(_chip(turn, chip) for chip in turn.move.chips)
    turn = _proposing(turn, (plan,))
    sending = (("critique", Words("button.send_critique")),) if ticks else ()
    before, after = _verdicts(turn)
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


Options = tuple[tuple[str, Words], ...]


def _verdicts(turn: Turn) -> tuple[Options, Options]:
    """What can be said of the whole picture, before and after the critiques: by the face of the one for whom it is."""
    beneficiary = turn.case.beneficiary
    if beneficiary.kind == "self":
        return (("accept", Words("button.accept")),), (("reject", Words("button.reject")),)
    if beneficiary.face == "sad":
        return (), (DONT_KNOW, ("human", Words("button.human")))
    *faces, absent = face_options()
    return tuple(faces), (absent,)


def face_options() -> Options:
    """How the one for whom it is may look at a picture."""
    faces = tuple((means, Words("=raw", {"text": face})) for means, face in FACES)
    return (*faces, ("face:absent", Words("button.absent")))


def introduced(turn: Turn, *, first: bool) -> Words:
    """What is said before one picture; who speaks for another is asked for the face."""
    beneficiary = turn.case.beneficiary
    if beneficiary.kind == "self":
        return Words("propose.first" if first else "propose.again")
    key = "propose.sad" if beneficiary.face == "sad" else "propose.for" if turn.service.sketch else "propose.tell"
    return Words(key, {"name": whom_name(turn)})


def whom_name(turn: Turn) -> Words:
    """The one for whom it is: by name, else "your child"."""
    beneficiary = turn.case.beneficiary
    if beneficiary.name:
        return Words("=raw", {"text": beneficiary.name})
    return Words(f"whom.name.{beneficiary.kind}")


def _several(turn: Turn, plans: tuple[Plan, ...]) -> Turn:
    turn = _proposing(turn, plans)
    picks = (
        (
            f"pick:{n}",
            Words("button.image", {"number": n, "outcome": Words("=outcome", {"outcome": plan.outcome})}),
        )
        for n, plan in enumerate(plans, 1)
    )
    return turn.ask(
        turn.seat,
        "proposal",
        Words("propose.several"),
        rows(tuple(_numbered(turn, n, plan) for n, plan in enumerate(plans, 1))),
        choices=choices(*picks, ("reject", Words("button.none_of_them")), WHY),
        pictures=tuple(_drawn(turn, plan) for plan in plans),
        aspects=tuple(plans[0].values),
        values=_shown(turn, plans[0]),
    )


def _numbered(turn: Turn, number: int, plan: Plan) -> Words:
    outcome = Words("=outcome", {"outcome": plan.outcome})
    return Words("image_line", {"number": number, "outcome": outcome, "values": _spelled(turn, plan)})


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
    return (_drawn(turn, view(turn.case, turn.service).plan),)


def _caption(turn: Turn, plan: Plan) -> tuple[Words, ...]:
    """What the picture is, and how it differs from the nearest known outcome."""
    outcome = turn.service.outcome(plan.outcome)
    if outcome is None:
        return (_spelled(turn, plan),)
    name = Words("=outcome", {"outcome": outcome.id})
    other = tuple(line_words(a, "is", (v,)) for a, v in _shown(turn, plan).items() if outcome.values.get(a, v) != v)
    title = (
        Words("caption.but", {"outcome": name, "but": join(other, ", ")})
        if other
        else Words("caption", {"outcome": name})
    )
    return (title, Words("caption.detail", {"values": _spelled(turn, plan)}))


def _chip(turn: Turn, chip: Chip) -> Choice:
    aspect = turn.service.by_id[chip.aspect]
    means = f"critique:{chip.operator}:{chip.aspect}={chip.value}"
    if chip.operator in ("less", "more"):
        side = aspect.less if chip.operator == "less" else aspect.more
        assert side is not None, "a scale says both its directions"
        return Choice(id="", means=means, label=literal(side.label), group=chip.aspect, sends=False)
    return Choice(
        id="", means=means, label=line_words(chip.aspect, "is", (chip.value,)), group=chip.aspect, sends=False
    )


def question(turn: Turn) -> Turn:
    """One question with buttons, on the aspect that the engine chose."""
    assert turn.move is not None
    aspect = turn.service.by_id[turn.move.aspect]
    turn = _asking(turn, aspect.id)
    more = [DONT_MIND, *([DONT_KNOW] if aspect.listed else []), WHY, *([] if aspect.mandatory else [ENOUGH])]
    return turn.ask(
        turn.seat,
        "question",
        literal(aspect.ask),
        topic=aspect.id,
        choices=choices(*_values(turn, aspect), *more),
        aspects=(aspect.id,),
    )


def facts(turn: Turn) -> Turn:
    """The mandatory facts in one message; what is grave is asked again on its own if the answer leaves it out."""
    assert turn.move is not None
    asked = turn.move.aspects
    wanted = tuple(turn.service.by_id[aspect] for aspect in asked)
    turn = _asking(turn, FACTS, *(aspect.id for aspect in wanted if aspect.stake < GRAVE))
    listed = next((aspect.id for aspect in wanted if aspect.listed), "")
    return turn.ask(
        turn.seat,
        "question",
        Words("ask.facts", {"facts": lines((*(_with_usual(aspect) for aspect in wanted), Words("ask.unwanted")))}),
        topic=listed,
        choices=choices(DONT_MIND, WHY),
        aspects=asked,
    )


def _with_usual(aspect: Aspect) -> Words:
    """The question about a fact, with the amounts often asked for."""
    amounts = tuple(label for _, label in _usual(aspect))
    if not amounts:
        return literal(aspect.ask)
    return Words("ask.usual", {"ask": literal(aspect.ask), "amounts": join(amounts, ", ")})


def _asking(turn: Turn, *aspects: str) -> Turn:
    return turn.case_with(asked=(*turn.case.asked, *aspects))


def _values(turn: Turn, aspect: Aspect) -> tuple[tuple[str, Words], ...]:
    """Up to four values, the likeliest, in their own order."""
    if aspect.kind == "date":
        return _days(turn, aspect)
    if aspect.kind == "money":
        return _ceilings(turn, aspect)
    if not aspect.listed:
        return _usual(aspect)
    seen = view(turn.case, turn.service)
    standing, chance = seen.standings[aspect.id], seen.belief.of(aspect.id)
    allowed = tuple(aspect.ranks) if standing.known and not relative(standing) else standing.allowed
    ranked = sorted(allowed, key=lambda value: -float(chance[aspect.ranks[value]]))[:VALUES]
    chosen = spread(allowed) if relative(standing) else ranked
    ordered = sorted(chosen, key=lambda value: aspect.ranks[value])
    return tuple((f"value:{aspect.id}:is={v}", value_words(aspect.id, "is", (v,))) for v in ordered)


def _usual(aspect: Aspect) -> tuple[tuple[str, Words], ...]:
    amounts = (str(Amount.parse(f"{number:g} {aspect.unit}")) for number in aspect.usual)
    return tuple((f"value:{aspect.id}:is={a}", value_words(aspect.id, "is", (a,))) for a in amounts)


def spread(values: tuple[str, ...]) -> tuple[str, ...]:
    """Up to four of the values, evenly apart, the first and the last among them."""
    if len(values) <= VALUES:
        return values
    return tuple(values[round(n * (len(values) - 1) / (VALUES - 1))] for n in range(VALUES))


def _days(turn: Turn, aspect: Aspect) -> tuple[tuple[str, Words], ...]:
    """Days that can be promised: the first possible one, and two later."""
    seen = view(turn.case, turn.service)
    first = earliest(turn.service, seen.plan.values, turn.now)
    start = first[0] if first else (turn.now + timedelta(days=1)).date()
    days = (start, start + timedelta(days=2), start + timedelta(days=7))
    return tuple(
        (f"value:{aspect.id}:at_most={d.isoformat()}", value_words(aspect.id, "at_most", (d.isoformat(),)))
        for d in days
    )


def _ceilings(turn: Turn, aspect: Aspect) -> tuple[tuple[str, Words], ...]:
    """The price by the service's own rules, as a ceiling."""
    seen = view(turn.case, turn.service)
    cost = price(turn.service, seen.plan.values, seen.standings)
    if not cost:
        return ()
    amounts = dict.fromkeys(
        str(Amount.parse(f"{round(cost * share):.0f} {turn.service.currency}")) for share in (1, 1.25)
    )
    return tuple((f"value:{aspect.id}:at_most={a}", value_words(aspect.id, "at_most", (a,))) for a in amounts)
