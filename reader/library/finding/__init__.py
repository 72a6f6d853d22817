"""From a query to the articles of an index that answer it."""
