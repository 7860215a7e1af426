"""A client in conversation: it reads only what a person sees, and acts. Deterministic for its seed.

None of our own reading and sentences is used here: they must not grade themselves. Read in this order:

    actor.py         the client: one message in, one action out
    actions.py       what it can do
    mind.py          its wishes now, what it remembers
    view.py          a message as a person sees it
    answers.py       RESPONSES, one for each sort of message
    pictures.py, faces.py, read_back.py   how it answers pictures, those of another's face, and lines
    first_words.py   the opening
    phrases.py       how a wish is said; own_ways.py by those who know no catalogue
    slips.py         how one mistypes
    attention.py     how much one sees among how much; word_count.py of words
    chips.py         taking back what one's words were taken for
    domain.py, numerals.py, button_words.py   what a person knows of the service, of numbers, of buttons

Stands on `domain`, the composed message of `wording`, and the values one room up; the plays import it.
"""
