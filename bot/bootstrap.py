"""The one place where concrete things meet. Each can be replaced by keyword; tests do."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from contextlib import asynccontextmanager
from functools import partial
from typing import Any

import structlog

from bot.catalogue import Catalogue, load_catalogue
from bot.core.channel import Channel
from bot.core.clock import Clock, SystemClock
from bot.core.conversation import Conversation
from bot.core.pack import Documents, Pictures
from bot.documents.markdown import document
from bot.organisation import load_profile
from bot.pictures.sketch import render_sketch
from bot.reader import helping
from bot.settings import Settings
from dialogs.domain.case import Case
from dialogs.domain.person import Invitation
from dialogs.domain.service import Service
from storage.drop_box import leave
from storage.read_only import peek
from storage.store import Store
from storage.tiny import TinyStore

log = structlog.get_logger(__name__)

Channels = Callable[[Store], Iterable[Channel]]


def no_channels(store: Store) -> tuple[Channel, ...]:
    """All messages wait in the store."""
    return ()


@asynccontextmanager
async def bootstrap(
    settings: Settings,
    *,
    store: Store | None = None,
    catalogue: Catalogue | None = None,
    clock: Clock | None = None,
    channels: Channels = no_channels,
    pictures: Pictures | None = None,
    documents: Documents = document,
    **more: Any,
) -> AsyncIterator[Conversation]:
    """A conversation that is ready, and delivers what the last run left.

    `channels` makes the channels, given the store; `more` goes to `Conversation`. On leaving, deliveries stop
    and the store is closed, unless it was given. Raises StoreInUse, Unreadable, ServiceFileError.
    """
    catalogue = load_catalogue(extra=settings.services) if catalogue is None else catalogue
    clock = clock or SystemClock(settings.zone)
    async with _opened(settings, store) as opened, helping(settings, clock) as helper:
        conversation = Conversation(
            opened,
            catalogue,
            channels(opened),
            clock,
            pictures or partial(sketch, catalogue),
            documents,
            **{"helper": helper, "profile": load_profile(settings), **more},
        )
        await conversation.start()
        try:
            yield conversation
        finally:
            await conversation.close()


def look_up(settings: Settings, id: str) -> Case | None:
    """A case as it was last saved, also while another process has the store open. Raises Unreadable."""
    return peek(settings.data, id)


def leave_invitation(settings: Settings, invitation: Invitation) -> None:
    """Leave an invitation to the store, also while another process has it open: it counts from its next event on."""
    leave(settings.data, invitation)


@asynccontextmanager
async def _opened(settings: Settings, given: Store | None) -> AsyncIterator[Store]:
    """The store that was given, or the embedded one while it is needed."""
    if given is not None:
        yield given
        return
    store = await TinyStore.open(settings.data)
    for error in store.unreadable:
        log.error("unreadable", problem=str(error))
    try:
        yield store
    finally:
        await store.close()


def sketch(catalogue: Catalogue, service: Service, values: Mapping[str, str]) -> bytes | None:
    """The service's picture with these values, as PNG; None when it has no sketch."""
    template = catalogue.template(service.id)
    return render_sketch(service, template, values) if template else None
