"""How a case outlives the process: the port, its promises, and stores that keep them.

No rule of a conversation. Read in this order:

    store.py                    the port; tests/storage/test_contract.py holds every store to it
    records.py                  a document, its version, its post
    errors.py                   conflict, unreadable, in use
    codec.py                    documents <-> JSON, with a schema
    upgrades.py                 SCHEMA, and a step from each to the next
    ledger.py                   the rules that stores share
    index.py                    what is known without reading a document
    memory.py                   a strict store for tests
    async_store.py              a ledger as the port
    tiny.py                     the embedded default
    folder.py, files.py         how it lies on the disk
    drop_box.py, read_only.py   beside a store that another process has open

Stands on dialogs' values (`domain`) and its own driver; only bot/core and bot/bootstrap.py import it.
"""
