"""The collection as news: what is wanted, what is new, which stories there are, what changed.

Everything here asks a library through `reader.library.news.archive.Archive` and decides in plain
functions, so that every library tells the same news.
"""
