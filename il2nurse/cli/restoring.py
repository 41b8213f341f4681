"""``il2nurse restore`` and ``drill``: going on from a copy, and trying whether one could."""

from argparse import Namespace
from pathlib import Path

from il2nurse.app.restore.deciding_pins import DecidingPins
from il2nurse.app.restore.drilling import UNREACHED, drill
from il2nurse.app.restore.losses import Loss
from il2nurse.app.restore.restoring import administrator, look_at_loss, restore
from il2nurse.cli.at_work import settings_for, station_of
from il2nurse.cli.opening import sound_register
from il2nurse.cli.printing import ask_pin, find_person, named_person
from il2nurse.cli.speaking import ExitCode, Refused, complain, say, say_json
from il2nurse.domain.people import May, NotAllowed, Person
from il2nurse.settings import load_settings
from il2nurse.workflow.clocks import SystemClock
from il2nurse.workflow.station import Station

NEXT = "Compare the printed papers, then open the program: it goes on with this register."
ASIDE = "To restore the copy in its place, say --set-aside."
WHO = "Say which administrator of the copy decides: --by PERSON. With --dry-run nothing is changed."


def run(asked: Namespace) -> ExitCode:
    """Restore a copy, or with ``--dry-run`` only say what would be missing."""
    settings, copy = load_settings(), asked.copy.absolute()
    to = (asked.to or settings.register).absolute()
    if asked.dry_run:
        tell(look_at_loss(settings, copy, to, SystemClock()), asked, None, None)
        return ExitCode.DONE
    if not asked.by:
        raise Refused(WHO)
    pins = DecidingPins(settings)
    done = restore(
        settings,
        copy,
        to,
        SystemClock(),
        lambda station: who(station, asked.by, pins),
        aside=asked.set_aside,
    )
    tell(done.loss, asked, done.path, done.kept)
    return ExitCode.DONE


def who(station: Station, name: str, pins: DecidingPins) -> Person:
    """The administrator who restores, by id or full name, with their PIN."""
    try:
        person = named_person(station, name)
    except NotAllowed as error:
        may = [each for each in station.people().values() if each.may(May.RESTORE)]
        names = ", ".join(f"{each.id} ({each.name})" for each in may)
        said = f"Nobody in the copy is called {name}. Its administrators: {names}."
        raise Refused(said) from error
    return administrator(station, person.id, ask_pin(person), pins)


def tell(loss: Loss, asked: Namespace, path: Path | None, kept: Path | None) -> None:
    """Say what is missing, and where the register and the one before lie."""
    if asked.json:
        say_json(
            {
                "copy": str(loss.copy.path),
                "number": loss.copy.head.number,
                "seal": loss.copy.head.seal,
                "lost_to": loss.known,
                "about": list(loss.about),
                "lost": list(loss.lines),
                "newer_copy": str(loss.newer) if loss.newer else None,
                "restored": str(path) if path else None,
                "parted_after": loss.parted,
                "damaged_kept_as": str(kept) if kept else None,
            }
        )
        return
    for line in (*loss.sentences(), *loss.about, *loss.lines):
        say(line)
    if path is None and loss.parted is not None:
        say(ASIDE)
    if path is None:
        say("Nothing was changed.")
        return
    say(f"Restored: {path}")
    if kept:
        say(f"What lay in its place is kept as {kept}.")
    say(NEXT)


def practise(asked: Namespace) -> ExitCode:
    """Restore the newest copies in a scratch place; code 1 where one cannot be."""
    with sound_register(asked.register) as register:
        settings = settings_for(register)
        station = station_of(register)
        folder: Path = asked.papers or settings.papers
        done = drill(settings, register, station, folder, find_person(station, asked.by))
    if asked.json:
        say_json({"report": str(done.report), "passed": done.passed})
    else:
        say(done.report.read_text(encoding="utf-8"))
        say(f"Report: {done.report}")
    for fact in done.facts:
        if not fact.passed:
            complain(f"{fact.copy}: {fact.fault}")
    if done.unreached:
        complain(UNREACHED.format(done.unreached))
    return ExitCode.DONE if done.passed else ExitCode.FAILED
