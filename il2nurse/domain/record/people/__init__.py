"""Who may sign in, and who signed in."""
