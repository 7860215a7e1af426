"""How a client answers what it sees: one function for each sort of message, tried in the order of `RESPONSES`.

A response returns None when the message is not of its sort.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from dialogs.domain.quantity import order
from dialogs.simulation.client.actions import Action
from dialogs.simulation.client.button_words import BENEFICIARY_ASKED, TELL, UNWANTED, Deed, bare
from dialogs.simulation.client.faces import shown_face
from dialogs.simulation.client.mind import fits, mismatches
from dialogs.simulation.client.pictures import proposal, several_pictures
from dialogs.simulation.client.view import Check, Face, Named, Result, Value, View
from dialogs.simulation.hidden import Wish
from dialogs.wording.compose import Button

if TYPE_CHECKING:
    from dialogs.simulation.client.actor import Actor

Response = Callable[["Actor", View], Action | None]

WORDS = {
    "dont_mind": {"fr": "peu importe", "en": "I don't mind"},
    "dont_know": {"fr": "je ne sais pas", "en": "I don't know"},
    "no_more": {"fr": "non merci, c'est tout", "en": "no thanks, that's all"},
    "yes": {"fr": "oui", "en": "yes"},
    "no": {"fr": "non", "en": "no"},
    "absent": {"fr": "ce n'est pas possible maintenant", "en": "that's not possible now"},
}


def face(actor: Actor, view: View) -> Action | None:
    """Only the face is asked for: it is tapped, or said to be out of reach."""
    if not view.all_of(Face):
        return None
    button = next(iter(shown_face(actor, view)), None)
    return actor.tap(view, button) if button else actor.typed(WORDS["absent"][actor.client.language])


def explained(actor: Actor, view: View) -> Action | None:
    """The question that checks an explanation: answered rightly nine times in ten, and always the second time."""
    answers = answered(actor, view)
    return actor.tap(view, *answers) if answers else None


def answered(actor: Actor, view: View) -> list[Button]:
    """Of each point that a message explains, the answer to its question."""
    known = [(button, sense.right) for button, sense in view.all_of(Check) if isinstance(sense, Check)]
    return [
        _answered(actor, [it for it in known if it[0].group == group])
        for group in dict.fromkeys(b.group for b, _ in known)
    ]


def _answered(actor: Actor, known: Sequence[tuple[Button, bool]]) -> Button:
    wanted = actor.mind.mistook or actor.chance.happens(0.9)
    actor.mind.mistook = not wanted
    return next((button for button, right in known if right == wanted), known[0][0])


def for_whom(actor: Actor, view: View) -> Action | None:
    proxy = actor.client.proxy
    deed: Deed = "for_self" if proxy is None else "for_child" if proxy.kind == "child" else "for_dependent"
    asked = re.search(BENEFICIARY_ASKED, bare(view.message.text))
    button = view.act(deed)
    return actor.tap(view, button) if asked and button else None


def which_line(actor: Actor, view: View) -> Action | None:
    """Asked what to change: the right value where it is offered, else said; nothing after a slip of the finger."""
    named = [(b, s) for b, s in view.all_of(Value) if isinstance(s, Value)]
    if view.pictures or (len(view.offered) < 2 and not view.all_of(Named)):
        return None
    wishes = [actor.mind.wishes[aspect] for aspect in actor.mind.fixing if aspect in actor.mind.wishes]
    if not wishes:
        nothing = view.act("nothing", "back")
        return actor.tap(view, nothing) if nothing else None
    offered = [(b, s.values) for b, s in named if s.aspect == wishes[0].aspect]
    exact = [] if wishes[0].refuses or len(wishes[0].accepts) > 1 else _fitting(actor, wishes[0], offered)
    line = view.button(Named(wishes[0].aspect)) if actor.prefers_taps() else None
    button = exact[0] if exact else line
    return actor.tap(view, button) if button else actor.typed(_fixes(actor, wishes))


def several_asked(actor: Actor, view: View) -> Action | None:
    """Asked about several aspects at once ("dites-moi : pour quand ? à quel prix ?"): what it wants of those.

    Of each it may forget to speak, as it may fail to see a mismatch.
    """
    wishes = [] if view.pictures or view.all_of(Value) else told_together(actor, view)
    return actor.typed(", ".join(actor.phrase(wish) for wish in wishes)) if wishes else None


def told_together(actor: Actor, view: View) -> list[Wish]:
    """What it wants of all that a message asks for, but for what it forgets to speak of."""
    paragraphs, named = _telling(view.message.text), asked_together(actor, view.message.text)
    known = [w for a in named if a not in actor.mind.told and (w := actor.mind.wishes.get(a)) is not None]
    known += _unwanted(actor) if any(re.search(UNWANTED, p) for p in paragraphs) else []
    return [w for w in known if (w.visibility != "on_show" or _shown(actor, w, paragraphs)) and actor.notices()]


def asked_together(actor: Actor, text: str) -> tuple[str, ...]:
    """The aspects that a message asks to be told by name."""
    return tuple(dict.fromkeys(aspect for p in _telling(text) for aspect in actor.domain.all_asked(p)))


def _telling(text: str) -> list[str]:
    return [bare(p) for p in text.split("\n\n") if re.search(TELL, bare(p))]


def _shown(actor: Actor, wish: Wish, paragraphs: Sequence[str]) -> bool:
    """Whether the question names values of that aspect, as buttons would ("souvent : 1 cm, 2 cm")."""
    lines = [line for p in paragraphs for line in p.split("•") if wish.aspect in actor.domain.all_asked(line)]
    return any(actor.domain.values(actor.service.aspect(wish.aspect), line) for line in lines)


def _unwanted(actor: Actor) -> list[Wish]:
    """What it refuses and comes to mind when asked what it does not want."""
    return [
        wish
        for aspect, wish in actor.mind.wishes.items()
        if wish.refuses and wish.visibility in ("voiced", "on_ask") and aspect not in actor.mind.told
    ]


def what_was_meant(actor: Actor, view: View) -> Action | None:
    """Asked what its words mean: the value, where one is offered that it wants and has spoken of; else its words stand."""
    keep = view.act("keep_words")
    if keep is None:
        return None
    said = {aspect for _, aspect in actor.mind.said}
    offered = [(b, s) for b, s in view.all_of(Value) if isinstance(s, Value) and s.aspect in said]
    wishes = [(b, s.values, w) for b, s in offered if (w := actor.mind.wishes.get(s.aspect)) is not None]
    right = [b for b, values, wish in wishes if fits(wish, values, actor.service.aspect(wish.aspect))]
    return actor.tap(view, right[0] if right else keep)


def question(actor: Actor, view: View) -> Action | None:
    """Asked about an aspect: the truth, by a button where one says it."""
    answerable = "?" in view.message.text or view.all_of(Value) or view.act("dont_mind", "dont_know")
    if not view.asked or not answerable or view.pictures or view.asks_for_more or len(view.offered) > 1:
        return None
    wish = actor.mind.wishes.get(view.asked)
    if wish is None:
        return _without_wish(actor, view)
    values = [(b, s.values) for b, s in view.all_of(Value) if isinstance(s, Value) and s.aspect == view.asked]
    if not values and view.act("yes") and view.act("no"):
        return _confirm(actor, view, wish)
    if not values and wish.visibility == "on_show":
        return _say_or_tap(actor, view, "dont_know")
    fitting = _fitting(actor, wish, values)
    # Half of those to whom two values are equally right say so rather than tap one of them.
    if len(fitting) < _needed(actor, wish) or wish.refuses or (len(wish.accepts) > 1 and actor.chance.happens(0.5)):
        return actor.typed(_answer(actor, wish))
    actor.mind.tells(wish.aspect)
    if view.message.select == "many" and not fitting[0].sends and (send := view.act("send", "agree")):
        return actor.tap(view, *fitting, send)
    return actor.tap(view, fitting[0])


def _needed(actor: Actor, wish: Wish) -> int:
    """How many buttons say all that is wanted: each value of a set, else any one."""
    return len(wish.accepts) if actor.service.aspect(wish.aspect).several else 1


def _answer(actor: Actor, wish: Wish) -> str:
    """A plain value is said alone, as people do when asked; all else as a phrase."""
    if wish.operator == "is" and len(wish.accepts) == 1 and not wish.refuses:
        return actor.named(wish)
    return actor.phrase(wish)


def _fitting(actor: Actor, wish: Wish, values: Sequence[tuple[Button, tuple[str, ...]]]) -> list[Button]:
    """The buttons that say what is wanted, the preferred value first; a limit is not given away for a tighter one."""
    aspect = actor.service.aspect(wish.aspect)
    good = [(button, named) for button, named in values if fits(wish, named, aspect)]
    if wish.operator == "at_most":
        return [b for b, named in good if order(aspect, named[-1]) == order(aspect, wish.ideal)]
    return [b for b, named in sorted(good, key=lambda it: wish.ideal not in it[1])]


def _without_wish(actor: Actor, view: View) -> Action:
    """Nothing is wanted there: "I don't mind", or "I don't know" where the client cannot tell."""
    if view.act("yes") and view.act("no") and not view.act("dont_mind"):
        return _say_or_tap(actor, view, "yes")
    return _say_or_tap(actor, view, "dont_know" if view.asked in actor.client.unknown else "dont_mind")


def _confirm(actor: Actor, view: View, wish: Wish) -> Action:
    """Yes or no to the last value named; without one the wish is said."""
    named = actor.domain.values(actor.service.aspect(wish.aspect), view.message.text)
    if not named:
        return actor.typed(actor.phrase(wish))
    return _say_or_tap(actor, view, "yes" if fits(wish, named[-1:], actor.service.aspect(wish.aspect)) else "no")


def _say_or_tap(actor: Actor, view: View, deed: Deed) -> Action:
    button = view.act(deed)
    return actor.tap(view, button) if button else actor.typed(WORDS[deed][actor.client.language])


def choice(actor: Actor, view: View) -> Action | None:
    """Buttons that name values or results, without a question understood: the first that nothing speaks against."""
    offers = [(b, _plan_of(actor, s)) for b, s in view.all_of(Value) + view.all_of(Result)]
    if not offers:
        return None
    minded = actor.mind.wishes.values()
    wrong = {b: len(mismatches(minded, plan, actor.service)) for b, plan in offers}
    best = min(wrong, key=lambda button: wrong[button])
    fallback = view.act("other", "not_at_all", "no", "dont_mind")
    return actor.tap(view, fallback if wrong[best] and fallback else best)


def _plan_of(actor: Actor, sense: object) -> dict[str, tuple[str, ...]]:
    if isinstance(sense, Value):
        return {sense.aspect: sense.values}
    outcome = actor.service.outcome(sense.outcome) if isinstance(sense, Result) else None
    return {aspect: (value,) for aspect, value in outcome.values.items()} if outcome else {}


def anything_else(actor: Actor, view: View) -> Action | None:
    """One voiced fact, once in the talk, and one wish beyond the catalogue each time; then no more."""
    if not view.asks_for_more:
        return None
    more = _first_of_the_voiced(actor) or _next_beyond(actor)
    if more:
        return actor.typed(more)
    button = view.act("no", "enough", "send", "agree")
    return actor.tap(view, button) if button else actor.typed(WORDS["no_more"][actor.client.language])


def _first_of_the_voiced(actor: Actor) -> str:
    waiting = actor.mind.untold()
    if not waiting or actor.mind.prompted:
        return ""
    actor.mind.prompted = True
    return actor.phrase(waiting[0])


def _next_beyond(actor: Actor) -> str:
    untold = (wish for wish in actor.client.beyond if wish not in actor.mind.beyond)
    return next((actor.wants_more(wish) for wish in untold), "")


def consent(actor: Actor, view: View) -> Action | None:
    """A yes or no about a plan in words, or about nothing that the client minds: yes unless something is wrong."""
    yes, no = view.act("agree", "thats_it", "yes", "send"), view.act("no", "not_at_all")
    if yes is None:
        return None
    plan = actor.domain.plan(view.message.text)
    wrong = actor.noticed(plan, most=2)
    if wrong and no:
        return actor.tap(view, no)
    return actor.typed(_fixes(actor, wrong)) if wrong else actor.tap(view, yes)


def _fixes(actor: Actor, wishes: Sequence[Wish]) -> str:
    return " ; ".join(actor.phrase(wish, vague=False) for wish in wishes)


def own_words(actor: Actor, view: View) -> Action:
    """Nothing understood: what it wants corrected; else it has no more to say, or does not know."""
    wishes = [actor.mind.wishes[a] for a in actor.mind.fixing if a in actor.mind.wishes]
    if wishes:
        return actor.typed(_fixes(actor, wishes))
    onward = view.act("enough", "dont_mind", "other", "send")
    if onward:
        return actor.tap(view, onward)
    deed = "dont_know" if "?" in view.message.text else "no_more"
    return actor.typed(WORDS[deed][actor.client.language])


RESPONSES: tuple[Response, ...] = (
    face,
    explained,
    for_whom,
    what_was_meant,
    which_line,
    several_pictures,
    proposal,
    several_asked,
    anything_else,
    question,
    choice,
    consent,
    own_words,
)
