"""What the client says beside the catalogue: questions to the organisation are answered by its files or passed on, wishes that nobody could read bind in the client's own words, and mere remarks are for the staff to read."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dialogs.domain.aspect_state import adrift
from dialogs.domain.case import OUTCOME, PassedOn
from dialogs.domain.folding import fold
from dialogs.domain.replies import Words
from dialogs.engine.moves import finding_out
from dialogs.engine.turn import STAFF, Turn
from dialogs.flows.answers import answer
from dialogs.flows.elicitation.own_words import kept
from dialogs.policy.plan import View, cost
from dialogs.policy.price_and_day import earliest, money, price, uncounted
from dialogs.understanding.acts.residue import is_remark
from dialogs.understanding.result import Query, QueryKind
from dialogs.wording.parts import aspect_words, join, price_words

SHORT = 60
"""Letters of a remark that the staff read beside the request."""


def accounted(turn: Turn) -> Turn:
    """What was not surely read: wishes become lines in the client's own words, remarks are for the staff to read."""
    turn = as_said(turn, *turn.heard.remarks, *turn.heard.left)
    only_remarks = turn.heard.remarks and not (turn.heard.readings or turn.heard.left)
    return turn.in_passing(Words("remarked")) if only_remarks else turn


def as_said(turn: Turn, *clauses: str) -> Turn:
    """Clauses as they were said, each as a line in the client's own words or as a remark."""
    for words in filter(is_remark, clauses):
        turn = _remarked(turn, words)
    return kept(turn, *(words for words in clauses if not is_remark(words)))


def whole(turn: Turn) -> Turn:
    """A whole message that was not understood stands as it was said."""
    return as_said(turn, turn.text)


def _remarked(turn: Turn, words: str) -> Turn:
    remark = PassedOn(words=words, source=turn.source)
    return turn.case_with(passed_on=(*turn.case.passed_on, remark)).happened("remark", words=words, source=turn.source)


def replying(turn: Turn) -> Turn:
    """The questions to the organisation, each answered where its files know the answer, else passed on.

    Where nothing is found out any more, what nobody knows reaches the staff with all that the client writes.
    """
    for query in turn.heard.queries:
        known = _known(turn, query)
        told = any(note.words == known for note in turn.notes)
        turn = turn.in_passing(known) if known and not told else turn
        turn = turn if known or not finding_out(turn) else _asked_of_staff(turn, query)
    return turn


def all_known(turn: Turn) -> bool:
    """Whether the words are questions, and each has its answer."""
    return bool(turn.heard.queries) and all(_known(turn, query) for query in turn.heard.queries)


def _known(turn: Turn, query: Query) -> Words | None:
    if query.what in OF_THE_CASE:
        return OF_THE_CASE[query.what](turn) if finding_out(turn) else None
    return answer(query, turn.profile, turn.now, (turn.service,))


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


OF_THE_CASE: Mapping[QueryKind, Callable[[Turn], Words | None]] = {"price": _cost, "when": _soonest}
"""What hangs on what is wanted, and so is answered by the service file while that is found out."""


def _asked_of_staff(turn: Turn, query: Query) -> Turn:
    if _asked_before(turn, query):
        return turn.in_passing(Words("query.waiting"))
    turn = turn.happened("query", words=query.words, source=turn.source)
    values = {"name": turn.client_name, "case": turn.case.id, "words": query.words}
    return turn.tell(STAFF, "notice", Words("query.staff", values)).in_passing(
        Words("query.passed", {"words": query.words})
    )


def _asked_before(turn: Turn, query: Query) -> bool:
    """Whether the staff were asked in the same words already."""
    asked = (entry.details["words"] for entry in turn.case.history if entry.what == "query")
    return fold(query.words) in map(fold, asked)


def verbatim(turn: Turn) -> tuple[Words, ...]:
    """What is still vague, and short remarks since the last agreement; the whole messages are one tap away."""
    corrected = {message.replaces for message in turn.case.messages}
    remarks = (one.words for one in turn.case.passed_on if one.source not in corrected)
    unread = (words for words in remarks if len(words) <= SHORT)
    vague = (s.words for s in turn.case.live if (s.operator == "vague" or adrift(s)) and s.words)
    said = dict.fromkeys((*unread, *vague))
    if not said:
        return ()
    quoted = tuple(Words("quoted", {"words": words}) for words in said)
    return (Words("review.verbatim", {"name": turn.client_name, "words": join(quoted, ", ")}),)
