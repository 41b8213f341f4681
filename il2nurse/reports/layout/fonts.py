"""The bundled typeface on paper: its cuts, its widths, and the characters it has."""

from collections.abc import Iterable
from dataclasses import is_dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

import il2nurse
from il2nurse.domain.people import NotAllowed


class Face(StrEnum):
    """The cuts of the typeface by their PDF names."""

    REGULAR = "Inter-Regular"
    SEMIBOLD = "Inter-SemiBold"
    BOLD = "Inter-Bold"


class MissingGlyph(NotAllowed):
    """A character that the typeface lacks; the text names it. Nothing was printed."""


class PaperFontMissing(NotAllowed):
    """A bundled font file is missing or damaged; the text says which."""


# Line breaks and tabs are laid out as blanks; they need no glyph.
NO_GLYPH: Final = frozenset("\n\t")
MOST_NAMED: Final = 5


def fonts_folder() -> Path:
    """Where the fonts are: inside an installed program, beside the package in a checkout."""
    package = Path(il2nurse.__file__).parent
    installed = package / "_resources" / "fonts"
    return installed if installed.is_dir() else package.parent / "resources" / "fonts"


class Typeface:
    """The three cuts with the width of every character; made once and kept for all papers."""

    def __init__(self, folder: Path | None = None) -> None:
        """Read and register the font files; raises ``PaperFontMissing`` naming the file."""
        where = folder or fonts_folder()
        self._widths = {face: _register(face, where / f"{face.value}.ttf") for face in Face}
        self._words: dict[tuple[Face, str], int] = {}
        self._has = frozenset(set.intersection(*(set(kept) for kept in self._widths.values())))

    def width(self, text: str, face: Face, size: float) -> float:
        """The width of a text in points."""
        key = (face, text)
        if key not in self._words:
            widths = self._widths[face]
            self._words[key] = sum(widths.get(mark, 0) for mark in text)
        return self._words[key] * size / 1000

    def missing(self, text: str) -> str:
        """The characters of a text that the typeface lacks, each once, in their order."""
        lacking = set(text) - self._has - NO_GLYPH
        return "".join(mark for mark in dict.fromkeys(text) if mark in lacking)

    def refuse_missing(self, text: str) -> None:
        """Raise ``MissingGlyph`` naming each character of the text that would print as a box."""
        lacking = self.missing(text)
        if not lacking:
            return
        named = ", ".join(f"“{mark}” (U+{ord(mark):04X})" for mark in lacking[:MOST_NAMED])
        at = text.index(lacking[0])
        around = text[max(0, at - 20) : at + 20].strip()
        raise MissingGlyph(
            f"The paper's typeface has no sign for {named}, in “{around}”. Nothing was printed; "
            "write the text with other letters, or ask for a typeface that has it."
        )

    def refuse_all(self, told: object) -> None:
        """Raise ``MissingGlyph`` for the first text of a readable form that cannot be printed."""
        found = tuple(texts(told))
        if self.missing("".join(found)):
            for text in found:
                self.refuse_missing(text)


def _register(face: Face, path: Path) -> dict[str, int]:
    try:
        font = TTFont(face.value, str(path))
    except (TTFError, OSError) as error:
        raise PaperFontMissing(
            f"The font file {path.name} is missing or damaged. Nothing was printed; install the "
            "program again."
        ) from error
    pdfmetrics.registerFont(font)
    cut = font.face
    return {
        chr(code): round(cut.charWidths.get(code, cut.defaultWidth)) for code in cut.charToGlyph
    }


def texts(told: object) -> Iterable[str]:
    """Every text inside a readable form, however deep."""
    if isinstance(told, str):
        yield told
    elif isinstance(told, tuple):
        for part in told:
            yield from texts(part)
    elif is_dataclass(told):
        for name in getattr(told, "__match_args__", ()):
            yield from texts(getattr(told, name))
