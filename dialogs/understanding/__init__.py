"""A person's words -> statements. `understand` is the one door, `understand_plainly` where no service is chosen yet,
`glance` to choose one; `result` holds what comes out."""

from dialogs.understanding.glance import glance
from dialogs.understanding.pipeline import understand, understand_plainly

__all__ = ["glance", "understand", "understand_plainly"]
