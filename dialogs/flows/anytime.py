"""What a person may do at any moment, whatever was asked: go back, see what we have, ask why, ask for a human, stop,
start over. Afterwards the open question stands again."""

from __future__ import annotations

from dataclasses import replace

from dialogs.domain.case import Beneficiary, Message, Status
from dialogs.domain.means import Undo
from dialogs.domain.replies import Choice, Note, Reply, Value, Words
from dialogs.domain.service import is_own
from dialogs.engine.machine import SAME, Exit, Flow, Row
from dialogs.engine.moves import ANYTIME, drop_change, enter, finding_out, fire, live, may, reviewing
from dialogs.engine.revise import withdraw
from dialogs.engine.turn import PUT_PLAINLY, REMEMBERED, STAFF, Turn, choices, mark, once_more
from dialogs.flows.agreement.chart import keep_baseline
from dialogs.flows.elicitation import show as showing
from dialogs.flows.elicitation.not_understood import accounted, all_known
from dialogs.flows.elicitation.say_back import whom_name
from dialogs.flows.elicitation.undo import undo
from dialogs.flows.hand_over import step_back, to_person, waits
from dialogs.flows.pass_on import to_client, to_staff
from dialogs.policy.draft import draft, open_points
from dialogs.wording.parts import aspect_words, join, lines, literal, strong_line


def again(turn: Turn) -> Turn:
    """The open question once more, with fresh buttons but no document; what there is to say goes first."""
    asked = turn.position.asked
    if asked is None:
        turn = turn.but(notes=tuple(_alone(note) for note in turn.notes))
        moved = fire(turn, "look")
        return _only_notes(turn) if moved is None else moved
    number = turn.case.replied + 1
    kept = (choice for choice in asked.choices if not isinstance(choice.means, Undo))
    options = choices(*kept, *turn.chips)
    fresh = replace(asked, id=f"{turn.case.id}.{number}", to=turn.seat, notes=(), document=0, choices=options)
    brief = bool(turn.notes) and all(note.passing for note in turn.notes)
    shown = _in_brief(turn, fresh) if brief else fresh
    put = (*turn.position.put, *((_again(asked),) if brief else ()))
    shown = replace(shown, notes=turn.notes)
    proposals = tuple(replace(p, reply=fresh.id) if p.reply == asked.id else p for p in turn.case.proposals)
    turn = turn.case_with(replied=number, proposals=proposals)
    turn = turn.but(notes=(), chips=(), replies=(*turn.replies, shown))
    return turn.but(case=turn.case.at(turn.seat, replace(turn.position, asked=fresh, put=put[-REMEMBERED:])))


def _again(asked: Reply) -> str:
    """The mark of a question that was called to mind."""
    return f"again {mark(asked)}"


def _in_brief(turn: Turn, asked: Reply) -> Reply:
    """What stands just above is called to mind by one sentence, and the next time by its buttons alone."""
    first = asked.paragraphs[0].key if asked.paragraphs else ""
    if turn.seat != STAFF and asked.choices and _again(asked) in turn.position.put:
        return replace(asked, paragraphs=(), pictures=())
    if first not in BRIEF:
        plain = turn.seat != STAFF and asked.kind in PUT_PLAINLY
        return replace(asked, paragraphs=once_more(asked.paragraphs[:1])) if plain else asked
    words = Words(BRIEF[first], {"name": whom_name(turn)})
    return replace(asked, paragraphs=(words,), pictures=())


ALONE = {"stale": "stale.alone"}
"""How a note is said when no question follows it."""


def _alone(note: Note) -> Note:
    return replace(note, words=replace(note.words, key=ALONE.get(note.words.key, note.words.key)))


BRIEF = {
    "propose.first": "again.picture",
    "propose.again": "again.picture",
    "propose.for": "again.face",
    "propose.several": "propose.several",
    "read_back": "again.list",
    "read_back.for": "again.list",
    "read_back.change": "again.list",
}
"""How a message that shows much begins -> how it is asked again right after it."""


def _only_notes(turn: Turn) -> Turn:
    said = tuple(note.words for note in turn.notes if note.words.key != "not_understood")
    words = said or ((_state(turn),) if turn.seat == STAFF else (Words("nothing_open"),))
    return turn.but(notes=()).tell(turn.seat, "notice", *words)


def _state(turn: Turn) -> Words:
    """Where the case stands, to staff of whom nothing is asked."""
    status = Words(f"status.{turn.case.status}")
    values: dict[str, Value] = {"case": turn.case.id, "name": turn.client_name, "service": Words("=service")}
    return Words("desk.case", {**values, "status": status})


def why(turn: Turn) -> Turn:
    aspect = turn.service.by_id.get(turn.position.topic)
    if aspect is None or is_own(aspect.id):
        return again(turn.in_passing(Words("why", {"why": Words(f"why.{turn.position.flow}")})))
    return again(turn.in_passing(Words("why", {"why": literal(aspect.why)})))


def show(turn: Turn) -> Turn:
    """The specification so far, or as agreed."""
    baseline = turn.case.baseline
    if baseline is not None and not finding_out(turn):
        items = tuple(strong_line(r) for r in baseline.requirements)
        turn = turn.tell(
            turn.seat,
            "notice",
            Words("agreed_so_far", {"version": baseline.version}),
            lines(items),
            document=baseline.version,
        )
        return again(turn) if turn.position.asked else turn
    seen = turn.view
    items = tuple(strong_line(line.requirement) for line in draft(seen))
    opened = tuple(aspect_words(a.id) for a in open_points(seen))
    body = lines(items) if items else Words("so_far.nothing")
    more = (Words("read_back.open", {"aspects": join(opened, ", ")}),) if opened else ()
    turn = turn.tell(turn.seat, "notice", Words("so_far"), body, *more, pictures=showing.drawn(turn) if items else ())
    return again(turn)


def human(turn: Turn) -> Turn:
    """A person is wanted: the staff are told with the case, and the client is asked nothing until they have answered."""
    if turn.seat == STAFF:
        return to_client(turn)
    return step_back(turn)


def ask_stop(turn: Turn) -> Turn:
    """Whether everything shall stop."""
    options = choices(("stop_sure", Words("button.stop_sure")), ("go_on", Words("button.go_on")))
    return _beside(turn, Words("stop.sure"), options)


def asks_to_stop(turn: Turn) -> bool:
    """Whether the client, for whom it is to say, can still stop everything."""
    return turn.seat != STAFF and can_stop(turn)


def can_stop(turn: Turn) -> bool:
    return may(turn, "withdrawn")


def changing(turn: Turn) -> bool:
    """Whether the client is changing what was agreed: then it is the change that stops."""
    return turn.seat != STAFF and bool(turn.case.baselines) and may(turn, "change_dropped")


def not_now(turn: Turn) -> Turn:
    return again(turn.noting("not_now"))


def wordless(turn: Turn) -> bool:
    """Whether it was tapped: said, these are words like any other where they make no sense as an act."""
    return not turn.text


def can_restart(turn: Turn) -> bool:
    return finding_out(turn) and not turn.case.baselines


def ask_restart(turn: Turn) -> Turn:
    options = choices(("restart_sure", Words("button.restart_sure")), ("go_on", Words("button.go_on")))
    return _beside(turn, Words("restart.sure"), options)


def _beside(turn: Turn, words: Words, options: tuple[Choice, ...]) -> Turn:
    """A question beside the open one, which is kept to be asked again."""
    kept = turn.position.asked
    turn = turn.ask(turn.seat, "question", words, choices=options, topic=turn.position.topic)
    return turn.but(case=turn.case.at(turn.seat, replace(turn.position, beside=kept)))


def go_on(turn: Turn) -> Turn:
    kept = turn.position.beside
    put = tuple(each for each in turn.position.put if kept is None or each != _again(kept))
    position = replace(turn.position, asked=kept, beside=None, waiting=False, put=put)
    return again(turn.but(case=turn.case.at(turn.seat, position)))


def resumed(turn: Turn) -> Turn:
    """Once the staff have answered a client who waited for a person, the conversation goes on where it was."""
    answered = any(reply.to == turn.case.client for reply in turn.replies)
    if turn.seat != STAFF or not answered or not waits(turn, turn.case.client):
        return turn
    client = turn.but(seat=turn.case.client, who=turn.case.party(turn.case.client))
    return go_on(client.in_passing(Words("human.resumed"))).but(seat=turn.seat, who=turn.who)


def stop(turn: Turn) -> Turn:
    """The client withdraws: both sides are told. After the agreement it is for the staff to know at once."""
    turn = live(turn, "withdrawn")
    turn = turn.tell(turn.case.client, "notice", Words("withdrawn"))
    if not turn.case.owner and STAFF not in turn.case.positions:
        return turn
    return turn.tell(STAFF, "notice", Words("withdrawn.staff", {"name": turn.client_name, "case": turn.case.id}))


def restart(turn: Turn) -> Turn:
    """Everything said is taken back; the first question stands again."""
    statements = tuple(replace(s, status="withdrawn") if s.live else s for s in turn.case.statements)
    turn = turn.case_with(statements=statements, proposals=(), asked=(), passed_on=(), beneficiary=Beneficiary())
    return turn.happened("restarted")


def can_go_back(turn: Turn) -> bool:
    return finding_out(turn) and _last_answer(turn) is not None


def nothing_back(turn: Turn) -> Turn:
    return again(turn.noting("back.nothing"))


def back(turn: Turn) -> Turn:
    """The last answer is taken back, and what it answered is asked again."""
    last = _last_answer(turn)
    assert last is not None, "there is an answer to take back"
    gone = {s.aspect for s in turn.case.live if s.source == last.id}
    turn = withdraw(turn, last.id)
    asked = tuple(a for a in turn.case.asked if a not in gone)
    proposals = turn.case.proposals
    if proposals and proposals[-1].answered and _of_picture(turn, last):
        proposals = tuple(replace(p, answered=False) if p.reply == proposals[-1].reply else p for p in proposals)
    return turn.case_with(asked=asked, proposals=proposals).noting("back.done", words=last.text)


def _of_picture(turn: Turn, message: Message) -> bool:
    """Whether that message reacted to a picture."""
    return any(s.source == message.id and s.operator in ("accepted", "unremarked") for s in turn.case.statements)


def _last_answer(turn: Turn) -> Message | None:
    sources = {s.source for s in turn.case.live if turn.who and s.speaker == turn.who.id}
    return next((m for m in reversed(turn.case.messages) if m.id in sources and m.id != turn.source), None)


def has_lines(turn: Turn) -> bool:
    """Whether there are answers, one of which can be changed while the others are kept."""
    return turn.position.flow == "elicitation" and bool(draft(turn.view))


def asked_us(turn: Turn) -> Turn:
    """Questions to the organisation are answered in the notes; what else was said is taken, or passed on."""
    if finding_out(turn):
        return again(accounted(turn))
    more = turn.heard.left or turn.heard.remarks or not all_known(turn)
    return again(to_staff(turn) if more else turn)


def greet(turn: Turn) -> Turn:
    return again(turn.in_passing(Words("hello", {"name": turn.who.name if turn.who else ""})))


def welcome(turn: Turn) -> Turn:
    return again(turn.in_passing(Words("welcome")))


def help_(turn: Turn) -> Turn:
    return again(turn.in_passing(Words("help")))


def unsupported(turn: Turn) -> Turn:
    return again(turn.in_passing(Words("unsupported")))


def put_off(turn: Turn) -> Turn:
    """Somebody goes away for a while: everything is kept."""
    return again(turn.in_passing(Words("later_kept")))


# What time does, when nobody goes on.


def change_lapses(turn: Turn) -> bool:
    """Whether it is a change that nobody goes on with; before the staff it goes on waiting."""
    return bool(turn.case.baselines) and may(turn, "change_dropped") and turn.case.status is not Status.REVIEW


def lapse(turn: Turn) -> Turn:
    """The change is dropped: what was agreed stands."""
    return drop_change(turn).tell(turn.case.client, "notice", Words("change.lapsed"))


def unrated(turn: Turn) -> bool:
    """Whether only the client's opinion is missing."""
    return turn.case.status in (Status.DELIVERED, Status.FEEDBACK)


def close(turn: Turn) -> Turn:
    return live(turn, "expired")


def expires(turn: Turn) -> bool:
    """Whether it ends with nobody going on; a review and a dispute go on waiting in the queue."""
    return turn.case.status not in (Status.REVIEW, Status.DISPUTE) and may(turn, "expired")


def expire(turn: Turn) -> Turn:
    """An unfinished request ends, and both are told."""
    turn = live(turn, "expired").tell(turn.case.client, "notice", Words("expired"))
    if not at_work(turn):
        return turn
    return turn.tell(STAFF, "notice", Words("expired.staff", {"name": turn.client_name, "case": turn.case.id}))


def at_work(turn: Turn) -> bool:
    """Whether the staff have seen the case."""
    return STAFF in turn.case.positions


ANYWHERE = "anywhere"
"""Where somebody stays who does one of these things, unless it leads elsewhere."""

AT_ANY_TIME = enter(
    Flow(
        ANYTIME,
        initial=ANYWHERE,
        exits=(
            Exit("reopened", "elicitation", "onward"),
            Exit("choosing", "agreement", "choosing"),
            Exit("dropped", "following", "resuming"),
            Exit("dropped", "delivering", "resuming", when=reviewing),
            Exit("ended", "following", "ending"),
            Exit("ended", "delivering", "ending", when=at_work),
        ),
        rows=(
            Row(ANYWHERE, "why", SAME, why),
            Row(ANYWHERE, "show", SAME, show),
            Row(ANYWHERE, "human", SAME, human),
            Row(ANYWHERE, "to_person", SAME, to_person),
            Row(ANYWHERE, "stop", "dropped", keep_baseline, when=changing),
            Row(ANYWHERE, "stop", SAME, ask_stop, when=asks_to_stop),
            Row(ANYWHERE, "stop", SAME, not_now),
            Row(ANYWHERE, "stop_sure", "ended", stop, when=can_stop),
            Row(ANYWHERE, "stop_sure", SAME, not_now),
            Row(ANYWHERE, "restart", SAME, ask_restart, when=can_restart),
            Row(ANYWHERE, "restart", SAME, not_now),
            Row(ANYWHERE, "restart_sure", "reopened", restart),
            Row(ANYWHERE, "go_on", SAME, go_on),
            Row(ANYWHERE, "back", "reopened", back, when=can_go_back),
            Row(ANYWHERE, "back", SAME, nothing_back),
            Row(ANYWHERE, "change", "choosing", when=has_lines),
            Row(ANYWHERE, "change", SAME, not_now),
            Row(ANYWHERE, "keep_baseline", "dropped", keep_baseline, when=changing),
            Row(ANYWHERE, "later", SAME, put_off, when=finding_out),
            Row(ANYWHERE, ("keep_baseline", "later"), SAME, not_now, when=wordless),
            Row(ANYWHERE, "undo", "reopened", undo, when=finding_out),
            Row(ANYWHERE, "query", SAME, asked_us),
            Row(ANYWHERE, "greeting", SAME, greet),
            Row(ANYWHERE, "thanks", SAME, welcome),
            Row(ANYWHERE, "help", SAME, help_),
            Row(ANYWHERE, "unsupported", SAME, unsupported),
            Row(ANYWHERE, "expired", "dropped", lapse, when=change_lapses),
            Row(ANYWHERE, "expired", SAME, close, when=unrated),
            Row(ANYWHERE, "expired", "ended", expire, when=expires),
        ),
    )
)
