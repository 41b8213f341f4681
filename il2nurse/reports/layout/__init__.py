"""What papers are set with: frame, tables, fonts, pictures, codes."""
