"""What a client agreed on in an earlier case, as a new case of the same service remembers it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from dialogs.domain.specification import Baseline


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """The version agreed last for one beneficiary: in which case, and for whom (`kind`, `name` as in a case)."""

    case: str
    kind: Literal["self", "child", "dependent"] = "self"
    name: str = ""
    agreed: Baseline

    @property
    def at(self) -> datetime:
        """When the last of its parties agreed."""
        return max(agreement.at for agreement in self.agreed.agreed)

    @property
    def whom(self) -> tuple[str, str]:
        return self.kind, self.name.casefold()

    def fits(self, kind: str, name: str) -> bool:
        """Whether it was for such a person; who is not named may be anybody of the kind."""
        return kind == self.kind and (not name or not self.name or name.casefold() == self.name.casefold())
