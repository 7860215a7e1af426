"""Documents survive the trip to JSON and back, over versions of the schema."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dialogs.domain.case import Case, Entry, Message, Party, Position, Statement
from dialogs.domain.means import Value, means_of
from dialogs.domain.past_agreement import Earlier
from dialogs.domain.person import Invitation, Organisation, Person
from dialogs.domain.replies import Choice, Note, Picture, Reply, Words
from dialogs.domain.specification import Agreement, Baseline, Requirement, digest
from storage.codec import SCHEMA, UPGRADES, Undecodable, decode, encode, from_json, parse, to_json, upgraded
from storage.records import Numbers, Posted, Receipt, Record
from storage.store import Envelope

from .samples import MONDAY, a_case, a_person

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
times = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)) | st.datetimes(
    datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.just(timezone(timedelta(hours=1)))
)
counts = st.integers(0, 2**53)
numbers = st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False)
words = st.recursive(
    st.builds(Words, texts, st.dictionaries(texts, texts | numbers, max_size=3)),
    lambda inner: st.builds(
        Words, texts, st.dictionaries(texts, inner | st.lists(inner, max_size=2).map(tuple), max_size=2)
    ),
    max_leaves=5,
)


def few(strategy: st.SearchStrategy) -> st.SearchStrategy:
    return st.lists(strategy, max_size=2).map(tuple)


replies = st.builds(
    Reply,
    document=counts,
    id=texts,
    to=texts,
    paragraphs=few(words),
    notes=few(st.builds(Note, words, st.booleans())),
    choices=few(st.builds(Choice, id=texts, means=texts.map(means_of), label=words)),
    pictures=few(st.builds(Picture, alt=words, values=st.dictionaries(texts, texts, max_size=2))),
)
requirements = st.builds(Requirement, id=texts, values=few(texts), sources=few(texts))
baselines = st.builds(
    Baseline,
    version=counts,
    requirements=few(requirements),
    agreed=few(st.builds(Agreement, at=times)),
    picture=few(st.tuples(texts, texts)),
)
cases = st.builds(
    Case,
    id=texts,
    opened_at=times,
    parties=few(st.builds(Party, name=texts)),
    messages=few(st.builds(Message, text=texts, at=times)),
    statements=few(st.builds(Statement, values=few(texts), words=texts)),
    positions=st.dictionaries(texts, st.builds(Position, asked=st.none() | replies), max_size=2),
    baselines=few(baselines),
    earlier=few(st.builds(Earlier, agreed=baselines)),
    history=few(st.builds(Entry, at=times, details=st.dictionaries(texts, texts, max_size=2))),
    due=st.none() | times,
    proposals=st.just(()),
    offered=few(requirements),
    counter=st.none(),
    nudges=counts,
    replied=counts,
    deliveries=st.just(()),
    feedback=st.just(()),
    disputes=st.just(()),
)
people = st.builds(Person, replied=counts, id=texts, name=texts, asked=st.none() | replies, pending=st.just(()))
organisations = st.builds(
    Organisation,
    members=st.dictionaries(texts, st.sampled_from(["staff", "manager"]), max_size=3),
    invitations=few(st.builds(Invitation, expires=times)),
)
posted = few(st.builds(Posted, counts, st.builds(Envelope, id=texts, to=texts, reply=replies)))
receipts = few(st.builds(Receipt, counts, texts, texts, texts))


def records(documents: st.SearchStrategy) -> st.SearchStrategy:
    return st.builds(Record, version=counts, document=documents, posted=posted, receipts=receipts)


stored = st.one_of(
    st.tuples(st.just("case"), records(cases)),
    st.tuples(st.just("person"), records(people)),
    st.tuples(st.just("organisation"), records(organisations)),
    st.tuples(st.just("numbers"), records(st.builds(Numbers, counts))),
)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(stored)
def test_every_record_comes_back_as_it_was(kind_and_record):
    kind, record = kind_and_record
    assert decode(kind, encode(kind, record)) == record


@settings(max_examples=30, deadline=None)
@given(words)
def test_words_within_words_come_back_as_words(said):
    asked = Reply(id="r1", to="client:lea", kind="question", paragraphs=(said,))
    kept = decode("person", encode("person", Record(version=1, document=a_person(asked=asked))))
    assert repr(kept.document.asked.paragraphs) == repr((said,))


@settings(max_examples=30, deadline=None)
@given(baselines)
def test_a_stored_baseline_keeps_its_digest(baseline):
    case = a_case(baselines=(baseline,))
    kept = decode("case", encode("case", Record(version=1, document=case)))
    assert digest(kept.document.baselines[0]) == digest(baseline)


def test_an_old_version_is_upgraded_step_by_step():
    def split_name(kind, stored):
        given, _, family = stored["document"].pop("full_name").partition(" ")
        return {**stored, "document": {**stored["document"], "given": given, "family": family}}

    def take_given_name(kind, stored):
        name = stored["document"].pop("given")
        return {**stored, "document": {**stored["document"], "name": name}}

    very_old = {"schema": 5, "version": 3, "document": {"id": "client:lea", "full_name": "Léa Martin"}}
    upgrades = {5: split_name, 6: take_given_name}
    record = from_json("person", very_old, schema=7, upgrades=upgrades)
    assert record == Record(version=3, document=Person(id="client:lea", name="Léa"))


def test_a_file_of_the_first_schema_loses_the_trails_of_its_positions_on_the_way_up():
    old = parse((Path(__file__).parent / "case_schema_1.json").read_bytes())
    assert "trail" in str(old)
    assert "trail" not in str(upgraded("case", old, SCHEMA, UPGRADES))
    kept = from_json("case", old)
    assert kept.document.positions["client:lea"] == Position(flow="elicitation", state="question", topic="date")
    assert to_json("case", kept)["schema"] == SCHEMA


def test_what_stood_once_before_an_open_question_becomes_a_note_of_it():
    said = [{"key": key, "values": {}} for key in ("echo", "passed_on.words", "ask.line", "echo")]
    asked = {"id": "k1.3", "to": "client:lea", "kind": "question", "paragraphs": said}
    position = {"flow": "agreement", "state": "line", "asked": asked, "beside": None, "topic": ""}
    old = {**to_json("case", Record(version=1, document=a_case())), "schema": 2}
    old["document"]["positions"] = {"client:lea": position}
    kept = from_json("case", old).document.positions["client:lea"].asked
    assert kept.notes == (Note(Words("echo")), Note(Words("passed_on.words")))
    assert kept.paragraphs == (Words("ask.line"), Words("echo"))


def test_buttons_are_stored_as_text_and_come_back_with_their_meaning():
    old = {**to_json("case", Record(version=1, document=a_case())), "schema": 2}
    label = {"key": "value", "values": {}}
    button = {"id": "c1", "means": "value:fringe:is=long", "label": label, "group": "", "ticked": False, "sends": True}
    asked = {"id": "k1.3", "to": "client:lea", "kind": "question", "paragraphs": [], "choices": [button]}
    position = {"flow": "elicitation", "state": "question", "asked": asked, "topic": "fringe"}
    old["document"]["positions"] = {"client:lea": position}
    kept = from_json("case", old)
    choice = kept.document.positions["client:lea"].asked.choices[0]
    assert choice == Choice(id="c1", means=Value("fringe", "is", ("long",)), label=Words("value"))
    assert to_json("case", kept)["document"]["positions"]["client:lea"]["asked"]["choices"] == [button]


def test_a_new_field_with_a_default_needs_no_upgrade():
    old = to_json("case", Record(version=1, document=a_case()))
    del old["document"]["nudges"]
    assert from_json("case", old) == Record(version=1, document=a_case())


GOOD = b'"version":1,"document":{"id":"client:lea"}'


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (b"", "not JSON: "),
        (b'{"schema":1,' + GOOD[:-9], "not JSON: "),
        (b"[]", "not a JSON object"),
        (b"{" + GOOD + b"}", "it does not say which schema it has"),
        (b'{"schema":"1",' + GOOD + b"}", "it does not say which schema it has"),
        (
            b'{"schema":99,' + GOOD + b"}",
            r"written by a newer version of this program \(schema 99, known up to 5\)",
        ),
        (b'{"schema":0,' + GOOD + b"}", "no upgrade from schema 0 is known"),
        (b'{"schema":1,"version":1,"document":{}}', r"document.id: Field required"),
    ],
)
def test_what_is_no_record_is_refused_with_the_reason(text, complaint):
    with pytest.raises(Undecodable, match=f"^{complaint}"):
        decode("person", text)


def test_times_stay_the_same_moment_and_aware():
    kept = decode("case", encode("case", Record(version=1, document=a_case(due=MONDAY))))
    assert kept.document.due == MONDAY
    assert kept.document.due.utcoffset() == timedelta(0)
