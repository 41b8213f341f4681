"""Drafts: what was typed and is not recorded, in a private file that a kill does not take."""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final, Protocol

from PySide6.QtCore import QObject, QTimer

from il2nurse.domain.regimen.fields import Answer
from il2nurse.files.private import make_private_folder
from il2nurse.files.reading import BadFile, read_utf8
from il2nurse.files.writing import write_over

WRITE_AFTER_MS: Final = 400
# A draft of the shift before is nobody's work any more.
LONGEST_KEPT: Final = timedelta(hours=12)
UNREADABLE = (
    BadFile,
    OSError,
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    RecursionError,
)


class Sealing(Protocol):
    """What writes and reads a text as secret as the register is; the register itself does."""

    def write_sealed(self, path: Path, text: str) -> None:
        """Keep the text; ``OSError`` where it cannot be."""
        ...

    def read_sealed(self, path: Path) -> str:
        """The text; ``OSError`` or ``BadFile`` where it cannot be read."""
        ...


class Plain:
    """Writes and reads plain files, which only their owner may read."""

    def write_sealed(self, path: Path, text: str) -> None:
        """Keep the text."""
        write_over(path, text)

    def read_sealed(self, path: Path) -> str:
        """The text."""
        return read_utf8(path)


@dataclass(frozen=True, slots=True)
class TypedDraft:
    """Answers as they were typed, and when the last of them was."""

    answers: Mapping[str, Answer]
    at: datetime


class Drafts(QObject):
    """Drafts by place; a place names person, dose, step and how often it was interrupted.

    The file is written behind the keyboard and replaced whole; one that cannot be read or written
    costs the drafts and nothing else. Without a path they live in the window only. ``sealing``
    makes the file as secret as the register; a plain one of an earlier program is carried over.
    """

    def __init__(
        self,
        path: Path | None = None,
        parent: QObject | None = None,
        sealing: Sealing | None = None,
    ) -> None:
        super().__init__(parent)
        self._path = path
        self._sealing = sealing or Plain()
        self._kept: dict[str, TypedDraft] = _read(path, self._sealing) if path else {}
        self._write_timer = QTimer(self)
        self._write_timer.setSingleShot(True)
        self._write_timer.setInterval(WRITE_AFTER_MS)
        self._write_timer.timeout.connect(self.write)
        if path and path.exists() and not _read(path, self._sealing):
            self._kept = _read(path, Plain())
            self.write()

    def keep(self, place: str, answers: Mapping[str, Answer], at: datetime) -> None:
        """Keep what was typed at a place; nothing typed leaves nothing."""
        found = {name: answer for name, answer in answers.items() if answer}
        if not found:
            self.forget(place)
        elif place not in self._kept or self._kept[place].answers != found:
            self._kept[place] = TypedDraft(found, at)
            self._change()

    def at(self, place: str, now: datetime) -> TypedDraft | None:
        """What was typed at a place; whatever was typed too long ago, at any place, is gone."""
        for old in [each for each, d in self._kept.items() if now - d.at > LONGEST_KEPT]:
            self.forget(old)
        return self._kept.get(place)

    def forget(self, place: str) -> None:
        """What was typed at a place is recorded, or given up."""
        if self._kept.pop(place, None):
            self._change()

    def write(self) -> None:
        """Write the file now; without drafts there is none."""
        self._write_timer.stop()
        if self._path is None:
            return
        with suppress(OSError):
            make_private_folder(self._path.parent)
            if not self._kept:
                self._path.unlink(missing_ok=True)
                return
            written = json.dumps(_written(self._kept), ensure_ascii=False)
            self._sealing.write_sealed(self._path, written)

    def _change(self) -> None:
        if self._path and not self._write_timer.isActive():
            self._write_timer.start()


def _written(kept: Mapping[str, TypedDraft]) -> dict[str, object]:
    return {
        place: {"at": draft.at.isoformat(), "answers": dict(draft.answers)}
        for place, draft in kept.items()
    }


def _read(path: Path, sealing: Sealing) -> dict[str, TypedDraft]:
    try:
        given = json.loads(sealing.read_sealed(path))
        return {
            place: TypedDraft(
                {name: _answer(answer) for name, answer in draft["answers"].items()},
                datetime.fromisoformat(draft["at"]),
            )
            for place, draft in given.items()
        }
    except UNREADABLE:
        return {}


def _answer(given: object) -> Answer:
    return tuple(map(str, given)) if isinstance(given, list) else str(given)
