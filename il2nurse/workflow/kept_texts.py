"""The regimens of a station whose files may be away: then the texts that its register keeps."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Final

from il2nurse.domain.record.register.entries import BrokenRegister, Kind
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.workflow.regimens import Regimens
from il2nurse.workflow.register import Register

GOES_ON: Final = (
    "This station cannot read its regimen files: nobody orders or switches a course or approves a "
    "regimen here until that is mended. What was ordered goes on by its own text: give, chart, "
    "hold, stop and print as always."
)
KEPT: Final = "Kept in the register; this station cannot read its regimen files"


class KeptTexts:
    """Today's regimens, or while their files are away what was approved or ordered of each last.

    By the kept ones one reads and judges; nothing new is decided by them, and ``away`` says why.
    Approvals and orders that other stations record meanwhile are seen.
    """

    def __init__(self, files: Regimens, register: Register) -> None:
        """Remember both; nothing is read yet."""
        self._files = files
        self._register = register
        self._read: dict[str, Regimen] = {}
        self._kept: dict[str, Regimen] = {}
        self._kept_at = -1

    def today(self) -> Mapping[str, Regimen]:
        """The regimens by id; one whose kept text cannot be read is left out while files are away.

        Its own courses say so themselves.
        """
        if self._files.away() is None:
            return self._files.today()
        newest = self._register.head().number
        if newest != self._kept_at:
            self._kept, self._kept_at = self._find_kept(), newest
        return self._kept

    def away(self) -> str | None:
        """What cannot be done here while the files are away, what goes on, why, and who helps."""
        why = self._files.away()
        return f"{GOES_ON} {why}" if why else None

    def look_again(self) -> None:
        """Read the files that could not be read once more."""
        self._files.look_again()

    def read(self, text: str) -> Regimen:
        """The regimen that a kept text describes."""
        return self._files.read(text)

    def read_whole(self, text: str, name: str) -> Regimen:
        """The regimen of a text that comes anew."""
        return self._files.read_whole(text, name)

    def text(self, regimen: Regimen) -> str:
        """The text of one of today's regimens."""
        if self._files.away() is None:
            return self._files.text(regimen)
        return self._register.text(regimen.digest)

    def place(self, regimen: Regimen) -> str:
        """Where one of today's regimens comes from, in words."""
        return self._files.place(regimen) if self._files.away() is None else KEPT

    def _find_kept(self) -> dict[str, Regimen]:
        """The text that was approved last of each regimen; ordered last where none was approved.

        Registers that are older than approvals have orders alone.
        """
        digests: dict[str, str] = {}
        for kind in (Kind.COURSE_ORDERED, Kind.REGIMEN_APPROVED):
            for entry in self._register.of_kind(kind):
                digests[str(entry.body.get("regimen"))] = str(entry.body.get("regimen_digest"))
        found: dict[str, Regimen] = {}
        for name, digest in digests.items():
            with suppress(BrokenRegister):
                found[name] = self._read.get(digest) or self.read(self._register.text(digest))
                self._read[digest] = found[name]
        # As on the shelf: what is research only is nobody's first choice.
        return dict(sorted(found.items(), key=lambda each: each[1].research is not None))
