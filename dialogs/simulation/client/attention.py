"""How much a person sees of what is wrong: less the more there is to look through.

Anchors: .95 among three lines, .8 among eight, .6 among fifteen. They span what is published: 95 % of the errors are
found with the right text beside a short one (Dittmer), 76-89 % in proof-reading (Daneman & Stainton 1993; word errors
66 %, others 81 % over five studies: Panko, "Human Error: Proofreading"), 60-63 % in the inspection of full sheets and
listings by one person (1,025 people in the studies of Panko's "Spreadsheet Inspection Experiments"; Panko 1999); and
detection falls as the items grow more complex and the kinds of fault more numerous (Drury & Sinclair 1983, Gallwey &
Drury 1986). Silent reading takes 238 words a minute (Brysbaert 2019).
"""

from __future__ import annotations

from math import log

import numpy as np

AMONG, SEEN = (3, 8, 15, 30), (0.95, 0.8, 0.6, 0.4)
ORDINARY = 0.85
"""What is seen of about six things, as the picture and its lines have."""
SIX = 6
WORDS_A_TURN = 250
"""So many words read wear patience as much as one more turn: about a minute."""


def attention(among: int) -> float:
    """The chance that an ordinary reader sees what is wrong among so many things.

    >>> [round(attention(n), 2) for n in (3, 8, 15)]
    [0.95, 0.8, 0.6]
    """
    return float(np.interp(among, AMONG, SEEN))


def sees(notice: float, among: int) -> float:
    """The same for a reader who sees `notice` among six: 1 sees all, 0 nothing, .85 is the ordinary one."""
    return float(notice ** (log(attention(among)) / log(ORDINARY)))
