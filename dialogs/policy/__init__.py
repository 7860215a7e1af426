"""What to do next, and when to stop: beliefs about what is wanted, plans, pictures, what is possible at what price.

No words, neither read nor said, and no flow: it sees statements and the service. Read in this order:

    next_move.py       the decision: open, propose, ask, read back
    plan.py            `View`: a case as the engine sees it; what a professional would deliver
    belief.py          how likely each outcome and value is, on what was stated
    feasibility.py     rules between aspects, the earliest day
    price_and_day.py   the client's limits
    slots.py          free times within opening hours and capacity
    proposals.py       which pictures, which critiques
    draft.py           the lines as they would be agreed
    strategies.py      ours, and the baselines that it is measured against

Stands on `domain` alone, beside `understanding`; `engine` and all above may import it.
"""
