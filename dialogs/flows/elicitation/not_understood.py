"""What the client says beside the matter: questions to the organisation are answered by the service file or passed on,
and what was not understood is passed on as it is. Both are kept with the case, and stand in the request to the staff."""

from __future__ import annotations

from dialogs.domain.case import OUTCOME, PassedOn
from dialogs.domain.replies import Words
from dialogs.engine.turn import STAFF, Turn
from dialogs.policy.plan import View, cost
from dialogs.policy.price_and_day import earliest, money, price, uncounted
from dialogs.understanding.result import Query
from dialogs.wording.parts import aspect_words, join, price_words

LONG = 140
"""So many letters of words passed on are quoted to who said them; more are only counted on."""


def passing_on(turn: Turn) -> Turn:
    """The clauses that nothing was understood of: said to be passed on, so that nothing is lost in silence."""
    left = turn.heard.left
    if not left:
        return turn
    for words in left:
        turn = _kept(turn, "left_over", words)
    quoted = tuple(Words("quoted", {"words": words}) for words in left)
    if sum(map(len, left)) > LONG:
        return turn.in_passing(Words("passed_on.rest"))
    return turn.in_passing(Words("passed_on.words", {"words": join(quoted, ", ")}))


def passing_whole(turn: Turn) -> Turn:
    """A whole message that was not understood, said to be passed on."""
    return unheard(turn).in_passing(Words("passed_on.words", {"words": Words("quoted", {"words": turn.text})}))


def unheard(turn: Turn) -> Turn:
    """A whole message that was not understood is kept for the staff."""
    return _kept(turn, "unheard", turn.text)


def _kept(turn: Turn, what: str, words: str) -> Turn:
    passed_on = PassedOn(words=words, source=turn.source)
    turn = turn.case_with(passed_on=(*turn.case.passed_on, passed_on))
    return turn.happened(what, words=words, source=turn.source)


def replying(turn: Turn) -> Turn:
    """The questions to the organisation, each answered where the service file knows the answer, else passed on."""
    for query in turn.heard.queries:
        known = _known(turn, query)
        told = any(note.words == known for note in turn.notes)
        turn = turn.in_passing(known) if known and not told else turn
        turn = turn if known else _asked_of_staff(turn, query)
    return turn


def _known(turn: Turn, query: Query) -> Words | None:
    ways = {"price": _cost, "when": _soonest}
    return ways[query.what](turn) if query.what in ways else None


def _cost(turn: Turn) -> Words | None:
    """The price by the rules: of what is wanted so far, else from the cheapest known result to the dearest."""
    seen = turn.view
    charge = cost(seen)
    if not charge:
        return None
    if not _decided(turn):
        costs = [price(turn.service, o.values, seen.standings) or charge for o in turn.service.outcomes] or [charge]
        low, high = min(costs), max(costs)
        return (
            Words("query.prices", {"low": _money(seen, low), "high": _money(seen, high)})
            if low < high
            else _told(seen, low)
        )
    return _told(seen, charge)


def _decided(turn: Turn) -> bool:
    """Whether it is known what is wanted: a result was named, or a picture shown."""
    return bool(turn.case.proposals) or any(s.aspect == OUTCOME for s in turn.case.live)


def _told(seen: View, cost: float) -> Words:
    counts = uncounted(seen.service, seen.plan.values, seen.standings)
    if not counts:
        return Words("query.price", {"price": _money(seen, cost)})
    aspects = join(tuple(aspect_words(aspect) for aspect in counts), ", ")
    return Words("query.price_from", {"price": _money(seen, cost), "aspects": aspects})


def _money(seen: View, cost: float) -> Words:
    return price_words(money(seen.service, cost))


def _soonest(turn: Turn) -> Words | None:
    first = earliest(turn.service, turn.view.plan.values, turn.now)
    return Words("query.when", {"day": Words("=moment", {"value": first[0].isoformat()})}) if first else None


def _asked_of_staff(turn: Turn, query: Query) -> Turn:
    turn = turn.happened("query", words=query.words, source=turn.source)
    values = {"name": turn.client_name, "case": turn.case.id, "words": query.words}
    return turn.tell(STAFF, "notice", Words("query.staff", values)).in_passing(
        Words("query.passed", {"words": query.words})
    )


def verbatim(turn: Turn) -> tuple[Words, ...]:
    """The words passed on since the last agreement, or still vague, for the staff to read as they were said."""
    corrected = {message.replaces for message in turn.case.messages}
    unread = (one.words for one in turn.case.passed_on if one.source not in corrected)
    vague = (s.words for s in turn.case.live if s.operator == "vague" and s.words)
    said = dict.fromkeys((*unread, *vague))
    if not said:
        return ()
    quoted = tuple(Words("quoted", {"words": words}) for words in said)
    return (Words("review.verbatim", {"name": turn.client_name, "words": join(quoted, ", ")}),)
