"""A year of use, simulated: what a reader did is there, and nothing else is."""
