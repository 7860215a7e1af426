"""What every test may ask for."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping

import pytest

from dialogs.domain.service import Service
from tests.cast import Cast, shipped


@pytest.fixture(scope="session")
def catalogue() -> Mapping[str, Service]:
    """The services that we ship, read once."""
    return shipped()


@pytest.fixture(scope="session")
def without_areas(catalogue: Mapping[str, Service]) -> Mapping[str, Service]:
    """The services that we ship, made once, which do not ask what was left out."""
    return {id: service.model_copy(update={"areas": ()}) for id, service in catalogue.items()}


@pytest.fixture
async def cast(without_areas: Mapping[str, Service]) -> AsyncIterator[Cast]:
    """An open house with nobody in it yet, where nobody is asked what was left out."""
    cast = Cast(without_areas)
    yield cast
    await cast.close()


@pytest.fixture
async def house(catalogue: Mapping[str, Service]) -> AsyncIterator[Cast]:
    """An open house with nobody in it yet, as it is shipped."""
    cast = Cast(catalogue)
    yield cast
    await cast.close()
