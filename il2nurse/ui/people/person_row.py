"""What can be done for the colleague whose row is chosen: role, PIN, badge, sign-in, access."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from il2nurse.domain.people import Person, Role
from il2nurse.domain.record.register.entries import Entry
from il2nurse.ui.editors.line import Line
from il2nurse.ui.forms.witness_box import WitnessBox
from il2nurse.ui.look import sizes
from il2nurse.ui.one_press import OnePress
from il2nurse.ui.people.one_time_pin import OneTimePin
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.action import Action, Weight
from il2nurse.ui.widgets.label import Label
from il2nurse.ui.widgets.wrap_row import WrapRow
from il2nurse.workflow.people import access
from il2nurse.workflow.people.granting import GUARDED, is_guarded, is_last_administrator
from il2nurse.workflow.people.last_administrator import RULE, give_last_administrator_pin
from il2nurse.workflow.people.tries import wrong_of
from il2nurse.workflow.people.two_people import apart_notice

LONGEST_BADGE = 80
LAST = (
    "The ward’s last administrator. Where they forgot the PIN, two people give them another one: "
    "type it twice below; a prescriber, pharmacist or charge nurse signs here. The "
    f"signature means: “{RULE.meaning}”"
)


class PersonRow(QWidget):
    """Buttons below the list. ``done`` and ``refused`` carry a sentence.

    ``role_asked``: the page holds the role that goes with it.
    """

    role_asked = Signal()
    done = Signal(str)
    refused = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session, self._press = session, OnePress(session)
        self._person: Person | None = None
        self.role = Action("change_role", "Give the role chosen at the left")
        self.once = OneTimePin()
        self.open = Action("open_sign_in", "Unlock their sign-in")
        self.end = Action("end_person", "End their access")
        self.end.set_weight(Weight.DANGER)
        self.code = Line("badge_code", "Badge: scan it here")
        self.code.setPlaceholderText("Badge: scan it here")
        self.code.setMaxLength(LONGEST_BADGE)
        self.code.set_scanned()
        self.badge = Action("set_badge", "Give this badge")
        self.no_badge = Action("take_badge", "Take the badge away")
        for action, key in (
            (self.role, "Alt+R"),
            (self.open, "Alt+U"),
            (self.end, "Alt+E"),
            (self.badge, "Alt+B"),
            (self.no_badge, "Alt+K"),
        ):
            action.set_key(key)
        self.role.clicked.connect(self.role_asked)
        self.once.given.connect(self._give_pin)
        self.once.refused.connect(self.refused)
        self.open.clicked.connect(self._open)
        self.end.clicked.connect(self._end)
        self.guarded = Label(role="muted").set_wrapping()
        self.guarded.setObjectName("person_guarded")
        self.witness: WitnessBox | None = None
        self.badge.clicked.connect(self._give_badge)
        self.no_badge.clicked.connect(self._take_badge)
        self._lay_out()

    def show_person(self, person: Person | None) -> None:
        """Offer what can be done for this person."""
        if person is None or self._person is None or person.id != self._person.id:
            self.once.clear()
        self._person = person
        self.setVisible(person is not None)
        if person is None:
            return
        station, active = self._session.station, not person.ended
        others = person != self._session.person
        self.role.setVisible(active and others)
        self.once.setVisible(others)
        self.once.show_person(person.shown, active=active)
        self.open.setVisible(active and others and bool(wrong_of(station, person.id)))
        self.end.setVisible(active)
        self.end.setEnabled(others)
        self.code.setVisible(active)
        self.badge.setVisible(active)
        self.no_badge.setVisible(active and person.id in access.badges(station).values())
        self._guard(person)

    def _guard(self, person: Person) -> None:
        """Offer of an administrator only what this session may do for one."""
        session, by = self._session, self._session.person
        guarded = by is not None and is_guarded(session.station, by, person.role)
        last = by is not None and guarded and is_last_administrator(session.station, by, person)
        self.guarded.setVisible(guarded)
        self.guarded.setText(LAST if last else GUARDED)
        if self.witness:
            self.witness.deleteLater()
        self.witness = WitnessBox(session, RULE.roles) if last else None
        if self.witness:
            self._column.insertWidget(1, self.witness)
        if guarded:
            hidden = (self.role, self.end, self.code, self.badge, self.no_badge)
            for widget in hidden if last else (*hidden, self.once):
                widget.hide()

    def change_role(self, role: Role) -> None:
        """Give the person another role."""
        self._do(
            access.change_role,
            f"{{}} is {role.label.lower()} from now on; a session under the old role ends.",
            role,
        )

    def _wants_witness(self) -> bool:
        """Whether somebody has to sign here before the PIN is given; the box says so then."""
        box = self.witness
        if box is None or (box.people.person() and box.pin.text()):
            return False
        box.show_slip(box.missing())
        return True

    def _give_pin(self, pin: str) -> None:
        """Give the person a one-time PIN, or let an ended one sign in again with it."""
        if self._wants_witness():
            return
        self.once.clear()
        back = self._person is not None and self._person.ended
        sentence = "{} signs in once with this PIN and then chooses a PIN of their own."
        if self.witness:
            self._do(give_last_administrator_pin, sentence, pin, self.witness.take())
            return
        notice = apart_notice(self._session.station, self._session.who)
        sentence = f"{sentence} {notice}" if notice else sentence
        self._do(access.readmit_person if back else access.give_pin, sentence, pin)

    def _open(self) -> None:
        self._do(access.open_sign_in, "{} may try the PIN again now.")

    def _end(self) -> None:
        self._do(access.end_person, "{} can no longer sign in. What they signed stays as it is.")

    def _give_badge(self) -> None:
        code = self.code.text().strip()
        if not code:
            self.refused.emit("Scan the badge first; nothing was recorded.")
            self.code.setFocus()
            return
        sentence = "{} is found by this badge at the sign-in; the PIN is asked for as before."
        self._do(access.set_badge, sentence, code)
        self.code.clear()

    def _take_badge(self) -> None:
        self._do(access.set_badge, "{} no longer has a badge and signs in by name.", "")

    def _do(self, act: Callable[..., Entry], sentence: str, *given: object) -> None:
        session, person = self._session, self._person
        if person is None:
            return
        kept = self._press.attempt_in_thread(
            (act.__name__, person.id),
            lambda once: act(session.station, session.who, person.id, *given, request=once),
            lambda _field, sentence: self.refused.emit(sentence),
        )
        if kept:
            self.done.emit(sentence.format(person.shown))

    def _lay_out(self) -> None:
        above, below = WrapRow(), WrapRow()
        for row, widgets in (
            (above, (self.code, self.badge, self.no_badge)),
            (below, (self.role, self.open, self.end)),
        ):
            row.setSpacing(sizes.SPACE)
            row.addStretch()
            for widget in widgets:
                row.addWidget(widget)
        self._column = column = QVBoxLayout(self)
        column.addWidget(self.guarded)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(sizes.SPACE)
        column.addWidget(self.once)
        column.addLayout(above)
        column.addLayout(below)
