"""The local channel: people at this keyboard, or a program on the other end of a pipe."""
