"""What a language knows, as data: a folder each, compiled once. Python holds no word of one: it names entries.

Not here: a trade's words (they stand in its service file), and how what is matched is meant (`understanding`).

    fr/modality.toml    begin with one file of data, then its twin en/modality.toml
    pack.py             how entries are read: `words`, `table`, `expression`, `composed`
    fr/sentences.toml   what we say to people: only dialogs/wording reads it
    modality.py, function_words.py, calendar.py, ordinary.py   names in Python for entries that many need
    vocabulary.py       every word that a pack holds

Stands on `domain`. `understanding`, `catalogue`, `wording` and bot/reader may import it; flows and engine ask those.
"""
