"""What a person's words were understood to mean, before anything is concluded from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from dialogs.domain.organisation import UNKNOWN, Profile
from dialogs.domain.service import Language
from dialogs.domain.specification import Basis, Operator, Strength, Vagueness
from dialogs.domain.suggestion import Suggestion

Act = Literal[
    "yes",
    "no",
    "enough",
    "back",
    "skip",
    "dont_know",
    "dont_mind",
    "later",
    "why",
    "show",
    "change",
    "human",
    "stop",
    "restart",
    "help",
    "greeting",
    "thanks",
    "data",
    "speak_fr",
    "speak_en",
]
"""What a person does with words, other than stating something about the service."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One thing stated.

    `aspect` is an aspect id, or `OUTCOME` with outcome ids as values. `words` quotes the fragment that said so, `clause`
    the whole clause around it where that says more, which nothing read.
    `changes`: a marker of a change of mind stood by it ("finalement", "actually"); `only`: what else a set held goes
    ("seulement les vitres"). `sure` 0-1.
    `basis` is set where the words tell it ("il a besoin de" -> need, "il veut" -> expectation of the beneficiary). `vagueness` is set where the operator is "vague".
    """

    aspect: str
    operator: Operator
    values: tuple[str, ...] = ()
    words: str = ""
    clause: str = ""
    strength: Strength | None = None
    changes: bool = False
    only: bool = False
    basis: Basis | None = None
    sure: float = 1.0
    vagueness: Vagueness = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something said that cannot be taken as it stands, and why: it gets a question, never silence.

    what: "impossible_date" (30 February), "past_date", "ambiguous" (fits several values: `values`), "unknown_unit".
    """

    what: Literal["impossible_date", "past_date", "ambiguous", "unknown_unit"]
    words: str
    aspect: str = ""
    values: tuple[str, ...] = ()


QueryKind = Literal[
    "robot",
    "hours",
    "parking",
    "access",
    "payment",
    "contact",
    "staff",
    "place",
    "price",
    "when",
    "offer",
    "known",
    "other",
]
"""What is asked: who answers here, the organisation's hours and places, whether it offers something; "known" is a question
that its file lists, "other" anything else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A question to the organisation.

    `about` is what it asks for: words ("offer"), or the question's id in the organisation's file ("known"); `days` the
    first and the last day that it names, where it asks for hours.
    """

    what: QueryKind
    words: str
    about: str = ""
    days: tuple[date, date] | None = None


Topic = Literal[
    "face",
    "away",
    "nonconformity",
    "settlement",
    "progress",
    "commitment",
    "counter",
    "remedy",
    "more",
    "level",
    "mark",
    "agreement",
    "plain",
    "queue",
    "recall",
    "past",
    "reservation",
]
"""What words may tell beside values, where it is expected: the face of another, how something is taken, how far the work is."""


@dataclass(frozen=True, slots=True)
class Sign:
    """Something that words tell about a topic; `says` is "" where they leave it open. `rule` names what found it.

    `about` are the lines that a level is about: kinds of aspects, or "all"; `before` are the words before, which may name
    them ("la frange, elle est trop courte").
    """

    topic: Topic
    says: str
    words: str
    rule: str = ""
    about: frozenset[str] = frozenset()
    before: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """Words that are not surely understood, and what they may mean, likeliest first: one tap tells which, or keeps the words."""

    words: str
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Understanding:
    """All that one message was understood to say: statements, acts, for whom, and what was left over.

    `readings` are sure enough to be taken and said back; the best of `offers` may be asked about, the others stay words.

    `beneficiary` is "child" or "dependent" when the words say that the service is for one (with `name` and `relation`, "father", if given),
    "self" when they say it is for the speaker, else None. `rest` are the content words that nothing used, in order;
    `queries` what is asked of the organisation, `left` the clauses of which nothing was understood, as written, and
    `remarks` those of them that wish for nothing ("my sister recommended you");
    `signs` what they tell about the topics that were expected.
    """

    readings: tuple[Reading, ...] = ()
    offers: tuple[Offer, ...] = ()
    acts: tuple[Act, ...] = ()
    problems: tuple[Problem, ...] = ()
    beneficiary: Literal["self", "child", "dependent"] | None = None
    name: str = ""
    relation: str = ""
    language: Language | None = None
    rest: tuple[str, ...] = ()
    queries: tuple[Query, ...] = ()
    left: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    signs: tuple[Sign, ...] = ()

    def about(self, topic: Topic) -> tuple[Sign, ...]:
        """All that the words tell about a topic, in the order of its rules."""
        return tuple(sign for sign in self.signs if sign.topic == topic)

    def tells(self, topic: Topic) -> str:
        """The one thing that the words tell about a topic; "" where they tell nothing, leave it open or contradict themselves."""
        told = {sign.says for sign in self.about(topic)}
        return told.pop() if len(told) == 1 else ""

    @property
    def unread(self) -> tuple[str, ...]:
        """All that was not surely understood, where nobody asks what it means."""
        return (*self.left, *(offer.words for offer in self.offers[:1]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What the words are said in answer to.

    now       aware, in the organisation's zone: what "tomorrow" means.
    language  the person's; words of another are understood too.
    shown     the plan last shown to the person (aspect -> value): what "shorter" is relative to.
    asked     the aspect last asked about, "" for none: what a bare "12 mm" or "oui" may be about.
    also      the others asked about in the same message: "max 25" may be about the price among them.
    expects   what else the words may tell, by what was asked and who speaks: a face, a verdict, a state of the work.
    suggested what a language model says that they state, unchecked.
    profile   what the organisation says of itself: the questions that its file knows.
    gone      they tell what has been: a day is the last such one.
    """

    now: datetime
    language: Language = "fr"
    shown: Mapping[str, str] = field(default_factory=dict)
    asked: str = ""
    also: tuple[str, ...] = ()
    expects: frozenset[Topic] = frozenset()
    suggested: tuple[Suggestion, ...] = ()
    profile: Profile = UNKNOWN
    gone: bool = False
