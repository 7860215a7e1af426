"""What was agreed, as documents: Markdown for people, JSON for programs.

Not here: what is agreed (dialogs/domain/specification.py), who is sent a document (bot/core/envelopes.py).

    markdown.py   the agreed sheet that both sides keep
    labels.py     the words around it, from the sentences of each language
    calendar.py   the agreed appointment as a file for calendars
    export.py     a case as JSON: the contract that other programs rely on

Stands on `domain` and `wording`; bootstrap, core, the terminal and bot/commands import it.
"""
