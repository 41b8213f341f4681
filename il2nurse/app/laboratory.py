"""The laboratory's files of a station: the site's own where it has them, else the program's."""

from il2nurse.app.regimen_folder import files_of
from il2nurse.domain.people import NotAllowed
from il2nurse.domain.regimen.labs.laboratory import Laboratory
from il2nurse.files.computer import computer_says
from il2nurse.files.errands import Errand, NoAnswer
from il2nurse.files.station_file import BadSettings
from il2nurse.home import resources_folder
from il2nurse.regimens import BadRegimen
from il2nurse.regimens.labs.laboratory import load_laboratory
from il2nurse.settings import Settings

FOLDER = "laboratory"
WAITS_S = 2.0
CANNOT = "The laboratory's files cannot be used."
UNTIL_THEN = (
    "Until then type the values of a dose in its step; those on file stand under Hold criteria."
)


def find_laboratory(settings: Settings) -> Laboratory:
    """Tests and grades of this station; raises ``BadRegimen`` where a file is not good.

    Raises ``BadSettings`` where the site's folder cannot be read: its own tests may lie there.
    """
    site = settings.regimens
    if site:
        files_of(site)
    return load_laboratory(resources_folder() / FOLDER, site / FOLDER if site else None)


def laboratory_for_window(settings: Settings, errand: Errand) -> Laboratory:
    """The laboratory for the window; raises ``NotAllowed`` with the sentence that it shows.

    A share that does not answer keeps the window waiting for no longer than the ``errand`` does.
    """
    try:
        return errand.run(lambda: find_laboratory(settings))
    except NoAnswer as silent:
        why = f"{computer_says(silent)} ({settings.regimens})"
        raise NotAllowed(f"{CANNOT} {why} {UNTIL_THEN}") from silent
    except (BadRegimen, BadSettings) as problem:
        raise NotAllowed(f"{CANNOT} {problem} {UNTIL_THEN}") from problem
