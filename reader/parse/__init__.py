"""Bytes in, articles out: pure, no I/O, no clock, no terminal; runs in any process."""
