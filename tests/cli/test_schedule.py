"""``il2nurse schedule``: the slots of a course, and the starts that are refused."""

import pytest

from tests.cli.command_line import REGIMEN, Answered, CommandLine


def schedule(cli: CommandLine, start: str, zone: str = "Europe/Paris") -> Answered:
    return cli("schedule", "--json", "--regimen", REGIMEN, "--start", start, "--zone", zone)


def slots(answered: Answered) -> list[dict[str, object]]:
    found = answered.json()["slots"]
    assert isinstance(found, list)
    return found


def test_eight_hours_stay_eight_while_the_clocks_go_back(cli: CommandLine) -> None:
    found = slots(schedule(cli, "2026-10-24T20:00"))
    assert len(found) == 28
    assert found[0] == {
        "course": 1,
        "cycle": 1,
        "slot": 1,
        "due_utc": "2026-10-24T18:00+00:00",
        "due_local": "2026-10-24T20:00+02:00",
    }
    assert found[1]["due_local"] == "2026-10-25T03:00+01:00"
    assert found[13]["due_utc"] == "2026-10-29T02:00+00:00"


def test_the_second_cycle_begins_on_day_15_at_the_same_clock_time(cli: CommandLine) -> None:
    second = slots(schedule(cli, "2026-10-19T08:00"))[14]
    assert (second["cycle"], second["slot"]) == (2, 1)
    assert second["due_local"] == "2026-11-02T08:00+01:00"


def test_the_rest_counts_whole_days_after_the_last_dose(cli: CommandLine) -> None:
    # The fourteenth dose is due on 29-Oct at 03:00, so that day is not one of the nine.
    assert slots(schedule(cli, "2026-10-24T20:00"))[14]["due_local"] == "2026-11-08T20:00+01:00"


@pytest.mark.parametrize(
    ("start", "zone", "first", "second"),
    [
        ("2026-10-25T02:30", "Europe/Paris", "02:30+02:00", "02:30+01:00"),
        ("2026-03-29T02:30", "Europe/Paris", "01:30+01:00", "03:30+02:00"),
        ("2026-10-04T02:15", "Australia/Lord_Howe", "01:45+10:30", "02:45+11:00"),
        ("2026-04-05T01:45", "Australia/Lord_Howe", "01:45+11:00", "01:45+10:30"),
    ],
)
def test_a_start_that_is_not_one_instant_is_refused_with_both_readings(
    cli: CommandLine, start: str, zone: str, first: str, second: str
) -> None:
    answered = schedule(cli, start, zone)
    assert answered.code == 2
    assert not answered.out
    day = start.partition("T")[0]
    assert f"Write {day}T{first} or {day}T{second}." in answered.err
    for reading in (first, second):
        assert slots(schedule(cli, f"{day}T{reading}", zone))[0]["due_local"] == f"{day}T{reading}"


@pytest.mark.parametrize(
    ("start", "zone", "sentence"),
    [
        ("2026-10-24", "Europe/Paris", "no time of day"),
        ("2026-10-24T20:00:30", "Europe/Paris", "no whole minute"),
        ("tomorrow", "Europe/Paris", "is not a time"),
        ("9999-12-30T20:00", "Europe/Paris", "too far away"),
        ("", "Europe/Paris", "name when the first dose is due"),
        # Offsets that Paris does not have at that time.
        ("2026-10-25T02:30+03:00", "Europe/Paris", "Write 2026-10-25T01:30+02:00 if that"),
        ("2026-03-29T02:30+02:00", "Europe/Paris", "Write 2026-03-29T01:30+01:00 if that"),
        ("2026-10-24T20:00", "Paris", "is not a time zone"),
        ("2026-10-24T20:00", "", "is not a time zone"),
    ],
)
def test_what_cannot_be_meant_is_refused(
    cli: CommandLine, start: str, zone: str, sentence: str
) -> None:
    answered = schedule(cli, start, zone)
    assert answered.code == 2
    assert sentence in answered.err


def test_the_plan_can_be_read(cli: CommandLine) -> None:
    words = ("--regimen", REGIMEN, "--start", "2026-10-24T20:00", "--zone", "Asia/Kathmandu")
    lines = cli("schedule", *words).out.splitlines()
    assert "Asia/Kathmandu" in lines[0]
    assert lines[1].split() == ["course", "cycle", "slot", "due", "utc", "due", "local"]
    assert lines[2].endswith("2026-10-24T20:00+05:45")
    assert len(lines) == 30


def test_courses_in_weeks_follow_at_the_same_clock_time(cli: CommandLine) -> None:
    words = ("--regimen", "aldesleukin-subcutaneous-hiv", "--start", "2026-10-20T20:00")
    where = ("--zone", "Europe/Paris", "--courses", "2", "--json")
    found = slots(cli("schedule", *words, *where))
    assert [(each["course"], each["slot"]) for each in found[9:11]] == [(1, 10), (2, 1)]
    assert found[10]["due_local"] == "2026-12-15T20:00+01:00"


@pytest.mark.parametrize(("courses", "sentence"), [("2", "the discharge"), ("0", "write 1 to")])
def test_courses_that_cannot_be_planned_are_refused(
    cli: CommandLine, courses: str, sentence: str
) -> None:
    start = ("--regimen", REGIMEN, "--start", "2026-10-20T20:00", "--zone", "UTC")
    answered = cli("schedule", *start, "--courses", courses)
    assert answered.code == 2
    assert sentence in answered.err


MAINTENANCE = ("--regimen", "aldesleukin-subcutaneous-maintenance", "--zone", "Europe/Paris")


@pytest.mark.parametrize(
    ("weeks", "second"),
    [("8", "2026-12-15"), ("12", "2027-01-12"), ("16", "2027-02-09")],
)
def test_courses_are_planned_at_each_interval_of_the_regimen(
    cli: CommandLine, weeks: str, second: str
) -> None:
    asked = ("--start", "2026-10-20T20:00", "--courses", "2", "--weeks", weeks, "--json")
    found = slots(cli("schedule", *MAINTENANCE, *asked))
    assert found[10]["due_local"] == f"{second}T20:00+01:00"


def test_an_interval_that_the_regimen_does_not_have_is_refused(cli: CommandLine) -> None:
    start = ("--start", "2026-10-20T20:00", "--courses", "2")
    answered = cli("schedule", *MAINTENANCE, *start, "--weeks", "10")
    assert answered.code == 2
    assert "write 8 or 12 or 16" in answered.err
    words = ("--regimen", REGIMEN, "--zone", "UTC", "--start", "2026-10-20T20:00", "--weeks", "8")
    assert "counted from the discharge" in cli("schedule", *words).err


def test_an_interval_is_refused_where_one_course_is_planned(cli: CommandLine) -> None:
    start = ("--start", "2026-10-20T20:00", "--weeks", "12")
    for several in ((), ("--courses", "1")):
        answered = cli("schedule", *MAINTENANCE, *start, *several)
        assert (answered.code, answered.out) == (2, "")
        assert "one is planned. Say how many: --courses 2." in answered.err


def test_what_follows_the_plan_is_said_as_the_regimen_has_it(cli: CommandLine) -> None:
    start = ("--start", "2026-10-20T20:00")
    assert (
        "8 weeks after the first dose of the one before"
        in cli("schedule", *MAINTENANCE, *start).out
    )
    words = ("--regimen", REGIMEN, "--zone", "UTC", *start)
    assert "on the first day after the rest" in cli("schedule", *words).out


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ((), "One course. By the regimen a further course begins 8 weeks after"),
        (("--courses", "2"), "2 courses, 8 weeks apart, each at the same time of the day."),
        (("--courses", "2", "--weeks", "12"), "2 courses, 12 weeks apart"),
    ],
)
def test_the_head_says_what_was_planned_and_what_the_regimen_has(
    cli: CommandLine, asked: tuple[str, ...], said: str
) -> None:
    head = cli("schedule", *MAINTENANCE, "--start", "2026-10-20T20:00", *asked).out
    assert said in head
    least = "8 weeks after the first dose of the one before at the earliest"
    assert f"{least}, and 12 or 16 weeks after it where a value advises that." in head


def test_the_json_says_how_far_apart_the_courses_are(cli: CommandLine) -> None:
    start = ("--start", "2026-10-20T20:00", "--json")
    planned = cli("schedule", *MAINTENANCE, *start, "--courses", "3").json()
    assert (planned["courses"], planned["weeks_apart"]) == (3, 8)
    words = ("--regimen", REGIMEN, "--zone", "UTC", *start)
    assert cli("schedule", *words).json()["weeks_apart"] is None
