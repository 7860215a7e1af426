"""The one way of a person's words: an `Utterance` through STAGES, each adding to what the ones before it found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import datetime
from itertools import chain, islice

from dialogs.domain.errors import PipelineError
from dialogs.domain.organisation import UNKNOWN, Profile
from dialogs.domain.service import ALWAYS, ANY_SERVICE, Language, Service
from dialogs.language import modality
from dialogs.language.function_words import STOP
from dialogs.language.ordinary import IDIOMS
from dialogs.language.pack import hearing
from dialogs.understanding.acts import beneficiary, dialogue_acts, questions
from dialogs.understanding.acts.answers import acts_of, answer, beside, indifferent, meant_by_question
from dialogs.understanding.acts.residue import is_remark, leftovers
from dialogs.understanding.candidates import recognise, reject
from dialogs.understanding.choose import choose, modify
from dialogs.understanding.interpret.coordination import joined
from dialogs.understanding.interpret.retraction import retract
from dialogs.understanding.lexicon.compiled import lexicon
from dialogs.understanding.lexicon.match import hits
from dialogs.understanding.proposed import propose
from dialogs.understanding.recognise.levels import levels, marks
from dialogs.understanding.recognise.signs import WORDED, recalled, signs
from dialogs.understanding.result import Context, Problem, Reading, Topic, Understanding
from dialogs.understanding.text.clauses import Clauses
from dialogs.understanding.text.languages import listened_to, most_told
from dialogs.understanding.text.tokens import read
from dialogs.understanding.text.typos import told
from dialogs.understanding.utterance import Utterance
from dialogs.understanding.weigh import clause_of, weigh

LONGEST = 4000
"""Characters of one message that are read."""
_AT_THE_DESK: frozenset[Topic] = frozenset({"recall", "queue"})
_GIVEN = ("text", "service", "context", "lexicon", "without")


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of reading: the fields of the utterance that it needs, and those that it adds."""

    does: Callable[[Utterance], Utterance]
    needs: tuple[str, ...]
    adds: tuple[str, ...]

    @property
    def name(self) -> str:
        return self.does.__name__


def understand(text: str, service: Service, context: Context, without: frozenset[str] = frozenset()) -> Understanding:
    """What a person's words say about a service, in any language or several. Never fails, whatever the text.

    `without` names rules that are switched off (see `rules`).
    """
    *_, utterance = steps(text, service, context, without)
    with hearing(listened_to(utterance.text, context.language)):
        return _result(utterance) if utterance.line.tokens else Understanding()


def understand_plainly(
    text: str, now: datetime, profile: Profile = UNKNOWN, language: Language = ALWAYS[0]
) -> Understanding:
    """What a person's words do whatever the service: greet, say yes, refer to last time; their language, and for whom."""
    return understand(text, ANY_SERVICE, Context(now=now, language=language, expects=_AT_THE_DESK, profile=profile))


def looked_up(text: str, service: Service, context: Context) -> Utterance:
    """The utterance as far as the service file is looked up in it; what its words state is not read."""
    until = 1 + next(place for place, stage in enumerate(STAGES) if stage.does is look_up)
    *_, utterance = islice(steps(text, service, context), until)
    return utterance


def steps(text: str, service: Service, context: Context, without: frozenset[str] = frozenset()) -> Iterator[Utterance]:
    """The utterance as it is given, and after each stage; a text without a word has no stages after the first.

    It is read in the languages that it is told to be in, or those of its speaker.
    """
    languages = listened_to(text[:LONGEST], context.language)
    stages = _stages(text, service, context, without)
    while True:
        with hearing(languages):
            utterance = next(stages, None)
        if utterance is None:
            return
        yield utterance


def _stages(text: str, service: Service, context: Context, without: frozenset[str]) -> Iterator[Utterance]:
    utterance = Utterance(
        text=text[:LONGEST], service=service, context=context, lexicon=lexicon(service), without=without
    )
    for stage in STAGES:
        utterance = stage.does(utterance)
        yield utterance
        if not utterance.line.tokens:
            return


def fold(utterance: Utterance) -> Utterance:
    """Folded tokens, with misspelt words put right and number words as digits; each remembers its place."""
    correct = utterance.lexicon.correct
    asked = utterance.context.expects & WORDED
    return utterance.adding(line=read(utterance.text, correct.or_else(told()) if asked else correct))


def segment(utterance: Utterance) -> Utterance:
    """The clauses, and how each is meant."""
    return utterance.adding(clauses=Clauses.of_line(utterance.line))


def whom(utterance: Utterance) -> Utterance:
    """For whom it is, where the words say so."""
    return utterance.adding(person=beneficiary.beneficiary(utterance.line))


def ask(utterance: Utterance) -> Utterance:
    """What is asked of the organisation in so many words."""
    return utterance.adding(asked=tuple(questions.queries(utterance.line, utterance.clauses, utterance.context)))


def mask(utterance: Utterance) -> Utterance:
    """The tokens that say nothing about the service: small talk, and for whom it is."""
    line, person = utterance.line, utterance.person
    found = chain.from_iterable(pattern.finditer(line.text) for pattern in _SILENT)
    spots = [match.span() for match in found if not match[0].startswith(_NAMING)]
    spots += [(person.start, person.end)] if person else []
    names = {
        place
        for place in range(len(line.tokens))
        if person and person.name and line.quote(range(place, place + 1)) == person.name
    }
    return utterance.adding(
        masked=frozenset(token for start, end in spots for token in line.tokens_in(start, end)) | names
    )


def look_up(utterance: Utterance) -> Utterance:
    """Where the line says what the service file says."""
    return utterance.adding(hits=tuple(hits(utterance.lexicon, utterance.clauses, utterance.masked)))


def act(utterance: Utterance) -> Utterance:
    """What the whole message does, where it only does something ("stop", "plus tard")."""
    return utterance.adding(act=dialogue_acts.whole(utterance.line.text))


def tell(utterance: Utterance) -> Utterance:
    """What the words tell about the topics that were expected: a face, a verdict, a state of the work."""
    clauses, expects = utterance.clauses, utterance.context.expects
    return utterance.adding(
        signs=(*signs(clauses, expects), *levels(clauses, expects), *marks(clauses, expects), *recalled(utterance))
    )


def coordinate(utterance: Utterance) -> Utterance:
    """The statements: values said in one breath as one, what is left open on purpose, nothing twice."""
    told = _merged((*joined(utterance, utterance.sure), *indifferent(utterance, utterance.kept)))
    stated = tuple(each for each in told if not _outdone(each, told))
    return utterance.adding(stated=tuple(meant_by_question(utterance, utterance.act, stated)))


def _outdone(reading: Reading, told: Iterable[Reading]) -> bool:
    """Whether a word is vague about what the same message says exactly ("le 30 novembre... bientôt")."""
    exact = (each for each in told if each.aspect == reading.aspect and each.operator != "vague" and each.values)
    return reading.operator == "vague" and not reading.values and any(exact)


def answer_asked(utterance: Utterance) -> Utterance:
    """What the words state; where they state nothing, what they mean as an answer to what was asked."""
    if not utterance.stated:
        return utterance.adding(readings=tuple(answer(utterance, utterance.act)))
    return utterance.adding(readings=(*utterance.stated, *(reading for _, reading in _beside(utterance))))


def residue(utterance: Utterance) -> Utterance:
    """What is left: questions that nobody here can answer, and clauses of which nothing was understood."""
    line, clauses = utterance.line, utterance.clauses
    answered = utterance.readings and not utterance.stated
    asked = () if answered else tuple(questions.unanswered(line, clauses, _of_kept(utterance) | utterance.asking))
    told = _of_kept(utterance) | utterance.asking | {token for each in asked for token in each.tokens}
    told |= {token for tokens, _ in _beside(utterance) for token in tokens}
    told |= {token for said in utterance.doubted[:1] for token in clause_of(utterance, said.tokens)}
    silent = utterance.readings and not utterance.stated
    beside = utterance.masked | (_used(utterance) - _of_kept(utterance))
    found = () if silent else tuple(leftovers(line, clauses, told, _named(utterance), beside))
    left = found or (() if silent else _only_named(utterance))
    return utterance.adding(unanswered=asked, left=left)


def _beside(utterance: Utterance) -> tuple[tuple[range, Reading], ...]:
    """What is said to be in the set that was asked about, beside what was read of it."""
    return tuple(beside(utterance, _used(utterance)))


def _only_named(utterance: Utterance) -> tuple[str, ...]:
    """The whole message, where it names what the service is about and nothing else is made of it."""
    made = utterance.readings or utterance.offers or utterance.asked or utterance.act or utterance.person
    return (utterance.line.original.strip(),) if utterance.mentions and not made else ()


STAGES = (
    Stage(fold, needs=("text", "lexicon"), adds=("line",)),
    Stage(segment, needs=("line",), adds=("clauses",)),
    Stage(whom, needs=("line",), adds=("person",)),
    Stage(ask, needs=("line", "clauses", "context"), adds=("asked",)),
    Stage(mask, needs=("line", "person"), adds=("masked",)),
    Stage(look_up, needs=("lexicon", "clauses", "masked"), adds=("hits",)),
    Stage(act, needs=("line",), adds=("act",)),
    Stage(recognise, needs=("hits", "asked", "act", "context"), adds=("candidates",)),
    Stage(reject, needs=("candidates", "masked", "asked"), adds=("rejected",)),
    Stage(choose, needs=("candidates", "rejected"), adds=("kept", "outweighed")),
    Stage(modify, needs=("kept", "clauses"), adds=("said", "overruled")),
    Stage(tell, needs=("clauses", "context", "kept"), adds=("signs",)),
    Stage(retract, needs=("said",), adds=("standing", "retracted")),
    Stage(weigh, needs=("standing", "outweighed"), adds=("sure", "doubted", "offers")),
    Stage(coordinate, needs=("sure", "kept", "act"), adds=("stated",)),
    Stage(answer_asked, needs=("stated", "act", "context"), adds=("readings",)),
    Stage(propose, needs=("readings", "act", "context"), adds=("proposed", "declined")),
    Stage(residue, needs=("readings", "kept", "person", "masked", "asked"), adds=("unanswered", "left")),
)
"""Every stage, in order."""


def check(stages: Iterable[Stage]) -> None:
    """Refuses stages of which one needs what none before it adds, or adds what is there. Raises PipelineError."""
    known = {field.name for field in fields(Utterance)}
    there = set(_GIVEN)
    for stage in stages:
        if missing := [name for name in stage.needs if name not in there]:
            raise PipelineError(f"Stage '{stage.name}' needs '{missing[0]}', which no stage before it adds.")
        if twice := [name for name in stage.adds if name in there]:
            raise PipelineError(f"Stage '{stage.name}' adds '{twice[0]}', which is there already.")
        if unknown := [name for name in stage.adds if name not in known]:
            raise PipelineError(f"Stage '{stage.name}' adds '{unknown[0]}', which no utterance holds.")
        there |= set(stage.adds)
    if never := sorted(known - there):
        raise PipelineError(f"No stage adds '{never[0]}' to an utterance.")


check(STAGES)


def _result(utterance: Utterance) -> Understanding:
    person = utterance.person
    return Understanding(
        readings=(*utterance.readings, *utterance.proposed),
        offers=utterance.offers,
        acts=tuple(dict.fromkeys(acts_of(utterance, utterance.act, utterance.stated))),
        problems=tuple(_problems(utterance)),
        beneficiary=person.kind if person else None,
        name=person.name if person else "",
        relation=person.relation if person else "",
        language=most_told(token.text for token in utterance.line.tokens),
        rest=_rest(utterance),
        queries=tuple(each.query for each in (*utterance.asked, *utterance.unanswered)),
        left=tuple(words for words in utterance.left if not is_remark(words)),
        remarks=tuple(words for words in utterance.left if is_remark(words)),
        signs=utterance.signs,
    )


def _merged(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """Readings without repetitions: of one aspect, operator and values only the first is kept."""
    unique: dict[tuple[str, str, tuple[str, ...]], Reading] = {}
    for each in readings:
        unique.setdefault((each.aspect, each.operator, each.values), each)
    return tuple(unique.values())


def _problems(utterance: Utterance) -> Iterator[Problem]:
    for each in utterance.kept:
        if each.trouble:
            values = each.values if each.trouble == "ambiguous" else ()
            words = utterance.line.quote(each.tokens)
            yield Problem(what=each.trouble, words=words, aspect=each.aspect, values=values)


def _of_kept(utterance: Utterance) -> frozenset[int]:
    doubted = {each.candidate for each in utterance.doubted}
    return frozenset(token for each in utterance.kept if each not in doubted for token in each.tokens)


def _used(utterance: Utterance) -> frozenset[int]:
    """The tokens that were understood, or say for whom it is."""
    person = utterance.person
    spots = utterance.line.tokens_in(person.start, person.end) if person else ()
    return _of_kept(utterance) | {*spots}


def _named(utterance: Utterance) -> frozenset[int]:
    """The tokens that name an aspect, or the service itself ("I would like a haircut")."""
    service = (hit for hit in utterance.hits if hit.entry.kind == "service" and hit.coverage == 1)
    return frozenset(token for hit in (*utterance.mentions, *service) for token in hit.tokens)


def _rest(utterance: Utterance) -> tuple[str, ...]:
    used = _used(utterance) | _named(utterance)
    left = [token for place, token in enumerate(utterance.line.tokens) if place not in used]
    return tuple(
        utterance.line.original[token.start : token.end]
        for token in left
        if len(token.text) > 1 and token.text.isalpha() and token.text not in STOP
    )


_SILENT = (IDIOMS, modality.ANY, modality.UNKNOWN)
_NAMING = ("any ", "either ", "n importe ")  # "any neckline is fine" names what it is about
