"""The typefaces on paper: Inter in three cuts, and for what it lacks the script's own typeface."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.values.marks import JOINERS, drawable, placeholder
from il2nurse.home import fonts_folder
from il2nurse.reports.layout.reading_order import MIRRORED, order
from il2nurse.reports.layout.scripts import Glyph, ScriptFont, Scripts


class Face(StrEnum):
    """The cuts of the typeface by their PDF names."""

    REGULAR = "Inter-Regular"
    SEMIBOLD = "Inter-SemiBold"
    BOLD = "Inter-Bold"


class PaperFontMissing(NotAllowed):
    """A bundled font file is missing or damaged; the text says which."""


MOST_KNOWN: Final = 20_000


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbours of one typeface as they are drawn; ``glyphs`` is empty where letters do."""

    font: str
    text: str
    width: float
    glyphs: tuple[Glyph, ...] = ()


class Typeface:
    """The three cuts with the width of every character; made once and kept for all papers."""

    def __init__(self, folder: Path | None = None) -> None:
        """Read and register the font files; raises ``PaperFontMissing`` naming the file."""
        where = folder or fonts_folder()
        self._widths = {face: _register(face, where / f"{face.value}.ttf") for face in Face}
        self._scripts = Scripts(where / "scripts")
        self._known: dict[tuple[Face, str], float] = {}
        self._has = frozenset(set.intersection(*(set(kept) for kept in self._widths.values())))

    def width(self, text: str, face: Face, size: float) -> float:
        """The width of a text in points."""
        key = (face, text)
        if key not in self._known:
            if len(self._known) >= MOST_KNOWN:
                self._known.clear()
            self._known[key] = sum(run.width for run in self.runs(text, face))
        return self._known[key] * size / 1000

    @property
    def scripts_read(self) -> tuple[str, ...]:
        """The typefaces of scripts that were needed so far."""
        return self._scripts.read

    def is_plain(self, text: str) -> bool:
        """Whether the typeface itself has all of a text, letter by letter."""
        return self._has.issuperset(text)

    def runs(self, text: str, face: Face) -> tuple[Run, ...]:
        """A text as it is drawn, from left to right: nothing of it is lost or refused.

        Unseen marks are left out; a mark that no typeface has stands there by its name.
        """
        if self.is_plain(text):
            return (self._letters(text, face),)
        return tuple(self._ordered(self._signs(text), face))

    def _signs(self, text: str) -> str:
        """The text with a placeholder for each mark that no typeface has."""
        shown = drawable(text).replace("\n", " ")
        return "".join(mark if self._draws(mark) else placeholder(mark) for mark in shown)

    def _draws(self, mark: str) -> bool:
        return mark in self._has or mark in JOINERS or self._scripts.find(mark) is not None

    def _ordered(self, text: str, face: Face) -> Iterator[Run]:
        for stretch in order(text):
            parts = list(self._parts(stretch.text))
            for font, part in reversed(parts) if stretch.leftward else parts:
                if font is not None:
                    glyphs, width = font.shape(part, leftward=stretch.leftward)
                    yield Run(font.name, part, width, glyphs)
                else:
                    turned = part[::-1].translate(MIRRORED) if stretch.leftward else part
                    yield self._letters(turned, face)

    def _parts(self, text: str) -> Iterator[tuple[ScriptFont | None, str]]:
        """Neighbours of one typeface; accents, joiners and blanks stay with the letter before."""
        now: ScriptFont | None = None
        part = ""
        for mark in text:
            stays = now is not None and _clings(mark) and (mark in now.has or mark in JOINERS)
            font = now if stays or mark in JOINERS else self._font(mark)
            if font is not now and part:
                yield now, part
                part = ""
            now, part = font, part + mark
        if part:
            yield now, part

    def _font(self, mark: str) -> ScriptFont | None:
        return None if mark in self._has else self._scripts.find(mark)

    def _letters(self, text: str, face: Face) -> Run:
        widths = self._widths[face]
        plain = "".join(mark for mark in text if mark not in JOINERS)
        return Run(face.value, plain, sum(widths.get(mark, 0) for mark in plain))


def _clings(mark: str) -> bool:
    return mark == " " or unicodedata.category(mark)[0] in "MP"


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
