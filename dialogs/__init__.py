"""What a conversation is: pure values and functions, without I/O, clock, randomness or async."""
