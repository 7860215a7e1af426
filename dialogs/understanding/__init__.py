"""A person's words -> statements. `understand` is the one door; `reading` holds what comes out of it."""

from dialogs.understanding.pipeline import understand

__all__ = ["understand"]
