"""How what was chosen is meant: turned round, bounded, said in one breath, taken back.

Not here: what is said at all (`recognise`), how sure it is (dialogs/understanding/confidence.py). Each file is one
stage or a part of one; read in the order of STAGES in dialogs/understanding/pipeline.py:

    modality.py       a candidate -> a reading: operator, strength, a matter of degree
    retraction.py     "round... no wait, heart-shaped"
    coordination.py   "beige or white", "neither nuts nor milk"

Stands on `recognise` and `text`; only the stages import it.
"""
