"""What the banner of a page says of its patient, every part as people read it."""

from dataclasses import dataclass
from typing import NamedTuple

from il2nurse.ui.look.tones import Mark


class DoseTold(NamedTuple):
    """The dose of a banner, where it stands, and since or until when; empty where nothing is."""

    dose: str = ""
    stands: str = ""
    when: str = ""


NO_DOSE = DoseTold()


@dataclass(frozen=True, slots=True)
class BannerContent:
    """What the banner shows, every part as people read it.

    ``allergies`` empty means none known is recorded, ``None`` that nobody recorded any answer.
    ``similar`` names who on this ward is alike, and by what, ``shared_bed`` who is in the same bed.
    ``stopped`` tells what was ever stopped, and who reopened it, ``elsewhere`` what was stopped for
    somebody who may be the same person under another number, ``doubted`` what became of the weight
    that was ordered by, ``lost`` which entries are lost and not settled, ``care`` what asks for
    extreme care at each dose, ``research`` that the course is research only, ``overdue`` that vital
    signs are. ``bed`` is ``None`` of who is not on the ward.
    """

    name: str
    born: str
    age: str
    sex: str
    mrn: str
    dosed_by: str = "Dosing weight"
    weight: str | None = None
    weighed: str | None = None
    course: str | None = None
    told: DoseTold = NO_DOSE
    allergies: str | None = None
    chip: Mark | None = None
    overdue: Mark | None = None
    similar: str | None = None
    shared_bed: str | None = None
    stopped: str | None = None
    elsewhere: str | None = None
    doubted: str | None = None
    paused: str | None = None
    changed: str | None = None
    lost: str | None = None
    care: str | None = None
    research: str | None = None
    bed: str | None = None
