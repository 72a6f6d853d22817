"""One widget a module; each knows the library's types, never its insides."""
