"""The keys of registers: where each is kept, and which of them opens a file."""
