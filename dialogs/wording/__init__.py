"""From replies to sentences: keys and values -> what a person reads, in their language.

Not here: the sentences (dialogs/language/fr/sentences.toml and its twins), markup and buttons on a screen (channels).

    compose.py   the door: `compose` a reply, `phrased` one sentence; `Composed` is what channels show
    parts.py     what a flow puts into sentences: an aspect, a value, a line, a list
    times.py     when somebody comes
    realise.py   what is computed (keys that begin with "="): labels, dates, money

Stands on `domain`, and reads the sentences of `language`; engine, flows and channels may import it.
"""
