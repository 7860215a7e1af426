"""Answers by a button during elicitation: for whom, which of two, what instead, a value, no more questions."""

from __future__ import annotations

from dataclasses import replace

from dialogs.domain.case import Beneficiary
from dialogs.domain.means import ForWhom, Instead, Keep, Offered, Value
from dialogs.domain.replies import Words
from dialogs.engine.revise import record, settle, superseding
from dialogs.engine.turn import Turn, choices
from dialogs.flows.elicitation import as_last_time
from dialogs.flows.elicitation.as_last_time import told_whom
from dialogs.flows.elicitation.own_words import adrift_kept
from dialogs.flows.elicitation.own_words import kept as kept_in_own_words
from dialogs.flows.elicitation.react import answered
from dialogs.understanding.result import Reading


def whom_only(turn: Turn) -> Turn:
    """For whom it is was said by a button beside the open question, which stays open."""
    turn = whom(turn)
    key = "tell_me" if turn.case.beneficiary.kind == "self" else "tell_me_for_other"
    return turn.ask(turn.seat, "open", Words(key), choices=choices(*as_last_time.offers(turn)))


def whom(turn: Turn) -> Turn:
    """For whom it is was said by a button."""
    kind = turn.tapped(ForWhom)[0].whom
    known = turn.case.beneficiary
    return told_whom(turn, Beneficiary(kind=kind, name=known.name, relation=known.relation, face=known.face))


def whom_unknown(turn: Turn) -> bool:
    """Whether it must be asked for whom the service is."""
    return turn.service.beneficiary == "ask" and not turn.case.beneficiary.told


def offering(turn: Turn) -> bool:
    """Whether something was said that is not surely understood, and a tap could tell what it means."""
    return bool(turn.heard.offers)


def as_offered(turn: Turn) -> Turn:
    """What the words mean was tapped: it is what they said."""
    return record(turn, [replace(_stating(turn.tapped(Offered)[0]), words=turn.position.topic)], "asked")


def own_words(turn: Turn) -> Turn:
    """None of what was offered: the words stand as they were said."""
    return kept_in_own_words(turn, turn.position.topic)


def kept(turn: Turn) -> Turn:
    """One of two contradicting statements was chosen."""
    return settle(turn, turn.tapped(Keep)[0].statement, turn.position.topic)


def meant(turn: Turn) -> Turn:
    """Neither was chosen: both go, and the picture or a question will find out; what is so stays as it was said."""
    topic = turn.position.topic
    told = (
        [s.clause or s.words for s in turn.view.standings[topic].contested] if turn.service.by_id[topic].is_fact else []
    )
    return kept_in_own_words(superseding(turn, topic), *told)


def remedy(turn: Turn) -> Turn:
    """A possible thing was chosen instead of an impossible one."""
    chosen = turn.tapped(Instead)[0]
    turn = superseding(turn, chosen.aspect)
    return record(turn, [_stating(chosen)], "asked")


def answer(turn: Turn) -> Turn:
    """A value was tapped, or several of a set ticked: what is ticked is all that it holds, what was typed is added."""
    chosen = turn.tapped(Value)
    aspect = turn.service.by_id[chosen[0].aspect if chosen else turn.position.topic]
    anew = aspect.listed and not (aspect.several and turn.text)
    turn = superseding(turn, aspect.id) if anew else turn
    none_first = sorted(chosen, key=lambda each: each.values != (aspect.nothing,))
    return record(turn, map(_stating, none_first), "asked")


def unticked(turn: Turn) -> bool:
    """Whether nothing is ticked of a set of which nothing was ticked before: that does not say that there is none."""
    return not turn.tapped(Value) and not turn.view.standings[turn.position.topic].items


def _stating(chosen: Value | Instead | Offered) -> Reading:
    return Reading(aspect=chosen.aspect, operator=chosen.operator, values=chosen.values)


def enough(turn: Turn) -> Turn:
    """No more questions, but for those that must be asked."""
    turn = adrift_kept(turn, *turn.view.standings)
    asked = tuple(a.id for a in turn.service.aspects if not a.mandatory and a.id not in turn.case.asked)
    return nothing_more(turn.case_with(asked=(*turn.case.asked, *asked)))


def nothing_more(turn: Turn) -> Turn:
    """Nothing was left out: it is not asked for again."""
    areas = tuple(area.key for area in turn.service.areas if area.key not in turn.case.asked)
    return turn.case_with(asked=(*turn.case.asked, *areas))


def enough_of_pictures(turn: Turn) -> Turn:
    return answered(enough(turn))
