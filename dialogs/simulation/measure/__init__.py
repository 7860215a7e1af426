"""Scores of plays: what was found, at what cost, and what an author could do better.

Not here: the plays (dialogs/simulation/play.py), tables for people (bot/commands/simulate_tables.py).

    compare.py   what a baseline allows, against what the client wants
    accounted.py what became of what was said
    score.py     one play: counts only
    summary.py   many: shares with intervals, medians
    advice.py    findings for the author of a service file, each with its remedy

Stands on the plays; only bot/commands imports it.
"""
