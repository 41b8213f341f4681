"""``il2nurse regimen compare``: what another regimen would have said of a register's doses."""

from argparse import Namespace
from collections import Counter
from collections.abc import Mapping
from datetime import tzinfo
from pathlib import Path
from typing import Final

from il2nurse.app.shelf import find_regimen, find_regimen_text
from il2nurse.cli.opening import sound_register
from il2nurse.cli.speaking import ExitCode, say, say_json, say_table
from il2nurse.domain.record.kinds import read_fact
from il2nurse.domain.record.register.entries import Entry, write_instant
from il2nurse.domain.regimen.rules import Verdict
from il2nurse.domain.rules.assessment.regimen_comparison import (
    Changed,
    JudgedAt,
    RegimenComparison,
    Rejudged,
    compare_regimens,
)
from il2nurse.domain.values.wall_clock import date_and_clock
from il2nurse.readable.words import NOT_RECORDED, RESULT_WORDS, VERDICT_STATES
from il2nurse.regimens import load
from il2nurse.settings import read_zone

OTHER: Final = (
    "These are two regimens, not two versions of one: a criterion that only one of them has comes "
    "back otherwise by that alone."
)
NONE_STORED: Final = (
    "No dose by {} in this register got as far as the hold criteria, so there was nothing to judge."
)
PLACES: Final[Mapping[JudgedAt, str]] = {
    JudgedAt.CRITERIA: "hold criteria",
    JudgedAt.START: "start",
}


def run(asked: Namespace) -> ExitCode:
    """Judge every stored assessment under both regimens; nothing is written."""
    # The old file may be older than some of what a file must say today.
    old, new = load(find_regimen_text(asked.old), asked.old), find_regimen(asked.new)
    entries = read_entries(asked.register)
    found = compare_regimens(entries, old, new)
    if asked.json:
        regimens = {"id": old.id, "old": old.version, "new_id": new.id, "new": new.version}
        say_json({**regimens, **answer(found)})
    else:
        say(f"From {old.id}, version {old.version}, to {new.id}, version {new.version}.")
        if old.id != new.id:
            say(OTHER)
        say_comparison(found, read_zone(entries[-1].zone))
        if not found.rejudged:
            say(NONE_STORED.format(old.id))
    return ExitCode.DONE


def read_entries(path: Path) -> tuple[Entry, ...]:
    """Every entry of a whole register.

    Raises ``BrokenRecord`` for one that cannot be read: no dose is left out of a comparison.
    """
    with sound_register(path, to_read=True) as register:
        entries = register.since(0, register.head().number)
    for entry in entries:
        read_fact(entry)
    return entries


def counts(found: RegimenComparison) -> Mapping[str, int]:
    """How many assessments and doses were judged, and how many came out otherwise."""
    differing = found.differing
    return {
        "assessments": len(found.rejudged),
        "doses": len({each.key for each in found.rejudged}),
        "assessments_that_differ": len(differing),
        "doses_that_differ": len({each.key for each in differing}),
        "no_longer_given": sum(each.old.verdict is Verdict.GIVE for each in differing),
        "now_given": sum(each.new.verdict is Verdict.GIVE for each in differing),
        "same_verdict_other_criteria": sum(
            bool(each.changed) and not each.differs for each in found.rejudged
        ),
        "doses_of_another_regimen": found.skipped,
    }


def answer(found: RegimenComparison) -> dict[str, object]:
    """The comparison as JSON: the assessments with another verdict, and the counts."""
    pairs = Counter((each.old.verdict.value, each.new.verdict.value) for each in found.differing)
    return {
        "counts": counts(found),
        "verdicts": [
            {"old": old, "new": new, "assessments": many} for (old, new), many in pairs.items()
        ],
        "differing": [difference(each) for each in found.differing],
    }


def difference(each: Rejudged) -> dict[str, object]:
    """One assessment that came out otherwise."""
    return {
        "mrn": each.key.mrn,
        "course": each.key.course,
        "cycle": each.key.cycle,
        "dose": each.key.slot,
        "place": each.place.value,
        "at": write_instant(each.at),
        "entry": each.number,
        "old": each.old.verdict.value,
        "new": each.new.verdict.value,
        "criteria": [
            {
                "id": one.criterion,
                "value": one.value,
                "old": one.old.value if one.old else None,
                "new": one.new.value if one.new else None,
            }
            for one in each.changed
        ],
    }


def say_comparison(found: RegimenComparison, zone: tzinfo) -> None:
    """Say the counts, then a row for every assessment that came out otherwise."""
    count = counts(found)
    say(
        f"Judged again: assessments {count['assessments']}, doses {count['doses']}. "
        f"With another verdict: assessments {count['assessments_that_differ']}, "
        f"doses {count['doses_that_differ']}; "
        f"no longer given {count['no_longer_given']}, now given {count['now_given']}."
    )
    if found.skipped:
        doses = "1 dose" if found.skipped == 1 else f"{found.skipped} doses"
        say(f"Left out: {doses} of another regimen.")
    if found.differing:
        rows = [row(each, zone) for each in found.differing]
        say_table([("patient", "dose", "judged", "at", "old", "new", "criteria"), *rows])


def row(each: Rejudged, zone: tzinfo) -> tuple[str, ...]:
    """One row of the table."""
    local = each.at.astimezone(zone)
    return (
        each.key.mrn,
        f"{each.key.slot} of cycle {each.key.cycle}, course {each.key.course}",
        PLACES[each.place],
        date_and_clock(local),
        VERDICT_STATES[each.old.verdict].word,
        VERDICT_STATES[each.new.verdict].word,
        "; ".join(map(criterion, each.changed)),
    )


def criterion(one: Changed) -> str:
    """One criterion with its value and both results."""
    results = (one.old, one.new)
    was, now = (RESULT_WORDS[each].within if each else NOT_RECORDED for each in results)
    return f"{one.title} {one.value}: {was} to {now}"
