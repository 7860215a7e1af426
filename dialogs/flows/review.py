"""The staff answer what the client agreed to: confirm, propose a line otherwise, ask, or decline with a reason.

To confirm is to tap the picture that will be delivered, among others that could be meant: another picture than the
client's stops the agreement, a misunderstanding found before the service rather than after. While the client answers
(a counter-proposal, a question), the staff wait; a new agreement of the client brings the review back.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

from dialogs.case import Counter
from dialogs.elicitation import view
from dialogs.flows.agreement import changes, estimate
from dialogs.flows.drive import begin, drop_change, end, enter, fire, hush, live, resume
from dialogs.flows.lookalikes import deliverable, lookalikes, meets
from dialogs.flows.passed_on import verbatim
from dialogs.flows.relay import to_client
from dialogs.flows.verdicts import named_lines
from dialogs.machine import SAME, Flow, Row
from dialogs.replies import Picture, Words
from dialogs.response import plain
from dialogs.saying import line_words, value_words
from dialogs.specification import Agreement, Baseline, Requirement, digest
from dialogs.standing import FIRM
from dialogs.turn import STAFF, Turn, choices
from dialogs.understanding.reading import Reading

OTHERWISE = (
    ("counter", Words("button.counter")),
    ("ask", Words("button.ask_client")),
    ("decline", Words("button.decline")),
)
"""What the staff may do instead of committing themselves."""
_COMMITS = re.compile(
    r"^(?:(?:oui|ok|yes|bon|alors|well) )*(?:je m ?engage|on s ?engage|je (?:le |la |les )?(?:confirme|valide|prends|fais)|"
    r"i (?:commit|confirm|accept|agree|will do it)|ca marche|bon pour moi|fine by me)\b(?!.*\b(?:pas|not|mais|but)\b)"
)


def arrive(turn: Turn) -> Turn:
    """A request, with the photos that the client sent of what is wanted."""
    turn = hush(turn, turn.case.client) if _client_waits(turn) else turn
    digests = dict.fromkeys(e.details["photo"] for e in turn.case.history if e.what == "photo")
    if not digests:
        return present(turn)
    words = Words("review.photos", {"name": turn.client_name})
    return present(turn.tell(STAFF, "notice", words, pictures=tuple(Picture(alt=words, photo=d) for d in digests)))


def _client_waits(turn: Turn) -> bool:
    position = turn.case.positions[turn.case.client]
    return (position.flow, position.state) == ("answering", "waiting")


def present(turn: Turn) -> Turn:
    """What the client agreed to, in words; and the pictures among which the staff tap the one they will deliver."""
    options, pictures = deliverable(turn)
    many = len(turn.case.offered)
    return turn.ask(
        STAFF,
        "review",
        *_announced(turn, many),
        Words("=lines", {"items": tuple(strong_line(r) for r in turn.case.offered)}),
        *verbatim(turn),
        *_money(turn),
        *((Words("review.which_picture"),) if pictures else ()),
        choices=choices(*options, *OTHERWISE),
        pictures=pictures,
        aspects=tuple(r.aspect for r in turn.case.offered),
        values={r.aspect: "|".join(r.values) for r in turn.case.offered},
    )


def _announced(turn: Turn, many: int) -> tuple[Words, ...]:
    client = turn.case.party(turn.case.client)
    name = client.name if client else ""
    if turn.case.baselines:
        seen = view(turn.case, turn.service)
        return (Words("review.change", {"name": name}), changes(turn, seen))
    commitments = sum(r.measurable for r in turn.case.offered)
    return (
        Words(
            "review.new",
            {
                "name": name,
                "service": Words("=service"),
                "requirements": Words("count.requirements", {"n": many - commitments}),
                "commitments": Words("count.commitments", {"n": commitments}),
                "case": turn.case.id,
            },
        ),
    )


def strong_line(requirement: Requirement) -> Words:
    """A requirement with how strict it is: "dessus : 15 mm (indispensable)"."""
    line = line_words(requirement.aspect, requirement.operator, requirement.values)
    key = "strong.need" if requirement.basis == "need" else f"strong.{requirement.strength}"
    return Words(key, {"line": line})


def _money(turn: Turn) -> tuple[Words, ...]:
    cost = estimate(turn, view(turn.case, turn.service))
    return () if cost is None else (Words("review.price", {"price": Words("=price", {"value": cost})}),)


def mistaken(turn: Turn) -> Turn:
    """The staff would deliver another picture: say where it departs, and let them look again."""
    plan = lookalikes(turn)[int(turn.meaning("mistaken")[0])]
    wrong = tuple(
        Words("mistaken.line", {"line": strong_line(r), "given": value_words(r.aspect, "is", (plan[r.aspect],))})
        for r in turn.case.offered
        if r.aspect in plan and not meets(turn, r, plan)
    )
    turn = turn.happened(
        "misunderstanding",
        aspects=",".join(r.aspect for r in turn.case.offered if r.aspect in plan and not meets(turn, r, plan)),
    )
    turn = turn.tell(STAFF, "review", Words("mistaken"), Words("=lines", {"items": wrong}))
    return ask_picture(turn)


def confirm(turn: Turn) -> Turn:
    """The staff commit themselves: the next baseline, sent to both."""
    agreed = (
        Agreement(party=turn.case.client, at=_client_agreed_at(turn)),
        Agreement(party=turn.who.id if turn.who else STAFF, at=turn.now),
    )
    seen = view(turn.case, turn.service)
    previous = turn.case.baseline
    baseline = Baseline(
        version=len(turn.case.baselines) + 1,
        requirements=turn.case.offered,
        agreed=agreed,
        previous=previous.digest if previous else "",
        picture=tuple(seen.plan.values.items()),
        price=estimate(turn, seen),
    )
    baseline = replace(baseline, digest=digest(baseline))
    turn = turn.case_with(
        baselines=(*turn.case.baselines, baseline), kept=turn.case.statements, offered=(), counter=None
    )
    turn = live(turn, "confirmed")
    turn = begin(turn, "following", turn.case.client)
    return begin(turn, "delivering", STAFF)


def _client_agreed_at(turn: Turn) -> datetime:
    found = [entry.at for entry in turn.case.history if entry.what == "client_agreed"]
    return found[-1] if found else turn.now


def says_commit(turn: Turn) -> bool:
    """Whether words, rather than a tap, commit the staff."""
    return bool(_COMMITS.search(plain(turn.text))) and not turn.heard.readings


def no_picture_said(turn: Turn) -> bool:
    """Whether words commit the staff without saying to which of the pictures."""
    return bool(turn.text) and bool(deliverable(turn)[1]) and not re.search(r"\d", turn.text)


def commits_to_which(turn: Turn) -> bool:
    return says_commit(turn) and no_picture_said(turn)


def ask_picture(turn: Turn) -> Turn:
    """A yes is not yet a picture."""
    options, pictures = deliverable(turn)
    return turn.ask(
        STAFF,
        "review",
        Words("review.which_picture"),
        choices=choices(*options, *OTHERWISE),
        pictures=pictures,
    )


def choose_line(turn: Turn) -> Turn:
    options = tuple((f"line:{r.aspect}", line_words(r.aspect, r.operator, r.values)) for r in turn.case.offered)
    return turn.ask(
        STAFF,
        "review",
        Words("review.line"),
        choices=choices(*options, ("back_to_review", Words("button.back"))),
    )


def ask_value(turn: Turn) -> Turn:
    """What the staff propose instead, in words or by a button."""
    aspect = turn.meaning("line")[0] if turn.meaning("line") else _line_named(turn)
    known = turn.service.by_id[aspect]
    current = next(r for r in turn.case.offered if r.aspect == aspect)
    options = tuple(
        (f"value:{aspect}:is={o.id}", value_words(aspect, "is", (o.id,)))
        for o in known.options
        if (o.id,) != current.values
    )
    return turn.ask(
        STAFF,
        "review",
        Words("review.value", {"line": line_words(aspect, current.operator, current.values)}),
        topic=aspect,
        choices=choices(*options, ("back_to_review", Words("button.back"))),
        aspects=(aspect,),
    )


def _line_named(turn: Turn) -> str:
    """The aspect of the one line that words name; "" for none, or several."""
    ids = named_lines(plain(turn.text), turn.case.offered, turn.service)
    aspects = [r.aspect for r in turn.case.offered if r.id in ids]
    return aspects[0] if len(aspects) == 1 else ""


def names_line(turn: Turn) -> bool:
    return bool(_line_named(turn))


def _wished(turn: Turn) -> Reading | None:
    """What words would have otherwise than a line that is offered."""
    offered = {r.aspect: r for r in turn.case.offered}
    firm = (r for r in turn.heard.readings if r.aspect in offered and r.operator in FIRM and r.values)
    return next((r for r in firm if r.values != offered[r.aspect].values), None)


def wishes(turn: Turn) -> bool:
    return _wished(turn) is not None


def ask_meant(turn: Turn) -> Turn:
    """Words that would have a line otherwise: a counter-proposal, or merely a message?"""
    wish = _wished(turn)
    assert wish is not None, "the words wish a line otherwise"
    line = line_words(wish.aspect, wish.operator, wish.values)
    options = (
        (f"value:{wish.aspect}:{wish.operator}={'|'.join(wish.values)}", Words("button.propose_it")),
        ("message", Words("button.message")),
        ("back_to_review", Words("button.back")),
    )
    return turn.ask(
        STAFF,
        "review",
        Words("review.meant", {"line": line}),
        topic=wish.aspect,
        choices=choices(*options),
        aspects=(wish.aspect,),
    )


def message_sent(turn: Turn) -> Turn:
    """The words before were a message."""
    words = next(m.text for m in reversed(turn.case.messages) if m.kind == "said" and m.party != turn.case.client)
    return present(to_client(turn.but(text=words)))


def _only_value(turn: Turn) -> str:
    """The one value that the open question offers to propose, when words say yes to it."""
    asked = turn.position.asked
    offered = [choice.means for choice in asked.choices if choice.means.startswith("value:")] if asked else []
    return offered[0].removeprefix("value:") if len(offered) == 1 and "yes" in turn.heard.acts else ""


def asks_client(turn: Turn) -> bool:
    return turn.text.rstrip().endswith("?")


def countered(turn: Turn) -> Turn:
    """One line otherwise: the client is asked; nothing else changes."""
    aspect, operator, values = _proposed(turn)
    if not values:
        return turn.ask(
            STAFF,
            "review",
            Words("review.value_unclear"),
            topic=turn.position.topic,
            choices=choices(("back_to_review", Words("button.back"))),
        )
    old = next(r for r in turn.case.offered if r.aspect == aspect)
    new = replace(
        old,
        operator=operator,
        values=values,
        sources=(*old.sources, turn.source),
        speaker=turn.who.id if turn.who else STAFF,
    )
    turn = turn.case_with(counter=Counter(requirement=new, words=turn.text)).happened("countered", aspect=aspect)
    turn = turn.tell(STAFF, "notice", Words("review.counter_sent", {"line": line_words(aspect, operator, values)}))
    return begin(turn, "answering", turn.case.client, "countered")


def _proposed(turn: Turn) -> tuple[str, str, tuple[str, ...]]:
    topic = turn.position.topic
    chosen = turn.meaning("value")[0] if turn.meaning("value") else _only_value(turn)
    if chosen:
        aspect, _, rest = chosen.partition(":")
        return aspect, rest.partition("=")[0], tuple(rest.partition("=")[2].split("|"))
    wish = None if topic else _wished(turn)
    if wish is not None:
        return wish.aspect, wish.operator, wish.values
    said = next((r for r in turn.heard.readings if r.aspect == topic and r.values and r.operator != "vague"), None)
    if said is not None:
        return topic, said.operator, said.values
    known = turn.service.by_id.get(topic)
    return topic, "is", (turn.text,) if known and known.kind == "text" and turn.text else ()


def ask_question(turn: Turn) -> Turn:
    return turn.ask(
        STAFF, "review", Words("review.question"), choices=choices(("back_to_review", Words("button.back")))
    )


def question_sent(turn: Turn) -> Turn:
    turn = turn.happened("asked_client", words=turn.text).tell(STAFF, "notice", Words("review.question_sent"))
    turn = turn.goes(turn.case.client, "answering", "waiting")
    moved = fire(turn, "asked", turn.case.client)
    assert moved is not None, "a waiting client can be asked"
    return moved


def ask_reason(turn: Turn) -> Turn:
    return turn.ask(STAFF, "review", Words("review.reason"), choices=choices(("back_to_review", Words("button.back"))))


def decline(turn: Turn) -> Turn:
    """Declined, with a reason that both sides see. A declined change leaves what was agreed before."""
    name = turn.who.name if turn.who else ""
    if turn.case.baselines:
        turn = drop_change(turn).happened("change_declined", reason=turn.text)
        turn = turn.tell(turn.case.client, "notice", Words("change.declined", {"name": name, "reason": turn.text}))
        return resume(turn)
    turn = live(turn, "declined").happened("reason", words=turn.text)
    turn = turn.tell(turn.case.client, "notice", Words("declined", {"name": name, "reason": turn.text}))
    return end(turn.tell(STAFF, "notice", Words("declined.done", {"reason": turn.text})))


REVIEW = enter(
    Flow(
        "review",
        initial="start",
        ends=("confirmed", "declined"),
        rows=(
            Row(("start", "waiting", "deciding"), "next", "deciding", arrive),
            Row("deciding", "confirm", SAME, ask_picture, when=no_picture_said),
            Row("deciding", "confirm", "confirmed", confirm),
            Row("deciding", "mistaken", SAME, mistaken),
            Row("deciding", "counter", "choosing", choose_line),
            Row("deciding", "ask", "asking", ask_question),
            Row("deciding", "decline", "declining", ask_reason),
            Row("deciding", "said", SAME, ask_picture, when=commits_to_which),
            Row("deciding", "said", "confirmed", confirm, when=says_commit),
            Row("deciding", "said", "proposing", ask_meant, when=wishes),
            Row("deciding", "said", "waiting", question_sent, when=asks_client),
            Row(("deciding", "waiting"), "said", SAME, to_client),
            Row(("deciding", "choosing", "proposing"), "stop", "declining", ask_reason),
            Row("choosing", "line", "proposing", ask_value),
            Row(("choosing", "proposing", "asking", "declining"), "back_to_review", "deciding", present),
            Row("choosing", "said", "waiting", countered, when=wishes),
            Row("choosing", "said", "proposing", ask_value, when=names_line),
            Row("choosing", "said", SAME, choose_line),
            Row("proposing", "message", "deciding", message_sent),
            Row("proposing", "value", "waiting", countered),
            Row("proposing", "said", "waiting", countered, when=lambda turn: bool(_proposed(turn)[2])),
            Row("proposing", "said", SAME, countered),
            Row("asking", "said", "waiting", question_sent),
            Row("declining", "said", "declined", decline),
        ),
    )
)
