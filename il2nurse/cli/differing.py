"""``il2nurse regimen diff``: what one regimen says otherwise than another, in plain words."""

from argparse import Namespace
from itertools import groupby

from il2nurse.app.shelf import find_regimen_text
from il2nurse.cli.speaking import ExitCode, say, say_json
from il2nurse.readable.course.text_changes import TextChange, changes_in_words, text_changes
from il2nurse.readable.course.told_changes import ToldChange, change_in_words, told_changes
from il2nurse.regimens import load

ALIKE = "Both texts are the same, letter by letter."


def run(asked: Namespace) -> ExitCode:
    """Say what is told otherwise, then every changed line; an old file may be an older text."""
    older, newer = (find_regimen_text(name) for name in (asked.old, asked.new))
    old, new = load(older, str(asked.old)), load(newer, str(asked.new))
    told, lines = told_changes(old, new), text_changes(older, newer)
    if asked.json:
        regimens = {"old": _named(old.id, old.version), "new": _named(new.id, new.version)}
        say_json({**regimens, "told": [_told(each) for each in told], "lines": _lines(lines)})
        return ExitCode.DONE
    say(f"From {old.id}, version {old.version}, to {new.id}, version {new.version}.")
    for part, changes in groupby(told, key=lambda change: change.part):
        say(f"\n{part}")
        for change in changes:
            say(f"* {change_in_words(change)}")
    say(f"\nEvery changed line:\n\n{changes_in_words(lines)}" if lines else f"\n{ALIKE}")
    return ExitCode.DONE


def _named(name: str, version: str) -> dict[str, str]:
    return {"id": name, "version": version}


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
