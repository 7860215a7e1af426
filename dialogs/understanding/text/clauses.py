"""The clauses of a line, and how each is meant: turned round, strongly, as a change, as doesn't matter, and why."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile
from typing import Literal

from dialogs.domain.specification import Basis, Strength
from dialogs.language import modality
from dialogs.language.function_words import NEGATORS
from dialogs.language.pack import Expression, by_heard, expression, listed, words
from dialogs.understanding.text.tokens import Line

_STRENGTHS: tuple[tuple[Strength, Expression], ...] = (("bonus", modality.BONUS), ("must", modality.MUST))
_HARD = frozenset(".;!?")
_SOFT = words("clauses.parting") | {",", ":", "(", ")"}
_GOING_ON = words("clauses.going_on")
_ENDING = words("clauses.ending") | _HARD
REMOVERS = words("negation.removers")
_INSTEAD = expression("negation.instead", before="", after="(?: {negation.after_instead})* *$")
_HARMLESS = expression("negation.harmless")
_ALL_BUT = expression("negation.all_but")
"""What says that all is welcome but for what follows."""
_BUT_FOR = expression("negation.but_for")
_FED_UP = expression("negation.fed_up")
"""What says that one has had enough of what follows."""
_LETTING_GO = expression("negation.letting_go", after="(?= [a-z0-9])")
"""What says that what follows is given up."""
_DENIALS = words("negation.denials")
_ONLY_AFTER_PARTICLE = words("negation.only_after_particle")
_LEAVE = words("negation.leave")
_ALONE = words("negation.alone")
_STATING = by_heard(lambda: frozenset(tuple(said.split()) for said in listed("clauses.stating")))
"""What begins a statement of its own."""
_SUBJECT = words("clauses.subjects")
_WANTING = words("clauses.wanting")
_WITHIN = words("clauses.within")
"""What makes a part of the sentence before of what follows: "je ne crois pas qu'elle veut du bleu"."""
_PARTICLES = words("polarity.particles")
_OPEN = expression("polarity.open")
_DENYING = NEGATORS | _DENIALS | words("polarity.scarcely")
Polarity = Literal["affirmed", "denied", "open"]
"""Whether something said is so, is not so, or is left open."""
_VERB = 3  # tokens after a verb within which its "pas" stands
REACH = 6  # tokens between a negation and the last thing that it can turn round


@dataclass(frozen=True)
class Clauses:
    """The clauses of a line: for each token the number of its clause.

    `all_but` are the tokens of "anything but", "tout sauf": that is one clause, where "red but not dark" is two.
    """

    line: Line
    of: tuple[int, ...]
    sentence: tuple[int, ...]
    all_but: frozenset[int] = frozenset()

    @classmethod
    def of_line(cls, line: Line) -> Clauses:
        texts = [token.text for token in line.tokens]
        sentences = _numbered((word in _HARD for word in texts), _LONGEST_SENTENCE)
        whole = _all_but(line)
        starts = (word in _HARD or (word in _SOFT and place not in whole) for place, word in enumerate(texts))
        return cls(line, _numbered(starts, _LONGEST_CLAUSE), sentences, whole)

    @cached_property
    def texts(self) -> dict[int, str]:
        """Number of a clause -> its text."""
        return {number: " ".join(self.line.tokens[i].text for i in self.tokens(number)) for number in set(self.of)}

    @cached_property
    def _members(self) -> dict[int, list[int]]:
        members: dict[int, list[int]] = defaultdict(list)
        for token, number in enumerate(self.of):
            members[number].append(token)
        return members

    def tokens(self, clause: int) -> list[int]:
        """The tokens of a clause, none where there is no such clause."""
        return self._members.get(clause, [])

    @cached_property
    def sentences(self) -> Mapping[int, list[int]]:
        """Number of a sentence -> its tokens, in the order of the line."""
        members: dict[int, list[int]] = defaultdict(list)
        for token, number in enumerate(self.sentence):
            members[number].append(token)
        return members

    @cached_property
    def counting(self) -> frozenset[int]:
        """The clauses that say a number."""
        return frozenset(self.of[place] for place, token in enumerate(self.line.tokens) if token.text[:1].isdigit())

    def says(self, marker: Expression, clause: int) -> re.Match[str] | None:
        """Where the text of a clause says a marker: looked for once, however many ask."""
        asked = marker.id, clause
        if asked not in self._said:
            self._said[asked] = marker.search(self.texts.get(clause, ""))
        return self._said[asked]

    @cached_property
    def _said(self) -> dict[tuple[str, int], re.Match[str] | None]:
        return {}

    def instead(self, token: int) -> re.Match[str] | None:
        """What stands before a token and says that something else is wanted in its place ("plutôt que samedi")."""
        return _INSTEAD.search(self.line.text_before(token) + " ")

    @cached_property
    def _harmless(self) -> frozenset[int]:
        return _tokens_of(self.line, _HARMLESS.finditer(self.line.text))

    @cached_property
    def _exceptions(self) -> frozenset[int]:
        found = [
            match
            for pattern in (_ALL_BUT, _BUT_FOR, _FED_UP, _LETTING_GO)
            for match in pattern.finditer(self.line.text)
        ]
        return _tokens_of(self.line, found) - self._harmless

    def negated(self, first: int, last: int, own: Iterable[int], foreign: Collection[int] = ()) -> int | None:
        """The token that turns round what stands from token `first` to `last`, or None; its `own` do not count.

        No negation reaches over `foreign` tokens, which speak of something else.
        """
        own = frozenset(own)
        if match := self.instead(first):
            return self.line.tokens_in(match.start(), match.end())[0]
        if (denied := self._denied_verb(first, last, own)) is not None:
            return denied
        inside = [token for token in range(last, first - 1, -1) if token not in own]
        before = [token for token in range(first - 1, max(first - 1 - REACH, -1), -1) if token not in own]
        before = list(takewhile(lambda token: token not in foreign, before))
        # "Frange : pas droite" is turned round from within; "pas de noix, allergie" begins only after what is turned round.
        parted = any(self.line.tokens[token].text in _SOFT for token in inside)
        within = self._turning(inside, _ENDING)
        return within if within is not None or parted else self._turning(before, _ENDING | _SOFT)

    def polarity(self, tokens: range, own: Collection[int] = ()) -> Polarity:
        """Whether what some tokens say is so, is not so, or is left open: by a denial, a condition, a doubt, a question.

        `own` are the negations that are a part of it ("pas grave").
        """
        own = {*own, *(token for token in tokens if self.line.text_of(token) not in _DENYING)}
        if self.negated(tokens[0], tokens[-1], own) is not None or self._is_denied_verb(tokens, own):
            return "denied"
        turned = any(self._turns(token) for token in self.tokens(self.of[tokens[0]]) if token < tokens[0])
        return "open" if turned or self._is_left_open(tokens, own) or self._asks(tokens[-1]) else "affirmed"

    def denies(self, apart_from: Collection[int] = ()) -> bool:
        """Whether anything is denied anywhere, apart from some tokens."""
        return any(self._turns(token) for token in range(len(self.of)) if token not in apart_from)

    def _is_denied_verb(self, tokens: range, own: Collection[int]) -> bool:
        """Whether a particle and its denial stand around what is said ("il ne nous sourit vraiment pas", "n'est guère content")."""
        around = [each for each in range(tokens[0] - _VERB, tokens[-1]) if self._is_beside(each, tokens)]
        particle = next((each for each in around if self.line.text_of(each) in _PARTICLES), None)
        if particle is None:
            return False
        return any(self._denies(token, tokens, own) for token in range(particle, tokens[-1] + 1 + _VERB))

    def _is_left_open(self, tokens: range, own: Collection[int]) -> bool:
        """Whether a doubt or a condition stands in the sentence, or a denial that lacks its particle after what is said."""
        following = range(tokens[-1] + 1, tokens[-1] + 1 + _VERB)
        loose = any(self._denies(token, tokens, own) for token in following)
        return loose or any(self.sentence[token] == self.sentence[tokens[0]] for token in self._open - {*tokens})

    @cached_property
    def _open(self) -> frozenset[int]:
        return _tokens_of(self.line, _OPEN.finditer(self.line.text))

    def _denies(self, token: int, tokens: range, own: Collection[int]) -> bool:
        """Whether a token denies what is said in its clause."""
        denying = self.line.text_of(token) in _DENYING and token not in self._harmless
        return denying and token not in own and self._is_beside(token, tokens)

    def _is_beside(self, token: int, tokens: range) -> bool:
        """Whether a token stands in the clause of some others."""
        return 0 <= token < len(self.of) and self.of[token] == self.of[tokens[-1]]

    def _asks(self, token: int) -> bool:
        """Whether the sentence of a token is a question."""
        ends = (self.line.text_of(each) for each in range(token, len(self.of)) if self.line.text_of(each) in _HARD)
        return next(ends, "") == "?"

    def _denied_verb(self, first: int, last: int, own: Collection[int]) -> int | None:
        """The "pas" that follows a verb after "ne" ("n'abattez aucun arbre")."""
        if first == 0 or self.line.text_of(first - 1) not in _PARTICLES:
            return None
        following = range(first, last + 1 + _VERB)
        return next((each for each in following if self.line.text_of(each) in _DENIALS and each not in own), None)

    def _turning(self, tokens: list[int], ends: Collection[str]) -> int | None:
        """The first of some tokens that turns round what follows it, unless one before it ends what is said."""
        for token in tokens:
            if token in self._exceptions or self._turns(token):
                return token
            if self.line.tokens[token].text in ends or self._states(token):
                return None
        return None

    def _states(self, token: int) -> bool:
        """Whether a statement of its own begins ("c'est pas un pantalon c'est un jean", "drop the fringe I want a bob")."""
        return (self.line.text_of(token), self.line.text_of(token + 1)) in _STATING() or self._wants(token)

    def _wants(self, token: int) -> bool:
        """Whether somebody's wish begins, by its own subject and verb ("elle veut pas de rose elle veut du bleu")."""
        subject, verb, before = (self.line.text_of(each) for each in (token, token + 1, token - 1))
        return subject in _SUBJECT and verb in _WANTING and before not in _WITHIN

    def denies_in(self, clause: int) -> bool:
        """Whether anything in a clause could turn something round."""
        return any(self._turns(token) for token in self.tokens(clause))

    def _turns(self, token: int) -> bool:
        """Whether a token turns round what stands after it."""
        word = self.line.tokens[token].text
        if word in _LEAVE:
            return self._left_alone(token)
        if word in _ONLY_AFTER_PARTICLE:
            return token not in self._harmless and not _PARTICLES.isdisjoint(self._two_before(token))
        if word in REMOVERS and self.line.text_of(token + 1)[:1].isdigit():
            return False  # what is taken off is no refusal: "retirer 2 cm aux manches"
        return (word in NEGATORS or word in REMOVERS) and token not in self._harmless

    def _two_before(self, token: int) -> list[str]:
        return [self.line.text_of(each) for each in range(max(token - 2, 0), token)]

    def _left_alone(self, token: int) -> bool:
        """Whether "leave" goes on with "alone", "tranquille"."""
        return any(self.line.tokens[each].text in _ALONE for each in self.tokens(self.of[token]))

    def strength(self, clause: int) -> Strength | None:
        """How strongly a clause is meant: said in it, or by itself in the clause beside it ("si possible, ...")."""
        own = self._strength_in(clause)
        if own:
            return own
        before, after = self._bare_marker(clause - 1), self._bare_marker(self._last_joined(clause) + 1)
        stressed = before == "must" or (after == "must" and self._ends_sentence(self._last_joined(clause) + 1))
        return "must" if stressed else "bonus" if "bonus" in (before, after) else None

    def _last_joined(self, clause: int) -> int:
        """The last of the clauses that go on with "and", "with" from one: "cream with green buttons, ideally"."""
        while self.texts.get(clause + 1, "").partition(" ")[0] in _GOING_ON:
            clause += 1
        return clause

    def _ends_sentence(self, clause: int) -> bool:
        last, following = self.tokens(clause)[-1], self.tokens(clause + 1)
        return not following or self.sentence[following[0]] != self.sentence[last]

    @cached_property
    def _bare(self) -> dict[int, Strength | None]:
        return {}

    def _strength_in(self, clause: int) -> Strength | None:
        return next((strength for strength, marker in _STRENGTHS if self.says(marker, clause)), None)

    def _bare_marker(self, clause: int) -> Strength | None:
        """The strength of a clause that says nothing else."""
        if clause not in self._bare:
            self._bare[clause] = self._strength_alone(clause)
        return self._bare[clause]

    def _strength_alone(self, clause: int) -> Strength | None:
        text = self.texts.get(clause, "").strip(" ,.;!?:")
        for strength, marker in _STRENGTHS:
            if text and (match := marker.search(text)) and len(text) - len(match[0]) <= 5:
                return strength
        return None

    @cached_property
    def _change_from(self) -> int | None:
        changing = [clause for clause in sorted(self.texts) if self.says(modality.CHANGES, clause)]
        return changing[0] if changing else None

    def changes(self, clause: int) -> bool:
        """Whether a change of mind was announced in or before a clause, or by itself right after it."""
        if self._change_from is None:
            return False
        return clause >= self._change_from or (clause + 1 == self._change_from and len(self.tokens(clause + 1)) <= 3)

    def basis(self, clause: int) -> Basis | None:
        """Why it is wanted, where the clause or the one after it says so."""
        for near in (clause, clause + 1):
            if self.says(modality.EXPECTATION, near):
                return "expectation"
            if self.says(modality.NEED, near):
                return "need"
            if self.says(modality.PROXY_TASTE, near):
                return "proxy_taste"
        return None


_LONGEST_CLAUSE, _LONGEST_SENTENCE = 50, 100
"""Tokens after which another clause, another sentence begins, marked or not: what is read together stays bounded."""


def _numbered(starts: Iterable[bool], longest: int) -> tuple[int, ...]:
    """For each token the number of its stretch: another begins where one starts, and where one is too long."""
    numbers: list[int] = []
    number = length = 0
    for begins in starts:
        if begins or length >= longest:
            number, length = number + 1, 0
        numbers.append(number)
        length += 1
    return tuple(numbers)


def _all_but(line: Line) -> frozenset[int]:
    return _tokens_of(line, _ALL_BUT.finditer(line.text))


def _tokens_of(line: Line, found: Iterable[re.Match[str]]) -> frozenset[int]:
    return frozenset(token for match in found for token in line.tokens_in(match.start(), match.end()))
