"""``il2nurse people list``: who is on record at a ward, by the names that commands take."""

from argparse import Namespace

from il2nurse.cli.at_work import station_of
from il2nurse.cli.opening import sound_register
from il2nurse.cli.speaking import ExitCode, say_json, say_table
from il2nurse.domain.people import Person
from il2nurse.settings import load_settings
from il2nurse.workflow.people.standing import standings


def run(asked: Namespace) -> ExitCode:
    """Say each person's id, name, role and how the sign-in stands; the ended ones last."""
    with sound_register(asked.register or load_settings().register, to_read=True) as register:
        station = station_of(register)
        people = sorted(station.people().values(), key=_place)
        standing = standings(station)
    if asked.json:
        say_json({"people": [_answer(each, standing[each.id]) for each in people]})
    elif people:
        say_table([_line(each, standing[each.id]) for each in people])
    return ExitCode.DONE


def _place(person: Person) -> tuple[bool, str]:
    return person.ended, person.name.casefold()


def _answer(person: Person, standing: str) -> dict[str, object]:
    return {
        "id": person.id,
        "name": person.name,
        "title": person.suffix or None,
        "role": person.role.value,
        "initials": person.initials,
        "ended": person.ended,
        "sign_in": standing or None,
    }


def _line(person: Person, standing: str) -> tuple[str, ...]:
    role = f"{person.role.label}, ended" if person.ended else person.role.label
    return (person.id, person.shown, role, standing)
