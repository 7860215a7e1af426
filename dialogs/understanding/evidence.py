"""What stands around the words of a reading: of its clause, its sentence, the message. Each is found out once a message."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cache, cached_property

from dialogs.language.function_words import STOP
from dialogs.language.pack import Expression, expression
from dialogs.understanding.acts.residue import without_manner
from dialogs.understanding.text.stems import keys
from dialogs.understanding.utterance import Candidate, Utterance

WISH, PAST, OTHERS, ASKING, REASON, RETRACTING = (
    expression(f"telling.{name}") for name in ("wish", "past", "others", "asking", "reason", "retracting")
)


class Evidence:
    """What one message says around its readings. Questions are asked of a clause or a sentence by its number."""

    def __init__(self, utterance: Utterance) -> None:
        self.utterance = utterance
        self._line, self._clauses = utterance.line, utterance.clauses
        self.says = cache(self._says)
        self.says_in_sentence = cache(self._says_in_sentence)
        self.tells_of_others = cache(self._tells_of_others)
        self.unread = cache(self._unread)
        self.unknown = cache(self._unknown)
        self.denies = cache(self._clauses.denies_in)

    def _says(self, marker: Expression, clause: int) -> bool:
        """Whether a clause says a marker."""
        return marker.search(self._clauses.texts[clause]) is not None

    def _says_in_sentence(self, marker: Expression, sentence: int) -> bool:
        return marker.search(self._sentences[sentence]) is not None

    @cached_property
    def wishes(self) -> bool:
        """Whether the message wishes anything, in so many words."""
        return WISH.search(self._line.text) is not None

    def _tells_of_others(self, clause: int) -> bool:
        """Whether a clause speaks of somebody for whom it is not."""
        person = self.utterance.person
        spoken_for = self._line.tokens_in(person.start, person.end) if person else range(0)
        tokens = (token for token in self._clauses.tokens(clause) if token not in spoken_for)
        return OTHERS.search(" ".join(self._line.text_of(token) for token in tokens)) is not None

    def _unread(self, clause: int) -> float:
        """The share of a clause's telling words that no reading uses."""
        telling = [token for token in self._clauses.tokens(clause) if _tells(self._line.text_of(token))]
        left = " ".join(self._line.text_of(token) for token in telling if token not in self._used)
        return len(without_manner(left).split()) / len(telling) if telling else 0.0

    def _unknown(self, sentence: int) -> float:
        """The share of a sentence's telling words that the service file never uses."""
        telling = [word for word in self._sentences[sentence].split() if word.isalpha() and word not in STOP]
        index = self.utterance.lexicon.index
        return sum(not any(key in index for key in keys(word)) for word in telling) / len(telling) if telling else 0.0

    @cached_property
    def whole(self) -> bool:
        """Whether the message says nothing but what is read of it."""
        words = (token.text for place, token in enumerate(self._line.tokens) if place not in self._used)
        return not without_manner(" ".join(word for word in words if word[:1].isalnum()))

    def asks(self, candidate: Candidate) -> bool:
        """Whether the sentence of a reading ends with a question mark."""
        return self._ends.get(self._clauses.sentence[candidate.tokens[-1]]) == "?"

    def names(self, candidate: Candidate) -> bool:
        """Whether its clause names the aspect by other words than those of the value."""
        clause = self._clauses.of[candidate.tokens[0]]
        return any(not tokens <= candidate.core for tokens in self._mentions.get((candidate.aspect, clause), ()))

    def crowded(self, candidate: Candidate) -> bool:
        """Whether something else is read of the same aspect."""
        return self._by_aspect[candidate.aspect] > 1

    def rival(self, candidate: Candidate) -> float:
        """How near the best other claim on the same words came, 0-1."""
        others = (each for each in self._outweighed.get(id(candidate), ()) if each.claim != candidate.claim)
        return max((each.weight for each in others), default=0.0) / max(candidate.weight, 0.1)

    @cached_property
    def _used(self) -> frozenset[int]:
        read = (token for each in self.utterance.kept for token in each.tokens)
        return frozenset(read) | self.utterance.masked

    @cached_property
    def _sentences(self) -> Mapping[int, str]:
        words: dict[int, list[str]] = defaultdict(list)
        for token, number in zip(self._line.tokens, self._clauses.sentence, strict=True):
            words[number].append(token.text)
        return {number: " ".join(said) for number, said in words.items()}

    @cached_property
    def _ends(self) -> Mapping[int, str]:
        """Sentence -> the mark that ends it, which begins the one after it."""
        return {number - 1: text.split()[0] for number, text in self._sentences.items()}

    @cached_property
    def _mentions(self) -> Mapping[tuple[str, int], list[frozenset[int]]]:
        found: dict[tuple[str, int], list[frozenset[int]]] = defaultdict(list)
        for hit in self.utterance.mentions:
            found[hit.entry.aspect, self._clauses.of[hit.tokens[0]]].append(frozenset(hit.tokens))
        return found

    @cached_property
    def _by_aspect(self) -> Counter[str]:
        return Counter(each.aspect for each in self.utterance.kept)

    @cached_property
    def _outweighed(self) -> Mapping[int, list[Candidate]]:
        found: dict[int, list[Candidate]] = defaultdict(list)
        for each in self.utterance.outweighed:
            found[id(each.preferred)].append(each.candidate)
        return found


def _tells(word: str) -> bool:
    return word[:1].isalnum() and word not in STOP
