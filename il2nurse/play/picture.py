"""A picture of one point that carries a text: the report that a scenario attaches."""

from struct import pack
from typing import Final
from zlib import compress, crc32

SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
# One grey point: width, height, eight bits, no colour; a row begins with its filter.
ONE_POINT: Final = pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
GREY: Final = b"\x00\x80"


def small_picture(text: str) -> bytes:
    """A PNG; with another text it is another file."""
    said = b"Comment\x00" + text.encode()
    parts = ((b"IHDR", ONE_POINT), (b"tEXt", said), (b"IDAT", compress(GREY)), (b"IEND", b""))
    return SIGNATURE + b"".join(_chunk(name, data) for name, data in parts)


def _chunk(name: bytes, data: bytes) -> bytes:
    return pack(">I", len(data)) + name + data + pack(">I", crc32(name + data))
