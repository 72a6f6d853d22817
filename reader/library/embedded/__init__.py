"""The library on disk: an index in the cache folder, the articles in their own files."""
