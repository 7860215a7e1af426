"""Simulated clients with hidden requirements: generated from a seed, played against the core, and scored."""
