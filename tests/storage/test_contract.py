"""The promises of `storage.store.Store`, kept by every store."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from dialogs.domain.case import Status, summarise
from dialogs.domain.person import Organisation
from storage.errors import Conflict
from storage.store import Kept, Store

from .samples import CLOSED, HOUR, MONDAY, a_case, a_person, a_reply, an_envelope, saying


async def test_nothing_was_saved_yet(store):
    assert await store.case("k1") is None
    assert await store.person("client:lea") is None
    assert await store.organisation() == Kept(Organisation(), 0)
    assert await store.unsent() == ()
    assert await store.cases() == ()
    assert await store.next_due() is None
    assert await store.receipt(to="client:lea", case="k1") == ""


async def test_what_was_saved_is_found_again_in_the_next_run(stores, store):
    team = Organisation(members={"staff:paul": "manager"})
    case = a_case(messages=(saying("m1"),), due=MONDAY)
    await store.save(Kept(case, 0), Kept(a_person(focus="k1"), 0), Kept(team, 0))
    store = await stores.reopen()
    assert await store.case("k1") == Kept(case, 1)
    assert await store.person("client:lea") == Kept(a_person(focus="k1"), 1)
    assert await store.organisation() == Kept(team, 1)


async def test_each_save_counts_the_version_up(store):
    await store.save(Kept(a_case(), 0))
    await store.save(Kept(a_case(owner="staff:paul"), 1))
    assert await store.case("k1") == Kept(a_case(owner="staff:paul"), 2)


@pytest.mark.parametrize("version", [0, 2])
async def test_a_save_on_another_version_is_a_conflict(store, version):
    await store.save(Kept(a_case(), 0))
    with pytest.raises(Conflict, match=f"case k1 is at version 1, not {version}"):
        await store.save(Kept(a_case(owner="staff:paul"), version))
    assert await store.case("k1") == Kept(a_case(), 1)


async def test_a_conflict_in_one_document_changes_none(store):
    await store.save(Kept(a_case(), 0))
    with pytest.raises(Conflict):
        await store.save(Kept(a_person(), 0), Kept(a_case(), 0), envelopes=(an_envelope(),))
    assert await store.person("client:lea") is None
    assert await store.unsent() == ()


async def test_ids_are_never_mixed_up(store):
    ids = ("a", "A", "a/b", "../a", "a%2fb", "", "é", "x" * 300, "x" * 301, "telegram:1", "client:../../x")
    for id in ids:
        await store.save(Kept(a_person(id, name=f"I am {id}"), 0))
    for id in ids:
        assert await store.person(id) == Kept(a_person(id, name=f"I am {id}"), 1)


async def test_envelopes_wait_in_the_order_of_their_saving(stores, store):
    first, second, third = an_envelope("e1"), an_envelope("e2", case=""), an_envelope("e3", case="k2")
    await store.save(Kept(a_case(), 0), envelopes=(first,))
    await store.save(Kept(a_person(), 0), envelopes=(second,))
    await store.save(Kept(a_case("k2"), 0), envelopes=(third,))
    assert await store.unsent() == (first, second, third)
    store = await stores.reopen()
    fourth = an_envelope("e4")
    await store.save(Kept(a_case(), 1), envelopes=(fourth,))
    assert await store.unsent() == (first, second, third, fourth)


async def test_an_envelope_may_be_saved_without_a_document(stores, store):
    await store.save(envelopes=(an_envelope(case=""),))
    store = await stores.reopen()
    assert await store.unsent() == (an_envelope(case=""),)
    assert await store.organisation() == Kept(Organisation(), 0)
    await store.delivered("e1", "77")
    assert await store.unsent() == ()


async def test_an_envelope_with_a_known_id_takes_the_place_of_the_other(store):
    await store.save(Kept(a_case(), 0), envelopes=(an_envelope("e1"), an_envelope("e2")))
    anew = replace(an_envelope("e1"), reply=a_reply("other"))
    await store.save(envelopes=(anew,))
    assert await store.unsent() == (anew, an_envelope("e2"))


async def test_what_was_delivered_is_forgotten_and_leaves_its_receipt(stores, store):
    await store.save(Kept(a_case(), 0), envelopes=(an_envelope("e1"), an_envelope("e2")))
    await store.delivered("e1", "101")
    await store.delivered("e2", "102")
    await store.delivered("e2", "103")
    await store.delivered("never saved", "104")
    store = await stores.reopen()
    assert await store.unsent() == ()
    assert await store.receipt(to="client:lea", case="k1") == "102"
    assert await store.receipt(to="client:lea", case="k2") == ""
    assert await store.case("k1") == Kept(a_case(), 1)


async def test_the_post_outlives_later_saves_of_its_document(store):
    await store.save(Kept(a_case(), 0), envelopes=(an_envelope("e1"), an_envelope("e2")))
    await store.delivered("e1", "101")
    await store.save(Kept(a_case(owner="staff:paul"), 1))
    assert await store.unsent() == (an_envelope("e2"),)
    assert await store.receipt(to="client:lea", case="k1") == "101"


async def test_cases_are_listed_by_status_oldest_first(stores, store):
    old = a_case("k3", opened_at=MONDAY - HOUR)
    closed = a_case("k2", status=Status.CLOSED)
    for case in (a_case("k1"), closed, old):
        await store.save(Kept(case, 0))
    async for store in stores.now_and_later():
        assert await store.cases() == tuple(map(summarise, (old, a_case("k1"), closed)))
        assert await store.cases(status=CLOSED) == (summarise(closed),)
        assert await store.cases(status=frozenset()) == ()


async def test_a_case_is_listed_as_it_is_now(store):
    await store.save(Kept(a_case(due=MONDAY), 0))
    await store.save(Kept(a_case(status=Status.CLOSED), 1))
    assert await store.cases(status=frozenset({Status.INTAKE})) == ()
    assert await store.cases(status=CLOSED) == (summarise(a_case(status=Status.CLOSED)),)
    assert await store.next_due() is None


async def test_cases_fall_due(stores, store):
    in_paris = (MONDAY + HOUR).astimezone(ZoneInfo("Europe/Paris"))
    await store.save(Kept(a_case("later", due=in_paris), 0))
    await store.save(Kept(a_case("sooner", due=MONDAY), 0))
    await store.save(Kept(a_case("never"), 0))
    async for store in stores.now_and_later():
        assert await store.next_due() == MONDAY
        assert await due_by(store, MONDAY - timedelta(microseconds=1)) == []
        assert await due_by(store, MONDAY) == ["sooner"]
        assert await due_by(store, MONDAY + HOUR) == ["later", "sooner"]
    await store.erase(case="sooner")
    assert await store.next_due() == in_paris


async def due_by(store: Store, time) -> list[str]:
    return [summary.case for summary in await store.cases(due_by=time)]


async def test_numbers_start_at_one_and_are_given_once(stores, store):
    assert await store.reserve(1) == 1
    assert await store.reserve(3) == 2
    assert await store.reserve(1000) == 5
    store = await stores.reopen()
    assert await store.reserve(1) == 1005
    with pytest.raises(ValueError, match="at least one number"):
        await store.reserve(0)


async def test_a_photo_is_kept_under_its_digest(stores, store):
    digest = await store.put_photo(b"a photo")
    assert digest == hashlib.sha256(b"a photo").hexdigest()
    assert await store.put_photo(b"a photo") == digest
    store = await stores.reopen()
    assert await store.photo(digest) == b"a photo"
    assert await store.photo("0" * 64) is None
    assert await store.photo("../organisation.json") is None


async def test_erasing_a_case_takes_all_of_it(stores, store):
    digest = await store.put_photo(b"of the case only")
    shared = await store.put_photo(b"of two cases")
    messages = (saying("m1", photo=digest), saying("m2", photo=shared))
    await store.save(Kept(a_case(messages=messages), 0), envelopes=(an_envelope("e1"),))
    await store.save(Kept(a_case("k2", messages=messages[1:]), 0), envelopes=(an_envelope("e2", case="k2"),))
    await store.save(Kept(a_person(), 0), envelopes=(an_envelope("e3"),))
    await store.erase(case="k1")
    async for store in stores.now_and_later():
        assert await store.case("k1") is None
        assert await store.unsent() == (an_envelope("e2", case="k2"),)
        assert [summary.case for summary in await store.cases()] == ["k2"]
        assert await store.photo(digest) is None
        assert await store.photo(shared) == b"of two cases"
        assert await store.person("client:lea") == Kept(a_person(), 1)


async def test_erasing_a_person_takes_what_was_for_them(stores, store):
    to_paul = an_envelope("e2", to="staff:paul")
    await store.save(Kept(a_case(), 0), Kept(a_person(), 0), envelopes=(an_envelope("e1"), to_paul))
    await store.save(envelopes=(an_envelope("e3"),))
    await store.delivered("e1", "101")
    await store.erase(person="client:lea")
    async for store in stores.now_and_later():
        assert await store.person("client:lea") is None
        assert await store.unsent() == (to_paul,)
        assert await store.receipt(to="client:lea", case="k1") == ""
        assert await store.case("k1") == Kept(a_case(), 1)


async def test_an_erased_document_begins_again_at_version_zero(store):
    await store.save(Kept(a_case(), 0))
    await store.erase(case="k1")
    await store.erase(case="k1")
    await store.save(Kept(a_case(), 0))
    assert await store.case("k1") == Kept(a_case(), 1)


async def test_what_cannot_be_stored_changes_nothing(store):
    with pytest.raises(Exception, match="surrogates"):
        await store.save(Kept(a_case(messages=(saying("m1", "\ud800"),)), 0), Kept(a_person(), 0))
    assert await store.case("k1") is None
    assert await store.person("client:lea") is None
