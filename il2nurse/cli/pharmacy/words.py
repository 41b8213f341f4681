"""The words of the commands of pharmacy; what runs for them is read when it is asked for."""

from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path

from il2nurse.cli.words import named, whole_number


def add_pharmacy(add: Callable[[str, str], ArgumentParser]) -> None:
    """The commands on bags, vials, and everything that is scanned."""
    scan = add("scan", "say what a code is and whether it serves; nothing is recorded")
    scan.add_argument("code", help="as the scanner sends it")
    scan.add_argument("--register", required=True, type=Path)
    scan.add_argument("--mrn", type=named, help="the patient at whom it is scanned")
    scan.add_argument("--dose", type=whole_number, help="the dose of the cycle that is open")
    scans = add("scans", "count week by week what was scanned, typed by hand, and not readable")
    scans.add_argument("--register", required=True, type=Path)
    bags = add("bags", "list every bag: patient, dose, state, limit, lots")
    bags.add_argument("--register", required=True, type=Path)
    stock = add("stock", "list the vials by lot and expiry")
    stock.add_argument("--register", required=True, type=Path)
    stock.add_argument("--lot", help="also every dose that got some of this lot")
