"""The world outside: channels, commands, and the one way of every message."""
