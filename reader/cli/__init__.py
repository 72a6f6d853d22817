"""The command line: one module a command; each prints what a screen shows."""
