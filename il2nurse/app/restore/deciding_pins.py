"""The PIN of who decides about a register before anybody can sign in; wrong ones are kept."""

from il2nurse.domain.people import May, NotAllowed, Person
from il2nurse.settings import Settings
from il2nurse.storage.files.pin_tries import PinTries, WrongPin
from il2nurse.workflow.people.deciding_tries import (
    Tried,
    record_wrong_pins,
    refuse_deciding,
    wrong_in_words,
)
from il2nurse.workflow.people.sign_in import refuse_one_time_pin
from il2nurse.workflow.station import Station


class DecidingPins:
    """Wrong PINs wait and lock as at the sign-in, also after the program was started again."""

    def __init__(self, settings: Settings) -> None:
        """Use what this station keeps."""
        self._tries = PinTries(settings.pin_tries)

    def check(self, station: Station, person: Person, pin: str, may: May) -> None:
        """Raise ``NotAllowed`` unless this is an own PIN of a person who may, and it is in time."""
        person.demand(may)
        now, register = station.now(), station.register.identity().register
        refuse_deciding(station, person, may, self._tried(register))
        tried = WrongPin(register, person.id, now.at, now.boot_id, now.boot_ms)
        self._tries.add(tried)
        if not station.register.check_pin(person.id, pin):
            raise NotAllowed(wrong_in_words(station, person, may, self._tried(register)))
        self._tries.came_right(tried)
        refuse_one_time_pin(station, person, may)

    def record(self, station: Station, person: Person) -> None:
        """Bring the wrong PINs into the register that goes on, before whoever decided."""
        register = station.register.identity().register
        tried = [(each.person, each.reading) for each in self._tries.of(register)]
        record_wrong_pins(station, tried, person.id)

    def forget(self, register: str) -> None:
        """They are on record where they belong."""
        self._tries.forget(register)

    def _tried(self, register: str) -> Tried:
        counted = [each for each in self._tries.of(register) if each.counts]
        return tuple((each.person, each.reading) for each in counted)
