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


@pytest.fixture
async def cast(catalogue: Mapping[str, Service]) -> AsyncIterator[Cast]:
    """An open house with nobody in it yet, where nobody is asked what was left out."""
    cast = Cast({id: service.model_copy(update={"areas": ()}) for id, service in catalogue.items()})
    yield cast
    await cast.close()


@pytest.fixture
async def house(catalogue: Mapping[str, Service]) -> AsyncIterator[Cast]:
    """An open house with nobody in it yet, as it is shipped."""
    cast = Cast(catalogue)
    yield cast
    await cast.close()
