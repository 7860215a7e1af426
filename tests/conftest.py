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
    """An open house with nobody in it yet."""
    cast = Cast(catalogue)
    yield cast
    await cast.close()
