"""The agreed sheet as Markdown: what both sides keep."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from itertools import chain

from bot.documents.export import requirement_of
from bot.documents.labels import label, status_label
from dialogs.domain.case import Case, Delivery, Dispute, Feedback, Measurement
from dialogs.domain.promised import promised
from dialogs.domain.replies import Value
from dialogs.domain.service import Language, Service
from dialogs.domain.specification import STRENGTHS, Baseline, Requirement
from dialogs.wording.compose import phrased, sentence
from dialogs.wording.parts import requirement_words
from dialogs.wording.realise import money_words, one_value

_SPECIAL = re.compile(r"([\\`*_\[\]<>&#|~!$@])")
_STARTS = re.compile(r"^(\s*)([-+=:]|\d+(?=[.)]))")
_LINKS = re.compile(r"(?i)(:)(?=//)|(?<=\bwww)(\.)")


def render(case: Case, service: Service, language: Language, version: int = 0) -> str:
    """An agreed version of a case (0: the newest), its conformity and feedback, as CommonMark with tables."""
    return _Sheet(case, service, language, version).render()


def document(case: Case, service: Service, language: Language, version: int) -> tuple[str, bytes]:
    """The sheet as a file to send: its name and its content."""
    return f"{case.id}-v{version}.md", render(case, service, language, version).encode()


def escape(words: str) -> str:
    """Words as they stand: nothing in them formats, links or breaks a line."""
    flat = _SPECIAL.sub(r"\\\1", " ".join(words.split()))
    linkless = _LINKS.sub(lambda match: "\\" + match.group(), flat)
    return _STARTS.sub(_escape_start, linkless)


def _escape_start(match: re.Match[str]) -> str:
    """A list's or a heading's beginning. A digit cannot be escaped, the point after it can."""
    space, start = match.groups()
    return f"{space}{start}\u2060" if start.isdigit() else f"{space}\\{start}"


class _Sheet:
    """The parts of the sheet, in the order of reading."""

    def __init__(self, case: Case, service: Service, language: Language, version: int) -> None:
        self.case = case
        known = (baseline for baseline in case.baselines if baseline.version == version)
        self.baseline = next(known, case.baseline)
        self.service = service
        self.language: Language = language

    def render(self) -> str:
        kept = chain(self.agreed(), self.deliveries(), self.feedback(), self.disputes(), self.versions())
        return "\n\n".join([self.head(), *kept]) + "\n"

    @property
    def colon(self) -> str:
        return " : " if self.language == "fr" else ": "

    def say(self, key: str, **values: Value) -> str:
        return label(key, self.language, **values)

    def when(self, at: datetime) -> str:
        return f"{at:%d/%m/%Y %H:%M}" if self.language == "fr" else f"{at:%Y-%m-%d %H:%M}"

    def who(self, id: str) -> str:
        party = self.case.party(id)
        return escape(party.name if party and party.name else id)

    def sentence(self, requirement: Requirement) -> str:
        return escape(sentence(requirement, self.service, self.language))

    def line(self, requirement: Requirement) -> str:
        """The requirement in short, where it has been said in full before."""
        return escape(phrased(requirement_words(requirement), self.language, self.service))

    def head(self) -> str:
        title = self.say("title", service=escape(self.service.name.to(self.language)))
        status = status_label(self.case.status, self.language)
        facts = [(self.say("case"), escape(self.case.id)), (self.say("status"), status)]
        if self.case.beneficiary.name:
            facts.append((self.say("for"), escape(self.case.beneficiary.name)))
        if self.case.parties:
            facts.append((self.say("people"), ", ".join(map(self.who, self.people()))))
        return f"# {title}\n\n" + "\n".join(f"- {name}{self.colon}{value}" for name, value in facts)

    def people(self) -> list[str]:
        """The parties, whose request it is first."""
        return sorted((party.id for party in self.case.parties), key=lambda id: id != self.case.client)

    def agreed(self) -> Iterator[str]:
        baseline = self.baseline
        if baseline is None:
            yield self.say("nothing")
            return
        for strength in STRENGTHS:
            lines = [self.item(line) for line in baseline.requirements if line.strength == strength]
            if lines:
                yield f"## {self.say(strength)}\n\n" + "\n".join(lines)
        if baseline.price:
            yield f"**{self.say('price')}**{self.colon}{escape(money_words(baseline.price, self.language))}"

    def item(self, requirement: Requirement) -> str:
        notes = []
        if requirement.basis == "need":
            notes.append(self.say("need"))
        if requirement.reason:
            notes.append(self.say("reason", reason=escape(requirement.reason)))
        if requirement.measurable:
            notes.append(self.say("measurable"))
        return f"- {self.sentence(requirement)}" + (f" ({' ; '.join(notes)})" if notes else "")

    def deliveries(self) -> Iterator[str]:
        for delivery in self.case.deliveries:
            said = self.say("delivered", when=self.when(delivery.at), who=self.who(delivery.by))
            parts = [f"## {self.say('delivery')}", said]
            if delivery.measurements:
                heads = (self.say("requirement"), self.say("measured"), self.say("verdict"))
                parts.append(_table(heads, [self.measured(delivery, each) for each in delivery.measurements]))
            yield "\n\n".join(parts)

    def measured(self, delivery: Delivery, measurement: Measurement) -> tuple[str, ...]:
        requirement = requirement_of(self.case, self.service, delivery, measurement)
        verdict = self.say("conforms" if measurement.conforms else "fails")
        if requirement is None:
            return escape(measurement.requirement), escape(measurement.value), verdict
        aspect = self.service.aspect(requirement.aspect)
        value = one_value(self.language, aspect, measurement.value)
        return self.line(requirement), escape(value), verdict

    def feedback(self) -> Iterator[str]:
        for feedback in self.case.feedback:
            parts = [f"## {self.say('feedback', who=self.who(feedback.party))}"]
            if feedback.levels:
                parts.append("\n".join(self.level(feedback, id) for id in feedback.levels))
            if feedback.overall is not None:
                parts.append(self.say("overall", mark=feedback.overall))
            if feedback.words:
                parts.append(f"> {escape(feedback.words)}")
            yield "\n\n".join(parts)

    def level(self, feedback: Feedback, id: str) -> str:
        level: str = feedback.levels[id]
        if level == "more" and id in feedback.wanted:
            level = "more_wanted" if feedback.wanted[id] else "more_unwanted"
        return f"- {self.named(id)} → {self.say(level)}"

    def named(self, id: str) -> str:
        """The newest agreed line of that id."""
        lines = (line for baseline in reversed(self.case.baselines) for line in promised(baseline, self.service))
        found = next((line for line in lines if line.id == id), None)
        return self.line(found) if found else escape(id)

    def disputes(self) -> Iterator[str]:
        lines = [self.dispute(dispute) for dispute in self.case.disputes]
        if lines:
            yield f"## {self.say('disputes')}\n\n" + "\n".join(lines)

    def dispute(self, dispute: Dispute) -> str:
        about = ", ".join(self.named(id) for id in dispute.requirements)
        ended = self.say(dispute.resolution or "open_dispute")
        words = f" « {escape(dispute.words)} »" if dispute.words else ""
        return f"- {self.when(dispute.at)}, {self.who(dispute.opened_by)}{self.colon}{about}{words} → {ended}"

    def versions(self) -> Iterator[str]:
        rows = [self.version(baseline) for baseline in self.case.baselines]
        if rows:
            heads = (self.say("version"), self.say("agreed_by"), self.say("digest"))
            yield f"## {self.say('history')}\n\n{_table(heads, rows)}"

    def version(self, baseline: Baseline) -> tuple[str, ...]:
        agreed = ", ".join(f"{self.who(each.party)} ({self.when(each.at)})" for each in baseline.agreed)
        return str(baseline.version), agreed, f"`{baseline.digest}`"


def _table(heads: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines = [heads, tuple("---" for _ in heads), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
