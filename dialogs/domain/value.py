"""A value as it is written: one of a list, several together, or one in a person's own words.

An open value is not in the list: it says which listed one it stands for, where there is one, then the person's words:
"other:kiwi", "sky:alice blue", ":pistachio". Several values of a set, written as one, stand together: "latex|other:kiwi".
"""

from __future__ import annotations

from collections.abc import Iterable

_APART = "|"


def items(value: str) -> tuple[str, ...]:
    """The values that are written together.

    >>> items("latex|other:kiwi"), items("9mm"), items("")
    (('latex', 'other:kiwi'), ('9mm',), ())
    """
    return tuple(value.split(_APART)) if value else ()


def together(values: Iterable[str]) -> str:
    """Several values written as one."""
    return _APART.join(values)


def open_value(stands_for: str, words: str) -> str:
    """A value in a person's words, and the listed one that it stands for ("" for none).

    >>> open_value("other", "kiwi")
    'other:kiwi'
    """
    return f"{stands_for}:{words.replace(_APART, '/').strip()}"


def is_open(value: str) -> bool:
    """Whether a value of an option is in somebody's words."""
    return ":" in value


def stands_for(value: str) -> str:
    """The listed value that one stands for: itself, where it is one; "" for none.

    >>> stands_for("sky:alice blue"), stands_for("sky")
    ('sky', 'sky')
    """
    return value.partition(":")[0]


def worded(value: str) -> str:
    """The words of an open value, "" of a listed one."""
    return value.partition(":")[2]
