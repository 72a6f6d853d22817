"""Benchmarks: each prints what it measured beside its goal. Run them with `bench/run`."""
