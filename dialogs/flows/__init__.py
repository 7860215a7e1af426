"""One file per conversation: its states and transitions as a table, then its actions."""
