"""Words to be taken to the letter: what is to be written on a cake, on a sign."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dialogs.understanding.scene import CERTAIN, Candidate, Scene, of_kind

_QUOTED = re.compile(r"[«\"“]\s*(?P<quoted>[^«»\"“”]+?)\s*[»\"”]|\w\s*:\s*(?P<after>[^:.;!?\"«“]+)$")


def texts(scene: Scene) -> Iterator[Candidate]:
    """Words to be taken to the letter: what stands between quotation marks, or after the aspect's name and a colon."""
    written = of_kind(scene.service, "text")
    for match in _QUOTED.finditer(scene.line.original) if written else ():
        words = (match["quoted"] or match["after"]).strip()
        within = [place for place, token in enumerate(scene.line.tokens) if match.start() <= token.start < match.end()]
        named = scene.named(within[0], written) if within else None
        aspect = named or (written[0] if match["quoted"] and len(written) == 1 else None)
        if aspect and words:
            span = range(within[0], within[-1] + 1)
            yield Candidate(aspect.id, "is", (words,), span, frozenset(span), CERTAIN * 2, kind="text")
