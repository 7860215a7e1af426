"""The world outside: channels, commands, and the one way of every message. Here is I/O, time and randomness.

Not here: what a conversation is (dialogs), how a case outlives the process (storage).

    bootstrap.py          the one place where concrete things meet: begin here
    settings.py           what the operator sets
    catalogue.py          the service files, ours and the organisation's
    organisation.py       the organisation's file
    core                  lock, load, step, save, deliver: what channels use
    commands              the command line (`__main__.py`)
    telegram, terminal    channels
    reader                a language model that helps, off by default
    pictures, documents   what a channel shows and sends

Stands on top: nobody imports it. Channels import `core` and dialogs' values, never storage, never one another.
"""
