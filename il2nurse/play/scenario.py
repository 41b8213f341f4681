"""What a scenario file says: people, patients, answers and acts, read strictly."""

import os
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from il2nurse.domain.people import Person, Role
from il2nurse.domain.record.patient.patient import Patient
from il2nurse.files.reading import BadFile, read_utf8
from il2nurse.play.older import FORMAT, carried_over, read_format
from il2nurse.play.spelling import BadScenario, one_of, read_start

TOP = ("scenario", "person", "patient", "answers", "act", "case")
ABOUT = (
    "format",
    "title",
    "about",
    "start",
    "zone",
    "regimen",
    "uses",
    "station",
    "name",
    "approved",
)
PERSON = ("id", "name", "suffix", "role", "pin")
PATIENT = ("id", "mrn", "family", "given", "born", "sex", "bed", "allergies", "drugs")
Given = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Actor:
    """A person of the scenario, with the PIN that they type."""

    person: Person
    pin: str


@dataclass(frozen=True, slots=True)
class ScenarioAct:
    """One act: what is done, when, by whom, and what must come of it."""

    where: str
    do: str
    given: Given


@dataclass(frozen=True, slots=True)
class Variation:
    """One case: its title and what it changes in the acts that vary."""

    title: str
    changes: Mapping[str, Given] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Scenario:
    """A whole scenario, not yet played.

    ``older`` tells one that was written in an older form; ``answers`` are what people answer
    unless told else; ``end`` is the time of the playing. The regimens are ``approved``
    before the first act, unless the file says otherwise.
    """

    file: str
    older: bool
    title: str
    about: str
    start: datetime
    end: datetime
    zone: ZoneInfo
    regimen: str
    station: str
    name: str
    people: Mapping[str, Actor]
    patients: Mapping[str, Patient]
    answers: Given
    acts: tuple[tuple[str, Given], ...]
    variations: tuple[Variation, ...]
    approved: bool


def table_of(raw: Given, key: str) -> Given:
    """The table below a key; empty where there is none."""
    found = raw.get(key, {})
    return found if isinstance(found, dict) else {}


def read_scenario(path: Path, now: datetime, asked_since: Path | None = None) -> Scenario:
    """The scenario in a file; ``now`` is what the word "now" in its start means.

    ``asked_since`` is a file with answers to what the scenario does not answer.
    """
    files, here = _with_used(path), path.resolve()
    older = read_format(_one(files[here], "scenario", ABOUT, path), path.name) < FORMAT
    if older:
        files = carried_over(files, here)
    given, everything = files[here], list(files.values())
    more = list(_with_used(asked_since).values()) if asked_since else []
    about = _one(given, "scenario", ABOUT, path)
    people = _named(everything, "person", PERSON, path)
    patients = _named(everything, "patient", PATIENT, path)
    zone = _zone(str(about.get("zone", "UTC")), path)
    return Scenario(
        file=path.name,
        older=older,
        title=str(about.get("title", path.stem)),
        about=str(about.get("about", "")),
        end=now,
        start=read_start(str(about.get("start", "now")), now, zone, path.name, older=older),
        zone=zone,
        regimen=str(about.get("regimen", "aldesleukin-high-dose-iv")),
        station=str(about.get("station", "station 1")),
        name=str(about.get("name", "Ward")),
        people={name: _actor(raw, path) for name, raw in people.items()},
        patients={name: _patient(raw, path) for name, raw in patients.items()},
        answers=_answers([*more, *everything]),
        acts=tuple(
            (f"{file.name}, act {number}", raw)
            for file, loaded in files.items()
            for number, raw in enumerate(_tables(loaded, "act", file), start=1)
        ),
        variations=tuple(_variation(raw, path) for raw in _tables(given, "case", path))
        or (Variation(""),),
        approved=about.get("approved", True) is True,
    )


def _zone(name: str, path: Path) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise BadScenario(
            f"{path.name}: “{name}” is not a time zone. Write it like “Europe/Paris”."
        ) from error


def _with_used(path: Path, above: tuple[Path, ...] = ()) -> dict[Path, Given]:
    """A file and all that it uses, and those in turn, used ones first; each file comes once."""
    here = Path(os.path.realpath(path))
    if here in above:
        raise BadScenario(f"{path.name} uses itself, by way of {above[-1].name}.")
    given, found = _load(path), dict[Path, Given]()
    for name in _texts(_one(given, "scenario", ABOUT, path).get("uses")):
        found |= _with_used(path.parent / name, (*above, here))
    return {**found, here: given}


def _load(path: Path) -> Given:
    try:
        given = tomllib.loads(read_utf8(path), parse_float=str)
    except FileNotFoundError as error:
        raise BadScenario(f"There is no scenario file {path}.") from error
    except BadFile as error:
        raise BadScenario(str(error)) from error
    except (ValueError, RecursionError) as error:
        raise BadScenario(f"{path} cannot be read as TOML: {error}.") from error
    for key in given:
        one_of(key, TOP, path.name)
    return given


def _one(given: Given, key: str, allowed: Sequence[str], path: Path) -> Given:
    found = given.get(key, {})
    if not isinstance(found, dict):
        raise BadScenario(f"{path.name}: [{key}] must be one table.")
    for name in found:
        one_of(name, allowed, f"{path.name}, [{key}]")
    return found


def _tables(given: Given, key: str, path: Path) -> tuple[Given, ...]:
    found = given.get(key, [])
    if not isinstance(found, list) or not all(isinstance(raw, dict) for raw in found):
        raise BadScenario(f"{path.name}: write [[{key}]] with two brackets, once for each.")
    return tuple(found)


def _texts(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    return tuple(map(str, value)) if isinstance(value, list) else (str(value),)


def _named(
    everything: Iterable[Given], key: str, allowed: Sequence[str], path: Path
) -> dict[str, Given]:
    found: dict[str, Given] = {}
    for given in everything:
        for raw in _tables(given, key, path):
            name = str(raw.get("id", ""))
            for word in raw:
                one_of(word, allowed, f"{path.name}, {key} “{name}”")
            if not name or name in found:
                raise BadScenario(f"{path.name}: every {key} needs an id of its own, not “{name}”.")
            found[name] = raw
    return found


def _actor(raw: Given, path: Path) -> Actor:
    role = one_of(str(raw.get("role", "")), tuple(Role), f"{path.name}, person “{raw['id']}”")
    name = str(raw.get("name", raw["id"]))
    person = Person(str(raw["id"]), name, str(raw.get("suffix", "")), Role(role))
    return Actor(person, str(raw.get("pin", "")))


def _patient(raw: Given, path: Path) -> Patient:
    born = raw.get("born")
    try:
        day = born if isinstance(born, date) else date.fromisoformat(str(born))
    except ValueError as error:
        raise BadScenario(
            f"{path.name}, patient “{raw['id']}”: write born like 1961-03-14."
        ) from error
    return Patient(
        mrn=str(raw.get("mrn", "")),
        family=str(raw.get("family", "")),
        given=str(raw.get("given", "")),
        born=day,
        sex=str(raw.get("sex", "unknown")),
        bed=str(raw.get("bed", "")),
        allergies=_texts(raw.get("allergies")),
        drugs=_texts(raw.get("drugs")),
    )


def _answers(everything: Iterable[Given]) -> dict[str, object]:
    answers: dict[str, object] = {}
    for given in everything:
        for name, value in table_of(given, "answers").items():
            inner = value if isinstance(value, dict) else {name: value}
            answers.update(inner)
    return answers


def _variation(raw: Given, path: Path) -> Variation:
    changes = {name: value for name, value in raw.items() if name != "title"}
    for name, value in changes.items():
        if not isinstance(value, dict):
            raise BadScenario(f"{path.name}, case “{raw.get('title', '')}”: {name} needs a table.")
    return Variation(
        str(raw.get("title", "")),
        {name: value for name, value in changes.items() if isinstance(value, dict)},
    )
