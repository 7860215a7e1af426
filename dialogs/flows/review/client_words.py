"""The client's own messages beside the request: a short quote, or behind a button."""

from __future__ import annotations

from dialogs.domain.replies import Words
from dialogs.engine.turn import Option, Turn
from dialogs.flows.elicitation.not_understood import verbatim
from dialogs.wording.parts import join

SHORT = 120
"""So many letters are quoted in the request itself."""

WROTE: tuple[Option, ...] = (("wrote", Words("button.wrote")),)


def written(turn: Turn) -> tuple[str, ...]:
    """What the client wrote since the last agreement, as it reads now, oldest first."""
    since = max((agreement.at for b in turn.case.baselines for agreement in b.agreed), default=turn.case.opened_at)
    replaced = {message.replaces for message in turn.case.messages}
    mine = (m for m in turn.case.messages if m.party == turn.case.client and m.kind in ("said", "edited", "photo"))
    return tuple(m.text for m in mine if m.text and m.at >= since and m.id not in replaced)


def long_words(turn: Turn) -> bool:
    """Whether the client wrote more than is quoted in the request."""
    return sum(map(len, written(turn))) > SHORT


def quoted(turn: Turn) -> tuple[Words, ...]:
    """All that the client wrote where it is short; else what no line of the request says."""
    if long_words(turn) or not written(turn):
        return verbatim(turn)
    words = tuple(Words("quoted", {"words": text}) for text in written(turn))
    return (Words("review.verbatim", {"name": turn.client_name, "words": join(words, ", ")}),)
