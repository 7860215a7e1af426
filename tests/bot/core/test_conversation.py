"""The one way of every message: what is saved, who hears what, what happens twice, at once or not at all."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest
import structlog
import structlog.testing

from bot.core.channel import NotYet
from bot.core.envelopes import FAILED
from dialogs.domain.person import Organisation, Person
from storage.errors import Conflict
from storage.memory import MemoryStore
from storage.store import Kept

from .conversation_cast import ANNE, DAY, LEA, NINE, PAUL, House, attend, case_of, step


@pytest.fixture(autouse=True)
def own_log() -> None:
    """A log that no other test has turned to a stream of its own."""
    structlog.reset_defaults()


@pytest.fixture
def house() -> House:
    return House()


async def with_team(house: House, *members: str) -> None:
    await house.store.save(Kept(Organisation(members=dict.fromkeys(members, "staff")), 0))


async def test_a_word_is_saved_and_answered(house):
    await house.says(LEA, "bonjour")
    assert await house.heard() == ["bonjour"]
    assert house.box.to(LEA) == ["bonjour"]
    assert await house.store.unsent() == ()


async def test_the_next_word_belongs_to_the_same_case(house):
    await house.says(LEA, "bonjour")
    await house.says(LEA, "une coupe")
    assert await house.heard() == ["bonjour", "une coupe"]
    assert len(await house.store.cases()) == 1


async def test_after_a_case_is_over_a_new_one_begins(house):
    for text in ("bonjour", "fini", "rebonjour"):
        await house.says(LEA, text)
    assert await house.heard() == ["bonjour", "fini"]
    assert await house.heard(f"{LEA} again") == ["rebonjour"]


async def test_all_is_saved_when_receive_returns_though_nothing_has_arrived(house):
    house.box.held = asyncio.Event()
    await house.conversation.receive(house.words(LEA, "bonjour"))
    assert await house.heard() == ["bonjour"]
    assert house.box.arrived == []
    assert [envelope.to for envelope in await house.store.unsent()] == [LEA, "staff:team"]
    house.box.held.set()
    await house.conversation.settle()
    assert house.box.to(LEA) == ["bonjour"]


async def test_the_same_event_twice_counts_once(house):
    for _ in range(2):
        await house.says(LEA, "bonjour", id="m1")
    assert await house.heard() == ["bonjour"]
    assert house.box.to(LEA) == ["bonjour"]


@pytest.mark.parametrize("text", ["bonjour", "/help"])
async def test_the_same_event_in_the_next_run_counts_once(house, text):
    await house.says(LEA, text, id="m1")
    house.restart()
    await house.says(LEA, text, id="m1")
    assert len(house.box.to(LEA)) == 1


async def test_the_same_event_twice_at_once_counts_once(house):
    event = house.words(LEA, "bonjour")
    await asyncio.gather(house.conversation.receive(event), house.conversation.receive(event))
    assert await house.heard() == ["bonjour"]


async def test_one_persons_events_are_taken_in_order(house):
    events = [house.words(LEA, text) for n in range(9) for text in (f"{n}", "/help")]
    await asyncio.gather(*map(house.conversation.receive, events))
    await house.conversation.settle()
    assert await house.heard() == [f"{n}" for n in range(9)]
    assert house.box.to(LEA) == [text for n in range(9) for text in (f"{n}", "aide")]


async def test_without_members_the_local_seat_hears_for_the_staff(house):
    await house.says(LEA, "bonjour")
    assert house.box.to("staff:team") == [f"{LEA}: bonjour"]


async def test_every_member_hears_until_the_case_has_an_owner(house):
    await with_team(house, PAUL, ANNE)
    await house.says(LEA, "bonjour")
    assert house.box.to(PAUL) == house.box.to(ANNE) == [f"{LEA}: bonjour"]
    case = await house.store.case(case_of(LEA))
    await house.store.save(Kept(replace(case.document, owner=ANNE), case.version))
    await house.says(LEA, "une coupe")
    assert house.box.to(PAUL) == [f"{LEA}: bonjour"]
    assert house.box.to(ANNE) == [f"{LEA}: bonjour", f"{LEA}: une coupe"]


async def test_staff_and_client_share_a_case_one_at_a_time(house):
    stepped: list[str] = []

    def counting(case, service, event, now, **who):
        stepped.append(event.id)
        return step(case, service, event, now, **who)

    house.restart(step=counting)
    await with_team(house, PAUL)
    await house.says(LEA, "bonjour")
    await house.says(PAUL, f"/case {case_of(LEA)}")
    await asyncio.gather(*(house.says(who, f"{who} {n}") for n in range(9) for who in (LEA, PAUL)))
    heard = await house.heard()
    for who in (LEA, PAUL):
        assert [text for text in heard if text.startswith(who)] == [f"{who} {n}" for n in range(9)]
    told = [text for text in house.box.to(LEA) if text.startswith(f"{PAUL}: {PAUL}")]
    assert told == [f"{PAUL}: {PAUL} {n}" for n in range(9)]
    assert len(stepped) == len(set(stepped)) == 20


async def test_members_see_the_queue_and_clients_do_not(house):
    await with_team(house, PAUL)
    await house.says("client:eve", "fini")
    await house.says(LEA, "bonjour")
    await house.says(PAUL, "/help")
    await house.says(LEA, "/help")
    assert house.box.to(PAUL)[-1] == "1 en cours"
    assert house.box.to(LEA)[-1] == "aide"


async def test_a_mistake_of_ours_changes_nothing_and_is_told_kindly(house):
    await house.says(LEA, "bonjour")
    before = await house.store.case(case_of(LEA)), await house.store.person(LEA)
    with structlog.testing.capture_logs() as logs:
        await house.says(LEA, "bug", id="m9")
    assert (await house.store.case(case_of(LEA)), await house.store.person(LEA)) == before
    assert house.box.to(LEA) == ["bonjour", FAILED.key]
    assert [line["event"] for line in logs] == ["an event could not be taken in"]
    await house.says(LEA, "une coupe")
    assert await house.heard() == ["bonjour", "une coupe"]


async def test_a_mistake_of_ours_says_where_it_happened(house):
    seen: list[BaseException] = []

    def failing(*args, **kwargs):
        try:
            return step(*args, **kwargs)
        except ZeroDivisionError as error:
            seen.append(error)
            raise

    house.restart(step=failing)
    await house.says(LEA, "bug", id="m9")
    assert seen[0].__notes__ == [
        f"in case {case_of(LEA)} (haircut, intake; ) at Said m9",
        f"while taking in Said m9 of {LEA}",
    ]


async def test_a_case_about_a_service_that_is_gone_is_told_kindly(house):
    await house.says(LEA, "bonjour")
    house.restart(catalogue={})
    await house.says(LEA, "une coupe")
    assert house.box.to(LEA) == ["bonjour", FAILED.key]
    assert await house.heard() == ["bonjour"]


class Contested(MemoryStore):
    """Somebody else saves first, so many times."""

    times = 0

    async def save(self, *documents, envelopes=()):
        if self.times:
            self.times -= 1
            raise Conflict("saved first by somebody else")
        await super().save(*documents, envelopes=envelopes)


async def test_after_a_conflict_the_step_is_made_again():
    store = Contested()
    house = House(store)
    store.times = 3
    await house.says(LEA, "bonjour")
    assert await house.heard() == ["bonjour"]
    assert house.box.to(LEA) == ["bonjour"]


async def test_an_endless_conflict_is_given_back_to_the_source():
    store = Contested()
    house = House(store)
    store.times = 1000
    with pytest.raises(Conflict):
        await house.says(LEA, "bonjour", id="m1")
    store.times = 0
    await house.says(LEA, "bonjour", id="m1")
    assert await house.heard() == ["bonjour"]


class FullDisk(MemoryStore):
    full = False

    async def save(self, *documents, envelopes=()):
        if self.full:
            raise OSError("no space left on device")
        await super().save(*documents, envelopes=envelopes)


async def test_an_event_that_could_not_be_saved_is_not_acknowledged():
    store = FullDisk()
    house = House(store)
    store.full = True
    with pytest.raises(OSError, match="no space left"):
        await house.says(LEA, "bonjour", id="m1")
    assert house.box.arrived == []
    store.full = False
    await house.says(LEA, "bonjour", id="m1")
    assert await house.heard() == ["bonjour"]


async def test_what_the_last_run_did_not_deliver_is_delivered_at_the_start(house):
    house.box.held = asyncio.Event()
    for text in ("un", "deux", "trois"):
        await house.conversation.receive(house.words(LEA, text))
    await house.conversation.close()
    house.box.held = None
    house.restart()
    await house.conversation.start()
    await house.conversation.receive(house.words(LEA, "quatre"))
    await house.conversation.settle()
    assert house.box.to(LEA) == ["un", "deux", "trois", "quatre"]
    assert await house.store.unsent() == ()


class Uncertain(MemoryStore):
    """The disk fails after the save: nobody knows whether it was made."""

    fails = False

    async def save(self, *documents, envelopes=()):
        await super().save(*documents, envelopes=envelopes)
        if self.fails:
            raise OSError("the disk is gone")


@pytest.mark.parametrize("text", ["bonjour", "/help"])
async def test_what_was_saved_without_our_knowing_is_delivered_when_the_event_comes_again(text):
    store = Uncertain()
    house = House(store)
    store.fails = True
    with pytest.raises(OSError, match="the disk is gone"):
        await house.says(LEA, text, id="m1")
    store.fails = False
    await house.says(LEA, text, id="m1")
    assert len(house.box.to(LEA)) == 1
    assert await store.unsent() == ()


async def test_a_failed_delivery_is_tried_again_later_and_later(house):
    house.box.failures = [ConnectionError()] * 10 + [NotYet(7), ConnectionError()]
    await house.says(LEA, "/help")
    await house.says(LEA, "bonjour")
    assert house.slept == [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 7, 300]
    assert house.box.to(LEA) == ["aide", "bonjour"]


async def test_nobody_waits_for_another_persons_delivery(house):
    stuck = asyncio.Event()
    house.restart(sleep=lambda _seconds: stuck.wait())
    house.box.failures = [ConnectionError()]
    await house.conversation.receive(house.words("client:eve", "/help"))
    await house.conversation.receive(house.words(LEA, "/help"))
    await house.box.next_arrival()
    assert (house.box.to(LEA), house.box.to("client:eve")) == (["aide"], [])
    stuck.set()
    await house.conversation.settle()
    assert house.box.to("client:eve") == ["aide"]


async def test_who_cannot_be_reached_is_noted_in_the_case(house):
    house.box.gone = {LEA}
    await house.says(LEA, "bonjour")
    assert await house.store.unsent() == ()
    (entry,) = (await house.case()).history
    assert (entry.what, entry.who, entry.at, dict(entry.details)) == (
        "unreachable",
        LEA,
        NINE,
        {"reply": "r1"},
    )
    assert house.box.to("staff:team") == [f"{LEA}: bonjour"]


async def test_a_person_of_no_channel_here_keeps_their_post(house):
    await house.says("telegram:7", "/help")
    assert [envelope.to for envelope in await house.store.unsent()] == ["telegram:7"]
    house.box.prefixes = ("telegram:",)
    house.restart()
    await house.conversation.start()
    await house.conversation.settle()
    assert house.box.to("telegram:7") == ["aide"]


async def test_what_cannot_be_composed_stays_and_holds_nothing_up(house):
    def choosy(reply, language, service):
        if reply.paragraphs[0].key == "aide":
            raise KeyError("no wording")
        return compose(reply, language, service)

    compose = house.compose
    house.restart(compose=choosy)
    await house.says(LEA, "/help")
    await house.says(LEA, "bonjour")
    assert house.box.to(LEA) == ["bonjour"]
    assert len(await house.store.unsent()) == 1


async def test_a_channel_hears_of_the_message_before(house):
    await house.says(LEA, "bonjour")
    await house.says(LEA, "une coupe")
    first, second = (one for one in house.box.arrived if one.to == LEA)
    assert (first.previous, second.previous) == ("", "receipt 1")


@pytest.mark.parametrize(
    ("locale", "language"), [("", "fr"), ("fr-CA", "fr"), ("en", "en"), ("it", "en"), ("FR", "fr")]
)
async def test_people_are_met_in_a_language_they_may_know(house, locale, language):
    await house.says(LEA, "bonjour", locale=locale)
    (told,) = (one for one in house.box.arrived if one.to == LEA)
    assert told.message.text == f"[{language}/haircut] bonjour"


async def test_pictures_and_documents_travel_along(house):
    await house.says(LEA, "dessine")
    await house.says(LEA, "document")
    drawn, written = (one for one in house.box.arrived if one.to == LEA)
    assert (drawn.pictures, house.drawn) == ((b"PNG",), [{"top": "12mm"}])
    assert written.document == (f"{case_of(LEA)}-v1.md", b"# agreed")


async def test_a_picture_that_fails_does_not_hold_up_its_message(house):
    def broken(service, values):
        raise ValueError("the template is wrong")

    house.draw = broken
    house.restart()
    await house.says(LEA, "dessine")
    assert house.box.arrived[0].pictures == ()
    assert house.box.to(LEA) == ["dessine"]


async def test_forgetting_a_person_takes_everything(house):
    await house.says(LEA, "bonjour")
    house.box.prefixes = ("staff:",)
    await house.says(LEA, "une coupe")
    house.box.prefixes = ("client:", "staff:")
    await house.says(LEA, "oublie-moi")
    assert await house.store.person(LEA) is None
    assert await house.store.cases() == ()
    assert await house.store.unsent() == ()
    assert house.box.to(LEA) == ["bonjour", "adieu"]


async def test_who_stood_in_an_erased_case_is_free_again(house):
    await with_team(house, PAUL)
    await house.says(LEA, "bonjour")
    await house.says(PAUL, f"/case {case_of(LEA)}")
    await house.says(LEA, "oublie-moi")
    await house.says(PAUL, "bonjour")
    assert await house.heard(PAUL) == ["bonjour"]


async def test_what_is_due_happens_once(house):
    await house.says(LEA, "demain")
    assert await house.conversation.tick(NINE) == NINE + DAY
    assert house.box.to(LEA) == ["demain"]
    assert await house.conversation.tick(NINE + DAY) is None
    assert await house.conversation.tick(NINE + DAY) is None
    await house.conversation.settle()
    assert house.box.to(LEA) == ["demain", "rappel"]


async def test_the_event_of_a_due_time_always_has_the_same_id(house):
    seen: list[str] = []

    def noting(case, service, event, now, **who):
        seen.append(event.id)
        return step(case, service, event, now, **who)

    house.restart(step=noting)
    await house.says(LEA, "demain", id="m1")
    await house.conversation.tick(NINE + DAY)
    assert seen == ["m1", f"{case_of(LEA)}@2026-11-24T09:00:00+01:00"]


async def test_a_case_that_fails_when_due_stays_due_and_holds_nothing_up(house):
    await house.says("client:eve", "demain")
    await house.says(LEA, "demain")

    def failing(case, *args, **kwargs):
        if case.client == "client:eve":
            raise ZeroDivisionError
        return step(case, *args, **kwargs)

    house.restart(step=failing)
    assert await house.conversation.tick(NINE + DAY) == NINE + DAY
    await house.conversation.settle()
    assert house.box.to(LEA) == ["demain", "rappel"]
    assert house.box.to("client:eve") == ["demain"]


async def test_the_local_operator_enrols_the_staff(house):
    await house.conversation.enrol(PAUL, "staff")
    await house.conversation.enrol(PAUL, "staff")
    assert await house.store.organisation() == Kept(Organisation(members={PAUL: "staff"}), 1)


async def test_a_person_who_is_known_keeps_their_own_language(house):
    await house.store.save(Kept(Person(id=LEA, language="en"), 0))
    await house.says(LEA, "/help", locale="fr")
    assert house.box.arrived[0].message.text == "[en] aide"


async def test_different_cases_run_side_by_side(house):
    """While one case's save hangs, another's goes through."""
    hanging = asyncio.Event()

    class Slow(MemoryStore):
        async def save(self, *documents, envelopes=()):
            if any(kept.document.id == "client:eve" for kept in documents if isinstance(kept.document, Person)):
                await hanging.wait()
            await super().save(*documents, envelopes=envelopes)

    house = House(Slow())
    eve = asyncio.create_task(house.says("client:eve", "bonjour"))
    await house.says(LEA, "bonjour")
    assert house.box.to(LEA) == ["bonjour"]
    assert house.box.to("client:eve") == []
    hanging.set()
    await eve
    assert house.box.to("client:eve") == ["bonjour"]


async def test_a_new_secret_is_at_hand_for_the_desk(house):
    codes: list[str] = []

    def noting(*args, fresh, **kwargs):
        codes.extend((fresh(), fresh()))
        return attend(*args, fresh=fresh, **kwargs)

    house.restart(attend=noting)
    await house.says(LEA, "bonjour")
    assert len(set(codes)) == 2
    assert min(map(len, codes)) >= 16
