"""Ways to find out: the product's own, and the baselines that it is measured against."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Policy:
    """A way to find out. `OURS` is the product's; the others are the baselines that `simulate` measures it against.

    The form is a fair one: it asks the facts together, then everything else, and ends with the same ticked sheet as ours.

    propose   show pictures (until "accepted", at the "first" yes, or "never").
    ask       which aspects are asked: those at "risk", "all" of them, or "none" but the mandatory.
    order     of the questions: by "risk", in the order of the "file", or "random".
    ticks     whether the read-back asks what is strict, or takes all that was said as strict.
    together  whether the mandatory facts are asked for in one message.
    areas     whether it is asked, at the end, what was left out.
    """

    name: str = "ours"
    propose: Literal["accepted", "first", "never"] = "accepted"
    ask: Literal["risk", "all", "none"] = "risk"
    order: Literal["risk", "file", "random"] = "risk"
    ticks: bool = True
    together: bool = False
    areas: bool = False


OURS = Policy(together=True, areas=True)
POLICIES: Mapping[str, Policy] = {
    policy.name: policy
    for policy in (
        OURS,
        Policy("form", propose="never", ask="all", order="file", together=True),
        Policy("random", propose="never", ask="all", order="random", ticks=False),
        Policy("free_text", propose="never", ask="none", ticks=False),
        Policy("no_pictures", propose="never", together=True),
        Policy("first_yes", propose="first", ask="none", ticks=False),
    )
}
