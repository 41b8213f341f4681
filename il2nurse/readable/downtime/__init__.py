"""The downtime pack: what the ward charts on while the program cannot be used."""
