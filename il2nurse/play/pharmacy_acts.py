"""Acts of pharmacy: an order checked, a bag from its first vial to its release, and vials."""

from decimal import Decimal
from typing import Final

from il2nurse.domain.record.dose.dose import DoseKey
from il2nurse.domain.record.pharmacy.bag import Bag, BagKey
from il2nurse.domain.record.pharmacy.facts import BagReceivedFact
from il2nurse.domain.record.register.scan_facts import CodeSource
from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.regimen.rules import Result
from il2nurse.domain.rules.bags.fitting import answers_of
from il2nurse.domain.rules.bags.standing import next_step
from il2nurse.domain.rules.bags.steps import checked_fields
from il2nurse.domain.rules.bags.sums import rest_of, worked_of
from il2nurse.play.played import NOTHING, Played
from il2nurse.play.scene import Scene
from il2nurse.play.spelling import BadScenario
from il2nurse.readable.pharmacy.bag_code import bag_code
from il2nurse.workflow.dose.bag.taking import take_bag as taken
from il2nurse.workflow.filled_step import FilledStep
from il2nurse.workflow.pharmacy import beginning, checking, labelling, moving, preparing, requests

MILLION: Final = Decimal(1_000_000)


def begin_bag(scene: Scene) -> Played:
    """Begin the bag of the next dose that is due, or of the slot that the act tells."""
    slot = scene.number("slot")
    due = beginning.next_to_prepare(scene.moment)
    if slot is not None:
        course = scene.moment.course
        key = DoseKey(scene.mrn, course.number, course.current.number, int(slot))
    elif due:
        key = due
    else:
        raise BadScenario(f"{scene.where}: no dose of {scene.patient.name} is due to be prepared.")
    beginning.begin_bag(scene.station, scene.by, key)
    return NOTHING


def prepare_bag(scene: Scene) -> Played:
    """Do the next step of the newest bag, or every step that is open."""
    found: list[str] = []
    while True:
        bag = newest(scene)
        step = next_step(scene.moment.text(bag.regimen_digest), bag)
        if step is None:
            return Played(tuple(found))
        filled = FilledStep(step.id, scene.answers(step), scene.witness(), scene.confirmed)
        judged = preparing.confirm_bag_step(scene.station, scene.by, key_of(bag), filled)
        found += [f.rule for f in judged.findings if f.result is not Result.CLEAR]
        if scene.text("step") == step.id:
            return Played(tuple(found))


def label_bag(scene: Scene) -> Played:
    """Print the label of the newest bag."""
    labelling.label_bag(scene.station, scene.by, newest(scene).number)
    return NOTHING


def check_bag(scene: Scene) -> Played:
    """Let the second person read it off: all is right but for what the act tells."""
    bag = newest(scene)
    made, worked = answers_of(bag), worked_of(scene.moment, bag)
    answers: dict[str, Answer] = {
        field.id: str(worked.draw_up_ml) if field.expect else made.get(field.id, "")
        for field in checked_fields(scene.moment.text(bag.regimen_digest))
    }
    answers |= {name: str(each) for name, each in scene.table("answers").items()}
    label = scene.text("label", bag.number)
    seen = checking.ReadOff(answers, label, int(scene.number("seconds") or 0))
    wrong = checking.check_bag(scene.station, scene.by, key_of(bag), seen, scene.own_pin())
    return Played(mismatches=tuple(wrong))


def release_bag(scene: Scene) -> Played:
    """Release the newest bag."""
    moving.release_bag(scene.station, scene.by, key_of(newest(scene)), scene.own_pin())
    return NOTHING


def receive_bag(scene: Scene) -> Played:
    """Receive it on the ward."""
    received = BagReceivedFact(CodeSource.SCANNED)
    moving.receive_bag(scene.station, scene.by, key_of(newest(scene)), received)
    return NOTHING


def take_bag(scene: Scene) -> Played:
    """Scan the newest bag at the open dose, or the code that the act tells."""
    code = scene.text("code") or bag_code(newest(scene))
    taken(scene.station, scene.by, scene.key, code)
    return NOTHING


def return_bag(scene: Scene) -> Played:
    """Send it back to pharmacy."""
    moving.return_bag(scene.station, scene.by, key_of(newest(scene)), scene.text("reason"))
    return NOTHING


def waste_bag(scene: Scene) -> Played:
    """Throw it away before a witness."""
    bag, ml = newest(scene), scene.amount("ml")
    reason, seen = scene.text("reason"), scene.witness()
    moving.waste_bag(scene.station, scene.by, key_of(bag), ml, reason, seen)
    return NOTHING


def waste_rest(scene: Scene) -> Played:
    """Throw what is left in the vials away: all of it, or as much as the act tells."""
    bag = newest(scene)
    left, _ = rest_of(scene.moment, bag)
    ml = scene.number("ml")
    checking.waste_rest(
        scene.station, scene.by, key_of(bag), left if ml is None else ml, scene.witness()
    )
    return NOTHING


def quarantine_bag(scene: Scene) -> Played:
    """Keep it back."""
    moving.quarantine_bag(scene.station, scene.by, key_of(newest(scene)), scene.text("reason"))
    return NOTHING


def clear_bag(scene: Scene) -> Played:
    """End its quarantine."""
    reason = scene.text("reason")
    moving.clear_bag(scene.station, scene.by, key_of(newest(scene)), reason, scene.own_pin())
    return NOTHING


def request_bag(scene: Scene) -> Played:
    """Ask pharmacy for the bag of the open dose."""
    requests.request_bag(scene.station, scene.by, scene.key, scene.text("text") or None)
    return NOTHING


def answer_request(scene: Scene) -> Played:
    """Answer the newest request about the patient."""
    asked = scene.station.case(scene.mrn).requests
    if not asked:
        raise BadScenario(f"{scene.where}: nothing was asked of pharmacy for that patient.")
    requests.answer_request(scene.station, scene.by, scene.mrn, asked[-1].seq, scene.text("answer"))
    return NOTHING


def newest(scene: Scene) -> Bag:
    """The newest bag of the patient."""
    bags = scene.station.case(scene.mrn).bags
    if not bags:
        raise BadScenario(f"{scene.where}: no bag was begun for {scene.patient.name} yet.")
    return bags[-1]


def key_of(bag: Bag) -> BagKey:
    """The key by which acts name it."""
    return BagKey(bag.key, bag.nth)
