"""Concrete things meet: the embedded store, the catalogue that we ship, its sketches."""

from __future__ import annotations

import pytest

from bot.bootstrap import bootstrap, sketch
from bot.catalogue import Catalogue
from bot.settings import Settings
from storage.errors import StoreInUse
from storage.memory import MemoryStore
from storage.store import Kept
from storage.tiny import TinyStore

from .core.conversation_cast import HAIRCUT, LEA, PARIS, House, Letterbox, attend, compose, step

CORE = {"attend": attend, "step": step, "compose": compose}
CATALOGUE = Catalogue({"haircut": HAIRCUT}, {})


@pytest.fixture
def settings(tmp_path) -> Settings:
    return Settings(data=tmp_path / "data", _env_file=None)


async def test_a_conversation_goes_on_in_the_next_run(settings):
    box = Letterbox()
    for text in ("bonjour", "une coupe"):
        async with bootstrap(settings, catalogue=CATALOGUE, channels=lambda _: (box,), **CORE) as talk:
            await talk.receive_and_deliver(House().words(LEA, text, id=text))
            assert talk.clock.now().tzinfo == PARIS
    assert box.to(LEA) == ["bonjour", "une coupe"]
    assert (settings.data / "people" / "client%3alea.json").exists()


async def test_what_the_last_run_left_is_delivered(settings):
    async with bootstrap(settings, catalogue=CATALOGUE, **CORE) as talk:
        await talk.receive_and_deliver(House().words(LEA, "bonjour"))
    box = Letterbox()
    async with bootstrap(settings, catalogue=CATALOGUE, channels=lambda _: (box,), **CORE) as talk:
        await talk.settle()
    assert box.to(LEA) == ["bonjour"]


async def test_the_store_is_free_again_afterwards(settings):
    async with bootstrap(settings, catalogue=CATALOGUE):
        with pytest.raises(StoreInUse):
            await TinyStore.open(settings.data)
    await (await TinyStore.open(settings.data)).close()


async def test_a_given_store_stays_open(settings):
    store = MemoryStore()
    async with bootstrap(settings, store=store, catalogue=CATALOGUE, **CORE) as talk:
        await talk.receive(House().words(LEA, "bonjour"))
    assert isinstance(await store.person(LEA), Kept)
    assert not settings.data.exists()


async def test_the_services_that_we_ship_are_there(settings):
    async with bootstrap(settings) as talk:
        assert "haircut" in talk.catalogue


def test_a_service_without_a_sketch_has_no_picture():
    assert sketch(CATALOGUE, HAIRCUT, {}) is None


def test_a_sketch_is_drawn_from_its_template():
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 40"><rect width="9" height="9"/></svg>'
    assert sketch(Catalogue({"haircut": HAIRCUT}, {"haircut": svg}), HAIRCUT, {})[:4] == b"\x89PNG"
