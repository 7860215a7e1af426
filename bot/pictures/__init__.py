"""Pictures as PNG: sketches of what a client asks for, side by side comparisons, blocks for a terminal."""
