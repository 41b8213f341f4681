"""A time that people read says which hour it is where that comes twice: one function writes it."""

from collections import Counter
from pathlib import Path
from typing import Final

HOME: Final = Path(__file__).parents[2]

# Where hours and minutes are written without it, how often, and why.
WITHOUT: Final = {
    "domain/values/instants.py": 1,  # has no zone, and is refused
    "domain/values/wall_clock.py": 2,  # the function itself; a typed time that may mean both
    "readable/flowsheet/picture_time.py": 1,  # the hours along an axis, in their order
    "readable/picture.py": 1,  # the hours along an axis
    "ui/editors/time.py": 3,  # what is typed; which hour is meant stands beside it
    "ui/editors/typed_time.py": 3,  # what was typed: no instant yet
    "ui/editors/which_hour.py": 1,  # both hours, each with its letters
    "ui/patient/doses.py": 1,  # a narrow slot of the strip; its words say which
    "ui/ward/hours.py": 1,  # the hours along an axis
    "ui/ward/ward.py": 2,  # compared with the minute before
}


def test_hours_and_minutes_are_written_by_the_function_that_says_which_hour() -> None:
    program = HOME / "il2nurse"
    found = Counter(
        {
            path.relative_to(program).as_posix(): path.read_text("utf-8").count("%H:%M}")
            for path in sorted(program.rglob("*.py"))
        }
    )
    assert +found == WITHOUT
