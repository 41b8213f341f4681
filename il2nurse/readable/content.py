"""What every paper has: its kind, its subject, what it is made from, and its common parts."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, tzinfo
from enum import Enum, auto
from typing import Protocol, runtime_checkable

from il2nurse.domain.people import Person
from il2nurse.domain.record.course.approvals import Approvals, Holding
from il2nurse.domain.record.dose.dose import DoseKey
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.instants import Stretch
from il2nurse.files.label_paper import USUAL, LabelPaper, Millimetres
from il2nurse.files.site_texts import NO_TEXTS, SiteTexts
from il2nurse.readable.heading import PatientFacts


class Content(Protocol):
    """What every paper says at the head and foot of its pages; the rest is its own.

    Contents are frozen dataclasses of texts: whatever stands in one is looked through for
    characters that cannot be printed. Who printed it, when, and the practice mark across the page
    are in ``heading.Printed``, which joins the content when it is printed.
    """

    @property
    def title(self) -> str:
        """What paper this is."""
        ...

    @property
    def subtitle(self) -> str:
        """The first quiet line under the title."""
        ...

    @property
    def planned(self) -> str:
        """The second one."""
        ...

    @property
    def mark(self) -> str:
        """What the paper is about, at the foot of every page."""
        ...

    @property
    def zone(self) -> str:
        """Which clock its times are read from."""
        ...

    @property
    def patient(self) -> PatientFacts | None:
        """Whose paper it is; ``None`` where it is about the ward."""
        ...


@dataclass(frozen=True, slots=True)
class PatientPaper:
    """The head and foot of a paper about a patient; what it says besides is its own."""

    title: str
    subtitle: str
    planned: str
    mark: str
    zone: str
    patient: PatientFacts


@runtime_checkable
class Parts(Content, Protocol):
    """A paper of several parts, such as a chart and forms; each part has its own head."""

    @property
    def parts(self) -> "tuple[Content, ...]":
        """The parts in their order."""
        ...


@dataclass(frozen=True, slots=True)
class Cut:
    """A label's size and where it lies; of a ``roll`` each label is a page of its own."""

    size: Millimetres
    shift: Millimetres
    roll: bool


@runtime_checkable
class Stuck(Content, Protocol):
    """A paper that is stuck on something: as large as that, without head and foot."""

    @property
    def cut(self) -> Cut:
        """How large it is and where on its page it lies."""
        ...


class About(Enum):
    """What a kind of paper is about, and so what must be named to print it."""

    DOSE = auto()
    """A dose that was begun."""
    BAG = auto()
    """The bag of the open dose, else of the next one."""
    LABEL = auto()
    """The label of that bag."""
    PERIOD = auto()
    """A stretch of time of a patient."""
    PATIENT = auto()
    """The patient as they are now."""
    CLEARANCE = auto()
    """Whether the patient may be treated: by the course, or for a regimen before its order."""
    WARD = auto()
    """Everybody on the ward as they are now; no patient is named."""
    TEXT = auto()
    """A text of a regimen, of this ward's shelf or its register; no patient is named."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Which dose, bag or period of which patient a paper is about; "" where it is about the ward.

    ``seen`` is when a period is looked at, where that is not now. ``text`` is the digest of the
    regimen's text that a paper is about: of no patient, or as it is asked for before an order.
    ``bag`` is the number of the bag that a label is for.
    """

    mrn: str
    key: DoseKey | None = None
    stretch: Stretch | None = None
    seen: datetime | None = None
    text: str | None = None
    bag: str | None = None


@dataclass(frozen=True, slots=True)
class WardNow:
    """Everybody on the ward: ``patients`` with an order, ``without`` in words those without.

    From ``seed`` come the numbers of the forms; no two papers have the same. Those of one
    ``register`` are known as such. ``orderable`` are the regimens that may be ordered today.
    """

    name: str
    at: datetime
    zone: tzinfo
    register: str
    seed: str
    patients: "tuple[Sources, ...]"
    without: tuple[str, ...]
    orderable: tuple[Regimen, ...]


@dataclass(frozen=True, slots=True)
class TextNow:
    """A text of a regimen: what it says, where it comes from, how it stands with who approves.

    ``holding`` says when one orders by it; ``None`` where nobody does.
    """

    regimen: Regimen
    place: str
    approvals: Approvals
    holding: Holding | None
    at: datetime
    zone: tzinfo


@dataclass(frozen=True, slots=True)
class Sources:
    """All that a paper may be made from, as of one moment and under the regimen of its course."""

    subject: Subject
    of: Moment | WardNow | TextNow
    entries: tuple[Entry, ...]
    people: Mapping[str, Person]
    shift_starts: Sequence[time]
    approvals: Approvals | None = None
    """How the regimen stands now with those who approve it; ``None`` where nobody decided."""
    texts: SiteTexts = NO_TEXTS
    """Whom the site says to call, and what it has on the label of every bag."""
    practice: bool = False
    """Whether nobody of this register is a patient."""
    labels: LabelPaper = USUAL
    """What the labels of this site are printed on."""

    @property
    def moment(self) -> Moment:
        """The moment of a paper about a patient."""
        if isinstance(self.of, Moment):
            return self.of
        raise LookupError("This paper is about no patient.")

    @property
    def ward(self) -> WardNow:
        """The ward of a paper about it."""
        if isinstance(self.of, WardNow):
            return self.of
        raise LookupError("This paper is not about the ward.")

    @property
    def text(self) -> TextNow:
        """The text of a paper about one."""
        if isinstance(self.of, TextNow):
            return self.of
        raise LookupError("This paper is about no text of a regimen.")

    @property
    def key(self) -> DoseKey:
        """The dose of a paper about one."""
        if self.subject.key is None:
            raise LookupError("This paper is about no dose.")
        return self.subject.key

    @property
    def stretch(self) -> Stretch:
        """The period of a paper about one."""
        if self.subject.stretch is None:
            raise LookupError("This paper is about no period.")
        return self.subject.stretch


@dataclass(frozen=True, slots=True)
class PaperKind:
    """A kind of paper; the file of the same name in ``reports`` draws it.

    ``name`` is kept in the register and never changes. ``command`` is its word at the command
    line, where that is another.
    """

    name: str
    title: str
    about: About
    tell: Callable[[Sources], Content]
    command: str | None = None
    for_patient: bool = False
    """Whether the patient keeps it: it says whom patients call, and nothing that is for staff."""

    @property
    def of_patient(self) -> bool:
        """Whether it is about one patient."""
        return self.about not in (About.WARD, About.TEXT)

    @property
    def word(self) -> str:
        """What it is called at the command line."""
        return self.command or self.name
