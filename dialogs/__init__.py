"""What a conversation is: pure values and functions, without I/O, clock, randomness or async.

The rooms, from the doors down; each imports only what stands below it (pyproject.toml, import-linter):

    simulation              simulated clients, and their scores
    step.py, route.py       the doors: a step of a case; the front desk, or which case it belongs to
    flows                   the conversations: tables, and their actions
    engine                  what tables run on: turn, machine, moves
    understanding, policy   words -> statements; the next move, and when to stop
    wording, catalogue      replies -> sentences; service files -> services
    language                what a language knows, as data
    domain                  the values; services: the service files, read as data

Outside, only `bot` imports all this, and `storage` the values. .github/CONTRIBUTING.md walks a message through it.

Seven verbs name what happens between a person and us, in this order; each means one thing, in the names of functions,
fields and events alike:

    said     what a person uttered, in their own words: the event `Said`, the words of a statement
    heard    what we understood of what was said, before anything is concluded from it: `Turn.heard`
    stated   what counts of it in the case, as statements: `revise.record`
    seen     what follows from the statements, as the engine sees it: `View`, by habit in a variable `seen`
    asked    what we said that waits for an answer: `Turn.ask`, `Position.asked`
    told     what we said, whether or not it waits: `Turn.tell`; a sentence in a language is `phrased`
    tapped   what a person did with our buttons: `Turn.tapped`, each of a kind of `Means`

And of what is agreed on:

    read back     shown line by line, to be gone through before an agreement: `agreement.read_back`, `Case.read`
    kept          as it stood at the newest agreement, to return to: `Case.kept`
    offered       agreed to by the client, and not yet by the staff: `Case.offered`
    agreed        by both: a baseline

A *reading* is a guess at what one stretch of what was said states: what `understanding` does is to read, and nobody
else reads. A *note* is told once before what is asked, and dropped when it is asked again. An *act* is what words do
beside stating ("stop"); a *sign*, what they tell of what is expected at this moment (a face, a mark, a yes).
"""
