"""Words before any meaning: the line of tokens, its clauses, what is negated. Knows no service.

Not here: which phrase of a service is said (`lexicon`), what a number measures (`recognise`). Read in this order:

    tokens.py       the folded line; every token remembers its place in the original
    clauses.py      clauses, and how each is meant; `polarity`: negation, decided once for everybody
    numbers.py      numbers in words
    typos.py        slips put right where it is plain
    stems.py        what a word is recognised by
    dictionary.py   how common a word is
    languages.py    which language a stretch is in

Stands at the bottom of `understanding`, on `language`; engine and flows borrow `words_of`, to compare labels.
"""
