"""What a station is told before it starts: ward, names, zone, places; from file and environment."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from il2nurse.files.label_paper import LABEL_KEYS, USUAL, LabelPaper, read_label_paper
from il2nurse.files.reading import BadFile, read_utf8
from il2nurse.files.site_bags import BAG_KEYS, PRINTED_BAGS, SiteBags, read_site_bags
from il2nurse.files.site_texts import NO_TEXTS, TEXT_KEYS, SiteTexts, read_site_texts
from il2nurse.files.site_time import SiteTime
from il2nurse.files.station_file import BadSettings, one_of, place, text, yes
from il2nurse.files.station_folder import find_home

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

REGISTER = "IL2NURSE_REGISTER"
FILE = "station.toml"
PAGE_SIZES = ("A4", "Letter")
SHIFTS = (time(7), time(15), time(23))
# How many digits a new PIN has at least; a site may choose fewer, down to the second.
PIN_DIGITS = 6
FEWEST_PIN_DIGITS = 4
# What the page size was called before a paper meant a PDF; older station files still say so.
OLD_PAGE_SIZE = "paper"
KEYS = (
    *("ward", "station", "zone", "page_size"),
    OLD_PAGE_SIZE,
    "register",
    "regimens",
    "shift_starts",
    "scanner_prefix",
    "silent_scans",
    "second_place",
    "pin_digits",
    "records_to_papers",
    *(*BAG_KEYS, *LABEL_KEYS),
    *TEXT_KEYS,
)
LOCAL_TIME = Path("/etc/localtime")
LONGEST_PREFIX = 4
# How long a telephoned order may wait for its prescriber before a charge nurse is told.
COUNTERSIGN = SiteTime("countersign_hours", timedelta(hours=24), 168)
# How old the newest good copy of the register may be before the ward page says so.
COPY_TOO_OLD = SiteTime("copy_too_old_hours", timedelta(hours=2), 24)
# How far apart the clocks of two stations may be before it is said.
CLOCK_APART = SiteTime("clock_apart_minutes", timedelta(minutes=5), 60)
# How long who gave a PIN and who got it do not sign as two people.
GIVEN_PIN = SiteTime("given_pin_hours", timedelta(hours=24), 168)
SPANS = (COUNTERSIGN, COPY_TOO_OLD, CLOCK_APART, GIVEN_PIN)


def find_node() -> str:
    """The name that this machine has in its network."""
    import platform

    return platform.node() or "station 1"


@dataclass(frozen=True, slots=True)
class ScannerSetting:
    """``prefix``: what the ward's scanners send before every code; ``sounds``: that scans sound."""

    prefix: str = ""
    sounds: bool = False


@dataclass(frozen=True, slots=True)
class Settings:
    """One station's settings. ``home`` holds the station file, its memory and practice wards."""

    home: Path
    register: Path
    ward: str = "Ward"
    station: str = field(default_factory=find_node)
    zone: "ZoneInfo" = field(default_factory=lambda: read_zone("UTC"))
    page_size: str = PAGE_SIZES[0]
    regimens: Path | None = None
    shift_starts: tuple[time, ...] = SHIFTS
    scanner: ScannerSetting = ScannerSetting(sounds=True)
    countersign_within: timedelta = COUNTERSIGN.usual
    second_place: Path | None = None
    copy_too_old: timedelta = COPY_TOO_OLD.usual
    pin_digits: int = PIN_DIGITS
    clock_apart: timedelta = CLOCK_APART.usual
    given_pin: timedelta = GIVEN_PIN.usual
    records_to_papers: bool = False
    bags: SiteBags = PRINTED_BAGS
    texts: SiteTexts = NO_TEXTS
    labels: LabelPaper = USUAL

    @property
    def papers(self) -> Path:
        """The folder for papers that the program writes by itself."""
        return self.home / "papers"

    @property
    def own_folders(self) -> tuple[Path, ...]:
        """The folders in which this station writes, beside that of the register."""
        return self.home, self.heads.parent, self.papers, self.home / "keys"

    @property
    def heads(self) -> Path:
        """The file in which this station remembers the newest entry that it saw."""
        return self.home / "station" / "heads.json"

    @property
    def pin_tries(self) -> Path:
        """The file of wrong PINs that no register could keep yet."""
        return self.home / "station" / "pin-tries.json"

    def drafts(self, register: str) -> Path:
        """The file of what was typed at this station for a register and is not recorded."""
        return self.home / "station" / f"drafts-{register}.json"

    @property
    def practice(self) -> Path:
        """The folder of practice registers."""
        return self.home / "practice"


def load_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings of this station; raises ``BadSettings`` where the file cannot be used."""
    home = find_home(environment)
    given = read_file(home / FILE)
    register = environment.get(REGISTER) or text(given, "register") or "ward.register"
    regimens = text(given, "regimens")
    second_place = text(given, "second_place")
    defaults = Settings(home, place(home, register))
    return Settings(
        home=home,
        register=defaults.register,
        ward=text(given, "ward") or defaults.ward,
        station=text(given, "station") or defaults.station,
        zone=read_zone(text(given, "zone") or find_zone(environment)),
        page_size=one_of(
            text(given, "page_size") or text(given, OLD_PAGE_SIZE) or defaults.page_size,
            PAGE_SIZES,
        ),
        regimens=place(home, regimens) if regimens else None,
        shift_starts=read_shifts(given.get("shift_starts")),
        scanner=ScannerSetting(
            read_prefix(text(given, "scanner_prefix")), sounds=not yes(given, "silent_scans")
        ),
        countersign_within=COUNTERSIGN.read(given),
        second_place=place(home, second_place) if second_place else None,
        copy_too_old=COPY_TOO_OLD.read(given),
        pin_digits=read_pin_digits(given),
        clock_apart=CLOCK_APART.read(given),
        given_pin=GIVEN_PIN.read(given),
        bags=read_site_bags(given),
        records_to_papers=yes(given, "records_to_papers"),
        texts=read_site_texts(given),
        labels=read_label_paper(given),
    )


def read_file(path: Path) -> Mapping[str, object]:
    """The station file's keys; none where there is no file."""
    import tomllib

    try:
        given = tomllib.loads(read_utf8(path))
    except FileNotFoundError:
        return {}
    except BadFile as error:
        raise BadSettings(f"The station file cannot be read: {error}") from error
    except (ValueError, RecursionError) as error:
        raise BadSettings(f"The station file {path} cannot be read: {error}.") from error
    for key in given:
        one_of(key, (*KEYS, *(each.key for each in SPANS)), f"{path}: ")
    return given


def read_pin_digits(given: Mapping[str, object]) -> int:
    """How many digits a new PIN of this site has at least."""
    found = given.get("pin_digits", PIN_DIGITS)
    digits = found if isinstance(found, int) and not isinstance(found, bool) else 0
    if not FEWEST_PIN_DIGITS <= digits <= PIN_DIGITS:
        raise BadSettings(
            f"The station file's “pin_digits” must be {FEWEST_PIN_DIGITS} to {PIN_DIGITS}."
        )
    return digits


def read_zone(name: str) -> "ZoneInfo":
    """The time zone of this name."""
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise BadSettings(
            f"“{name}” is not a time zone. Write it like “America/New_York” or “Europe/Paris”."
        ) from error


def find_zone(environment: Mapping[str, str], local_time: Path = LOCAL_TIME) -> str:
    """The name of this machine's time zone; UTC where it does not tell."""
    chosen = environment.get("TZ", "").removeprefix(":")
    if "/" in chosen and not chosen.startswith("/"):
        return chosen
    _, found, name = os.path.realpath(local_time).partition("zoneinfo/")
    return name if found else "UTC"


def read_shifts(given: object) -> tuple[time, ...]:
    """When the shifts begin, as a rising list of times."""
    if given is None:
        return SHIFTS
    try:
        starts = tuple(read_start(str(each)) for each in listed(given))
    except ValueError as error:
        raise BadSettings('Write shift_starts like ["07:00", "15:00", "23:00"].') from error
    if not starts or list(starts) != sorted(set(starts)):
        raise BadSettings("The shift_starts must rise from the first to the last.")
    return starts


def read_start(text: str) -> time:
    """A time on the ward's own clock; ``ValueError`` for one with a zone."""
    start = time.fromisoformat(text)
    if start.tzinfo:
        raise ValueError(text)
    return start


def read_prefix(prefix: str) -> str:
    """The signs that the ward's scanners send before every code; "" where they send none."""
    typed = prefix.isascii() and prefix.isprintable() and len(prefix) <= LONGEST_PREFIX
    if not typed or any(sign.isalnum() or sign.isspace() for sign in prefix):
        raise BadSettings(
            "The scanner_prefix must be one to four signs that are no letters, digits or blanks, "
            'like "~".'
        )
    return prefix


def listed(given: object) -> list[object]:
    """A list of the station file; empty where it is none."""
    return given if isinstance(given, list) else []
