"""What the main screen does, one concern a module."""
