"""Lines for the machine-readable chat: what several people say and tap, and all kinds of damage to it."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Literal

Expected = Literal["good", "bad", "either"]
"""Whether a line must be taken, must be refused, or may be either (what it names may have changed meanwhile)."""

Object = dict[str, Any]

PNG = b"\x89PNG\r\n\x1a\n"
LEAVES_AFTER = 80
"""Lines after which somebody makes room for somebody new: no talk of a person is endless."""
NAMES = ("lea", "sam", "Élodie", "李雷", "Ωmega", "o.brien-2", "محمد", "ß_x", "staff", "X" * 30)
SEATS = ("client",) * 8 + ("staff", "staff", "manager")

WORDS: Mapping[str, tuple[str, ...]] = {
    "fr": (
        "Bonjour !",
        "Une coupe en brosse mais pas trop courte, avant samedi, 30 € max",
        "surtout on ne touche pas à ma barbe",
        "pour mon fils Nino, 6 ans, bien dégagé derrière les oreilles",
        "finalement je veux tout rasé",
        "plus court dessus, les côtés à 9 mm",
        "un ourlet sur deux pantalons, 3 cm, au plus vite",
        "un gâteau au chocolat pour 12 personnes, sans noix",
        "non",
        "oui",
        "peu importe",
        "je ne sais pas",
        "pourquoi ?",
        "retour",
        "je veux parler à quelqu'un",
        "40 € au plus, ou 50, enfin plus de 60 €",
        "le 31 février à 25 h",
        "trop court, je ne suis pas content",
        "d'accord",
        "2",
        "samedi 10h",
        "merci, au revoir",
    ),
    "en": (
        "Hello there",
        "A crew cut but not too short, before Saturday, 30 € max",
        "whatever you do, keep my beard",
        "it is for my father, he has dementia and needs short hair",
        "actually shave it all off",
        "shorter on top, sides 9 mm, no gel",
        "shorten 2 trousers by 3cm asap",
        "a website for my bakery with online orders",
        "no",
        "yes",
        "I don't mind",
        "I don't know",
        "why do you ask?",
        "back",
        "let me talk to a human",
        "at most 40 €, no, more than 60 €",
        "on 31 February at 25:00",
        "it is too short and I am not happy",
        "I agree",
        "3 cm",
        "Saturday 10 am",
        "thanks, bye",
    ),
}
COMMANDS = (
    "/start", "/help", "/queue", "/back", "/skip", "/change", "/why", "/show", "/human", "/restart", "/new", "/cases",
    "/case", "/case nothing", "/language", "/fr", "/en", "/data", "/stop", "/invite", "/invite staff", "/invite manager",
    "/start K7F2", "/start haircut", "/start piano_tuning", "/new haircut", "/nothing", "/", "/ x", "//help", "/help@bot",
    "/équipe", "/case ../../etc/passwd",
)  # fmt: skip
STRANGE = (
    "💥" * 40,
    "👨‍👩‍👧‍👦🏳️‍🌈",
    "\x00",
    "a\x00b\x1b[2J\x07",
    "\u202eesrever\u202c",
    "Z̸̢̛a̶l̷g̵o̴" + "\u0301" * 200,
    "\u200b\u200c\u200d\ufeff",
    "\u2028line\u2029paragraph\x85next",
    "اُردو कोशिश 漢字 ไทย",
    "ﬁ ½ ² Ⅻ ① ٣ ୪",
    "ｆｕｌｌ　ｗｉｄｔｈ",
    "{name} {0} %s %(x)s ${x}",
    "<b>bold</b> &amp; *md* _x_ [a](b) `c`",
    "'; DROP TABLE cases; --",
    "=cmd|' /C calc'!A0",
    "\uffff\U0010ffff",
    "9" * 400,
    "au plus " + "9" * 30 + " cm, " + "9" * 30 + ",5 €",
    "dans " + "9" * 400 + " heures, sous " + "9" * 30 + " mois",
    "1e999 €",
    "-5 mm",
    "0,0000001 €",
    "le " * 3000,
    "mm cm € " * 1000,
    "(" * 5000,
    "x" * 10_000,
    ". , ; : ! ?",
    "12/13/14/15/16",
    "2026-13-45T99:99:99+99:99",
    "pas " * 2000,
)
BROKEN = (
    b"", b" ", b"\t", b"null", b"true", b"[]", b"{}", b"17", b"-", b"NaN", b'"words"', b"{", b"}", b"[[", b"\xff\xfe",
    b"\x00", b"{'from': 'client:lea'}", b'{"from": "client:lea", "text": "\\ud800"}', b'{"from": "client:lea",}',
    b'{"from": "client:lea", "text": "\xff"}', b'{"from": "client:lea" "text": "x"}', b"\xef\xbb\xbf{}", b"[" * 5000,
    b'{"a":' * 5000, b'{"from": "client:lea", "text": "x"} {}', b"1" * 5000, b"quit", b"\x1b[A", b'{"from": "client:lea"',
)  # fmt: skip
JUNK: tuple[Any, ...] = (
    None, True, 0, -1, 2**63, 1.5, 1e308, "", " ", "x", "c1", "m1", "client:", "client:a b", "staff:../x", "client:\x00",
    "k" * 200, [], {}, [[]], [None], {"id": {}}, ["c1", 1], "robot:x", "CLIENT:LEA", "client:" + "y" * 200, "\u2028",
)  # fmt: skip
CLOCKS = ("tomorrow", "2026-12-01", "2026-12-01T09:00:00", "9999-12-31T23:59:59+00:00", "0001-01-01T00:00:00+00:00")


@dataclass(frozen=True, slots=True)
class Sent:
    """A line and what must become of it. `who` did it ("" for nobody), `kind` tells which maker made it."""

    kind: str
    expected: Expected
    line: bytes
    who: str = ""


@dataclass(slots=True)
class Actor:
    """Somebody who writes: what they were last shown to tap, and the ids of what they said."""

    id: str
    language: str
    lines: int = 0
    choices: list[Object] = field(default_factory=list)
    many: bool = False
    shown_before: list[Object] = field(default_factory=list)
    said: list[str] = field(default_factory=list)


class Crowd:
    """The people, what each has been shown, and the next line to send."""

    def __init__(self, seed: int, folder: Path, people: int = 12) -> None:
        self.chance = random.Random(seed)
        self._photo = folder / "photo.png"
        self._photo.write_bytes(PNG + bytes(64))
        self._born = 0
        self._people = [self._newcomer() for _ in range(people)]
        self.cases: set[str] = set()
        self.clock = datetime.now().astimezone()

    def next(self) -> Sent:
        """The next line: good ones and bad ones in turn, at random."""
        makers, weights = zip(*MAKERS.items(), strict=True)
        made = None
        while made is None:
            made = self.chance.choices(makers, weights)[0](self)
        return made

    def heard(self, sent: Sent, answer: Object) -> None:
        """Take note of an answer: what is shown to whom, and which cases there are."""
        for message in answer["messages"]:
            if message.get("case"):
                self.cases.add(message["case"])
            if message.get("choices") and (actor := self._actor(message["to"])):
                actor.shown_before = actor.choices
                actor.choices, actor.many = message["choices"], message["select"] == "many"
        actor = self._actor(sent.who)
        if actor and answer.get("accepted"):
            actor.said = [*actor.said[-20:], answer["accepted"]]

    def someone(self, *, asked: bool = False) -> Actor | None:
        """Anybody, or anybody who has something to tap; whoever has written much is replaced by somebody new."""
        among = [actor for actor in self._people if actor.choices or not asked]
        if not among:
            return None
        actor = self.chance.choice(among)
        actor.lines += 1
        if actor.lines > LEAVES_AFTER:
            self._people[self._people.index(actor)] = self._newcomer()
        return actor

    def _newcomer(self) -> Actor:
        self._born += 1
        seat = SEATS[self._born % len(SEATS)]
        name = self.chance.choice(NAMES) + str(self._born)
        return Actor(f"{seat}:{name}", self.chance.choice(("fr", "en")))

    def _actor(self, id: str) -> Actor | None:
        return next((actor for actor in self._people if actor.id == id), None)

    @property
    def photo(self) -> str:
        return str(self._photo)


def line(value: object) -> bytes:
    """A JSON value on one line; now and then with its letters escaped."""
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")


def words(crowd: Crowd) -> Sent | None:
    actor = crowd.someone()
    assert actor
    return Sent("words", "good", line({"from": actor.id, "text": crowd.chance.choice(WORDS[actor.language])}), actor.id)


def command(crowd: Crowd) -> Sent | None:
    actor = crowd.someone()
    assert actor
    return Sent("command", "good", line({"from": actor.id, "text": crowd.chance.choice(COMMANDS)}), actor.id)


def strange(crowd: Crowd) -> Sent | None:
    """Any text within the limit, however odd, gets an answer."""
    actor = crowd.someone()
    assert actor
    text = crowd.chance.choice(STRANGE)
    if crowd.chance.random() < 0.3:
        text = "".join(crowd.chance.choice(STRANGE)[:30] for _ in range(5)) + crowd.chance.choice(WORDS["fr"])
    expected: Expected = "good" if text.strip() else "bad"
    return Sent("strange", expected, line({"from": actor.id, "text": text}), actor.id)


def tap(crowd: Crowd) -> Sent | None:
    """Tap what was just shown, as a thumb can."""
    actor = crowd.someone(asked=True)
    if actor is None:
        return None
    ids = [choice["id"] for choice in actor.choices]
    if actor.many:
        sending = [choice["id"] for choice in actor.choices if choice.get("sends")]
        others = [id for id in ids if id not in sending]
        ids = [*crowd.chance.sample(others, crowd.chance.randint(0, len(others))), crowd.chance.choice(sending)]
    else:
        ids = [crowd.chance.choice(ids)]
    return Sent("tap", "good", line({"from": actor.id, "choose": ids}), actor.id)


def go_on(crowd: Crowd) -> Sent | None:
    """Tap the first button that sends, which mostly leads on: so cases get to their end too."""
    actor = crowd.someone(asked=True)
    if actor is None:
        return None
    first = next(choice["id"] for choice in actor.choices if not actor.many or choice.get("sends"))
    return Sent("go on", "good", line({"from": actor.id, "choose": [first]}), actor.id)


def edit(crowd: Crowd) -> Sent | None:
    actor = crowd.someone()
    if actor is None or not actor.said:
        return None
    text = crowd.chance.choice(WORDS[actor.language])
    original = crowd.chance.choice(actor.said)
    return Sent("edit", "good", line({"from": actor.id, "edit": original, "text": text}), actor.id)


def photo(crowd: Crowd) -> Sent | None:
    actor = crowd.someone()
    assert actor
    caption = {"text": crowd.chance.choice(WORDS[actor.language])} if crowd.chance.random() < 0.5 else {}
    return Sent("photo", "good", line({"from": actor.id, "photo": crowd.photo, **caption}), actor.id)


def clock(crowd: Crowd) -> Sent | None:
    crowd.clock += timedelta(minutes=crowd.chance.choice((10, 60, 600, 2000)))
    return Sent("clock", "good", line({"at": crowd.clock.isoformat()}))


def case(crowd: Crowd) -> Sent | None:
    """A case may have been erased with somebody's data."""
    if not crowd.cases:
        return None
    return Sent("case", "either", line({"get": "case", "case": crowd.chance.choice(sorted(crowd.cases))}))


def broken(crowd: Crowd) -> Sent | None:
    return Sent("broken JSON", "bad", crowd.chance.choice(BROKEN))


def cut(crowd: Crowd) -> Sent | None:
    """A good line, cut off or with a byte changed."""
    good = words(crowd)
    assert good
    place = crowd.chance.randrange(1, len(good.line))
    if crowd.chance.random() < 0.5:
        return Sent("cut", "bad", good.line[:place])
    changed = bytes([crowd.chance.choice([byte for byte in range(256) if byte != 10])])
    return Sent("changed", "either", good.line[:place] + changed + good.line[place + 1 :])


def huge(crowd: Crowd) -> Sent | None:
    sizes = (10_001, 100_000, 999_000, 1_000_001, 2_500_000)
    return Sent("huge", "bad", line({"from": "client:lea", "text": "é" * crowd.chance.choice(sizes)}))


def wrong(crowd: Crowd) -> Sent | None:
    """A good object with one value of another type, or one that nobody may give."""
    shapes: tuple[Object, ...] = (
        {"from": "client:lea", "text": "x"},
        {"from": "client:lea", "choose": ["c1"]},
        {"from": "client:lea", "photo": "none.png"},
        {"from": "client:lea", "edit": "m1", "text": "x"},
        {"at": "2026-12-01T09:00:00+01:00"},
        {"get": "case", "case": "x"},
    )
    shape = crowd.chance.choice(shapes)
    key = crowd.chance.choice(sorted(shape))
    value = crowd.chance.choice(JUNK)
    expected: Expected = "either" if key == "text" and isinstance(value, str) and value.strip() else "bad"
    return Sent("wrong value", expected, line(shape | {key: value}), "client:lea")


def keys(crowd: Crowd) -> Sent | None:
    """Keys too many, too few or unknown."""
    known = ("from", "text", "choose", "photo", "edit", "at", "get", "case", "lang", "to", "", "FROM", "k" * 3000)
    chosen = crowd.chance.sample(known, crowd.chance.randint(3, 6))
    return Sent("unknown keys", "bad", line(dict.fromkeys([*chosen, "zzz"], "client:lea")))


def forged(crowd: Crowd) -> Sent | None:
    """Choices that were never shown, or to somebody else, or from long ago."""
    actor = crowd.someone()
    assert actor
    ids: list[Any] = [crowd.chance.choice(("c99", "c0", "C1", "c1 ", "c-1", "s|0|c1|k.1", "", "agree", "c1,c2"))]
    if actor.choices and crowd.chance.random() < 0.5:
        ids = [actor.choices[0]["id"], *ids]
    return Sent("forged choice", "bad", line({"from": actor.id, "choose": ids}))


def stale(crowd: Crowd) -> Sent | None:
    """A choice of the message before: the latest may have one of that id, or not."""
    actor = crowd.someone(asked=True)
    if actor is None or not actor.shown_before:
        return None
    chosen = crowd.chance.choice(actor.shown_before)["id"]
    return Sent("stale choice", "either", line({"from": actor.id, "choose": [chosen]}), actor.id)


def stranger(crowd: Crowd) -> Sent | None:
    """Somebody whom nobody asked taps, or edits what another said."""
    who = f"client:stranger{crowd.chance.randrange(10**6)}"
    tapped, edited = {"from": who, "choose": ["c1"]}, {"from": who, "edit": "m1", "text": "3 mm"}
    return Sent("stranger", "bad", line(crowd.chance.choice((tapped, edited))))


def unknown(crowd: Crowd) -> Sent | None:
    """Cases, messages, files and times that are not there."""
    objects: tuple[Object, ...] = (
        {"get": "case", "case": crowd.chance.choice(("nothing", "../../etc/passwd", "k" * 5000, "\x00", "💥"))},
        {"get": "person", "case": "x"},
        {"from": "client:lea", "edit": "m999999", "text": "x"},
        {"from": "client:lea", "photo": crowd.chance.choice(("none.png", "/dev/zero", "/", "\x00", "x" * 9000))},
        {"at": crowd.chance.choice(CLOCKS)},
    )
    return Sent("unknown", "bad", line(crowd.chance.choice(objects)))


MAKERS: Mapping[Callable[[Crowd], Sent | None], int] = {
    words: 16,
    tap: 15,
    go_on: 25,
    command: 7,
    strange: 5,
    edit: 3,
    photo: 2,
    clock: 1,
    case: 2,
    broken: 5,
    cut: 4,
    huge: 1,
    wrong: 5,
    keys: 3,
    forged: 4,
    stale: 3,
    stranger: 2,
    unknown: 3,
}
"""Who makes lines, and how often."""
