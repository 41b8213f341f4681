"""A paper is three files: its content, its drawing, its row."""

from pathlib import Path
from typing import Final

from tests.added.scratch import Scratch

MOST_FILES: Final = 3
CONTENT: Final = '''"""A card for the door: whose room it is, and the allergies."""

from dataclasses import dataclass
from typing import Final

from il2nurse.readable.content import Sources
from il2nurse.readable.heading import PatientFacts, patient_facts, zone_in_words
from il2nurse.readable.wording import Wording

TITLE: Final = "Door card"


@dataclass(frozen=True, slots=True)
class DoorCard:
    """What hangs at the door."""

    title: str
    subtitle: str
    planned: str
    mark: str
    zone: str
    patient: PatientFacts
    allergies: str


def tell(sources: Sources) -> DoorCard:
    """The card of a patient."""
    moment = sources.moment
    wording = Wording(sources.people, moment.zone, moment.at.astimezone(moment.zone).date())
    return DoorCard(
        title=TITLE,
        subtitle="",
        planned="",
        mark="Door",
        zone=zone_in_words(wording, moment.at),
        patient=patient_facts(moment.case, moment.course.current, wording),
        allergies=", ".join(moment.case.patient.allergies) or "No allergies known",
    )
'''
DRAWN: Final = '''"""The door card on paper."""

from il2nurse.domain.values.text import Emphasis, line
from il2nurse.readable.course.door_card import DoorCard
from il2nurse.reports.layout.blocks import draw_heading, draw_lines
from il2nurse.reports.layout.pages import Flow


def draw(flow: Flow, card: DoorCard) -> None:
    """Put the card on a page."""
    draw_heading(flow, "Allergies")
    draw_lines(flow, [line(card.allergies, Emphasis.STRONG)])
'''
ROW: Final = (
    'DOOR: Final = PaperKind("door_card", door_card.TITLE, About.PATIENT, door_card.tell)\n\n'
)


def test_it_is_printed_recorded_listed_and_has_a_button(tmp_path: Path) -> None:
    scratch, rows = Scratch(tmp_path), "readable/papers.py"
    scratch.write("readable/course/door_card.py", CONTENT)
    scratch.write("reports/door_card.py", DRAWN)
    imported = "from il2nurse.readable.course import door_card\n"
    scratch.put_before(rows, "from il2nurse.readable.course import eligibility_paper", imported)
    scratch.put_before(rows, "PAPERS: Final[", ROW)
    scratch.put_before(rows, "RECORD, FULL_RECORD, PREPARATION", "DOOR, ")
    assert len(scratch.touched) <= MOST_FILES
    scratch.run_tests(
        "tests/reports/test_papers.py",
        "tests/reports/test_stops_on_papers.py",
        "tests/reports/test_type_of_papers.py",
        "tests/ui/papers/test_preview_page.py",
        "-k",
        "door_card or draws_a_kind or called_the_same",
    )
