"""The words, rows and pictures that screen, paper, terminal and export all show."""
