"""A station: its register, its clock, its regimens, and the cases it has replayed."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime

from il2nurse.domain.people import NotAllowed, Person
from il2nurse.domain.record.case import Case
from il2nurse.domain.record.course.course import Course
from il2nurse.domain.record.register.entered import as_entered
from il2nurse.domain.record.register.entries import (
    Author,
    BrokenRecord,
    BrokenRegister,
    Entry,
    Kind,
)
from il2nurse.domain.record.register.facts import Draft
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.rules.course.charted_stops import with_charted_stops
from il2nurse.domain.rules.course.own_texts import own_texts
from il2nurse.domain.rules.course.unread_answers import refuse_unread
from il2nurse.domain.rules.course.waived import of_patient
from il2nurse.domain.rules.dose.asked_again import with_asked_again
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.clock import Clock, Reading
from il2nurse.readable.wording import Wording
from il2nurse.workflow.deciding import Deciding, Overtaken, Unseen, bears_on
from il2nurse.workflow.elsewhere import Elsewhere
from il2nurse.workflow.following import Following
from il2nurse.workflow.regimens import Regimens
from il2nurse.workflow.register import Append, NewPin, PinTrial, Register
from il2nurse.workflow.site import Site


class Station:
    """One station at work. All acts of the workflow go through it.

    The cases are cached by the number of their newest entry and follow the register's tail, so
    what another station wrote is seen at the next look. One thread at a time replays: an act with
    a PIN runs in a thread, while the window goes on looking at cases.
    """

    def __init__(
        self,
        register: Register,
        clock: Clock,
        regimens: Regimens,
        site: Site,
        new_id: Callable[[], str],
    ) -> None:
        """Join the parts; nothing is read yet."""
        self.register = register
        self.clock = clock
        self.regimens = regimens
        self.name, self.zone = site.name, site.zone
        self.program = site.program
        self.shift_starts = site.shift_starts
        self.countersign_within = site.countersign_within
        self.pin_digits = site.pin_digits
        self.clock_apart = site.clock_apart
        self.given_pin = site.given_pin
        self.texts = site.texts
        self.telephones, self.labels = site.telephones, site.labels
        self.mixing, self.making = site.mixing, site.making
        self._new_id = new_id
        self._asked: dict[str, int] = {}
        self._sent: set[str] = set()
        self.deciding = Deciding()
        self.left_out: tuple[str, ...] = ()
        self._following = Following(register, self._judged, self._notice, self.deciding.under_way)
        self._elsewhere = Elsewhere(register, self._following)
        self._old_regimens: dict[str, Regimen] = {}
        self._noticed: dict[int, Reading] = {}

    def now(self) -> Reading:
        """What the clock says."""
        return self.clock.read()

    def noticed(self, entry: Entry) -> Reading:
        """What the clock said when this program first looked at an entry."""
        return self._noticed.setdefault(entry.number, self.now())

    def _notice(self, entry: Entry) -> None:
        """Waiting after a wrong PIN goes by the clock of when it was first seen here."""
        if entry.kind is Kind.SIGN_IN_REFUSED:
            self.noticed(entry)

    def local(self, at: datetime) -> datetime:
        """The same time on the ward's wall clock."""
        return at.astimezone(self.zone)

    def today(self, at: datetime) -> date:
        """The ward's calendar day at a time."""
        return self.local(at).date()

    @property
    def words(self) -> Wording:
        """The ward's words for today."""
        return Wording(self.people(), self.zone, self.today(self.now().at))

    def new_id(self) -> str:
        """An id for what a person is asked now; what is on record by now is before their eyes."""
        made = self._new_id()
        self._asked[made] = self.seen
        return made

    def kept(self, request: str | None) -> tuple[Entry, ...]:
        """What was kept under a request; one that was made here and never sent has nothing."""
        fresh = request in self._asked and request not in self._sent
        return self.register.of_request(request) if request and not fresh else ()

    @property
    def seen(self) -> int:
        """The number of the newest entry that was replayed."""
        return self._following.seen

    def follow(self) -> bool:
        """Replay what is new in the register since the last look; True where there was any."""
        return self._following.follow()

    def people(self) -> Mapping[str, Person]:
        """Everyone with a PIN, by id."""
        return self._following.people()

    def decided(self) -> Sequence[Entry]:
        """Every entry on which it rests whether a regimen is approved, oldest first."""
        return self._following.decided()

    def case(self, mrn: str) -> Case:
        """The patient's case as it stands now; raises ``LookupError`` without admission."""
        return self._elsewhere.completed(self._following.case(mrn))

    def entries(self, mrn: str) -> tuple[Entry, ...]:
        """All entries about the patient, oldest first; raises ``LookupError`` without admission."""
        return self._following.entries(mrn)

    def person(self, person_id: str) -> Person:
        """The person with this id; raises ``NotAllowed`` where there is none."""
        person = self.people().get(person_id)
        if person is None or person.ended:
            raise NotAllowed("This person is not on record at this ward. Nothing was recorded.")
        return person

    def _judged(self, case: Case, entries: Sequence[Entry], before: Case | None) -> Case | None:
        """The case with what its chart stops for good, and which steps are asked again.

        ``None`` without the regimen of an order: nothing is decided about the patient, and
        ``moment`` says why. An answer that the regimen cannot read is refused by name.
        """
        try:
            refuse_unread(case, entries, self.regimen_of, before)
            case = with_charted_stops(case, self.regimen_of)
            return with_asked_again(case, self.regimen_of, self.zone)
        except BrokenRecord:
            raise
        except BrokenRegister:
            return None

    def regimen_of(self, course: Course) -> Regimen:
        """The regimen as it was on the day of the order, by the text that was kept with it."""
        return self.regimen_with(course.regimen_digest)

    def regimen_with(self, digest: str) -> Regimen:
        """The regimen whose text has this checksum: one of today, else one that was kept."""
        old, todays = self._old_regimens, self.regimens.today().values()
        known = next((each for each in todays if each.digest == digest), old.get(digest))
        return known or old.setdefault(digest, self.regimens.read(self.register.text(digest)))

    def moment(self, mrn: str) -> Moment:
        """What decisions about the patient look at now; raises ``NotAllowed`` without an order."""
        case = self.case(mrn)
        if case.course is None:
            raise NotAllowed(
                f"{case.patient.name} has no order yet. Order the course first. Nothing was "
                "recorded."
            )
        regimen = of_patient(self.regimen_of(case.course), case, case.course)
        known = (self.now().at, self.zone, own_texts(case, self.regimen_of))
        return Moment(case, case.course, regimen, *known, making=self.making)

    def record(
        self,
        person: Person | None,
        drafts: Sequence[Draft],
        request: str | None = None,
        *,
        pin: NewPin | None = None,
    ) -> tuple[Entry, ...]:
        """Keep the drafts in the register and return them once they are durable.

        Only what is decorated as ``one_act`` records: it knows what its decision looked at.
        Marks that nobody can see are left out of every text; ``left_out`` names them afterwards.
        """
        known = self.deciding.known
        if known is None:
            raise RuntimeError("Recorded outside an act: decorate the function with one_act.")
        if self.deciding.overtaken:
            raise Overtaken(
                f"{self.deciding.overtaken} Your entry was not recorded; look at the page again."
            )
        request = request or self._new_id()
        self._refuse_unseen(drafts, request)
        self._sent.add(request)
        self.deciding.streams = frozenset(each.stream for each in drafts)
        read = [as_entered(each) for each in drafts]
        kept = self.register.append(
            Append(
                [draft for draft, _ in read],
                self._author(person),
                request,
                self.now().at,
                str(self.zone),
                known,
                pin,
            )
        )
        self.left_out = (*self.left_out, *(name for _, names in read for name in names))
        self.follow()
        return kept

    def try_pin(self, trial: PinTrial) -> bool:
        """True where the PIN is right; a wrong one is on record, and so is who waits for it."""
        if not self.deciding.under_way():
            raise RuntimeError("Tried outside an act: decorate the function with one_act.")
        right = self.register.try_pin(
            trial, self._author(None), self._new_id(), self.now().at, str(self.zone)
        )
        self.follow()
        return right

    def _author(self, person: Person | None) -> Author:
        who, role = (person.id, person.role.value) if person else ("", "")
        return Author(who, role, self.name, self.program)

    def _refuse_unseen(self, drafts: Sequence[Draft], request: str) -> None:
        """Raise ``Unseen`` once for what others recorded there since the person was asked."""
        asked = self._asked.get(request)
        if asked is None:
            return
        new = (each for d in drafts for each in self._following.read_since(asked, d.subject))
        met = next((each for each in new if any(bears_on(each, draft) for draft in drafts)), None)
        if met:
            self._asked[request] = self.seen
            raise Unseen(met)

    def take_left_out(self) -> tuple[str, ...]:
        """The invisible marks that were left out since this was asked last, each once."""
        names, self.left_out = tuple(dict.fromkeys(self.left_out)), ()
        return names
