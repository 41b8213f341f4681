"""The key card: one page with the keys of the window, to lie beside the keyboard."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from il2nurse.domain.values.text import written_offset
from il2nurse.readable.content import Sources
from il2nurse.readable.keys import (
    OF_DOSE,
    OF_FORMS,
    OF_PATIENT,
    OF_PHARMACY,
    OF_WARD,
    TYPING,
)
from il2nurse.readable.routes import ROUTES, Way
from il2nurse.readable.window_keys import WINDOW_KEYS, WindowKey
from il2nurse.readable.wording import Wording

TITLE: Final = "Key card"
BLANK: Final = "_____________"
PRACTICE_ONLY: Final = frozenset({WindowKey.PACE})


# What cannot wait stands together, and in boxes on the card: hold, stop, reaction.
URGENT: Final[tuple[tuple[str, str], ...]] = (
    *tuple(OF_DOSE.values())[:2],
    (WINDOW_KEYS[WindowKey.REACTION], WindowKey.REACTION.value),
)


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """Keys that belong together, each with what it does."""

    title: str
    keys: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class KeyCard:
    """The keys of every day, in the order in which a dose needs them."""

    title: str
    subtitle: str
    planned: str
    mark: str
    zone: str
    urgent: tuple[tuple[str, str], ...]
    groups: tuple[KeyGroup, ...]
    calls: tuple[tuple[str, str], ...] = ()
    not_set: str | None = None
    patient: None = None


def tell(sources: Sources) -> KeyCard:
    """The card of a ward; it is the same for everybody, whoever may do what."""
    ward = sources.ward
    words = Wording(sources.people, ward.zone, ward.at.astimezone(ward.zone).date())
    return KeyCard(
        title=f"{TITLE} · {ward.name}",
        subtitle="Each key stands on its button too; Help (F1) shows those of the page.",
        planned="Some pages and acts are there for those alone who may do them.",
        mark=TITLE,
        zone=f"Times are local: {ward.zone}, UTC{written_offset(words.local(ward.at))}",
        urgent=URGENT,
        groups=key_groups(),
        calls=tuple((who, text or BLANK) for who, text in sources.texts.calls),
        not_set=sources.texts.not_set,
    )


def key_groups() -> tuple[KeyGroup, ...]:
    """The groups of the card, from the tables of keys and of pages."""
    everywhere = ((words, key.value) for key, words in WINDOW_KEYS.items())
    practice = {key.value for key in PRACTICE_ONLY}
    of_ward = (*(route.bar for route in ROUTES), *(route.menu for route in ROUTES))
    at_dose = (*URGENT, *(each for each in OF_DOSE.values() if each not in URGENT))
    elsewhere = {*practice, WindowKey.REACTION.value}
    return (
        KeyGroup("At a dose", at_dose),
        KeyGroup("On every page", tuple(row for row in everywhere if row[1] not in elsewhere)),
        KeyGroup("On the ward page", tuple(OF_WARD.values())),
        KeyGroup("On the patient's page", (*OF_PATIENT.values(), *OF_FORMS)),
        KeyGroup("In pharmacy", tuple(OF_PHARMACY.values())),
        KeyGroup("Pages about a patient", _ways(route.tab for route in ROUTES)),
        KeyGroup("Where something is asked", TYPING),
        KeyGroup("Pages of the ward", _ways(of_ward)),
    )


def _ways(ways: Iterable[Way | None]) -> tuple[tuple[str, str], ...]:
    return tuple((way.text, way.key) for way in ways if way)
