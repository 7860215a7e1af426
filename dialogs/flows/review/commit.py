"""The staff commit themselves, by the picture that they will deliver: the next version is agreed.

Another picture than the client's stops the agreement: a misunderstanding found before the service rather than after.
"""

from __future__ import annotations

from dataclasses import replace

from dialogs.domain.means import Mistaken
from dialogs.domain.replies import Words
from dialogs.domain.specification import Agreement, Baseline, digest
from dialogs.engine.moves import live
from dialogs.engine.turn import STAFF, Turn, choices
from dialogs.flows.agreement.compare import agreed_price
from dialogs.flows.review.lookalikes import deliverable, lookalikes, meets, which
from dialogs.wording.parts import lines, strong_line, value_words

OTHERWISE = (
    ("counter", Words("button.counter")),
    ("ask", Words("button.ask_client")),
    ("decline", Words("button.decline")),
)
"""What the staff may do instead of committing themselves."""


def mistaken(turn: Turn) -> Turn:
    """The staff would deliver another picture: say where it departs, and let them look again."""
    plan = lookalikes(turn)[turn.tapped(Mistaken)[0].place]
    wrong = tuple(r for r in turn.case.offered if r.aspect in plan and not meets(r, plan))
    items = tuple(
        Words("mistaken.line", {"line": strong_line(r), "given": value_words(r.aspect, "is", (plan[r.aspect],))})
        for r in wrong
    )
    turn = turn.happened("misunderstanding", aspects=",".join(r.aspect for r in wrong))
    turn = turn.tell(STAFF, "review", Words("mistaken"), lines(items))
    return ask_picture(turn)


def confirm(turn: Turn) -> Turn:
    """The staff commit themselves: the next baseline, sent to both."""
    return committed(turn, turn.who.id if turn.who else STAFF)


def committed(turn: Turn, staff: str) -> Turn:
    """The next baseline, to which this member of the staff has said yes."""
    turn = turn.case_with(
        baselines=(*turn.case.baselines, _next_baseline(turn, staff)),
        kept=turn.case.statements,
        offered=(),
        counter=None,
        passed_on=(),
    )
    return live(turn, "confirmed")


def _next_baseline(turn: Turn, staff: str) -> Baseline:
    agreed = (
        Agreement(party=turn.case.client, at=turn.case.agreed_at or turn.now),
        Agreement(party=staff, at=turn.now),
    )
    seen = turn.view
    previous = turn.case.baseline
    baseline = Baseline(
        version=len(turn.case.baselines) + 1,
        requirements=turn.case.offered,
        agreed=agreed,
        previous=previous.digest if previous else "",
        picture=tuple(seen.plan.values.items()),
        price=agreed_price(seen),
    )
    return replace(baseline, digest=digest(baseline))


def says_commit(turn: Turn) -> bool:
    """Whether words, rather than a tap, commit the staff."""
    return turn.heard.tells("commitment") == "commits" and not turn.heard.readings


def no_picture_said(turn: Turn) -> bool:
    """Whether words commit the staff without saying to which of the pictures."""
    return bool(turn.text) and bool(deliverable(turn)[1]) and not any(letter.isdigit() for letter in turn.text)


def commits_to_which(turn: Turn) -> bool:
    return says_commit(turn) and no_picture_said(turn)


def ask_picture(turn: Turn) -> Turn:
    """A yes is not yet a picture."""
    options, pictures = deliverable(turn)
    return turn.ask(
        STAFF,
        "review",
        *which(turn),
        choices=choices(*options, *OTHERWISE),
        pictures=pictures,
    )
