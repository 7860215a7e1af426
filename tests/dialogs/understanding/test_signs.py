"""What words tell beside values: faces, verdicts, commitments, the state of the work; and none of it when it is denied.

Each phrase has its negated twins, made from a table of negators, and is tried with the apostrophe of every keyboard.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

import pytest

from dialogs.understanding.result import Topic
from tests.dialogs.understanding.understanding_cast import heard

APOSTROPHES = ("'", "’")


class Phrase(NamedTuple):
    """Who, the verb that is negated, and what follows; and what that tells of a topic."""

    topic: Topic
    says: str
    who: str
    verb: str
    rest: str = ""


FRENCH = (
    Phrase("face", "glad", "il", "sourit"),
    Phrase("face", "glad", "elle", "adore"),
    Phrase("face", "glad", "elle", "aime"),
    Phrase("face", "glad", "ça", "lui plaît"),
    Phrase("face", "glad", "il", "est", "content"),
    Phrase("face", "glad", "ma sœur", "est", "ravie"),
    Phrase("face", "glad", "il", "est", "heureux"),
    Phrase("face", "glad", "il", "est", "d'accord"),
    Phrase("face", "sad", "il", "fait", "la tête"),
    Phrase("face", "sad", "elle", "est", "triste"),
    Phrase("face", "absent", "elle", "dort"),
    Phrase("nonconformity", "conceded", "ça", "va"),
    Phrase("nonconformity", "conceded", "ça", "ira"),
    Phrase("nonconformity", "conceded", "ça", "me va"),
    Phrase("nonconformity", "conceded", "je", "accepte"),
    Phrase("nonconformity", "conceded", "je", "l'accepte"),
    Phrase("settlement", "settled", "ça", "marche"),
    Phrase("settlement", "settled", "ça", "me va"),
    Phrase("settlement", "settled", "ça", "me convient"),
    Phrase("progress", "done", "ce", "est", "fini"),
    Phrase("progress", "done", "je", "ai", "fini"),
    Phrase("progress", "done", "ce", "est", "terminé"),
    Phrase("progress", "done", "ce", "est", "livré"),
    Phrase("progress", "begun", "je", "commence"),
    Phrase("progress", "begun", "je", "ai", "commencé"),
    Phrase("commitment", "commits", "je", "m'engage"),
    Phrase("commitment", "commits", "je", "confirme"),
    Phrase("commitment", "commits", "je", "le prends"),
    Phrase("commitment", "commits", "ça", "marche"),
    Phrase("remedy", "refund", "je", "rembourse"),
    Phrase("remedy", "redo", "on", "refait", "la coupe"),
    Phrase("more", "wanted", "ce", "était", "voulu"),
    Phrase("agreement", "kept", "on", "garde", "ce qui était convenu"),
)
ENGLISH = (
    Phrase("face", "glad", "he", "is", "smiling"),
    Phrase("face", "glad", "she", "is", "happy"),
    Phrase("face", "glad", "he", "is", "pleased"),
    Phrase("face", "sad", "she", "is", "crying"),
    Phrase("face", "absent", "he", "is", "asleep"),
    Phrase("nonconformity", "conceded", "it", "is", "fine"),
    Phrase("nonconformity", "conceded", "that", "is", "ok"),
    Phrase("nonconformity", "conceded", "I", "can", "live with it"),
    Phrase("settlement", "settled", "that", "is", "fine"),
    Phrase("progress", "done", "it", "is", "done"),
    Phrase("progress", "done", "I", "have", "finished"),
    Phrase("progress", "done", "it", "is", "delivered"),
    Phrase("progress", "begun", "I", "am", "starting"),
    Phrase("progress", "begun", "I", "have", "started"),
    Phrase("more", "wanted", "it", "was", "wanted"),
)
DO_SUPPORT = (
    (Phrase("face", "glad", "he", "smiles"), "smile"),
    (Phrase("face", "glad", "she", "likes", "it"), "like"),
    (Phrase("nonconformity", "conceded", "I", "accept"), "accept"),
    (Phrase("settlement", "settled", "that", "works"), "work"),
    (Phrase("commitment", "commits", "I", "commit", "to it"), "commit"),
    (Phrase("commitment", "commits", "I", "confirm"), "confirm"),
)
"""A phrase, and its verb after "do not"."""

NE_PAS = ("pas", "plus", "jamais", "pas du tout", "pas encore", "toujours pas", "vraiment pas", "guère")
"""What stands after a French verb that "ne" announces."""
PAS_ALONE = ("pas", "pas du tout", "toujours pas", "vraiment pas")
"""What denies a French verb without it, as people talk."""
NOT = ("not", "never", "not at all", "not yet", "no longer", "still not", "not really")
"""What stands after an English auxiliary."""
AROUND = {
    "fr": (
        "je ne crois pas que {}",
        "je doute que {}",
        "si {}",
        "{} ?",
        "on ne peut pas dire que {}",
        "peut-être que {}",
    ),
    "en": ("I do not think that {}", "I doubt that {}", "if {}", "{} ?", "I would not say that {}", "maybe {}"),
}
"""What denies a whole phrase, or leaves it open."""
CONTRACTED = {"is": "isn't", "are": "aren't", "have": "haven't", "was": "wasn't", "can": "can't"}


def said(*words: str) -> str:
    """French words put together: "je", "ai" -> "j'ai"."""
    text = ""
    for word in filter(None, words):
        elided = text.endswith(("je", "ce", "ne")) and word[0] in "aeéêiou"
        text = f"{text[:-1]}'{word}" if elided else f"{text} {word}".strip()
    return text


def french(phrase: Phrase) -> Iterator[str]:
    """The twins of a French phrase."""
    for negator in NE_PAS:
        yield said(phrase.who, "ne", phrase.verb, negator, phrase.rest)
    for negator in PAS_ALONE:
        yield said(phrase.who, phrase.verb, negator, phrase.rest)
    if phrase.verb in ("ai", "est"):
        yield said("je", "ne", "ai", "rien", phrase.rest)
        yield said("pas", phrase.rest)
        yield said("pas encore", phrase.rest)
    yield from around("fr", said(phrase.who, phrase.verb, phrase.rest))


def english(phrase: Phrase) -> Iterator[str]:
    """The twins of an English phrase with an auxiliary."""
    for negator in NOT:
        yield f"{phrase.who} {phrase.verb} {negator} {phrase.rest}"
    yield f"not {phrase.rest}"
    yield f"not yet {phrase.rest}"
    if phrase.verb in CONTRACTED:
        yield f"{phrase.who} {CONTRACTED[phrase.verb]} {phrase.rest}"
    if phrase.verb == "is":
        yield f"{phrase.who}'s not {phrase.rest}"
    yield from around("en", f"{phrase.who} {phrase.verb} {phrase.rest}")


def with_do(phrase: Phrase, verb: str) -> Iterator[str]:
    """The twins of an English phrase that is denied by "do not"."""
    does = "do" if phrase.who == "I" else "does"
    for auxiliary in (f"{does} not", f"{does}n't", "did not", "didn't", "will not", "won't", "can not", "can't"):
        yield f"{phrase.who} {auxiliary} {verb} {phrase.rest}"
    yield f"{phrase.who} never {phrase.verb} {phrase.rest}"
    yield from around("en", f"{phrase.who} {phrase.verb} {phrase.rest}")


def around(language: str, positive: str) -> Iterator[str]:
    return (frame.format(positive) for frame in AROUND[language])


def spelled(make: Callable[[], Iterator[tuple[Topic, str, str]]]) -> list[tuple[Topic, str, str]]:
    """Each case once per apostrophe, where there is one to spell."""
    return list(dict.fromkeys((t, s, words.replace("'", each)) for t, s, words in make() for each in APOSTROPHES))


def positives() -> Iterator[tuple[Topic, str, str]]:
    for phrase in FRENCH:
        yield phrase.topic, phrase.says, said(phrase.who, phrase.verb, phrase.rest)
    for phrase in (*ENGLISH, *(each for each, _ in DO_SUPPORT)):
        yield phrase.topic, phrase.says, f"{phrase.who} {phrase.verb} {phrase.rest}".strip()


def twins() -> Iterator[tuple[Topic, str, str]]:
    for phrase in FRENCH:
        yield from ((phrase.topic, phrase.says, words) for words in french(phrase))
    for phrase in ENGLISH:
        yield from ((phrase.topic, phrase.says, words) for words in english(phrase))
    for phrase, verb in DO_SUPPORT:
        yield from ((phrase.topic, phrase.says, words) for words in with_do(phrase, verb))


def told(words: str, topic: Topic) -> str:
    """What the words tell where that is what was asked."""
    return heard(words, "haircut", expects=frozenset({topic})).tells(topic)


@pytest.mark.parametrize(("topic", "says", "words"), spelled(positives))
def test_a_phrase_tells_what_it_says(topic: Topic, says: str, words: str) -> None:
    assert told(words, topic) == says


def test_no_negated_twin_is_taken_for_its_phrase() -> None:
    taken = [words for topic, says, words in spelled(twins) if told(words, topic) == says]
    assert taken == []


def test_only_what_was_expected_is_looked_for() -> None:
    assert heard("il sourit, c'est livré", "haircut", expects=frozenset({"remedy"})).signs == ()


YES_FRENCH = (("ça", "marche"), ("ça", "me va"), ("je", "confirme"), ("je", "valide"), ("ce", "est", "bon"))
YES_ENGLISH = (("that", "is", "fine"), ("that", "is", "right"), ("that", "is", "perfect"))


def yeses() -> Iterator[tuple[str, tuple[str, ...]]]:
    """A yes, and its twins."""
    for words in YES_FRENCH:
        yield said(*words), tuple(french(Phrase("settlement", "yes", *words)))
    for words in YES_ENGLISH:
        yield " ".join(words), tuple(english(Phrase("settlement", "yes", *words)))
    yield "that works", tuple(with_do(Phrase("settlement", "yes", "that", "works"), "work"))


@pytest.mark.parametrize(("yes", "denied"), yeses())
def test_no_negated_twin_of_a_yes_is_one(yes: str, denied: tuple[str, ...]) -> None:
    assert "yes" in heard(yes, "haircut").acts
    each = [words.replace("'", mark) for words in denied if not words.endswith("?") for mark in APOSTROPHES]
    assert [words for words in each if "yes" in heard(words, "haircut").acts] == []
