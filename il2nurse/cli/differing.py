"""``il2nurse regimen diff``: what one regimen says otherwise than another, in plain words."""

from argparse import Namespace

from il2nurse.app.shelf import find_regimen_text
from il2nurse.cli.speaking import ExitCode, say, say_json
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.values.text import short_digest
from il2nurse.readable.course.text_changes import TextChange, changes_in_words, text_changes
from il2nurse.readable.course.told_changes import (
    ToldChange,
    change_in_words,
    told_changes,
    told_in_words,
)
from il2nurse.regimens import load

ALIKE = "Both texts are the same, letter by letter."
SAME_VERSION = (
    "Both say the same version, and they are two texts: give the newer one a version of its own."
)


def run(asked: Namespace) -> ExitCode:
    """Say what is told otherwise, then every changed line; an old file may be an older text."""
    older, newer = (find_regimen_text(name) for name in (asked.old, asked.new))
    old, new = load(older, str(asked.old)), load(newer, str(asked.new))
    told, lines = told_changes(old, new), text_changes(older, newer)
    if asked.json:
        regimens = {"old": _named(old), "new": _named(new)}
        say_json({**regimens, "told": [_told(each) for each in told], "lines": _lines(lines)})
        return ExitCode.DONE
    say(f"From {_titled(old)} to {_titled(new)}.")
    if lines and (old.id, old.version) == (new.id, new.version):
        say(SAME_VERSION)
    if told:
        say(f"\n{told_in_words(told)}")
    say(f"\nEvery changed line:\n\n{changes_in_words(lines)}" if lines else f"\n{ALIKE}")
    return ExitCode.DONE


def _named(regimen: Regimen) -> dict[str, str]:
    return {"id": regimen.id, "version": regimen.version, "digest": regimen.digest}


def _titled(regimen: Regimen) -> str:
    return f"{regimen.id}, version {regimen.version} (checksum {short_digest(regimen.digest)})"


def _told(change: ToldChange) -> dict[str, object]:
    def cells(row: tuple[str, ...] | None) -> dict[str, str] | None:
        return None if row is None else dict(zip(change.headings, row, strict=True))

    words = change_in_words(change)
    return {
        "part": change.part,
        "say": words,
        "was": cells(change.was),
        "now": cells(change.now),
    }


def _lines(changes: tuple[TextChange, ...]) -> list[dict[str, object]]:
    return [
        {"part": e.part, "at_line": e.line, "out": list(e.out), "into": list(e.into)}
        for e in changes
    ]
