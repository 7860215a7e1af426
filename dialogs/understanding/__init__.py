"""A person's words -> what they state. The one place where words are read, one `Utterance` through STAGES.

Three doors: `understand`, `understand_plainly` where no service is chosen yet, `glance` to choose one. Not here: words
of a language (dialogs/language), what follows from what was read (dialogs/engine/revise.py). Read in this order:

    result.py            what goes in (`Context`) and comes out (`Understanding`, `Reading`)
    pipeline.py          STAGES: the whole of reading on one screen
    utterance.py         what they hand along
    text                 words, clauses, negation, numbers, typos
    lexicon              where the service's words are said
    recognise            finds candidates, one kind a file
    candidates.py        lists the recognisers and rejections
    choose.py            which candidates are said
    interpret            how each is meant, joined, taken back
    confidence.py        how sure a reading is
    weigh.py             what is doubted, offered in one tap
    acts                 what words do beside stating
    placing.py           which number is whose
    proposed.py          what a language model adds
    rules.py, trace.py   for `justemesure explain`
    glance.py            how much of some words belongs to a service

Stands on `language` and `domain`, beside `policy`; `engine` and all above may import it.
"""

from dialogs.understanding.glance import glance
from dialogs.understanding.pipeline import understand, understand_plainly

__all__ = ["glance", "understand", "understand_plainly"]
