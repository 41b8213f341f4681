"""The manual as tests follow it: a section's steps, and the commands, keys and buttons in them."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

MANUAL: Final = Path(__file__).parents[2] / "docs" / "manual"
STEP: Final = re.compile(r"^(\d+)\. ", re.MULTILINE)


@dataclass(frozen=True)
class Step:
    """One numbered step of a section."""

    text: str

    @property
    def commands(self) -> list[list[str]]:
        """The commands that it gives on lines of their own, as words."""
        return [
            line.split() for line in re.findall(r"^ {7}il2nurse (.+)$", self.text, re.MULTILINE)
        ]

    @property
    def bold(self) -> list[str]:
        """What it prints bold: pages, buttons, menu entries."""
        return re.findall(r"\*\*(.+?)\*\*", self.text)

    @property
    def keys(self) -> list[str]:
        """What it prints slanted: keys."""
        return re.findall(r"(?<!\*)\*([^*]+)\*(?!\*)", self.text)

    @property
    def quoted(self) -> list[str]:
        """What it puts in quotation marks: what the window says."""
        return re.findall('[“"](.+?)[”"]', " ".join(self.text.split()))

    @property
    def plain(self) -> str:
        """Its words in one line."""
        return " ".join(re.sub(r"[*`]", "", self.text).split())


def section(page: str, heading: str) -> str:
    """What stands under a heading; a heading that is gone fails the test."""
    text = (MANUAL / page).read_text(encoding="utf-8")
    found = re.search(rf"^#+ {re.escape(heading)}$(.*?)(?=^#+ |\Z)", text, re.MULTILINE | re.DOTALL)
    assert found, f"{page} has no heading “{heading}”"
    return found[1]


def steps(page: str, heading: str) -> list[Step]:
    """The numbered steps of a section, in their order."""
    parts = STEP.split(section(page, heading))[1:]
    numbers = [int(each) for each in parts[::2]]
    assert numbers == list(range(1, len(numbers) + 1))
    return [Step(re.split(r"\n\n(?! )", text)[0]) for text in parts[1::2]]


def begin_like(found: list[Step], *beginnings: str) -> None:
    """Hold that the steps are these: one that was changed, added or left out fails the test."""
    assert len(found) == len(beginnings), [step.plain for step in found]
    for step, beginning in zip(found, beginnings, strict=True):
        assert step.plain.startswith(beginning), (step.plain, beginning)
