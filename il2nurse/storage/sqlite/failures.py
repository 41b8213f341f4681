"""What an error of the database means for the person who is recording."""

from typing import Final

BUSY: Final = 5
READ_ONLY: Final = 8
IO_ERROR: Final = 10
DAMAGED: Final = 11
FULL: Final = 13
CANNOT_OPEN: Final = 14
NOT_A_REGISTER: Final = 26
PRIMARY: Final = 0xFF

RESTORE: Final = "the register file is damaged. Verify it and open the last good copy."

MEANINGS: Final = {
    BUSY: "another station kept the register busy. Try again.",
    READ_ONLY: "the register file may only be read. Ask for the right to write to it.",
    IO_ERROR: "the disk refused to write. Tell the ward's IT now and chart on paper until then.",
    DAMAGED: RESTORE,
    CANNOT_OPEN: "the file cannot be opened. Look whether its folder exists and may be written to.",
    FULL: "the disk is full. Free space on it now and chart on paper until then.",
    NOT_A_REGISTER: RESTORE,
}


def code_of(error: BaseException) -> int:
    """SQLite's primary error code; 0 where the error has none."""
    code = getattr(error, "sqlite_errorcode", 0)
    return code & PRIMARY if isinstance(code, int) else 0


def no_room(error: BaseException) -> bool:
    """True where the disk took no more: full, or over a quota or size limit."""
    return code_of(error) in (FULL, IO_ERROR)


def meaning(error: BaseException) -> str:
    """The rest of a sentence that says why, and what to do next."""
    return MEANINGS.get(code_of(error), "the register refused it. Tell the ward's IT now.")
