"""The same clients as other readers: patient or skimming ones, weary ones, and ones whose words are not read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from dialogs.simulation.hidden import HiddenClient

ENDLESS = 1_000_000

READERS: Mapping[str, Mapping[str, Any]] = {
    "patient": {"patience": ENDLESS},
    "skimming": {"notice": 0.6, "patience": 8},
    "weary": {"notice": 0.7, "forgets": True, "mistick": 0.1, "unread": 0.23, "misheard": 0.13},
    "unread": {"unread": 0.4},
    "unread_by_taps": {"unread": 0.4, "stays_unread": True, "corrects": "taps"},
    "unread_in_words": {"unread": 0.4, "stays_unread": True, "corrects": "words"},
}
"""Reader -> its manner.

skimming    sees six things in ten, and leaves two thirds of the way.
weary       sees seven in ten, and what it overlooked never again; ticks one in ten wrong, either way; its words are lost
            and misread as those of the fresh phrases were (recall .77, precision .85: README.md).
unread      four in ten of its wishes are in words that nobody reads: once, or whatever it says of them, corrections
            too; it then corrects by taps only, or in words only.
"""


def reading_as(client: HiddenClient, reader: str) -> HiddenClient:
    """This client with the manner of that reader; who is less attentive by nature stays so."""
    manner = {**READERS[reader]}
    if "notice" in manner:
        manner["notice"] = min(manner["notice"], client.manner.notice)
    return replace(client, manner=replace(client.manner, **manner))
