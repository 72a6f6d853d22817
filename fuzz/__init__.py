"""Fuzzing with atheris: coverage-guided bytes into everything that reads. See .ci/nightly."""
