"""The front desk: greeting, choosing a service, the queue, help, language, "my data".

What belongs to no case is answered here, by the same kind of table as every other conversation; `dialogs.route` tells
the two apart.
"""

from __future__ import annotations

from dialogs.domain.events import Commanded
from dialogs.domain.means import OpenCase
from dialogs.domain.replies import Words
from dialogs.domain.service import ALWAYS
from dialogs.engine.machine import SAME, Flow, Row
from dialogs.engine.turn import choices
from dialogs.flows.front_desk.my_data import erase, keep, show_data, warn, would_lose
from dialogs.flows.front_desk.services import (
    ask_again,
    ask_service,
    choose,
    choose_by_words,
    greet,
    is_offered,
    names_service,
    new,
    only_asks,
    reply_to_questions,
    several_offered,
    start,
    starts_undecided,
    undecided,
)
from dialogs.flows.front_desk.team import (
    ask_case,
    forget_words,
    hand_over,
    hand_over_named,
    invite,
    names_case,
    show_queue,
    whose_words,
)
from dialogs.flows.front_desk.turn import Desk, help_
from dialogs.language.names import called
from dialogs.wording.parts import as_is


def open_one(desk: Desk) -> Desk:
    """A case from the queue, or by its number: what is asked in it is shown again."""
    known = {summary.case for summary in desk.queue} | set(desk.person.cases)
    if desk.means not in known:
        return desk.say("notice", Words("desk.case_unknown"))
    again = Commanded(id=desk.event.id, who=desk.person.id, command="case", argument=desk.means)
    return desk.knowing(focus=desk.means, asked=None).but(case=desk.means, forward=(again,))


def show_cases(desk: Desk) -> Desk:
    if not desk.person.cases:
        return desk.say("notice", Words("desk.cases.none"))
    options = choices(*((OpenCase(id), as_is(id)) for id in reversed(desk.person.cases[-10:])))
    return desk.say("notice", Words("desk.cases"), choices=options)


def change_language(desk: Desk) -> Desk:
    """As named; without a name, the other one of those that everything is said in."""
    other = next(language for language in ALWAYS if language != (desk.person.language or ALWAYS[-1]))
    return desk.knowing(language=called(desk.means) or other).say("notice", Words("desk.language"))


def unsupported(desk: Desk) -> Desk:
    return desk.say("notice", Words("desk.unsupported"))


ANYWHERE = ("idle", "choosing", "sorting", "erasing", "losing")

FRONT_DESK: Flow[Desk] = Flow(
    "front_desk",
    initial="idle",
    groups={"anywhere": ANYWHERE},
    ends=(),
    rows=(
        Row("idle", "said", "sorting", ask_case, when=whose_words),
        Row(("idle", "choosing"), "said", SAME, reply_to_questions, when=only_asks),
        Row("idle", "said", "choosing", ask_service, when=undecided),
        Row("idle", "said", SAME, greet),
        Row("choosing", "said", "idle", choose_by_words, when=names_service),
        Row("choosing", "said", SAME, ask_again),
        Row(("idle", "choosing"), "service", "idle", choose, when=is_offered),
        Row("choosing", "service", SAME, ask_again),
        Row("sorting", "said", "idle", hand_over_named, when=names_case),
        Row("sorting", "said", SAME, ask_case),
        Row(("idle", "sorting"), "to", "idle", hand_over),
        Row(("idle", "sorting"), "forget", "idle", forget_words),
        Row("erasing", "erase", "losing", warn, when=would_lose),
        Row("erasing", "erase", "idle", erase),
        Row("losing", "erase_all", "idle", erase),
        Row(("erasing", "losing"), "keep", "idle", keep),
        Row(("erasing", "losing"), "said", "idle", keep),
        Row(ANYWHERE, "open", "idle", open_one),
        Row(ANYWHERE, "case", "idle", open_one),
        Row(ANYWHERE, "start", "choosing", ask_service, when=starts_undecided),
        Row(ANYWHERE, "start", "idle", start),
        Row(ANYWHERE, "new", "choosing", ask_service, when=several_offered),
        Row(ANYWHERE, "new", "idle", new),
        Row(ANYWHERE, "queue", "idle", show_queue),
        Row(ANYWHERE, "cases", "idle", show_cases),
        Row(ANYWHERE, "language", SAME, change_language),
        Row(ANYWHERE, "data", "erasing", show_data),
        Row(ANYWHERE, "invite", "idle", invite),
        Row(ANYWHERE, "help", SAME, help_),
        Row(ANYWHERE, "unsupported", SAME, unsupported),
    ),
)
