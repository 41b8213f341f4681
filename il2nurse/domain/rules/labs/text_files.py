"""From the bytes of a file to its text: read only where its encoding is certain."""

import codecs
from typing import Final

from il2nurse.domain.rules.labs.table import MOST_BYTES, BadTable

HOW_TO_SAVE: Final = "Save the table as “CSV UTF-8” and open it again."
# What Western laboratories write outside ASCII. Any other sign is not surely Windows-1252.
_WESTERN: Final = frozenset("µ°²³¹±×·–—’“”…\xa0ÄÖÜäöüßÀÂÇÈÉÊËàâçèéêëîïíìñòóôùúûáÅåÆæØø")
_MARKS: Final = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"))
_MARKED: Final = (*_MARKS, (codecs.BOM_UTF16_BE, "utf-16-be"))


def read_text_file(content: bytes) -> str:
    """The text of a file; raises ``BadTable`` where it is empty, too large or not surely text.

    Read are UTF-8, UTF-16 that begins with its mark, and Windows-1252 that holds only letters and
    signs of Western laboratories.
    """
    if len(content) > MOST_BYTES:
        raise BadTable("The file is larger than 1 MB. Nothing was read; split it.")
    text = _decoded(content)
    if text is None or "\0" in text:
        raise BadTable(f"The file is not surely text in UTF-8. Nothing was read. {HOW_TO_SAVE}")
    if not text.strip():
        raise BadTable("The file is empty. Nothing was read; choose another file.")
    return text


def _decoded(content: bytes) -> str | None:
    for mark, name in _MARKED:
        if content.startswith(mark):
            return _strictly(content.removeprefix(mark), name)
    text = _strictly(content, "utf-8")
    if text is not None:
        return text
    text = _strictly(content, "cp1252")
    sure = text is not None and all(sign.isascii() or sign in _WESTERN for sign in text)
    return text if sure else None


def _strictly(content: bytes, name: str) -> str | None:
    try:
        return content.decode(name)
    except UnicodeDecodeError:
        return None
