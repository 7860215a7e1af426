"""One whole case over `chat --json`: two people who answer by what stands on the buttons, whatever is asked next."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from dialogs.domain.service import Language, Service
from dialogs.wording.compose import sentences
from tests.acceptance.json_process import JsonProcess

CLIENT, STAFF = "client:lea", "staff:paul"
MOST_LINES = 40
ASKING = frozenset({"question", "clarify", "proposal", "explanation", "read_back"})
"""The kinds of message with which a client is asked before they agree."""

Kinds = frozenset[str]
Message = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Act:
    """A line of the script: who says or does it, and the kinds of message that may follow to each of the two.

    It answers a message of the kind `asked`, when there is a button whose label is one of the sentences `labels` (any
    button, when there are none); `ticks` are ticked with it. `says` is said rather than tapped.
    """

    name: str
    who: str
    asked: str
    client: Kinds = frozenset()
    staff: Kinds = frozenset()
    labels: tuple[str, ...] = ()
    ticks: tuple[str, ...] = ()
    says: str = ""


def kinds(words: str) -> Kinds:
    return frozenset(words.split())


ACTS: tuple[Act, ...] = (
    Act("accept the picture", CLIENT, "proposal", client=ASKING, labels=("button.accept",)),
    Act(
        "understand the risk", CLIENT, "explanation", client=ASKING | kinds("notice"), staff=kinds("review"),
        labels=("=right",),
    ),
    Act("turn the page", CLIENT, "read_back", client=ASKING, labels=("button.more",)),
    Act(
        "agree", CLIENT, "read_back", client=kinds("notice explanation"), staff=kinds("review"),
        labels=("button.agree",),
    ),
    Act("answer", CLIENT, "question", client=ASKING, labels=("=first",)),
    Act("clear up", CLIENT, "clarify", client=ASKING, labels=("=first",)),
    Act("commit", STAFF, "review", client=kinds("notice"), staff=kinds("notice"), labels=("=picture", "button.confirm")),
    Act("start", STAFF, "notice", client=kinds("notice"), staff=kinds("notice"), labels=("button.start",)),
    Act("deliver", STAFF, "notice", staff=kinds("question"), labels=("button.deliver",)),
    Act(
        "measure", STAFF, "question", client=kinds("feedback"), staff=kinds("question notice"),
        labels=("measure.now", "=first"),
    ),
    Act("want more", CLIENT, "feedback", client=kinds("feedback"), labels=("button.wanted",)),
    Act("give a mark", CLIENT, "feedback", client=kinds("feedback"), labels=("overall.3",)),
    Act("rate a line", CLIENT, "feedback", client=kinds("feedback"), labels=("level.more",)),
    Act("choose a line", CLIENT, "feedback", client=kinds("feedback"), labels=("=line",)),
    Act("leave the rest", CLIENT, "feedback", client=kinds("feedback"), labels=("button.send",)),
    Act(
        "say a last word", CLIENT, "feedback", client=kinds("notice"), staff=kinds("notice"),
        labels=("button.no_words",), says="=last",
    ),
)  # fmt: skip
"""Whoever is asked something does the first of these that fits."""

LAST_WORD: Mapping[Language, str] = {"fr": "Merci beaucoup, parfait", "en": "Thank you, perfect"}


@dataclass(slots=True)
class Play:
    """The case as it is played. `said` is what each accepted message said, `log` who did what, `faults` what was wrong."""

    process: JsonProcess
    language: Language
    service: Service
    open: dict[str, Message] = field(default_factory=dict)
    said: dict[str, str] = field(default_factory=dict)
    log: list[str] = field(default_factory=list)
    seen: list[tuple[str, str]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    wanted: str = ""
    case: str = ""

    async def whole(self, *wishes: str) -> None:
        """From the first words until nobody has anything left to answer."""
        await self._line("at", at=_tuesday().isoformat())
        await self._line("arrive", from_=STAFF, text="/queue", staff=kinds("notice"))
        for wish in wishes:
            await self._line("wish", from_=CLIENT, text=wish, client=ASKING | kinds("notice open"))
        for _ in range(MOST_LINES):
            if (found := self._next()) is None:
                return
            await self._do(*found)

    async def _do(self, act: Act, asked: Message) -> None:
        if act.name == "start":
            await self._line("at", at=(_tuesday() + timedelta(minutes=30)).isoformat())
        if act.says:
            await self._line(act.name, act.client, act.staff, from_=act.who, text=LAST_WORD[self.language])
            return
        picked = [*self._found(asked, act.ticks)[:1], *self._found(asked, act.labels)[:1]]
        ids = [choice["id"] for choice in picked]
        labels = " ".join(choice["label"] for choice in picked)
        await self._line(act.name, act.client, act.staff, labels, from_=act.who, choose=ids)

    async def _line(
        self, name: str, client: Kinds = frozenset(), staff: Kinds = frozenset(), labels: str = "", **line: Any
    ) -> None:
        """Send a line, look at the kinds that follow, and note what is asked now."""
        self.open.pop(line.get("from_", ""), None)
        answer = await self.process.ask(**line)
        self.log.append(name)
        self.said[answer.get("accepted", "")] = line.get("text", labels)
        self.faults += self._wrong(name, answer, {CLIENT: client, STAFF: staff})
        for message in answer["messages"]:
            self._sees(message)

    def _wrong(self, name: str, answer: Message, may: Mapping[str, Kinds]) -> Iterator[str]:
        """What is no answer to that line; somebody must be told something wherever anybody may be."""
        if answer["error"]:
            yield f"{name}: {answer['error']}"
        told = [(message["to"], message["meta"]["kind"]) for message in answer["messages"]]
        if any(may.values()) and not told:
            yield f"{name}: silence"
        yield from (f"{name}: a {kind} to {to}" for to, kind in told if kind not in may.get(to, ()))

    def _sees(self, message: Message) -> None:
        to, kind = message["to"], message["meta"]["kind"]
        self.seen.append((to, kind))
        self.case = message.get("case", self.case)
        if message.get("choices"):
            self.open[to] = message
        if to == CLIENT and kind in ("proposal", "read_back") and message.get("alt"):
            self.wanted = message["alt"].splitlines()[0]

    def _next(self) -> tuple[Act, Message] | None:
        """The next thing that somebody does; the client first."""
        for who in (CLIENT, STAFF):
            asked = self.open.get(who)
            fitting = (act for act in ACTS if asked and self._fits(act, who, asked))
            if asked and (act := next(fitting, None)):
                return act, asked
        return None

    def _fits(self, act: Act, who: str, asked: Message) -> bool:
        return (act.who, act.asked) == (who, asked["meta"]["kind"]) and bool(self._found(asked, act.labels))

    def _found(self, asked: Message, labels: tuple[str, ...]) -> list[Message]:
        """The choices under one of these labels, the first label's first."""
        return [choice for label in labels for choice in asked["choices"] if self._says(choice, label, asked)]

    def _says(self, choice: Message, label: str, asked: Message) -> bool:
        match label:
            case "=first":
                return choice is asked["choices"][0]
            case "=line":
                return choice is asked["choices"][0] and sentences(self.language)["ask.levels"] in asked["text"]
            case "=picture":
                return bool(re.search(rf"\b{self._place(asked)}\b", choice["label"]))
            case "=right":
                answers = [answer for risk in self.service.risks for answer in risk.answers if answer.right]
                return choice["label"] in [answer.label.to(self.language) for answer in answers]
            case key:
                pattern = re.sub(r"\\\{\w+\\\}", ".+", re.escape(sentences(self.language)[key]))
                return re.fullmatch(pattern, choice["label"]) is not None

    def _place(self, asked: Message) -> int:
        """The number of the picture that the client wanted; 0 when it is none of them."""
        pictures = asked.get("alt", "").splitlines()
        return pictures.index(self.wanted) + 1 if self.wanted in pictures else 0


def _tuesday() -> datetime:
    """The morning of the Tuesday after today: "before Saturday" lies ahead."""
    now = datetime.now().astimezone()
    return (now + timedelta(days=(1 - now.weekday()) % 7 or 7)).replace(hour=10, minute=0, second=0, microsecond=0)
