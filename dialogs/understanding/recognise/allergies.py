"""What somebody's body does not bear: "my daughter swells up if there are hazelnuts", "sans arachide, sinon les urgences".

Whatever a service calls an allergy is said in a hundred ways; of a danger nothing may be missed, nor read as a taste.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dialogs.domain.folding import fold
from dialogs.domain.value import stands_for
from dialogs.language.function_words import CONJUNCTIONS, STOP
from dialogs.language.pack import expression, words
from dialogs.understanding.lexicon.allergens import Harmful, substance
from dialogs.understanding.result import Reading
from dialogs.understanding.rules import rule
from dialogs.understanding.text.stems import keys
from dialogs.understanding.utterance import CERTAIN, Candidate, Utterance, tokens_of

_REACH = 9  # tokens between what is not borne and what it does

_HARM = expression("allergies.harm")
_BARRED = expression("allergies.barred", before="", after=" $")
_TRACES = expression("allergies.traces", before="", after="$")
_OF = expression("allergies.of_another", before=" ", after="")
"""What makes another thing of it: "lait de coco"."""
_EXCEPTED = expression("allergies.excepted", before="", after=" $")
"""What says that nothing is to be feared but what follows."""
_DENIED = expression("allergies.denied", after=" $")


def reactions(utterance: Utterance) -> Iterator[Candidate]:
    """The allergies that the line tells by what they do, or by what must not be in it."""
    if known := utterance.lexicon.harmful:
        yield from _told(utterance, known)


def _told(utterance: Utterance, known: Harmful) -> Iterator[Candidate]:
    for token in range(len(utterance.line.tokens)):
        found = {known.values[key]: key for key in keys(utterance.line.text_of(token)) if key in known.values}
        if _OF.match(utterance.line.text_after(token)):
            continue
        for value, key in found.items():
            if _is_barred_here(utterance, token, key in known.barred) or _does_harm(utterance, token):
                core, spot = frozenset({token}), range(token, token + 1)
                weight = CERTAIN * (2 if _is_excepted(utterance, token) else 1)
                yield Candidate(known.aspect, "is", (value,), spot, core, weight, kind="reaction", negative=True)


@rule
def only_tells_harm(utterance: Utterance, candidate: Candidate) -> bool:
    """Whether the words of another reading are what an allergy does ("le parfum me donne des plaques" is no slicked hair)."""
    if not utterance.tells_harm or candidate.kind == "reaction":
        return False
    return any(candidate.core <= {*utterance.line.tokens_in(*match.span())} for match in utterance.line.found(_HARM))


@rule
def says_no_harm(utterance: Utterance, candidate: Candidate) -> bool:
    """Whether it says that there is no allergy: never beside one that was told ("pas de noix, allergie grave")."""
    known = utterance.lexicon.harmful
    is_none = known is not None and candidate.aspect == known.aspect and candidate.values == (known.none,)
    return is_none and candidate.kind == "option"


_BUT_ONE = expression("allergies.but_one", before=" ", after="")
_BORNE = expression("allergies.borne", before=" ", after="")
_LACKING = expression("allergies.lacking")


@rule
def is_no_allergy(utterance: Utterance, candidate: Candidate) -> bool:
    """Whether words of the question about allergies tell none: "latex is fine", or no "none": "nobody but a friend"."""
    known = utterance.lexicon.harmful
    if known is None or candidate.aspect != known.aspect:
        return False
    after = utterance.line.text_after(candidate.tokens[-1])
    if candidate.values == (known.none,):
        return _BUT_ONE.search(after) is not None
    return _BORNE.match(after) is not None and _LACKING.search(fold(utterance.line.quote(candidate.tokens))) is None


@rule
def is_borne(utterance: Utterance, aspect: str) -> bool:
    """Whether an answer to the question about allergies only says that something is all right ("gluten ça va")."""
    known = utterance.lexicon.harmful
    return known is not None and aspect == known.aspect and _BORNE.search(utterance.line.text) is not None


@rule
def rules_out_others(utterance: Utterance, candidate: Candidate, what: Reading) -> bool:
    """Whether one thing borne would say that no other allergy there is: "pas allergique au sésame" does not."""
    known = utterance.lexicon.harmful
    ruled_out = (known.aspect, "not", (known.other,)) if known else None
    return candidate.kind == "option" and (what.aspect, what.operator, tuple(map(stands_for, what.values))) == ruled_out


@rule
def _is_barred_here(utterance: Utterance, token: int, plainly: bool) -> bool:
    """Whether "no", "sans" bar a thing; only "traces" does where it may be a matter of taste as well."""
    before = utterance.line.text_before(token) + " "
    return (_BARRED if plainly else _TRACES).search(before) is not None


@rule
def _does_harm(utterance: Utterance, token: int) -> bool:
    """Whether the sentence says near a thing what harm it does."""
    sentence = utterance.clauses.sentence
    if _is_excepted(utterance, token):
        return True
    for match in utterance.line.found(_HARM):
        spot = utterance.line.tokens_in(*match.span())
        near = min(abs(spot[0] - token), abs(spot[-1] - token)) <= _REACH
        if near and sentence[spot[0]] == sentence[token] and not _is_denied(utterance, match):
            return True
    return False


@rule
def _is_excepted(utterance: Utterance, token: int) -> bool:
    """Whether nothing is to be feared but this ("allergic to nothing except nuts")."""
    return _EXCEPTED.search(utterance.line.text_before(token) + " ") is not None


@rule
def _is_denied(utterance: Utterance, match: re.Match[str]) -> bool:
    """Whether the harm itself is denied ("not ill from it")."""
    return _DENIED.ending(utterance.line.text, match.start()) is not None


# What one is allergic to and the service does not list: that there is something else is worth more than silence.

_WEAK = 1.0  # any word that the service knows says better what it is
_ALLERGIC = expression("allergies.allergic_to", after="")
_NO_SUBSTANCE = STOP | words("allergies.no_substance")


def unlisted(utterance: Utterance) -> Iterator[Candidate]:
    """ "Allergique au sésame": something else, where there is such a value and it is not denied."""
    known = utterance.lexicon.harmful
    for match in _ALLERGIC.finditer(utterance.line.text) if known and known.other else ():
        tokens = tokens_of(utterance, *match.span())
        named = utterance.parts({known.aspect}).keys() & set(tokens) if known else ()
        listed = match["what"] in _NO_SUBSTANCE or tokens[-1] in utterance.asking
        if known and named and not listed and utterance.clauses.negated(tokens[0], tokens[-1], ()) is None:
            for what in _enumerated(utterance, tokens_of(utterance, *match.span("what"))):
                yield Candidate(known.aspect, "is", (known.other,), what, frozenset(what), _WEAK, kind="unlisted")


_TO = words("allergies.to")


def _enumerated(utterance: Utterance, what: range) -> Iterator[range]:
    """A thing, and those told in the same breath: "au kiwi, à la mangue et aux moules", "to kiwi and mango"."""
    yield what
    line, place = utterance.line, what.stop
    while line.text_of(place) in CONJUNCTIONS | {","}:
        start = place + 1
        while line.text_of(start) in STOP:
            start += 1
        told = {line.text_of(token) for token in range(place, start)}
        last = line.text_of(start + 1) in ("", ".", "!") and told & CONJUNCTIONS
        if not (told & _TO or last) or not substance(line.text_of(start)) or not line.text_of(start).isalpha():
            return
        yield range(start, start + 1)
        place = start + 1
