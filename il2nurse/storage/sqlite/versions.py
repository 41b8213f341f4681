"""By which SQLite itself tells that a file is a register, and of which version."""

from typing import Final

APPLICATION: Final = 0x494C324E
"""“IL2N” in ASCII."""
VERSION: Final = 3
"""Since 2 guards stand on the table of PINs, since 3 there is a table of reports.

An older register is read as it is: what it does not have, no entry of it names.
"""
OLDEST: Final = 1
