"""The words of one service, compiled once: every phrase of its file as telling terms, and where a line says them.

Not here: what counts of what is found (`recognise`, dialogs/understanding/candidates.py). Read in this order:

    compiled.py    phrases -> `Lexicon`; the weight of a word by how telling it is
    match.py       where a line says a phrase: any order, number, gender, words between
    labels.py      names and labels spelled out in a line
    allergens.py   what a service knows that one may be allergic to
    frequency.py   how often: days of a habit are no dates

Stands on `text`; `recognise`, `acts` and the stages may import it.
"""
