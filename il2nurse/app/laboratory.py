"""The laboratory's files of a station: the site's own where it has them, else the program's."""

from il2nurse.app.shelf import resources_folder
from il2nurse.domain.laboratory import Laboratory
from il2nurse.regimens.laboratory import load_laboratory
from il2nurse.settings import Settings

FOLDER = "laboratory"


def find_laboratory(settings: Settings) -> Laboratory:
    """Tests and grades of this station; raises ``BadRegimen`` where a file is not good."""
    site = settings.regimens / FOLDER if settings.regimens else None
    return load_laboratory(resources_folder() / FOLDER, site)
