"""Where articles are kept and found: headless, one protocol, two implementations."""
