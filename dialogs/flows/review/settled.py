"""A price, a day or an hour that is settled in a few words ("22", "ok 22, that's fine"): what they would make a line."""

from __future__ import annotations

from dialogs.domain.aspect_state import FIRM
from dialogs.engine.turn import Turn
from dialogs.language.pack import composed
from dialogs.understanding import understand
from dialogs.understanding.result import Context, Reading
from dialogs.understanding.text.tokens import read

KINDS = ("date", "money")
"""What is settled between two parties in a few words."""

_ABOUT = r"(?:{verdicts.settling}[ ,.!]*)*"
_BARE = composed(rf"[ ,.!]*{_ABOUT}(\d+(?: ?[.,] ?\d+)?)[ ,.!]*{_ABOUT}")


def settled_in_words(turn: Turn) -> Reading | None:
    """The price or the day that the words name, and that is not agreed to already; None for none."""
    kinds = {aspect.id for aspect in turn.service.aspects if aspect.kind in KINDS}
    said = (r for r in turn.heard.readings if r.aspect in kinds and r.operator in FIRM and r.values)
    found = next(said, None) or _bare_price(turn)
    return None if found is None or _known(turn, found) else found


def _bare_price(turn: Turn) -> Reading | None:
    """A number with nothing about it but courtesy: what it would be as an answer about the price."""
    money = next((aspect.id for aspect in turn.service.aspects if aspect.kind == "money"), "")
    match = _BARE.fullmatch(read(turn.text).text)
    if match is None or not money:
        return None
    heard = understand(match[1], turn.service, Context(now=turn.now, asked=money))
    return next((r for r in heard.readings if r.aspect == money and r.values), None)


def _known(turn: Turn, reading: Reading) -> bool:
    return any(r.aspect == reading.aspect and r.values == reading.values for r in turn.case.agreed_lines)
