"""The register in an encrypted SQLite file: tables, guards, checks, copies."""
