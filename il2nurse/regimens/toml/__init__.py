"""TOML with lines: tables that know where they stand, and problems that say so."""
