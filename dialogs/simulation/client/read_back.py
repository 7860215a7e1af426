"""How a client goes through the lines read back: ticks each by what it hides, corrects what it sees to be wrong."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from dialogs.domain.quantity import order
from dialogs.domain.service import Aspect
from dialogs.simulation.client.actions import Action
from dialogs.simulation.client.answers import answered
from dialogs.simulation.client.button_words import UNSAID, bare
from dialogs.simulation.client.faces import shown_face
from dialogs.simulation.client.mind import fits, mismatches
from dialogs.simulation.client.view import ShownLine, Tick, Value, View
from dialogs.simulation.client.word_count import holds_words
from dialogs.simulation.hidden import Wish
from dialogs.wording.compose import Button

if TYPE_CHECKING:
    from dialogs.simulation.client.actor import Actor


SPARES: Mapping[str, tuple[str, ...]] = {
    "must_not": ("must",),
    "must": ("must_not",),
    "need": ("must", "must_not"),
    "dont_mind": ("bonus",),
}
"""What is ticked where what one would say is not offered: not to mind is no more than a bonus."""


def read_back(actor: Actor, view: View) -> Action | None:
    """Marks the lines that are wrong, or corrects two of them in words; else ticks them all and goes on.

    A list may come in pages; on the last, where one agrees, the client looks for what is missing.
    """
    agree, onward = view.act("agree"), view.act("send", "yes")
    if view.lines and agree and view.all_of(Value):
        return _put_in_place(actor, view, agree)
    if not view.lines or not (agree or (onward and view.all_of(Tick))):
        return None
    actor.mind.listed |= {line.aspect for line in view.lines}
    actor.mind.sheets.append(view.message.text)
    wrong = wrong_lines(actor, view)
    missing = _missing(actor) + _unsaid(actor, view) if agree and not wrong else []
    if wrong or missing:
        return _correct(actor, view, wrong, missing)
    if agree and (forgotten := _beyond(actor, view)):
        return actor.typed(forgotten)
    actor.mind.fixing = ()
    hidden = _hidden(actor, view)
    actor.mind.tells(*(line.aspect for line in view.lines))
    going = agree or onward
    answers, details = _answers(actor, view), view.act("details")
    if details and hidden:
        return actor.tap(view, *_ticks(actor, view), details)
    return actor.tap(view, *_ticks(actor, view), *answers, *shown_face(actor, view), going) if going else None


def _hidden(actor: Actor, view: View) -> bool:
    """Whether something strict stands in no line, or in one that cannot be ticked: "details" may have it."""
    bare = {line.aspect for line in view.lines if line.number and not _can_tick(view, line.number)}
    known = actor.mind.listed - (bare - set(actor.mind.told))
    return any(w.strict and w.aspect not in known for w in actor.mind.wishes.values())


def _can_tick(view: View, number: int) -> bool:
    return any(isinstance(sense, Tick) and sense.line == number for sense in view.senses.values())


def wrong_lines(actor: Actor, view: View) -> list[ShownLine]:
    """The lines that it sees to be wrong."""
    return [line for line in view.lines if _is_wrong(actor, line) and _noticed(actor, line, view)]


def _is_wrong(actor: Actor, line: ShownLine) -> bool:
    """Whether a line says something else than a strict wish: other values, more, or fewer.

    That a line is good but narrower than need be is pointed out once; who is not heard lets it stand.
    """
    wish = actor.mind.wishes.get(line.aspect)
    if wish is None or not wish.strict or not line.values:
        return False
    aspect = actor.service.aspect(line.aspect)
    if says(line, wish, aspect):
        return False
    if line.negative or not fits(wish, line.values, aspect):
        return True
    return line.aspect not in actor.mind.narrowed


def _noticed(actor: Actor, line: ShownLine, view: View) -> bool:
    """What is wrong is read back in two ways, each of which may be overlooked: in the line, and in the picture.

    Of what one never volunteers, one says nothing at a picture.
    """
    if actor.notices(line.aspect, len(view.lines)):
        return True
    wish = actor.mind.wishes[line.aspect]
    drawn = view.pictures[0] if view.pictures and wish.visibility != "never" else {}
    return bool(mismatches([wish], drawn, actor.service)) and actor.notices(line.aspect, len(drawn))


def says(line: ShownLine, wish: Wish, aspect: Aspect) -> bool:
    """Whether a line says what the wish wants: no more and no less."""
    if wish.operator == "at_most":
        return abs(_distance(aspect, line.values[-1], wish.ideal)) <= (1 if aspect.dated else 0)
    named = set(line.values)
    if line.negative:
        return named == set(wish.refuses or _others(aspect, wish))
    if wish.refuses:
        return named == set(wish.accepts)
    return fits(wish, line.values, aspect) and (not aspect.listed or named == set(wish.accepts))


def _others(aspect: Aspect, wish: Wish) -> set[str]:
    return {option.id for option in aspect.options} - set(wish.accepts)


def _distance(aspect: Aspect, one: str, other: str) -> float:
    here, there = order(aspect, one), order(aspect, other)
    return float("inf") if here is None or there is None else float(int(here) - int(there))


def _missing(actor: Actor) -> list[Wish]:
    """Strict wishes that it has told and does not find in the list: said once."""
    told = set(actor.mind.told) - actor.mind.reminded - actor.mind.listed
    gone = [w for w in actor.mind.wishes.values() if w.strict and w.aspect in told and actor.notices(w.aspect)][:2]
    actor.mind.reminded |= {wish.aspect for wish in gone}
    return gone


def _beyond(actor: Actor, view: View) -> str:
    """Wishes beyond the catalogue that it has told and finds nowhere: said once more. A question need only be passed on."""
    sheets, heard = (" ".join((*texts, view.message.text)) for texts in (actor.mind.sheets, actor.mind.heard))
    fresh = [wish for wish in actor.mind.beyond if wish.words not in actor.mind.recalled]
    gone = [wish for wish in fresh if not holds_words(heard if wish.asks else sheets, wish.words)]
    seen = [wish.words for wish in gone if actor.notices(wish.words)][:2]
    actor.mind.recalled |= set(seen)
    return ". ".join(seen)


def _unsaid(actor: Actor, view: View) -> list[Wish]:
    """Strict wishes about what the message says to be unsaid: a person sees that nothing would be agreed on them."""
    paragraphs = [p for p in view.message.text.split("\n\n") if re.search(UNSAID, bare(p))]
    named = {aspect for p in paragraphs for aspect in actor.domain.all_asked(p)}
    return [w for w in actor.mind.wishes.values() if w.strict and w.aspect in named and actor.notices()][:2]


def _correct(actor: Actor, view: View, wrong: list[ShownLine], missing: list[Wish]) -> Action:
    """The right values of two lines in words; or, half the time, marks at all wrong lines beside the others' ticks."""
    marks = [view.button(Tick(line.number, "change")) for line in wrong]
    going = view.act("agree", "send", "yes")
    tapping = actor.prefers_taps()
    marking = going is not None and all(marks) and not missing and tapping
    wrong = wrong if marking else wrong[:2]
    wishes = [actor.mind.wishes[line.aspect] for line in wrong] + missing
    actor.mind.narrowed |= {line.aspect for line in wrong}
    actor.mind.fixing = tuple(wish.aspect for wish in wishes)
    if going and marking:
        ticks = _ticks(actor, view, but=wrong)
        return actor.tap(view, *ticks, *(mark for mark in marks if mark), *_answers(actor, view), going)
    change = view.act("change_line") if tapping and wrong else None
    return actor.tap(view, change) if change else actor.corrects(wishes)


def _put_in_place(actor: Actor, view: View, agree: Button) -> Action:
    """The right values of the lines marked, where all are offered; else they are said, with what was left unsaid."""
    wishes = [wish for line in view.lines if (wish := actor.mind.wishes.get(line.aspect)) is not None]
    found, missing = [_offered(actor, view, wish) for wish in wishes], _unsaid(actor, view)
    if missing or not all(found):
        return actor.corrects(wishes + missing)
    actor.mind.fixing = ()
    actor.mind.tells(*(wish.aspect for wish in wishes))
    return actor.tap(view, *(button for buttons in found for button in buttons), *_ticks(actor, view), agree)


def _answers(actor: Actor, view: View) -> list[Button]:
    """The answers about what is explained beside the lines, unless they are overlooked."""
    return [answer for answer in answered(actor, view) if actor.notices()]


def _offered(actor: Actor, view: View, wish: Wish) -> list[Button]:
    """The buttons that together say all that is wanted; none where they cannot."""
    if wish.refuses or wish.operator != "is":
        return []
    named = {s.values: b for b, s in view.all_of(Value) if isinstance(s, Value) and s.aspect == wish.aspect}
    found = [named.get((value,)) for value in wish.accepts]
    return [button for button in found if button] if all(found) else []


def _ticks(actor: Actor, view: View, but: Sequence[ShownLine] = ()) -> list[Button]:
    """The ticks to touch: those that are not as this client wants them already."""
    wanted = ((line, _mistaken(actor, _strength(actor, line, view))) for line in view.lines if line not in but)
    buttons = (_button(view, line.number, strength) for line, strength in wanted if strength)
    return [button for button in buttons if button is not None and not button.ticked]


def _mistaken(actor: Actor, strength: str) -> str:
    """The strength as ticked: some ticks go wrong, either way."""
    if not strength or not actor.chance.happens(actor.client.manner.mistick):
        return strength
    return "bonus" if strength in ("must", "must_not", "need") else "must"


def _strength(actor: Actor, line: ShownLine, view: View) -> str:
    """What the client says of a line; "" leaves it as it stands (not understood, or a taste already ticked).

    Who only refuses something does not call one of the other values indispensable.
    """
    wish = actor.mind.wishes.get(line.aspect)
    if not line.aspect:
        return ""
    if wish is None:
        return "dont_mind"
    if actor.client.proxy and wish in actor.client.proxy.tastes:
        return "" if _ticked(view, line.number) else "bonus"
    if not wish.strict:
        return "bonus" if fits(wish, line.values, actor.service.aspect(line.aspect)) else "dont_mind"
    if wish.refuses and not line.negative and not says(line, wish, actor.service.aspect(line.aspect)):
        return "bonus"
    if actor.client.proxy and wish.basis == "need":
        return "need"
    return "must_not" if line.negative else "must"


def _ticked(view: View, number: int) -> bool:
    return any(b.ticked for b, s in view.all_of(Tick) if isinstance(s, Tick) and s.line == number)


def _button(view: View, number: int, strength: str) -> Button | None:
    """The button for it; a refusal may be ticked by a "must" where no "must not" is offered."""
    return next((b for s in (strength, *SPARES.get(strength, ())) if (b := view.button(Tick(number, s)))), None)
