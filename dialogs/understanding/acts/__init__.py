"""What words do beside stating a value: yes, stop, a question, for whom it is; and what is left over.

Not here: what follows from an act (the rows of flows), faces and verdicts (dialogs/understanding/recognise/signs.py).

    dialogue_acts.py   yes, no, back, why: whole messages, or safe beginnings
    answers.py         what words mean as an answer to what was asked; "doesn't matter"
    questions.py       what a client asks the organisation
    beneficiary.py     oneself, a child, somebody who depends on the speaker
    residue.py         whole clauses of which nothing was understood

Stands on `recognise`, `lexicon` and `text`; the stages import it, and what explains asks it which answer was meant.
"""
