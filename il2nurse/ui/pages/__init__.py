"""The pages of the window, one in each file; the bedside has a folder of its own."""
