"""``il2nurse copy``: a verified copy of a register now, beside it and in the second place."""

from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from il2nurse.app.copies.beside import thin_copies
from il2nurse.app.copies.second_place import copy_to_second, lies_in_second
from il2nurse.cli.opening import sound_register
from il2nurse.cli.speaking import ExitCode, complain, say, say_json
from il2nurse.files.writing import NotWritten
from il2nurse.settings import load_settings
from il2nurse.storage.files.kept_copies import read_copy

NO_FOLDER: Final = (
    "No copy was made: {} cannot take one ({}). The register is as it was; name a folder that may "
    "be written to."
)


def run(asked: Namespace) -> ExitCode:
    """Say where the copy lies and which head it has; code 1 where the second place has none.

    A warning about a second place that has it does not make the copy a failure.
    """
    settings, failed = load_settings(), False
    problem: str | None = None
    with sound_register(asked.register) as register:
        folder: Path = asked.into or register.path.parent
        try:
            made = register.copy_to(folder, datetime.now(UTC))
        except OSError as error:
            raise NotWritten(NO_FOLDER.format(folder, error.strerror)) from error
        if asked.into is None:
            thin_copies(register, made)
            second = settings.second_place
            problem = copy_to_second(register, second)
            failed = second is not None and not lies_in_second(register, second)
    copy = read_copy(made)
    number = copy.head.number if copy else 0
    if asked.json:
        say_json({"copy": str(made), "number": number, "second_place": problem})
    else:
        say(f"{made}: verified, {number} entries.")
    if problem:
        complain(problem)
    return ExitCode.FAILED if failed else ExitCode.DONE
