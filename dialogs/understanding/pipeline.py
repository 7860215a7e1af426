"""From a person's words to statements: everything that they may say is gathered, the best is kept, tone is added."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dialogs.domain.service import Language, Service
from dialogs.language import modality
from dialogs.language.function_words import CONJUNCTIONS, ENGLISH, FRENCH, STOP
from dialogs.language.ordinary import IDIOMS
from dialogs.understanding.acts import beneficiary, dialogue_acts
from dialogs.understanding.acts.answers import acts_of, answer, indifferent, meant_by_question
from dialogs.understanding.acts.questions import queries, unanswered
from dialogs.understanding.acts.residue import leftovers
from dialogs.understanding.interpret.coordination import Said, joined
from dialogs.understanding.interpret.modality import reading
from dialogs.understanding.lexicon.compiled import lexicon
from dialogs.understanding.lexicon.match import hits
from dialogs.understanding.recognise.allergies import (
    is_no_allergy,
    reactions,
    rules_out_others,
    says_no_harm,
    several,
    unlisted,
)
from dialogs.understanding.recognise.kept import kept_as_shown, unwanted
from dialogs.understanding.recognise.measures import measured
from dialogs.understanding.recognise.named_values import named_values
from dialogs.understanding.recognise.values import worded
from dialogs.understanding.result import Act, Context, Problem, Reading, Understanding
from dialogs.understanding.text.clauses import Clauses
from dialogs.understanding.text.tokens import Line, read
from dialogs.understanding.utterance import Candidate, Utterance

_IDIOMS = re.compile(rf"(?<![a-z0-9])(?:{IDIOMS})")

_SILENT = (_IDIOMS, modality.ANY, modality.UNKNOWN)

_NAMING = ("any ", "either ", "n importe ")  # "any neckline is fine" names what it is about

_NO_LONGER = re.compile(r"(?<![a-z])(?:n|ne) (?!\w+ pas )(?:\w+ ){1,2}plus$")
"""What is no comparison: "je ne peux plus tailler"."""

_LONGEST = 4000  # characters of one message that are read


def understand(text: str, service: Service, context: Context) -> Understanding:
    """What a person's words say about a service, in either language or both. Never fails, whatever the text."""
    compiled = lexicon(service)
    line = read(text[:_LONGEST], compiled.correct)
    if not line.tokens:
        return Understanding()
    clauses = Clauses.of_line(line)
    person = beneficiary.beneficiary(line)
    masked, asked = _masked(line, person), queries(line)
    asking = frozenset(token for each in asked for token in each.tokens)
    found = tuple(hits(compiled, clauses, masked))
    utterance = Utterance(line, clauses, service, compiled, context, found, masked, asking)
    act = dialogue_acts.whole(line.text)
    kept = _but_names(utterance, _kept(_free(utterance, act)))
    stated = _merged([*joined(utterance, list(_said(utterance, kept))), *indifferent(utterance, kept)])
    stated = several(utterance, stated)
    stated = meant_by_question(utterance, act, stated)
    readings = stated or list(answer(utterance, act))
    used, named = _used(utterance, kept, person), _named(utterance)
    asked += [] if readings and not stated else unanswered(line, clauses, _of(kept) | asking)
    told = used | masked | {token for each in asked for token in each.tokens}
    return Understanding(
        readings=tuple(readings),
        acts=tuple(dict.fromkeys(acts_of(utterance, act, stated))),
        problems=tuple(_problems(utterance, kept)),
        beneficiary=person.kind if person else None,
        name=person.name if person else "",
        relation=person.relation if person else "",
        language=_language(line),
        rest=_rest(line, used | named),
        queries=tuple(each.query for each in asked),
        left=tuple(leftovers(line, clauses, told, named)) if stated or not readings else (),
    )


def _masked(line: Line, person: beneficiary.Beneficiary | None) -> frozenset[int]:
    """The tokens that say nothing about the service: small talk, and for whom it is."""
    found = [match for pattern in _SILENT for match in pattern.finditer(line.text)]
    spots = [match.span() for match in found if not match[0].startswith(_NAMING)]
    spots += [(person.start, person.end)] if person else []
    names = {
        place
        for place, token in enumerate(line.tokens)
        if person and person.name and line.quote(range(place, place + 1)) == person.name
    }
    return frozenset(token for start, end in spots for token in line.tokens_in(start, end)) | names


def _free(utterance: Utterance, act: Act | None) -> list[Candidate]:
    """What may be said, unless the whole message is an act ("stop", "plus tard") and no answer."""
    if act or dialogue_acts.all_of(utterance.clauses.texts.values()):
        return list(named_values(utterance)) if act == "dont_mind" else []
    harm = tuple(reactions(utterance))
    found = (
        *harm,
        *measured(utterance),
        *worded(utterance),
        *named_values(utterance),
        *kept_as_shown(utterance),
        *unwanted(utterance),
        *unlisted(utterance),
    )
    return [
        each
        for each in found
        if not _is_silent(utterance, each) and not _is_no_wish(utterance, each) and not _is_named(utterance, each)
        if not (harm and says_no_harm(utterance, each)) and not is_no_allergy(utterance, each)
    ]


def _is_named(utterance: Utterance, candidate: Candidate) -> bool:
    """Whether the words only name an aspect: its own ("repas"), or another ("number" of "number of servings")."""
    if candidate.kind in ("label", "quantity", "unwanted"):
        return False
    if candidate.kind == "option" and candidate.sure < 1 and _is_name(utterance, candidate):
        return True
    names = utterance.spots.named(candidate.core, "")
    return any(name.aspect != candidate.aspect and len(name.tokens) > 1 for name in names)


def _is_silent(utterance: Utterance, candidate: Candidate) -> bool:
    silenced = utterance.asking if candidate.kind in ("label", "text") else utterance.asking | utterance.masked
    return bool(candidate.core & silenced)


def _is_no_wish(utterance: Utterance, candidate: Candidate) -> bool:
    """Whether it is said only to be put aside ("plutôt que samedi"), or to say that one does not know ("la frange ?")."""
    if candidate.kind == "quantity":
        return utterance.clauses.instead(candidate.tokens[0]) is not None
    if candidate.kind in ("less", "more") and _NO_LONGER.search(utterance.line.text_before(candidate.tokens[0] + 1)):
        return True
    clause = utterance.clauses.of[candidate.tokens[0]]
    unsaid = any(utterance.clauses.says(marker, clause) for marker in (modality.ANY, modality.UNKNOWN, modality.OTHER))
    return candidate.kind == "vague" and unsaid


def _kept(found: list[Candidate]) -> list[Candidate]:
    """The best candidates that do not use one another's words, in the order of the message."""
    kept: list[Candidate] = []
    used: set[int] = set()
    for candidate in sorted(found, key=lambda each: (-each.weight, each.tokens[0], each.aspect, each.values)):
        if not candidate.core & used:
            kept.append(candidate)
            used |= candidate.core
    return sorted(kept, key=lambda each: each.tokens[0])


def _but_names(utterance: Utterance, kept: list[Candidate]) -> list[Candidate]:
    """The same without what only names the aspect that another speaks of ("fade" in "fade starting low")."""
    kept = [each for each in kept if not any(_says_more(utterance, each, other) for other in kept)]
    return [
        each
        for each in kept
        if not (_is_name(utterance, each) and any(_says_it(utterance, each, other) for other in kept))
    ]


def _says_more(utterance: Utterance, vague: Candidate, other: Candidate) -> bool:
    """Whether a clause says plainly what a word in it leaves open ("naturally curly", "short, 9 mm")."""
    same = (
        vague.aspect == other.aspect and utterance.clauses.of[vague.tokens[0]] == utterance.clauses.of[other.tokens[0]]
    )
    return same and vague.kind == "vague" and other.operator == "is" and other.kind in ("option", "label", "quantity")


def _is_name(utterance: Utterance, candidate: Candidate) -> bool:
    named = any(utterance.spots.named(candidate.core, candidate.aspect))
    return named and candidate.kind in ("option", "vague")


def _says_it(utterance: Utterance, name: Candidate, other: Candidate) -> bool:
    clauses = utterance.clauses.of
    return (
        other is not name
        and other.aspect == name.aspect
        and clauses[other.tokens[0]] - clauses[name.tokens[0]] in (0, 1)
    )


def _said(utterance: Utterance, kept: list[Candidate]) -> Iterator[Said]:
    told = [(candidate, reading(utterance, candidate)) for candidate in kept if not candidate.trouble]
    told = [each for each in told if not rules_out_others(utterance, *each)]
    for candidate, what in told:
        if not any(_outdoes(utterance, other, candidate) for other, that in told if _rivals(that, what)):
            yield Said(what, candidate.tokens)


def _rivals(one: Reading, other: Reading) -> bool:
    return one is not other and (one.aspect, one.operator, other.operator) == (other.aspect, "is", "is")


def _outdoes(utterance: Utterance, one: Candidate, other: Candidate) -> bool:
    """Whether one value of a choice is said in the words around another: "the lining is torn" mends no tear."""
    aspect, of = utterance.service.by_id.get(one.aspect), utterance.clauses.of
    alike = aspect is not None and aspect.kind == "option" and (one.kind, other.kind) == ("option", "option")
    if not alike or of[one.tokens[0]] != of[other.tokens[0]] or one.weight <= other.weight:
        return False
    between = range(min(one.tokens[-1], other.tokens[-1]) + 1, max(one.tokens[0], other.tokens[0]))
    return not any(utterance.line.text_of(token) in CONJUNCTIONS | _APART for token in between)


_APART = frozenset(["c", "it", "that", "plutot", "rather", "sinon", "failing"])
"""Words between two values that are both meant, or of which the second is."""


def _merged(readings: list[Reading]) -> list[Reading]:
    """Readings without repetitions: of one aspect, operator and values only the first is kept."""
    unique: dict[tuple[str, str, tuple[str, ...]], Reading] = {}
    for each in readings:
        unique.setdefault((each.aspect, each.operator, each.values), each)
    return list(unique.values())


def _problems(utterance: Utterance, kept: list[Candidate]) -> Iterator[Problem]:
    for candidate in kept:
        if candidate.trouble:
            values = candidate.values if candidate.trouble == "ambiguous" else ()
            yield Problem(
                what=candidate.trouble,
                words=utterance.line.quote(candidate.tokens),
                aspect=candidate.aspect,
                values=values,
            )


def _language(line: Line) -> Language | None:
    """The language that most small words are of, or None when it cannot be told."""
    words = [token.text for token in line.tokens]
    french = sum(word in FRENCH and word not in ENGLISH for word in words)
    english = sum(word in ENGLISH and word not in FRENCH for word in words)
    if french == english:
        return None
    return "fr" if french > english else "en"


def _of(kept: list[Candidate]) -> frozenset[int]:
    return frozenset(token for candidate in kept for token in candidate.tokens)


def _used(utterance: Utterance, kept: list[Candidate], person: beneficiary.Beneficiary | None) -> frozenset[int]:
    """The tokens that were understood, or say for whom it is."""
    spots = set(utterance.line.tokens_in(person.start, person.end)) if person else set()
    return _of(kept) | spots


def _named(utterance: Utterance) -> frozenset[int]:
    """The tokens that name an aspect."""
    return frozenset(token for hit in utterance.mentions for token in hit.tokens)


def _rest(line: Line, used: frozenset[int]) -> tuple[str, ...]:
    left = [token for place, token in enumerate(line.tokens) if place not in used]
    return tuple(
        line.original[token.start : token.end]
        for token in left
        if len(token.text) > 1 and token.text.isalpha() and token.text not in STOP
    )
