"""No dose is begun by an order that lacks something, asked of the entries alone."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from il2nurse.domain.record.course.facts import CourseOrderedFact
from il2nurse.domain.record.course.order_facts import RegimenSwitchedFact
from il2nurse.domain.record.course.waiver_facts import PreTestWaivedFact
from il2nurse.domain.record.dose.facts import DoseBegunFact
from il2nurse.domain.record.register.entries import Entry, Kind
from tests.walk.ordered import MILLION, PROTOCOL
from tests.walk.scene import Scene
from tests.ward import DOCTOR

TWO = 2


@dataclass
class Ordered:
    """What stands of a course: by which text it goes, and what it lacks."""

    digest: str = ""
    lacks: list[str] = field(default_factory=list)
    asked: bool = False


def ordered_in_part(scene: Scene, entries: tuple[Entry, ...]) -> Iterator[str]:
    """Every dose that was begun by an order without something that belongs to it."""
    orders: dict[str, Ordered] = defaultdict(Ordered)
    for entry in entries:
        _take(scene, orders[entry.stream], entry)
        if entry.kind is Kind.DOSE_BEGUN:
            yield from _begun(scene, orders[course_of(entry)], entry)
        elif entry.kind is Kind.PRE_TEST_WAIVED:
            yield from _waived(scene, entry)


def course_of(entry: Entry) -> str:
    """The stream of the course of a dose."""
    return f"course/{entry.stream.removeprefix('dose/').rsplit('/', 2)[0]}"


def _take(scene: Scene, order: Ordered, entry: Entry) -> None:
    """What the entry makes of the order."""
    if entry.kind is Kind.SUITABILITY:
        order.asked = True
    elif entry.kind is Kind.COURSE_ORDERED:
        fact = CourseOrderedFact.read(entry)
        order.digest, order.lacks = fact.regimen_digest, list(_lacks(scene, fact, entry))
    elif entry.kind is Kind.REGIMEN_SWITCHED:
        switched = RegimenSwitchedFact.read(entry)
        order.digest = switched.regimen_digest
        if entry.person != DOCTOR.id:
            order.lacks.append(f"a switch by a prescriber, not {entry.person}")
        if len(set(switched.approved_by)) < TWO:
            order.lacks.append("two who approved the text to which it was switched")


def _lacks(scene: Scene, fact: CourseOrderedFact, entry: Entry) -> Iterator[str]:
    """What the order does not say."""
    if len(set(fact.approved_by)) < TWO:
        yield "two who approved the regimen"
    if fact.verified_by in {"", entry.person}:
        yield "a witness of the weight or level"
    if fact.ordered_by is None:
        yield "a prescriber"
    levels = [each * MILLION for each in scene.treatment.levels]
    if levels and fact.level not in levels:
        yield f"a level of the file, not {fact.level}"
    if scene.treatment.research:
        yield from _lacks_of_research(scene, fact, entry)


def _lacks_of_research(scene: Scene, fact: CourseOrderedFact, entry: Entry) -> Iterator[str]:
    if fact.research is None or fact.research.protocol != PROTOCOL:
        yield "its protocol"
    elif len(fact.research.attested) < scene.treatment.attested:
        yield "what is attested"
    if entry.person != DOCTOR.id:
        yield f"a prescriber in person, not {entry.person}"


def _begun(scene: Scene, order: Ordered, entry: Entry) -> Iterator[str]:
    yield from (f"{entry.stream} begun without {each}" for each in order.lacks)
    if scene.treatment.asked_at_order and not order.asked:
        yield f"{entry.stream} begun, and nobody asked about suitability"
    if DoseBegunFact.read(entry).regimen_digest != order.digest:
        yield f"{entry.stream} begun by another text than that of its course"


def _waived(scene: Scene, entry: Entry) -> Iterator[str]:
    test = PreTestWaivedFact.read(entry).test
    if test not in scene.treatment.waivable or entry.person != DOCTOR.id:
        yield f"“{test}” was waived by {entry.person}"
