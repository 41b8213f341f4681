"""The laboratory's files of a station: the site's own where it has them, else the program's."""

from il2nurse.app.shelf import files_of
from il2nurse.domain.people import NotAllowed
from il2nurse.domain.regimen.labs.laboratory import Laboratory
from il2nurse.files.station_file import BadSettings
from il2nurse.home import resources_folder
from il2nurse.regimens import BadRegimen
from il2nurse.regimens.labs.laboratory import load_laboratory
from il2nurse.settings import Settings

FOLDER = "laboratory"


def find_laboratory(settings: Settings) -> Laboratory:
    """Tests and grades of this station; raises ``BadRegimen`` where a file is not good.

    Raises ``BadSettings`` where the site's folder cannot be read: its own tests may lie there.
    """
    site = settings.regimens
    if site:
        files_of(site)
    return load_laboratory(resources_folder() / FOLDER, site / FOLDER if site else None)


def laboratory_for_window(settings: Settings) -> Laboratory:
    """The laboratory for the window; raises ``NotAllowed`` with the sentence that it shows."""
    try:
        return find_laboratory(settings)
    except (BadRegimen, BadSettings) as problem:
        raise NotAllowed(f"The laboratory's files cannot be used. {problem}") from problem
