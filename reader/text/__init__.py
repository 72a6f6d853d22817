"""Strings in, strings out: cleaning, cell widths, folding. Knows nothing of news."""
