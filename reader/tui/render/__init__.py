"""Rows and articles to strips of cells: pure, tested without an app."""
