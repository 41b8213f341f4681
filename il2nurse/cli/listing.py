"""``il2nurse regimen list``: which regimens there are, and in a register which text holds."""

from argparse import Namespace
from datetime import date, datetime, time
from pathlib import Path
from typing import Final

from il2nurse.app.shelf import is_guided, shelf
from il2nurse.cli.at_work import station_of
from il2nurse.cli.opening import sound_register
from il2nurse.cli.speaking import ExitCode, say, say_json, say_table
from il2nurse.cli.telling import NOT_LOOKED_UP
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.readable.course.approvals import standing_in_words
from il2nurse.readable.doses import doses_in_words
from il2nurse.readable.wording import Wording
from il2nurse.settings import load_settings
from il2nurse.workflow.course.shelved import ShelvedText, shelved_texts
from il2nurse.workflow.station import Station

GUIDED: Final = "guided through each dose"
TOLD: Final = "worked out, planned and told; nobody can order by it"


def run(asked: Namespace) -> ExitCode:
    """List the files of this station, or each text of a register with when one orders by it.

    ``BadRegimen`` names what is wrong with a file.
    """
    if asked.register:
        return _of_register(asked.register, in_json=asked.json)
    found = shelf(load_settings())
    regimens = found.every().values()
    if asked.json:
        say_json({"regimens": [{**_file(each), "place": found.place(each)} for each in regimens]})
    else:
        say_table(
            [
                (each.id, each.version, each.title, GUIDED if is_guided(each) else TOLD)
                for each in regimens
            ]
        )
        say(f"\n{NOT_LOOKED_UP}")
    return ExitCode.DONE


def _file(regimen: Regimen) -> dict[str, object]:
    return {
        "id": regimen.id,
        "version": regimen.version,
        "title": regimen.title,
        "kind": regimen.kind,
        "route": regimen.route,
        "doses": doses_in_words(regimen.preparation),
        "guided": is_guided(regimen),
        "digest": regimen.digest,
    }


def _of_register(path: Path, *, in_json: bool) -> ExitCode:
    with sound_register(path) as register:
        station = station_of(register)
        day = station.today(station.now().at)
        words = Wording(station.people(), station.zone, day)
        texts, away = shelved_texts(station), station.regimens.away()
        if in_json:
            told = [_text(each, station, words, day) for each in texts]
            say_json({"texts": told, "files_away": away})
        else:
            say_table(
                [
                    (each.approvals.regimen, each.approvals.version, _stands(each, words, day))
                    for each in texts
                ]
            )
            if away:
                say(f"\n{away}")
    return ExitCode.DONE


def _text(text: ShelvedText, station: Station, words: Wording, day: date) -> dict[str, object]:
    holding = text.holding
    until = holding.until if holding else None
    return {
        "id": text.approvals.regimen,
        "version": text.approvals.version,
        "title": text.title,
        "place": text.place,
        "digest": text.digest,
        "holds": text.holds(day),
        "from": _begin(holding.since, station) if holding else None,
        "until": _begin(until, station) if until else None,
        "stands": _stands(text, words, day),
    }


def _stands(text: ShelvedText, words: Wording, day: date) -> str:
    return standing_in_words(text.approvals, text.holding, words, day)


def _begin(day: date, station: Station) -> str:
    return datetime.combine(day, time(), station.zone).isoformat()
