"""The pages of the gallery: parts put together as on the real screens, with made-up people."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from il2nurse.domain.regimen.rules import Finding, Result
from il2nurse.ui.dose.rail import Rail, RailItem
from il2nurse.ui.dose.rail_row import Progress
from il2nurse.ui.look import sizes
from il2nurse.ui.look.tones import Mark, Sign, Tone
from il2nurse.ui.page.banner import Banner
from il2nurse.ui.page.banner_content import BannerContent, DoseTold
from il2nurse.ui.shell.topbar import Tab, TopBar
from il2nurse.ui.widgets.action import Action, Weight
from il2nurse.ui.widgets.chip import Chip
from il2nurse.ui.widgets.facts import FactRow, Facts
from il2nurse.ui.widgets.finding import FindingBox
from il2nurse.ui.widgets.label import Label
from il2nurse.ui.widgets.notice import Notice
from il2nurse.ui.widgets.table import Table
from il2nurse.ui.widgets.table_rows import Cell, Row, TableColumn
from tests.ui import gallery_editors

WARD_COLUMNS = (
    ("Bed", 70),
    ("Patient", 163),
    ("MRN", 102),
    ("Dose", 130),
    ("Due", 110),
    ("Status", 190),
    ("NEWS2", 90),
    ("Next action", 0),
)
STEPS = (
    ("identify", "Before the dose", "Identify patient"),
    ("pre_tests", "Before the dose", "Pre-tests on file"),
    ("contraindications", "Before the dose", "Contraindications & drugs"),
    ("vital_signs", "Before the dose", "Vital signs"),
    ("lethargy", "Before the dose", "Lethargy & mental status"),
    ("labs_urine", "Before the dose", "Labs & urine output"),
    ("hold_criteria", "Before the dose", "Hold criteria"),
    ("reconstitute", "The dose", "Reconstitute 1.2 mL"),
    ("dilute", "The dose", "Dilute in 50 mL D5W"),
    ("double_check", "The dose", "Independent double check"),
    ("line", "The dose", "Line: no in-line filter"),
    ("infuse", "The dose", "Infuse over 15 minutes"),
    ("flush", "After the dose", "Flush & disconnect"),
    ("vital_signs_after", "After the dose", "Post-dose vitals"),
    ("sign", "After the dose", "Sign the record"),
)
MARSH = BannerContent(
    name="MARSH, Eleanor",
    born="14-Mar-1968",
    age="58 y",
    sex="Female",
    mrn="00482913",
    weight="70 kg",
    weighed="18-Nov",
    course="Course 1 · Cycle 1",
    told=DoseTold("Dose 5 of 14", "due 14:00"),
    allergies="penicillin (rash)",
    chip=Mark(Tone.GOOD, "Wristband scanned 13:41", Sign.CHECK),
    similar="MARSCH, Eleonore is in 714-B of this ward. Compare the MRN with the wristband.",
)


def topbar(tab: str) -> TopBar:
    bar = TopBar()
    names = ("Ward", "Patient", "Pharmacy", "Audit")
    bar.set_tabs([Tab(name.lower(), name, f"Ctrl+{i}") for i, name in enumerate(names, 1)])
    bar.set_current(tab)
    bar.set_place("7 West · Station WOW-03")
    bar.set_saved("Saved", well=True)
    bar.set_person("R. Okafor, RN · Nurse")
    bar.set_practice(True)
    return bar


def rail(here: int) -> Rail:
    made = Rail()
    items = []
    for at, (name, phase, title) in enumerate(STEPS, 1):
        progress = Progress.DONE if at < here else Progress.HERE if at == here else Progress.OPEN
        progress = Progress.BLOCKED if at == here + 2 else progress
        items.append(
            RailItem(name, phase, at, title, progress, f"13:{40 + at}" if at < here else None)
        )
    made.show_items(items)
    return made


def aside() -> QFrame:
    side = QFrame()
    side.setProperty("part", "aside")
    side.setFixedWidth(sizes.ASIDE)
    column = QVBoxLayout(side)
    column.setContentsMargins(16, 14, 16, 14)
    vital = Facts()
    vital.show_facts(
        "Newest vital signs · 13:46",
        (
            FactRow("Heart rate", "112 /min", "4 min"),
            FactRow("Blood pressure", "98/58 mmHg", "4 min"),
            FactRow("Temperature", "38.4 °C", "4 min"),
            FactRow("Weight", "72.1 kg", "26 h", Mark(Tone.WARN, "too old", Sign.CLOCK)),
            FactRow("NEWS2", mark=Mark(Tone.WARN, "6 · review")),
        ),
    )
    criteria = Facts()
    criteria.show_facts(
        "Hold criteria",
        (
            FactRow("Absolute", mark=Mark(Tone.GOOD, "0 met", Sign.CHECK)),
            FactRow("Relative", mark=Mark(Tone.GOOD, "0 of 3 met", Sign.CHECK)),
        ),
        "Watch: heart rate 112 /min (100 to 119)",
    )
    column.addWidget(vital)
    column.addWidget(criteria)
    column.addStretch()
    return side


def foot() -> QFrame:
    bar = QFrame()
    bar.setProperty("part", "foot")
    bar.setFixedHeight(sizes.ACTION_BAR)
    row = QHBoxLayout(bar)
    row.setContentsMargins(20, 10, 20, 10)
    row.setSpacing(12)
    texts = (
        ("hold_dose", "Hold this dose", "Ctrl+H", Sign.HOLD, Weight.DANGER),
        ("reaction", "Reaction", "Ctrl+R", Sign.FLAG, Weight.DANGER),
        ("back", "Back", "Alt+Left", Sign.BACK, Weight.PLAIN),
        ("confirm", "Record and continue", "Return", None, Weight.MAIN),
    )
    for name, text, key, sign, weight in texts:
        action = Action(name, text)
        action.set_key(key)
        action.set_sign(sign)
        action.set_weight(weight)
        if name == "back":
            row.addStretch()
        row.addWidget(action)
    return bar


def bedside(middle: QWidget, here: int) -> QWidget:
    page = QWidget()
    page.setProperty("ground", "page")
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(topbar("patient"))
    banner = Banner()
    banner.show_patient(MARSH)
    column.addWidget(banner)
    row = QHBoxLayout()
    row.addWidget(rail(here))
    row.addWidget(middle, 1)
    row.addWidget(aside())
    column.addLayout(row, 1)
    column.addWidget(foot())
    return page


def messages() -> QWidget:
    middle = QWidget()
    column = QVBoxLayout(middle)
    column.setContentsMargins(26, 18, 26, 18)
    column.addWidget(Label("Lethargy and mental status", "title"))
    column.addWidget(Label("Wake the patient and speak with her before you choose.", "muted"))
    for result in (Result.WATCH, Result.HOLD, Result.NOT_EVALUABLE, Result.CLEAR):
        box = FindingBox()
        box.show_finding(Finding("r", result, f"This is what {result} looks like.", "label 5.1"))
        column.addWidget(box)
    why = Notice()
    why.show_text(
        "The drug is not given to a drowsy patient: going on may cause coma.", "label 4.2"
    )
    column.addWidget(why)
    chips = QHBoxLayout()
    for tone in Tone:
        chips.addWidget(Chip(Mark(tone, f"{tone} tone", Sign.WARNING)))
    chips.addStretch()
    column.addLayout(chips)
    signs = QGridLayout()
    for at, sign in enumerate(Sign):
        action = Action(f"sign_{sign}", sign.value[:4])
        action.set_sign(sign)
        action.set_small()
        signs.addWidget(action, at // 7, at % 7)
    column.addLayout(signs)
    late = Action("late", "Infusion complete")
    late.setEnabled(False)
    column.addWidget(late)
    column.addStretch()
    return bedside(middle, 5)


def ward() -> QWidget:
    page = QWidget()
    page.setProperty("ground", "page")
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(topbar("ward"))
    body = QVBoxLayout()
    body.setContentsMargins(22, 14, 22, 14)
    column.addLayout(body)
    head = QHBoxLayout()
    head.addWidget(Label("7 West · today", "title"))
    head.addWidget(Chip(Mark(Tone.DANGER, "1 overdue")))
    head.addStretch()
    new = Action("new_patient", "New patient")
    new.set_small()
    new.set_sign(Sign.PLUS)
    new.set_weight(Weight.MAIN)
    head.addWidget(new)
    body.addLayout(head)
    table = Table("ward_list", "Patients of this ward")
    table.set_columns([TableColumn(title, width) for title, width in WARD_COLUMNS])
    table.show_rows(ward_rows())
    table.select("00511027")
    table.setFixedHeight(table.height_of_all())
    body.addWidget(table)
    body.addStretch()
    return page


def ward_rows() -> list[Row]:
    said = (
        (
            "712-A",
            "MARSH, Eleanor",
            "00482913",
            "5 / 14",
            "14:00",
            Tone.INFO,
            "Infusing · 05:41 left",
        ),
        ("714-B", "DIAZ, Rafael", "00511027", "9 / 14", "14:30", Tone.GOOD, "Ready to give"),
        ("716-A", "ABERNATHY, Paul", "00400218", "3 / 14", "13:15", Tone.DANGER, "Overdue 44 min"),
        ("720-B", "FISCHER, Anke", "00518840", "Rest day 4 / 9", "27-Nov", Tone.PLAIN, "Resting"),
    )
    news = Mark(Tone.WARN, "", Sign.UP)
    return [
        Row(
            mrn,
            (
                Cell(bed),
                Cell(name, strong=True),
                Cell(mrn),
                Cell(dose),
                Cell(due, struck="13:00" if bed == "712-A" else None),
                Cell(mark=Mark(tone, status)),
                Cell("6", news),
                Cell("Vitals due 14:10"),
            ),
        )
        for bed, name, mrn, dose, due, tone, status in said
    ]


def in_bedside(make: Callable[[], QWidget]) -> Callable[[], QWidget]:
    return lambda: bedside(make(), 5)


PAGES: Mapping[str, Callable[[], QWidget]] = {
    "messages": messages,
    "ward": ward,
    "choice": in_bedside(gallery_editors.choice),
    "vitals": in_bedside(gallery_editors.vitals),
    "times": in_bedside(gallery_editors.times),
    "infusion": gallery_editors.infusion,
}
