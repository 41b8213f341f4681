"""The words of the command line, and what runs for each."""

import io
import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

from il2nurse import __version__
from il2nurse.app.shelf import UnknownRegimen
from il2nurse.cli.patient.words import add_patient
from il2nurse.cli.pharmacy.words import add_pharmacy
from il2nurse.cli.speaking import ExitCode, Refused, complain, refused_in_words, unfit_word
from il2nurse.cli.words import Words, named, whole_number
from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.register.entries import BrokenRegister
from il2nurse.domain.regimen.fields import Slip
from il2nurse.files.computer import computer_says
from il2nurse.files.reading import BadFile
from il2nurse.files.station_file import BadSettings
from il2nurse.files.writing import NotWritten
from il2nurse.regimens import BadRegimen
from il2nurse.settings import PAGE_SIZES
from il2nurse.workflow.register import NotSaved

Run = Callable[[Namespace], ExitCode]
REGIMEN = "id, or a regimen file"
COMMANDS = {
    "calculate": ("calculating", "run"),
    "schedule": ("scheduling", "run"),
    "assess": ("assessing", "run"),
    "play": ("playing", "run"),
    "practice": ("playing", "practise"),
    "verify": ("verifying", "run"),
    "copy": ("copying", "run"),
    "restore": ("restoring", "run"),
    "drill": ("restoring", "practise"),
    "print": ("printing", "run"),
    "fluids": ("patient.fluids", "run"),
    "labs": ("patient.labs", "run"),
    "eligibility": ("patient.eligibility", "run"),
    "report": ("patient.reports", "run"),
    "scan": ("pharmacy.answers", "scan"),
    "scans": ("pharmacy.scans", "run"),
    "bags": ("pharmacy.answers", "bags"),
    "stock": ("pharmacy.answers", "show_stock"),
    "key": ("keys", "run"),
    "people": ("people", "run"),
    "regimen list": ("listing", "run"),
    "regimen check": ("checking", "run"),
    "regimen diff": ("differing", "run"),
    "regimen print": ("telling", "run"),
    "regimen compare": ("comparing", "run"),
}


def run(words: Sequence[str]) -> int:
    """Run one command; returns 0 done, 1 failed, 2 refused input, 3 blocked by a rule."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # The folder that the program was started in may have a name that is no text.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    asked = build_parser().parse_args(words)
    if unfit := unfit_word(words):
        complain(unfit)
        return int(ExitCode.REFUSED)
    code = ExitCode.FAILED
    try:
        code = find_command(asked)(asked)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read, such as "head", has read enough: what is left goes nowhere at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (Refused, Slip, BadFile, BadSettings, BadRegimen, UnknownRegimen) as error:
        complain(refused_in_words(str(error)))
        return int(ExitCode.REFUSED)
    except (NotAllowed, NotSaved, NotWritten, BrokenRegister) as error:
        complain(str(error))
        return int(ExitCode.FAILED)
    except OSError as error:
        complain(computer_says(error))
        return int(ExitCode.FAILED)
    return int(code)


def find_command(asked: Namespace) -> Run:
    """What runs for the command; only its own module is imported."""
    module, function = COMMANDS[asked.command]
    found: Run = getattr(import_module(f"il2nurse.cli.{module}"), function)
    return found


def build_parser() -> ArgumentParser:
    """Every command with its options."""
    parser = Words(
        prog="il2nurse",
        description="Without a command the window opens.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"il2nurse {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def add(name: str, about: str) -> ArgumentParser:
        made = commands.add_parser(name, help=about, description=about, allow_abbrev=False)
        made.add_argument("--json", action="store_true", help="answer in JSON")
        return made

    add_bedside(add)
    add_register(add)
    add_patient(add)
    add_pharmacy(add)
    add_key(add)
    add_people(add)
    regimen = commands.add_parser("regimen", help="look at regimen files", allow_abbrev=False)
    add_regimen(regimen)
    return parser


def add_regimen(regimen: ArgumentParser) -> None:
    """The commands that look at regimen files."""
    inner = regimen.add_subparsers(dest="what", required=True, metavar="WHAT")

    def add(name: str, about: str) -> ArgumentParser:
        made = inner.add_parser(name, help=about, description=about, allow_abbrev=False)
        made.add_argument("--json", action="store_true", help="answer in JSON")
        made.set_defaults(command=f"regimen {name}")
        return made

    listing = add("list", "list the regimens of this station")
    which = "each text of this register: whether one orders by it now, from when, until when"
    listing.add_argument("--register", type=Path, help=which)
    add("check", "read a regimen file strictly").add_argument("file", help=REGIMEN)
    about = "judge a register's stored assessments under two regimens; nothing is written"
    compare = add("compare", about)
    compare.add_argument("old", help=f"the regimen as it is: {REGIMEN}")
    compare.add_argument("new", help=f"the regimen as it might be: {REGIMEN}")
    compare.add_argument("--register", required=True, type=Path)
    add("print", "tell a regimen whole, with every source").add_argument("regimen", help=REGIMEN)
    diff = add("diff", "say what one regimen says otherwise than another")
    diff.add_argument("old", help=REGIMEN)
    diff.add_argument("new", help=REGIMEN)


def add_bedside(add: Callable[[str, str], ArgumentParser]) -> None:
    """The commands that work out and judge."""
    calculate = add("calculate", "work out one dose")
    calculate.add_argument("--regimen", required=True, help=REGIMEN)
    calculate.add_argument("--weight-kg", help="dosing weight, where doses go by weight")
    calculate.add_argument("--dose-million", help="the dose ordered, where there are levels")
    calculate.add_argument("--bag-ml", help="bag volume; the regimen's usual one without it")
    schedule = add("schedule", "plan every dose of a course from its first")
    schedule.add_argument("--regimen", required=True, help=REGIMEN)
    schedule.add_argument("--start", required=True, help="the first dose, like 2026-10-24T20:00")
    many = "how many to plan, where courses follow in weeks; 1 without it"
    schedule.add_argument("--courses", type=whole_number, default=1, help=many)
    apart = "of several, from first dose to first dose; the regimen's least without it"
    schedule.add_argument("--weeks", type=whole_number, help=apart)
    schedule.add_argument("--zone", help="like Europe/Paris; the station's own without it")
    assess = add("assess", "judge every hold and stop criterion")
    assess.add_argument("--regimen", required=True, help=REGIMEN)
    assess.add_argument("--input", required=True, help='a JSON file, or "-" for the input')


def add_register(add: Callable[[str, str], ArgumentParser]) -> None:
    """The commands that work on a register."""
    play = add("play", "play a scenario through the workflow on a simulated clock")
    play.add_argument("scenario", type=Path)
    play.add_argument("--register", required=True, type=Path)
    play.add_argument("--papers", type=Path, help="folder for the papers")
    play.add_argument("--answers", type=Path, help="answers to what the scenario does not answer")
    practice = add("practice", "make a practice ward with synthetic patients")
    practice.add_argument("--register", required=True, type=Path)
    for each in (play, practice):
        each.add_argument(
            "--replace", action="store_true", help="a played register that lies there gives way"
        )
    verify = add("verify", "check the whole chain of a register")
    verify.add_argument("--register", required=True, type=Path)
    verify.add_argument("--paper", metavar="CODE", help="whether a paper is of this register")
    add_copies(add)
    printing = add("print", "write a paper as PDF")
    # The kinds of paper are read when one is printed: no other command waits for them.
    printing.add_argument("what", metavar="PAPER", help="such as record; a wrong word lists them")
    printing.add_argument("--register", required=True, type=Path)
    printing.add_argument("--mrn", type=named, help="the patient; all closed doses without it")
    for name in ("course", "cycle", "dose"):
        printing.add_argument(f"--{name}", type=whole_number, help=f"the {name}'s number")
    printing.add_argument("--regimen", help="its id, before an order or of a regimen-text")
    printing.add_argument("--from", help="of a flowsheet, like 2026-11-20T07:00")
    printing.add_argument("--to", help="the end, which does not belong to it")
    printing.add_argument("--person", help="who prints; the PIN is asked, or in IL2NURSE_PIN")
    printing.add_argument("--out", type=Path, help="the file to write")
    printing.add_argument(
        "--replace", action="store_true", help="a PDF that lies at --out gives way"
    )
    printing.add_argument("--papers", type=Path, help="the folder to write into")
    # "--paper" is how scripts named the page size before.
    size = "the station's size without it"
    printing.add_argument("--page-size", "--paper", choices=PAGE_SIZES, help=size)


def add_copies(add: Callable[[str, str], ArgumentParser]) -> None:
    """The commands on copies of a register."""
    copy = add("copy", "make a verified copy of a register now, also in the second place")
    copy.add_argument("--register", required=True, type=Path)
    copy.add_argument("--into", type=Path, help="a folder to copy into, in place of both")
    restore = add("restore", "go on from a copy where the register was lost or damaged")
    restore.add_argument("copy", type=Path, help="the copy, like ward.register.backup-…")
    restore.add_argument(
        "--to", type=Path, help="the register, else the station's own; a damaged one is kept beside"
    )
    restore.add_argument("--by", help="the administrator; the PIN is asked, or in IL2NURSE_PIN")
    restore.add_argument("--dry-run", action="store_true", help="only say what would be missing")
    restore.add_argument(
        "--set-aside",
        action="store_true",
        help="give a whole register of another history in its place a dated name",
    )
    drill = add("drill", "try in a scratch place whether the newest copies can be restored")
    drill.add_argument("--register", required=True, type=Path)
    drill.add_argument("--papers", type=Path, help="the folder for the report")
    drill.add_argument("--by", help="who does it; the PIN is asked, or in IL2NURSE_PIN")


def add_people(add: Callable[[str, str], ArgumentParser]) -> None:
    """The commands on the people of a register."""
    people = add("people", "list the people of a register: id, name, role, sign-in")
    people.add_argument("what", choices=("list",))
    people.add_argument("--register", type=Path, help="the station's own without it")


def add_key(add: Callable[[str, str], ArgumentParser]) -> None:
    """The commands on the key of a register."""
    key = add("key", "tell, put back or change the key of a register")
    key.add_argument(
        "what", choices=("status", "show-recovery", "confirm", "restore", "rotate", "encrypt")
    )
    key.add_argument("--register", type=Path, help="the station's own without it")
    key.add_argument("--out", type=Path, help="the recovery sheet as a PDF; its groups without it")
    key.add_argument("--replace", action="store_true", help="a PDF that lies at --out gives way")
    key.add_argument("--by", help="who does it; the PIN is asked, or in IL2NURSE_PIN")
    key.add_argument("--anyway", action="store_true", help="change the key though an infusion runs")
