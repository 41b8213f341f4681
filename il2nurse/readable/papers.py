"""Every kind of paper, one row each: window, command line, scenarios and audit go by it.

One sheet has no row, the recovery sheet: it carries a key, so it has no preview, no copy and no
printing on record, tells of no patient, and is made only beside the key that it spells.
"""

from collections.abc import Mapping
from typing import Final

from il2nurse.readable import key_card
from il2nurse.readable.content import About, PaperKind
from il2nurse.readable.course import eligibility_paper, regimen_paper, teaching
from il2nurse.readable.dose import summary
from il2nurse.readable.downtime import pack
from il2nurse.readable.flowsheet import paper as flowsheet
from il2nurse.readable.pharmacy import batch, calibration, label, preparation_sheet

RECORD: Final = PaperKind("record", summary.TITLE, About.DOSE, summary.tell)
FULL_RECORD: Final = PaperKind(
    "full_record", summary.IN_FULL, About.DOSE, summary.tell_in_full, "full-record"
)
PREPARATION: Final = PaperKind(
    "preparation", preparation_sheet.TITLE, About.BAG, preparation_sheet.tell, "prep-sheet"
)
LABEL: Final = PaperKind("label", label.TITLE, About.LABEL, label.tell)
FLOWSHEET: Final = PaperKind("flowsheet", flowsheet.TITLE, About.PERIOD, flowsheet.tell)
REGIMEN: Final = PaperKind("regimen", regimen_paper.TITLE, About.PATIENT, regimen_paper.tell)
ELIGIBILITY: Final = PaperKind(
    "eligibility", eligibility_paper.TITLE, About.CLEARANCE, eligibility_paper.tell
)
TEACHING: Final = PaperKind(
    "teaching", teaching.TITLE, About.PATIENT, teaching.tell, for_patient=True
)

PAPERS: Final[Mapping[str, PaperKind]] = {
    kind.name: kind
    for kind in (RECORD, FULL_RECORD, PREPARATION, LABEL, FLOWSHEET, ELIGIBILITY, TEACHING, REGIMEN)
}
"""The papers about a patient."""

DOWNTIME: Final = PaperKind("downtime", pack.TITLE, About.WARD, pack.tell)

KEY_CARD: Final = PaperKind("key_card", key_card.TITLE, About.WARD, key_card.tell, "key-card")

BATCH: Final = PaperKind("batch", batch.TITLE, About.WARD, batch.tell)

CALIBRATION: Final = PaperKind(
    "calibration", calibration.TITLE, About.WARD, calibration.tell, "label-calibration"
)

REGIMEN_TEXT: Final = PaperKind(
    "regimen_text", regimen_paper.OF_A_TEXT, About.TEXT, regimen_paper.tell_text, "regimen-text"
)

EVERY_PAPER: Final[Mapping[str, PaperKind]] = {
    **PAPERS,
    **{kind.name: kind for kind in (DOWNTIME, KEY_CARD, BATCH, CALIBRATION, REGIMEN_TEXT)},
}
"""Those about the ward and about its regimens, too."""
