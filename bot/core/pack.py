"""From an envelope to a message ready to leave: in the person's language, with pictures and document."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping

import structlog

from bot.core.channel import Outgoing
from bot.documents.calendar import calendar
from dialogs.domain.case import Case
from dialogs.domain.replies import Reply
from dialogs.domain.service import Language, Service
from dialogs.wording.compose import Composed, Shown
from storage.store import Envelope, Store

log = structlog.get_logger(__name__)

Compose = Callable[[Reply, Language, Service | None], Composed]
Pictures = Callable[[Service, Mapping[str, str]], bytes | None]
"""The sketch of a service with these values, as PNG; None when it has no sketch."""
Documents = Callable[[Case, Service, Language, int], tuple[str, bytes]]
"""The agreed specification, at that version of the baseline: file name and content."""


class Packer:
    """Makes the message of an envelope. `language` is for people who never told theirs."""

    def __init__(
        self,
        store: Store,
        catalogue: Mapping[str, Service],
        compose: Compose,
        pictures: Pictures,
        documents: Documents,
        language: Language,
    ) -> None:
        self._store = store
        self._catalogue = catalogue
        self._compose = compose
        self._pictures = pictures
        self._documents = documents
        self._language = language

    async def pack(self, envelope: Envelope) -> Outgoing:
        """The message. Raises WordingError; a picture that fails is left out, its description stays."""
        kept = await self._store.case(envelope.case) if envelope.case else None
        case = kept.document if kept else None
        service = self._catalogue.get(case.service) if case else None
        language = await self._spoken_by(envelope.to)
        composed = self._compose(envelope.reply, language, service)
        return Outgoing(
            envelope=envelope.id,
            to=envelope.to,
            case=envelope.case,
            reply=envelope.reply.id,
            message=composed,
            pictures=await self._drawn(composed.pictures, service),
            document=await self._written(composed.document, case, service, language),
            calendar=self._entry(composed.document, case, service, language),
            previous=await self._store.receipt(to=envelope.to, case=envelope.case),
        )

    async def _spoken_by(self, person: str) -> Language:
        kept = await self._store.person(person)
        return (kept.document.language if kept else None) or self._language

    async def _drawn(self, pictures: tuple[Shown, ...], service: Service | None) -> tuple[bytes, ...]:
        drawn = [await self._picture(shown, service) for shown in pictures]
        return tuple(picture for picture in drawn if picture)

    async def _picture(self, shown: Shown, service: Service | None) -> bytes | None:
        if shown.photo:
            return await self._store.photo(shown.photo)
        if service is None:
            return None
        try:
            return await asyncio.to_thread(self._pictures, service, shown.values)
        except Exception:
            log.exception("a picture could not be drawn", service=service.id, values=dict(shown.values))
            return None

    @staticmethod
    def _entry(
        version: int, case: Case | None, service: Service | None, language: Language
    ) -> tuple[str, bytes] | None:
        """The agreed appointment, for a calendar."""
        return calendar(case, service, language, version) if version and case and service else None

    async def _written(
        self, version: int, case: Case | None, service: Service | None, language: Language
    ) -> tuple[str, bytes] | None:
        if not version or case is None or service is None:
            return None
        return await asyncio.to_thread(self._documents, case, service, language, version)
