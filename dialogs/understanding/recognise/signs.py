"""What words tell that no aspect holds: a face, a verdict, a state of the work, a commitment, a level, a mark.

Which of these is looked for is told by what was asked (`Context.expects`), so that "happy" is a face where a face was
asked for. Each is a phrase of a language pack (`RULES`), and counts only where it is surely so, or surely not so
(`Clauses.polarity`); one that is left open says nothing, and keeps its topic from being decided by the others.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Literal

from dialogs.language.function_words import STOP
from dialogs.language.pack import expression, words
from dialogs.understanding.result import Sign, Topic
from dialogs.understanding.text.clauses import Clauses, Polarity
from dialogs.understanding.text.tokens import Line, read, words_of
from dialogs.understanding.utterance import Utterance


@dataclass(frozen=True, slots=True)
class Rule:
    """A phrase of a pack that tells something about a topic.

    says      what it tells where it is affirmed.
    denied    what it tells where it is denied; "" for nothing.
    negative  its own negation is a part of it ("pas grave").
    where     where in the message it must stand.
    """

    topic: Topic
    entry: str
    says: str
    denied: str = ""
    negative: bool = False
    where: Literal["anywhere", "beginning", "whole"] = "anywhere"


RULES = (
    Rule("face", "faces.absent", "absent"),
    Rule("face", "faces.not_here", "absent", negative=True),
    Rule("face", "faces.sad", "sad"),
    Rule("face", "faces.refusing", "sad", negative=True),
    Rule("face", "faces.disliking", "sad", negative=True),
    Rule("face", "faces.neutral", "neutral"),
    Rule("face", "faces.silent", "neutral", negative=True),
    Rule("face", "faces.smiling", "glad"),
    Rule("face", "faces.pleased", "glad", denied="sad"),
    Rule("away", "faces.away", "away", negative=True),
    Rule("nonconformity", "verdicts.borne", "conceded", negative=True),
    Rule("nonconformity", "verdicts.not_borne", "contested", negative=True),
    Rule("nonconformity", "verdicts.conceded", "conceded", denied="contested"),
    Rule("nonconformity", "verdicts.contested", "contested"),
    Rule("settlement", "verdicts.settled", "settled", denied="unsettled", where="beginning"),
    Rule("progress", "progress.done", "done"),
    Rule("progress", "progress.begun", "begun"),
    Rule("commitment", "verdicts.commits", "commits", where="beginning"),
    Rule("counter", "verdicts.declined", "declined", negative=True, where="beginning"),
    Rule("remedy", "verdicts.promised", "promised"),
    Rule("remedy", "verdicts.redo", "redo"),
    Rule("remedy", "verdicts.refund", "refund"),
    Rule("remedy", "verdicts.explained", "explained"),
    Rule("more", "verdicts.unwanted", "unwanted", negative=True),
    Rule("more", "verdicts.useless", "unwanted"),
    Rule("more", "verdicts.wanted", "wanted", denied="unwanted"),
    Rule("agreement", "verdicts.kept", "kept"),
    Rule("plain", "verdicts.plain_yes", "yes", where="beginning"),
    Rule("plain", "verdicts.plain_no", "no", negative=True, where="beginning"),
    Rule("queue", "desk.queue", "queue", where="whole"),
    Rule("queue", "desk.case", "case", where="beginning"),
    Rule("past", "recall.past", "past"),
    Rule("reservation", "polarity.reservation", "but"),
)
"""By topic, the more particular before the more general: words that told one thing tell no other of their topic."""

_FEW = {"progress": 6}
"""Words of the longest message in which a topic is told: a longer one tells a story."""
_NOT_NOW = {"progress": expression("progress.not_yet")}
"""What leaves a topic open beside what leaves any open."""
_WHOLLY: frozenset[Topic] = frozenset({"progress", "commitment", "settlement"})
"""Topics that a denial of anything else in the message leaves open: "je m'engage, pas samedi" is no commitment."""
_UNRESERVED: frozenset[Topic] = frozenset({"face", "nonconformity", "settlement", "progress", "commitment", "counter"})
"""Topics that a "but" leaves open."""
_MENTIONED: frozenset[Topic] = frozenset({"past", "reservation", "plain"})
"""Topics that it is enough to mention."""

WORDED: frozenset[Topic] = _UNRESERVED | {"remedy", "more", "level"}
"""Topics that are asked about, whose words misspelt words are likely to be."""

_PARTICLES = words("polarity.particles")
_RESERVATION = expression("polarity.reservation")


def signs(clauses: Clauses, expects: Collection[Topic]) -> Iterator[Sign]:
    """What a message tells about the topics that are expected; `says` is "" where it is left open."""
    line, places = without_particles(clauses.line)
    told: dict[Topic, set[int]] = {}
    for rule in (rule for rule in RULES if rule.topic in expects):
        used = told.setdefault(rule.topic, set())
        for tokens in found(rule, line):
            where = range(places[tokens[0]], places[tokens[-1]] + 1)
            if used.isdisjoint(where) and (sign := _sign(clauses, rule, where)) is not None:
                yield sign
            used.update(where)


def without_particles(line: Line) -> tuple[Line, list[int]]:
    """The line as phrases are looked for in it, and the place of each of its tokens: a particle stands in no phrase."""
    places = [place for place, token in enumerate(line.tokens) if token.text not in _PARTICLES]
    return Line(line.original, tuple(line.tokens[place] for place in places)), places


def found(rule: Rule, line: Line) -> Iterator[range]:
    """The tokens of each place where a line says the phrase of a rule."""
    phrase, text = expression(rule.entry), line.text.rstrip(_CLOSING)
    match rule.where:
        case "anywhere":
            matches = list(phrase.finditer(text))
        case "beginning":
            matches = [match for match in (phrase.match(text),) if match]
        case "whole":
            matches = [match for match in (phrase.fullmatch(text),) if match]
    return (line.tokens_in(*match.span()) for match in matches)


_CLOSING = " .,;:!…"


def _sign(clauses: Clauses, rule: Rule, tokens: range) -> Sign | None:
    """What a phrase tells where it stands; None where it is denied and tells nothing by that."""
    words = clauses.line.quote(tokens)
    polarity = _polarity(clauses, rule, tokens)
    says = {"affirmed": rule.says, "denied": rule.denied, "open": ""}[polarity]
    return None if polarity == "denied" and not says else Sign(rule.topic, says, words, rule.entry)


def _polarity(clauses: Clauses, rule: Rule, tokens: range) -> Polarity:
    if rule.topic in _MENTIONED:
        return "affirmed"
    polarity = clauses.polarity(tokens, own=tokens if rule.negative else ())
    return "open" if polarity == "affirmed" and _is_doubtful(clauses, rule.topic, tokens) else polarity


def _is_doubtful(clauses: Clauses, topic: Topic, tokens: range) -> bool:
    """Whether the rest of the message leaves a topic open."""
    text = clauses.line.text
    return (
        (topic in _FEW and sum(token.text.isalnum() for token in clauses.line.tokens) > _FEW[topic])
        or (topic in _NOT_NOW and _NOT_NOW[topic].search(text) is not None)
        or (topic in _UNRESERVED and _RESERVATION.search(text) is not None)
        or (topic in _WHOLLY and clauses.denies(apart_from=tokens))
    )


def affirms(text: str, phrase: str) -> bool:
    """Whether a message says a phrase, with nothing but small words about it that do not deny it or leave it open."""
    line, wanted = read(text), words_of(phrase).split()
    spoken = [place for place, token in enumerate(line.tokens) if token.text[0].isalnum()]
    starts = range(len(spoken) - len(wanted) + 1)
    at = next((n for n in starts if [line.text_of(p) for p in spoken[n : n + len(wanted)]] == wanted), None)
    if at is None:
        return False
    tokens = range(spoken[at], spoken[at + len(wanted) - 1] + 1)
    around = {line.text_of(place) for place in spoken if place not in tokens}
    return around <= STOP and Clauses.of_line(line).polarity(tokens, own=tokens) == "affirmed"


def yes_or_no(text: str) -> str:
    """Whether a text begins with a plain yes or no; "" for neither."""
    told = next(signs(Clauses.of_line(read(text)), frozenset({"plain"})), None)
    return told.says if told else ""


def recalled(utterance: Utterance) -> Iterator[Sign]:
    """Whether words that mean what there was before ("comme d'habitude") ask for it, or refuse it."""
    if "recall" in utterance.context.expects:
        for candidate in utterance.kept:
            if candidate.vagueness == "incomplete_reference":
                words = utterance.line.quote(candidate.tokens)
                yield Sign("recall", _RECALLS[_recall(utterance, candidate.tokens)], words, candidate.rule)


_RECALLS: dict[Polarity, str] = {"affirmed": "as_then", "denied": "otherwise", "open": "as_then"}
_UNLIKE = expression("recall.unlike", after=" $")


def _recall(utterance: Utterance, tokens: range) -> Polarity:
    unlike = _UNLIKE.search(utterance.line.text_before(tokens[0]) + " ")
    return "denied" if unlike else utterance.clauses.polarity(tokens)
