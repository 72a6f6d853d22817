"""What changes in a folder while it is open, as it is told."""
