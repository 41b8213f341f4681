"""``il2nurse scans``: how codes came in on the ward, week by week."""

from argparse import Namespace

from il2nurse.cli.at_work import station_of
from il2nurse.cli.opening import sound_register
from il2nurse.cli.speaking import ExitCode, say, say_json
from il2nurse.domain.values.text import written_date
from il2nurse.readable.unread_words import CODES_ON, WHY_UNREAD
from il2nurse.workflow.scan_counts import scans_by_week


def run(asked: Namespace) -> ExitCode:
    """Count what was scanned, typed by hand, and could not be read; writes nothing."""
    with sound_register(asked.register, to_read=True) as register:
        ward = register.identity().name
        weeks = scans_by_week(station_of(register))
    if asked.json:
        found = [
            {
                "week": week.monday.isoformat(),
                "scanned": week.scanned,
                "typed": week.typed,
                "unread": [
                    {"on": on.value, "why": why.value, "times": times}
                    for (on, why), times in sorted(week.unread.items())
                ],
            }
            for week in weeks
        ]
        say_json({"ward": ward, "weeks": found})
        return ExitCode.DONE
    if not weeks:
        say(f"{ward}: nothing was scanned or typed into a step yet.")
    for week in weeks:
        failed = sum(week.unread.values())
        say(
            f"{ward}, week of {written_date(week.monday)}: {week.scanned} scanned, {week.typed} "
            f"typed by hand, {failed} not readable"
        )
        for (on, why), times in sorted(week.unread.items()):
            say(f"  {CODES_ON[on]}: {WHY_UNREAD[why].lower()}, {times}")
    return ExitCode.DONE
