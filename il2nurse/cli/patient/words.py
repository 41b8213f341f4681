"""The words of the commands about one patient; what runs for them is read when it is asked for."""

from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path

from il2nurse.cli.words import named


def add_patient(add: Callable[[str, str], ArgumentParser]) -> None:
    """Intake and output, laboratory results, and whether the patient may be treated."""
    fluids = add("fluids", "add up intake and output of a period")
    fluids.add_argument("--register", required=True, type=Path)
    fluids.add_argument("--mrn", required=True, type=named, help="the patient")
    fluids.add_argument("--from", required=True, help="like 2026-11-20T07:00; the ward's clock")
    fluids.add_argument("--to", required=True, help="the end, which does not belong to it")
    eligibility = add("eligibility", "whether a patient may be treated, and what is open")
    eligibility.add_argument("--register", required=True, type=Path)
    eligibility.add_argument("--mrn", required=True, type=named, help="the patient")
    eligibility.add_argument(
        "--regimen", help="before an order: the regimen it is asked for; else the ward's first"
    )
    add_report(add)
    labs = add("labs", "import laboratory results, or list those of a patient")
    labs.add_argument("what", choices=("import", "list"))
    labs.add_argument("--register", required=True, type=Path)
    labs.add_argument("--mrn", required=True, type=named, help="the patient")
    labs.add_argument("--file", type=Path, help="the table to import; see docs/laboratory.md")
    labs.add_argument("--by", help="who imports; the PIN is asked, or in IL2NURSE_PIN")
    labs.add_argument("--dry-run", action="store_true", help="only say what would be done")
    labs.add_argument("--confirmed", action="store_true", help="unusual values were looked at")
    labs.add_argument(
        "--leave-out-wrong",
        action="store_true",
        help="take the rest where rows cannot be read; they were looked at",
    )


def add_report(add: Callable[[str, str], ArgumentParser]) -> None:
    """The reports that are kept with the results of pre-treatment tests."""
    report = add("report", "list, attach or take off the reports of pre-treatment tests")
    report.add_argument("what", choices=("list", "attach", "take-off"))
    report.add_argument("--register", required=True, type=Path)
    report.add_argument("--mrn", required=True, type=named, help="the patient")
    report.add_argument("--test", help="its id, such as chest_x_ray, to attach or take off")
    report.add_argument("--file", type=Path, help="the report to attach: a PDF, PNG or JPEG")
    report.add_argument("--reason", help="why it does not belong there, to take it off")
    report.add_argument("--by", help="who does it; the PIN is asked, or in IL2NURSE_PIN")
    report.add_argument("--regimen", help="to list before an order: whose tests")
