"""As last time: whether words or a tap ask for what was agreed before, and for whom it was."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from dialogs.domain.case import OUTCOME, WHICH, Beneficiary
from dialogs.domain.means import AsThen
from dialogs.domain.past_agreement import Earlier
from dialogs.domain.replies import Words
from dialogs.engine.revise import marked, superseding
from dialogs.engine.turn import Option, Turn
from dialogs.flows.elicitation.carry_over import grave_lines, light_lines, taken_over
from dialogs.understanding.result import Reading, Understanding
from dialogs.understanding.text.tokens import names
from dialogs.wording.compose import phrased
from dialogs.wording.parts import as_is

OFFERED = 3
"""So many earlier agreements are offered as buttons."""


def refers_back(heard: Understanding) -> bool:
    """Whether words ask for what there was before ("comme d'habitude"), and do not refuse it."""
    return any(sign.says == "as_then" for sign in heard.about("recall"))


def _back(reading: Reading) -> bool:
    return reading.vagueness == "incomplete_reference"


def wanted(turn: Turn) -> bool:
    """Whether these words ask for what was agreed before, or say for whom it was when that was asked."""
    if turn.case.baselines:
        return False
    if turn.case.recalled == WHICH and (_named(turn) or turn.heard.beneficiary is not None):
        return True
    past = not turn.case.proposals or bool(turn.heard.tells("past"))
    return past and refers_back(turn.heard)


def candidates(turn: Turn) -> tuple[Earlier, ...]:
    """What was agreed before for whom this case is, as far as that was said; the newest first."""
    if _named(turn):
        return _named(turn)
    whom, spoken = turn.case.beneficiary, turn.heard.beneficiary
    if spoken is None and not whom.told:
        return turn.case.earlier
    kind, name = (spoken, turn.heard.name) if spoken else (whom.kind, whom.name)
    return tuple(one for one in turn.case.earlier if one.fits(kind, name))


def _named(turn: Turn) -> tuple[Earlier, ...]:
    return tuple(one for one in turn.case.earlier if names(turn.text, one.name))


def offers(turn: Turn) -> tuple[Option, ...]:
    """Buttons for what was agreed before."""
    found = candidates(turn)[:OFFERED]
    return tuple((AsThen(one.case), _label(one, alone=len(found) == 1)) for one in found)


def _label(one: Earlier, *, alone: bool) -> Words:
    if alone and one.kind == "self":
        return Words("button.as_then")
    return Words("button.as_then_for", {"name": whom_words(one)})


def whom_words(one: Earlier) -> Words:
    return as_is(one.name) if one.name else Words(f"whom.name.{one.kind}")


def shown_then(turn: Turn) -> Mapping[str, str]:
    """The picture that "as last time but shorter" is relative to; empty when the words mean nothing of the kind."""
    found = candidates(turn) if wanted(turn) else ()
    return dict(found[0].agreed.picture) if found else {}


def in_words(turn: Turn) -> Turn:
    """Take what was agreed before; what else the words say is left in what was heard."""
    phrase = next((r.words for r in turn.heard.readings if _back(r)), turn.text)
    others = tuple(r for r in turn.heard.readings if not _back(r))
    turn = turn.but(heard=replace(turn.heard, readings=others))
    found = candidates(turn)
    if not found:
        return _nothing_before(turn)
    return turn.case_with(recalled=WHICH) if len(found) > 1 else _recalled(turn, found[0], phrase)


def _nothing_before(turn: Turn) -> Turn:
    """Say so kindly; where nothing else is known yet, the open question stands again."""
    silent = not turn.case.live and not turn.heard.readings
    asked = tuple(a for a in turn.case.asked if a != OUTCOME) if silent else turn.case.asked
    return turn.case_with(asked=asked, recalled="").noting("earlier.none")


def let_be(turn: Turn) -> Turn:
    """Something else was said than which earlier agreement is meant."""
    return turn.case_with(recalled="") if turn.case.recalled == WHICH else turn


def tapped(turn: Turn) -> Turn:
    """The button was tapped."""
    one = _known(turn, turn.tapped(AsThen)[0].case)
    assert one is not None, "only what is known is offered"
    return _recalled(turn, one, _in_their_language(turn, Words("button.as_then")))


def _known(turn: Turn, case: str) -> Earlier | None:
    return next((one for one in turn.case.earlier if one.case == case), None)


def _in_their_language(turn: Turn, words: Words) -> str:
    return phrased(words, turn.who.language if turn.who else "fr", turn.service)


def _recalled(turn: Turn, one: Earlier, phrase: str) -> Turn:
    turn = superseding(_for_the_same(turn, one), OUTCOME)
    turn = taken_over(turn, one, light_lines(turn, one), phrase)
    return turn.case_with(recalled=one.case).happened("recalled", case=one.case)


def _for_the_same(turn: Turn, one: Earlier) -> Turn:
    whom = turn.case.beneficiary
    if whom.told and whom.kind == one.kind and (whom.name or not one.name):
        return turn
    return told_whom(turn, replace(whom, kind=one.kind, name=whom.name or one.name))


def told_whom(turn: Turn, whom: Beneficiary) -> Turn:
    """It was said for whom it is."""
    return turn.case_with(beneficiary=replace(whom, told=True)).happened("for_whom", kind=whom.kind)


def confirmed(turn: Turn) -> Turn:
    """What was agreed then is accepted as it was shown: so is what is grave."""
    one = _known(turn, turn.position.topic)
    if one is None:
        return turn
    return taken_over(turn, one, grave_lines(turn, one), turn.text or _in_their_language(turn, Words("button.accept")))


def once_more(turn: Turn) -> Turn:
    """Words under it were not understood: what was agreed then is shown again as it was."""
    one = _known(turn, turn.position.topic)
    return turn.case_with(recalled=one.case) if one else turn


def dropped(turn: Turn) -> Turn:
    """Not at all as then: nothing of it counts any more."""
    one = _known(turn, turn.position.topic)
    return marked(turn, (s for s in turn.case.live if one and s.earlier == one.case), "superseded")
