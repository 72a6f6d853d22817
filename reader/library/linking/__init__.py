"""Where related headlines lead, and what is like an article."""
