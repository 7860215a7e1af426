"""The one way of every message: lock, load, step, save, deliver. What every channel uses.

No rule of a conversation, no concrete store, no channel. Read in this order:

    conversation.py     `receive` and `tick`: the whole way
    ports.py            what it needs of others
    load.py             what the front desk is told
    step_case.py        a step, with its service
    envelopes.py        replies -> who gets what
    pack.py             an envelope -> a composed message
    outbox.py           to each in order, again until it arrives
    channel.py          what a channel must do
    reminders.py        what falls due
    locks.py, latest.py, clock.py   small tools
    slash_commands.py   what people may type on any channel

Stands on dialogs and storage's port; channels, reader, commands and bootstrap import it.
"""
