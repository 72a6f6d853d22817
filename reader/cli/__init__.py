"""One module a command; each prints what a screen shows."""
