"""What is said of a scanner: how its prefix is set, and what one scan of it shows."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from il2nurse.domain.record.patient.mrn import normal_mrn
from il2nurse.domain.values.text import written_date
from il2nurse.settings import LONGEST_PREFIX
from il2nurse.ui.qt.arrival import FASTEST_HAND_MS, LONGEST_GAP_MS, Arrival
from il2nurse.workflow.scanned import Scan, ScanKind
from il2nurse.workflow.station import Station

TEST_CODE: Final = "IL2-TEST-1234"
LIKE: Final = "~"

STEPS: Final = (
    (
        "Open the scanner's own guide at “Add prefix” (also “Preamble” or “Global prefix”) and "
        "scan the code there that begins it. Scan the one for all kinds of codes where it asks."
    ),
    "Scan the digits that stand for the prefix, as the guide's chart has them: {digits}.",
    "Scan “Save” or “Exit”. Where the guide lets you choose, add Enter behind the code as well.",
    "Scan the barcode at the right. Do the same with every scanner of the ward.",
)


def digits_in_words(prefix: str) -> str:
    """The signs of a prefix as the charts of scanners number them."""
    return ", ".join(f"“{sign}” is {ord(sign):02X} (decimal {ord(sign)})" for sign in prefix)


def state_in_words(prefix: str) -> str:
    """Whether this station knows a prefix, and what that means."""
    if prefix:
        return (
            f"This station expects “{prefix}” before every code. A code without it is refused, "
            "whatever page is open."
        )
    return (
        "This station expects no prefix. Codes are told from typing by their pace alone, and in "
        "text boxes only where they come faster than any hand. Choose signs that are in no code "
        f"of the ward, such as “{LIKE}”; set them in every scanner first, and then, as "
        f'scanner_prefix = "{LIKE}", in the file station.toml of each station.'
    )


def prefix_in_words(arrival: Arrival, expected: str) -> tuple[str, bool]:
    """What came before the code, and whether that is as the station expects it."""
    code = arrival.code
    if expected and code.startswith(expected):
        return f"“{expected}”, as this station expects", True
    sent = sent_prefix(code)
    if expected:
        found = f"“{sent}”" if sent else "none"
        return f"{found}, but this station expects “{expected}”: set it in this scanner", False
    if sent:
        return f'“{sent}”, which this station does not know: scanner_prefix = "{sent}"', False
    return "none, and this station expects none", True


def sent_prefix(code: str) -> str:
    """The signs before the first letter or digit, where they may be a scanner's prefix."""
    length = next((at for at, sign in enumerate(code) if sign.isalnum()), 0)
    return code[:length] if length <= LONGEST_PREFIX and code[:length].isprintable() else ""


def pace_in_words(arrival: Arrival, expected: str) -> tuple[str, bool]:
    """How fast the keys came, and what the program can tell by it."""
    ms = arrival.pace_ms
    slowest = f"{ms} ms between two keys at the most"
    if expected and arrival.code.startswith(expected):
        return f"{slowest}: certain everywhere, by its prefix", True
    if ms <= FASTEST_HAND_MS:
        return f"{slowest}: known as a scan everywhere", True
    if ms <= LONGEST_GAP_MS:
        return f"{slowest}: in a text box it cannot be told from a hand without a prefix", False
    return f"{slowest}: too slow without a prefix. Set no delay between keys in the scanner", False


def end_in_words(arrival: Arrival) -> str:
    """What came behind the code."""
    return arrival.end or "nothing; the code is over when no key follows"


def bare(arrival: Arrival, expected: str) -> str:
    """The code without what the scanner puts before it."""
    prefix = expected if expected and arrival.code.startswith(expected) else ""
    return arrival.code.removeprefix(prefix or sent_prefix(arrival.code))


KINDS: Final[Mapping[ScanKind, str]] = {
    ScanKind.WRISTBAND: "A wristband",
    ScanKind.BAG: "The label of a bag",
    ScanKind.DOSE_LABEL: "The label of a dose",
    ScanKind.PACK: "A pack",
    ScanKind.PAPER: "A paper of this program",
    ScanKind.FORM: "A downtime form",
    ScanKind.BADGE: "A badge",
    ScanKind.UNKNOWN: "Nothing of this ward",
}


def is_test(code: str) -> bool:
    """Whether the test barcode came whole; scanners may send small letters."""
    return normal_mrn(code) == normal_mrn(TEST_CODE)


def scan_in_words(station: Station, found: Scan) -> str:
    """What a code that is known here was, and why it serves for nothing where it does not."""
    parts = found.parts
    patient = station.case(found.subject).patient if found.subject else None
    match found.kind:
        case ScanKind.WRISTBAND if patient:
            said = f"The wristband of {patient.name}, bed {patient.bed}"
        case ScanKind.BAG if patient:
            said = f"Bag {parts['number']}, for {patient.name}, bed {patient.bed}"
        case ScanKind.DOSE_LABEL if patient:
            said = f"The label of dose {parts['dose']}, for {patient.name}, bed {patient.bed}"
        case ScanKind.PACK if parts:
            expiry = written_date(date.fromisoformat(parts["expiry"]))
            said = f"A pack of vials, lot {parts['lot']}, expires {expiry}"
        case ScanKind.BADGE:
            said = f"The badge of {station.people()[parts['person']].shown}"
        case ScanKind.FORM if parts:
            said = f"Downtime form {parts['form']}"
        case kind:
            said = KINDS[kind]
    return f"{said}. {found.reason}" if found.reason else said
