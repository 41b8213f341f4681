"""The laboratory's files of a station: the site's own where it has them, else the program's."""

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.regimen.labs.laboratory import Laboratory
from il2nurse.home import resources_folder
from il2nurse.regimens import BadRegimen
from il2nurse.regimens.labs.laboratory import load_laboratory
from il2nurse.settings import Settings

FOLDER = "laboratory"


def find_laboratory(settings: Settings) -> Laboratory:
    """Tests and grades of this station; raises ``BadRegimen`` where a file is not good."""
    site = settings.regimens / FOLDER if settings.regimens else None
    return load_laboratory(resources_folder() / FOLDER, site)


def laboratory_for_window(settings: Settings) -> Laboratory:
    """The laboratory for the window; raises ``NotAllowed`` with the sentence that it shows."""
    try:
        return find_laboratory(settings)
    except BadRegimen as problem:
        raise NotAllowed(f"The laboratory's files cannot be used. {problem}") from problem
