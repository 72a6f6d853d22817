"""The program in a real pseudo-terminal: every byte it writes is judged."""
