"""The specification as documents: what was agreed, for people and for programs."""
