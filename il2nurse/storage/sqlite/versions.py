"""By which SQLite itself tells that a file is a register, and of which version."""

from typing import Final

APPLICATION: Final = 0x494C324E
"""“IL2N” in ASCII."""
VERSION: Final = 2
"""Since 2 guards stand on the table of PINs. The tables are those of 1, which is read as it is."""
OLDEST: Final = 1
