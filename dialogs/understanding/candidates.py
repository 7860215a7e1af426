"""What may be said: everything that any recogniser finds, and what of it a rule says is not said after all."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from dialogs.language import modality
from dialogs.language.pack import expression
from dialogs.understanding.acts import dialogue_acts
from dialogs.understanding.recognise.allergies import is_no_allergy, only_tells_harm, reactions, says_no_harm, unlisted
from dialogs.understanding.recognise.kept import kept_as_shown, unwanted
from dialogs.understanding.recognise.measures import measured
from dialogs.understanding.recognise.named_values import named_values
from dialogs.understanding.recognise.open_values import open_values
from dialogs.understanding.recognise.quotes import texts
from dialogs.understanding.recognise.relative import relative
from dialogs.understanding.recognise.values import lessened, phrases, vague_words
from dialogs.understanding.rules import name_of, rule
from dialogs.understanding.utterance import Candidate, Dropped, Utterance

Recogniser = Callable[[Utterance], Iterable[Candidate]]

RECOGNISERS: tuple[tuple[str, Recogniser], ...] = (
    ("allergies", reactions),
    ("measures", measured),
    ("quotes", texts),
    ("vague_words", vague_words),
    ("lessened", lessened),
    ("phrases", phrases),
    ("labels", named_values),
    ("relative", relative),
    ("kept", kept_as_shown),
    ("unwanted", unwanted),
    ("unlisted", unlisted),
    ("open_values", open_values),
)
"""Name -> what finds candidates of its kind anywhere in the line, none knowing of the others."""

NAMING: tuple[tuple[str, Recogniser], ...] = (("labels", named_values),)
"""What may name a value in a message that only says "I don't mind" ("no preference on the fringe")."""


def recognise(utterance: Utterance) -> Utterance:
    """Everything that may be said, unless the whole message is an act ("stop", "plus tard") and no answer."""
    return utterance.adding(candidates=tuple(_found(utterance, _listening(utterance))))


def _listening(utterance: Utterance) -> tuple[tuple[str, Recogniser], ...]:
    if utterance.act or dialogue_acts.all_of(utterance.clauses.texts.values()):
        return NAMING if utterance.act == "dont_mind" else ()
    return RECOGNISERS


def _found(utterance: Utterance, listening: Iterable[tuple[str, Recogniser]]) -> Iterator[Candidate]:
    for name, recogniser in listening:
        for candidate in recogniser(utterance):
            yield replace(candidate, rule=f"{name}.{candidate.kind}")


def reject(utterance: Utterance) -> Utterance:
    """What is not said after all, each with the rule that says so."""
    if utterance.act:
        return utterance
    dropped = ((each, _rejected_by(utterance, each)) for each in utterance.candidates)
    return utterance.adding(rejected=tuple(Dropped(each, rule) for each, rule in dropped if rule))


def _rejected_by(utterance: Utterance, candidate: Candidate) -> str:
    return next((name_of(asks) for asks in REJECTIONS if asks(utterance, candidate)), "")


@rule
def _is_silent(utterance: Utterance, candidate: Candidate) -> bool:
    """Whether its words are small talk, or ask the organisation something."""
    asking, masked = utterance.asking, utterance.masked
    return bool(candidate.core & (asking if candidate.kind in ("label", "text") else asking | masked))


@rule
def _is_when_told(utterance: Utterance, candidate: Candidate) -> bool:
    """Whether a day is only the one on which more will be said ("dans deux jours je te dis")."""
    known = utterance.service.by_id.get(candidate.aspect)
    clause = utterance.clauses.of[candidate.tokens[0]]
    return known is not None and known.dated and bool(utterance.clauses.says(_TELLING_LATER, clause))


_TELLING_LATER = expression("schedule.telling")


@rule
def _is_put_aside(utterance: Utterance, candidate: Candidate) -> bool:
    """Whether a quantity is said only to be put aside ("plutôt que samedi")."""
    return candidate.kind == "quantity" and utterance.clauses.instead(candidate.tokens[0]) is not None


@rule
def _is_exclaimed(utterance: Utterance, candidate: Candidate) -> bool:
    """Whether a price is only repeated in disbelief, before what may be paid ("100 € ? C'est beaucoup trop cher, 40 maxi")."""
    aspect = utterance.service.by_id.get(candidate.aspect)
    if candidate.kind != "quantity" or aspect is None or aspect.kind != "money":
        return False
    after = (each for each in utterance.candidates if each.aspect == candidate.aspect and each.kind == "quantity")
    last = candidate.tokens[-1]
    return _QUESTIONED.match(utterance.line.text_after(last)) is not None and any(a.tokens[0] > last for a in after)


@rule
def _is_no_longer(utterance: Utterance, candidate: Candidate) -> bool:
    """Whether "more" is no comparison: "je ne peux plus tailler"."""
    relative = candidate.kind in ("less", "more")
    return relative and _NO_LONGER.search(utterance.line.text_before(candidate.tokens[0] + 1)) is not None


@rule
def _is_left_open(utterance: Utterance, candidate: Candidate) -> bool:
    """Whether a vague word stands where one says that one does not know, or does not mind ("la frange ?")."""
    if candidate.kind != "vague":
        return False
    clause = utterance.clauses.of[candidate.tokens[0]]
    return any(utterance.clauses.says(each, clause) for each in (modality.ANY, modality.UNKNOWN, modality.OTHER))


@rule
def _only_names(utterance: Utterance, candidate: Candidate) -> bool:
    """Whether the words only name an aspect: its own ("repas"), or another ("number" of "number of servings")."""
    if candidate.kind in ("label", "quantity", "unwanted"):
        return False
    if candidate.kind == "option" and candidate.sure < 1 and names_its_aspect(utterance, candidate):
        return True
    names = utterance.spots.named(candidate.core, "")
    return any(name.aspect != candidate.aspect and len(name.tokens) > 1 for name in names)


@rule
def _is_beside_harm(utterance: Utterance, candidate: Candidate) -> bool:
    """Whether it says that there is no allergy beside one that was told ("pas de noix, allergie grave")."""
    return utterance.tells_harm and says_no_harm(utterance, candidate)


_QUESTIONED = re.compile(r" *!? *\?")
_NO_LONGER = expression("negation.no_longer", after="$")

REJECTIONS = (
    _is_silent,
    _is_when_told,
    _is_put_aside,
    _is_exclaimed,
    _is_no_longer,
    _is_left_open,
    _only_names,
    _is_beside_harm,
    only_tells_harm,
    is_no_allergy,
)
"""What says that a candidate is not said after all; the first that does is told."""


def names_its_aspect(utterance: Utterance, candidate: Candidate) -> bool:
    """Whether the words of a value are a name of its aspect as well."""
    named = any(utterance.spots.named(candidate.core, candidate.aspect))
    return named and candidate.kind in ("option", "vague")
