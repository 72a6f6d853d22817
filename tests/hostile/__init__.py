"""Files that mean harm: made on the spot, each with what must become of it."""
