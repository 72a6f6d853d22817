"""Work on files of strangers, done in processes of their own and within bounds."""
