"""Finds what may be said: a file a kind of thing, none knowing of the others. Each takes an utterance, yields candidates.

Not here: which of them counts (dialogs/understanding/choose.py). RECOGNISERS in dialogs/understanding/candidates.py
lists the doors:

    values.py             options, results, vague words: begin here
    rejections.py         when a phrase is not said
    named_values.py       labels beside their aspect
    relative.py           "a bit shorter"
    measures.py           the door of all quantities: asks those down to bounds.py
    amounts.py            sums and lengths
    dates.py              days, times, delays
    appointments.py       when somebody comes: windows, week days, how often
    days.py               one day, by whatever names it
    counts.py             numbers without a unit
    trade_sizes.py        "a 2 on the sides"
    bounds.py             "by", "or later"
    allergies.py          what a body does not bear
    open_values.py        colours and other values that no list has
    quotes.py             words to be written
    kept.py               "keep the sides like that"
    signs.py, levels.py   what was asked for that no aspect holds: a face, a verdict, a mark

Stands on `lexicon` and `text`; `acts`, `interpret`, the stages may import it; above, only for plain yes and no.
"""
