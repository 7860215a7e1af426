"""Finding out what is required: an open question, pictures and critiques, the few questions that remain.

Not here: which question is worth asking (dialogs/policy/next_move.py), what words state (`understanding`).

    chart.py            ELICITATION: what is heard leads `onward`, where the next move is taken
    ask.py              open and single questions
    show.py             pictures with their critiques
    hear.py             words, by what was asked
    answer.py           taps
    react.py            to a picture
    no_answer.py        don't mind, don't know, later, skip
    say_back.py         what was understood
    not_understood.py   questions to us, and what is left over
    as_last_time.py, show_last_time.py, carry_over.py   what was agreed in an earlier case

Stands among the flows; agreement, delivery, review and the desk borrow from it. It ends in `agreement`.
"""
