"""``il2nurse play`` and ``il2nurse practice``: scenarios become registers and papers."""

from argparse import Namespace
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from itertools import count
from pathlib import Path

from il2nurse.app.papers import load_papers
from il2nurse.app.practice import build_practice
from il2nurse.app.stage import FileStage, refuse_to_replace
from il2nurse.cli.speaking import ExitCode, Refused, complain, say, say_json
from il2nurse.files.private import make_private_folder
from il2nurse.files.writing import NotWritten
from il2nurse.play.play import Unmet, play
from il2nurse.play.scenario import read_scenario
from il2nurse.play.spelling import BadScenario
from il2nurse.settings import load_settings


def run(asked: Namespace) -> ExitCode:
    """Play a scenario into a new register; code 1 at the first expectation that is not met."""
    refuse_taken(asked.register, replace=asked.replace)
    try:
        scenario = read_scenario(asked.scenario, datetime.now(UTC), asked.answers)
        settings = replace(load_settings(), zone=scenario.zone, ward=scenario.name)
        papers = load_papers if asked.papers else None
        ids = numbered(asked.scenario)
        stage = FileStage(settings, asked.register, papers, asked.papers or Path(), ids)
        stage.replaces = asked.replace
        with stage:
            played = play(scenario, stage)
    except BadScenario as error:
        raise Refused(str(error)) from error
    except Unmet as unmet:
        complain(str(unmet))
        return ExitCode.FAILED
    written = [str(path) for path in stage.written]
    if asked.json:
        say_json({"acts": played.acts, "cases": played.cases, "papers": written})
    else:
        say(f"{scenario.title}: {played.acts} acts, everything came as expected.")
        for path in written:
            say(path)
    return ExitCode.DONE


def practise(asked: Namespace) -> ExitCode:
    """Make a practice ward in a new register."""
    refuse_taken(asked.register, replace=asked.replace)
    now, settings = datetime.now(UTC), load_settings()
    acts = build_practice(settings, asked.register, now, replaces=asked.replace)
    if asked.json:
        say_json({"register": str(asked.register), "acts": acts})
    else:
        say(f"A practice ward was made at {asked.register}.")
    return ExitCode.DONE


def numbered(scenario: Path) -> Callable[[], str]:
    """Ids counted up from what the scenario says: the same scenario gives the same papers."""
    seed, numbers = sha256(scenario.read_bytes()).hexdigest()[:32], count(1)
    return lambda: f"{seed}-{next(numbers)}"


def refuse_taken(path: Path, *, replace: bool) -> None:
    """Refuse a name that is taken, but for a played register that shall give way; make the folder.

    Said before anything is played; the stage looks once more at the end.
    """
    if path.exists() and not replace:
        raise Refused(
            f"{path} exists already. Nothing was changed; name a new file for the register. With "
            "--replace a played register or a practice ward gives way."
        )
    if path.exists():
        try:
            refuse_to_replace(path)
        except NotWritten as error:
            raise Refused(str(error)) from error
    make_private_folder(path.parent)
