"""Typefaces of the scripts that Inter lacks: which file has which letters, and their glyphs."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import uharfbuzz
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

Ranges = tuple[tuple[int, int], ...]
_INDIC: Final = ((0x0964, 0x0965), (0x200C, 0x200D), (0x25CC, 0x25CC))
# A glyph that stands for no single letter is called by a private code made of its number.
PRIVATE: Final = range(0xE000, 0xF900)
# ReportLab's table from glyphs to letters has four hexadecimal digits for each.
MOST_IN_A_PDF: Final = 0xFFFF
# In their order: of two files that have a sign, the first one draws it.
FILES: Final[dict[str, Ranges]] = {
    "NotoSans": (
        (0x00A0, 0x058F),
        (0x1C80, 0x1CBF),
        (0x1D00, 0x20CF),
        (0x2C60, 0x2C7F),
        (0xA640, 0xAB6F),
    ),
    "NotoSansHebrew": ((0x0590, 0x05FF), (0xFB1D, 0xFB4F)),
    "NotoSansArabic": ((0x0600, 0x06FF), (0x0750, 0x077F), (0x08A0, 0x08FF), (0xFB50, 0xFEFC)),
    "NotoSansDevanagari": ((0x0900, 0x097F), (0x1CD0, 0x1CFF), (0xA8E0, 0xA8FF), *_INDIC),
    "NotoSansBengali": ((0x0980, 0x09FF), *_INDIC),
    "NotoSansGurmukhi": ((0x0A00, 0x0A7F), *_INDIC),
    "NotoSansGujarati": ((0x0A80, 0x0AFF), *_INDIC),
    "NotoSansTamil": ((0x0B80, 0x0BFF), *_INDIC),
    "NotoSansTelugu": ((0x0C00, 0x0C7F), *_INDIC),
    "NotoSansKannada": ((0x0C80, 0x0CFF), *_INDIC),
    "NotoSansMalayalam": ((0x0D00, 0x0D7F), *_INDIC),
    "NotoSansSinhala": ((0x0D80, 0x0DFF), *_INDIC),
    "NotoSansThai": ((0x0E00, 0x0E7F),),
    "NotoSansLao": ((0x0E80, 0x0EFF),),
    "NotoSansMyanmar": ((0x1000, 0x109F), (0xA9E0, 0xA9FF), (0xAA60, 0xAA7F)),
    "NotoSansGeorgian": ((0x10A0, 0x10FF), (0x1C90, 0x1CBF), (0x2D00, 0x2D2F)),
    "NotoSansEthiopic": ((0x1200, 0x139F), (0x2D80, 0x2DDF), (0xAB00, 0xAB2F)),
    "NotoSansKhmer": ((0x1780, 0x17FF), (0x19E0, 0x19FF)),
    "NotoSansArmenian": ((0x0530, 0x058F), (0xFB13, 0xFB17)),
    "NotoSansSymbols": ((0x2000, 0x2BFF), (0x1F100, 0x1F7FF)),
    "NotoSansSymbols2": ((0x2000, 0x2BFF), (0x1F000, 0x1FBFF)),
    "NotoSansCJK": (
        (0x1100, 0x11FF),
        (0x2000, 0x33FF),
        (0x3400, 0x9FFF),
        (0xAC00, 0xD7A3),
        (0xF900, 0xFAFF),
        (0xFE30, 0xFFEF),
    ),
    "NotoSansCJKRare": ((0x20000, 0x3FFFF),),
}


@dataclass(frozen=True, slots=True)
class Glyph:
    """One glyph of a run by its code in the file, moved from the run's start, in thousandths."""

    code: str
    x: float
    y: float


class ScriptFont:
    """One typeface file, read; shapes its letters as their script joins and stacks them."""

    def __init__(self, name: str, path: Path) -> None:
        """Read and register the file; raises ``TTFError`` or ``OSError``."""
        self.name = name
        font = TTFont(name, str(path))
        face = font.face
        # Typefaces are told apart by the name within the file, which two of these share.
        face.name = name.encode("ascii")
        pdfmetrics.registerFont(font)
        for code in [code for code in face.charToGlyph if code in PRIVATE]:
            del face.charToGlyph[code]
        self._face = face
        self._letters = {
            glyph: code for code, glyph in face.charToGlyph.items() if code <= MOST_IN_A_PDF
        }
        self.has = frozenset(chr(code) for code in face.charToGlyph)
        shaping = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path)))
        self._scale = 1000 / shaping.upem
        self._font = uharfbuzz.Font(shaping)

    def shape(self, text: str, *, leftward: bool) -> tuple[tuple[Glyph, ...], float]:
        """The glyphs from left to right, and the width of them all."""
        buffer = uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.direction = "rtl" if leftward else "ltr"
        # Else the computer's language would choose between two shapes of a letter.
        buffer.language = "en"
        buffer.guess_segment_properties()
        uharfbuzz.shape(self._font, buffer)
        glyphs, at = [], 0.0
        for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            x, y = at + place.x_offset * self._scale, place.y_offset * self._scale
            glyphs.append(Glyph(self._code(info.codepoint), x, y))
            at += place.x_advance * self._scale
        return tuple(glyphs), at

    def _code(self, glyph: int) -> str:
        if glyph not in self._letters:
            code = PRIVATE[glyph]
            self._letters[glyph] = code
            self._face.charToGlyph[code] = glyph
            self._face.charWidths[code] = self._face.defaultWidth
        return chr(self._letters[glyph])


class Scripts:
    """The typefaces by script; a file is read when a paper first needs one of its letters."""

    def __init__(self, folder: Path) -> None:
        """Read nothing yet."""
        self._folder = folder
        self._read: dict[str, ScriptFont | None] = {}

    @property
    def read(self) -> tuple[str, ...]:
        """The names of the typefaces that were asked for so far."""
        return tuple(self._read)

    def find(self, mark: str) -> ScriptFont | None:
        """The typeface that draws a mark; None where none has it, or its file cannot be read."""
        code = ord(mark)
        for name, ranges in FILES.items():
            if any(first <= code <= last for first, last in ranges):
                font = self._font(name)
                if font is not None and mark in font.has:
                    return font
        return None

    def _font(self, name: str) -> ScriptFont | None:
        if name not in self._read:
            try:
                font = ScriptFont(name, self._folder / f"{name}-Regular.ttf")
            except (TTFError, OSError):
                font = None  # its letters print as named placeholders
            self._read[name] = font
        return self._read[name]
