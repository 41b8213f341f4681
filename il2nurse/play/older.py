"""Scenarios of an older form, carried over: what they said then, in the words of today.

Format 1, which has no number in the file, is the form of before 26-Nov-2026. Its prescribers were
free texts, a late start gave its reason at the start, no oxygen meant room air without saying so,
and a witness was a second person. No order asked about suitability: it is answered as usual. What
else it does not say is not invented: an act without it is refused as at the bedside.
"""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from il2nurse.domain.people import Role
from il2nurse.domain.regimen.vocabulary import OXYGEN, OXYGEN_DEVICE, ROOM_AIR
from il2nurse.domain.values.quantity import NotANumber, parse_decimal
from il2nurse.play.spelling import BadScenario

FORMAT: Final = 2
# Nobody types it: in format 1 prescribers only ordered by telephone.
PIN: Final = "7419"
# What the start of an infusion took when a late one gave its reason there.
LATE_START: Final = ("late_reason", "prescriber")

Given = Mapping[str, object]


def read_format(about: Given, where: str) -> int:
    """The format of a scenario; raises ``BadScenario`` for one that this program does not know."""
    form = about.get("format", 1)
    if not isinstance(form, int) or not 1 <= form <= FORMAT:
        raise BadScenario(
            f"{where}: format {form} is not known. This program reads formats 1 to {FORMAT}."
        )
    return form


def carried_over(files: Mapping[Path, Given], main: Path) -> dict[Path, Given]:
    """The files of a scenario of format 1 as format 2 says the same; ``main`` gets the people."""
    known = {str(raw.get("id")) for given in files.values() for raw in tables(given.get("person"))}
    names = {name: person_id(name) for name in prescribers(files.values()) if name not in known}
    carried = {path: carried_file(given, names) for path, given in files.items()}
    people = [
        {"id": named, "name": name, "role": Role.PRESCRIBER.value, "pin": PIN}
        for name, named in names.items()
    ]
    here = carried[main]
    return {**carried, main: {**here, "person": [*tables(here.get("person")), *people]}}


def prescribers(files: Iterable[Given]) -> list[str]:
    """Every text that names a prescriber, once, in the order of the file."""
    acts = [raw for given in files for raw in (*tables(given.get("act")), *changes(given))]
    texts = (str(raw.get("prescriber", "")) for raw in acts)
    return list(dict.fromkeys(text for text in texts if text.strip()))


def person_id(name: str) -> str:
    """The id of a person who was only a name."""
    return re.sub(r"\W+", "-", name.casefold()).strip("-") or name


def changes(given: Given) -> list[Given]:
    """What the cases of a file change in its acts."""
    return [
        change
        for case in tables(given.get("case"))
        for change in case.values()
        if isinstance(change, dict)
    ]


def carried_file(given: Given, names: Mapping[str, str]) -> Given:
    """One file, with its acts, cases and answers carried over."""
    carried = dict(given)
    if "act" in given:
        carried["act"] = [carried_act(raw, names) for raw in tables(given["act"])]
    if "case" in given:
        carried["case"] = [
            {
                key: carried_act(value, names) if isinstance(value, dict) else value
                for key, value in case.items()
            }
            for case in tables(given["case"])
        ]
    answers = given.get("answers")
    if isinstance(answers, dict):
        carried["answers"] = with_device(
            {
                key: with_device(value) if isinstance(value, dict) else value
                for key, value in answers.items()
            }
        )
    return carried


def carried_act(raw: Given, names: Mapping[str, str]) -> Given:
    """One act, or what a case changes in it."""
    left_out = LATE_START if raw.get("do") == "start" else ()
    carried = {key: value for key, value in raw.items() if key not in left_out}
    named = names.get(str(carried.get("prescriber", "")))
    if named:
        carried["prescriber"] = named
    but = carried.get("but")
    if isinstance(but, dict):
        carried["but"] = with_device(but)
    if "say" in carried:
        carried["say"] = with_witness(carried["say"])
    return carried


def with_witness(expected: object) -> object:
    """Expected sentences, in which a second person is called a witness as in those of today."""
    if isinstance(expected, list):
        return [with_witness(each) for each in expected]
    return expected.replace("second person", "witness") if isinstance(expected, str) else expected


def with_device(answers: Given) -> Given:
    """Answers in which no oxygen is room air; by what device oxygen came, they do not say."""
    if OXYGEN.id not in answers or OXYGEN_DEVICE.id in answers:
        return answers
    try:
        flow = parse_decimal(str(answers[OXYGEN.id]))
    except NotANumber:
        return answers
    return {**answers, OXYGEN_DEVICE.id: "" if flow else ROOM_AIR}


def tables(value: object) -> list[Given]:
    """The tables under a key; what is none is left to the reader of the file to refuse."""
    return [raw for raw in value if isinstance(raw, dict)] if isinstance(value, list) else []
