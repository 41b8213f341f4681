"""The form page: questions under each other, the way back and the one action at the foot."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from il2nurse.domain.record.case import Case
from il2nurse.domain.regimen.fields import Answer, Field
from il2nurse.ui.forms.dialog import GIVE_UP
from il2nurse.ui.forms.enter_keys import EnterKeys
from il2nurse.ui.forms.form import Form
from il2nurse.ui.forms.refusing import show_refusal
from il2nurse.ui.forms.typed import Keeping, open_in, put_back, typed_in
from il2nurse.ui.look import labels, sizes
from il2nurse.ui.page.patient_page import PatientPage
from il2nurse.ui.page.still_to_answer import StillToAnswer
from il2nurse.ui.qt.drafts import TypedDraft
from il2nurse.ui.qt.more_below import MoreBelow
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.action import Action, Weight
from il2nurse.ui.widgets.card import Card
from il2nurse.ui.widgets.finding import FindingBox
from il2nurse.ui.widgets.foot import Foot, stand_on_foot
from il2nurse.ui.widgets.label import Label
from il2nurse.ui.widgets.scrolling import scrolling


class FormPage(PatientPage):
    """Enter goes on to the next question and then acts; Escape goes back and records nothing.

    What is typed is a draft: going elsewhere keeps it, only Escape or Cancel give it up.

    ``has_side`` leaves room on the right for what is worked out from the answers; it moves apart
    from the questions, so that neither is out of view while the other is read.
    """

    has_side = False
    takes_scans = False
    tabbed = False

    def __init__(
        self,
        session: Session,
        name: str,
        title: str,
        say: str,
        act: str | None = None,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(session, name, parent=parent)
        self.form: Form | None = None
        self.banner.hide()
        self.card = Card()
        self.side = QVBoxLayout()
        self.main = Action(name, act or title)
        self.main.set_weight(Weight.MAIN)
        self.main.show_key("Return")
        self.cancel = Action(f"cancel_{name}", labels.CANCEL)
        self.cancel.show_key("Esc")
        self._title = Label(title, "title")
        self._say = Label(say, "muted").set_wrapping()
        self._problem = FindingBox()
        self._problem.hide()
        self._open = StillToAnswer()
        self._lay_out()
        self.keys = EnterKeys(self)
        self.keys.entered.connect(self._enter)
        self.keys.recorded.connect(self.act)
        self.main.clicked.connect(self.act)
        self.cancel.clicked.connect(self.give_up)
        self._warned_once = self._shut = False
        self.keeping = Keeping(session, self, self.unrecorded, self.restore)

    def act(self) -> None:
        """Do what the page is for."""
        raise NotImplementedError

    def edited(self) -> None:
        """Something was typed."""

    def show_case(self, _case: Case) -> None:
        """What is typed stays; there is nothing to look up again."""

    def start(self) -> None:
        """The first question has the keyboard; where nothing is asked, the way back."""
        if self._shut:
            self.cancel.setFocus()
        elif self.form:
            self.form.focus_first()

    def ask_for(
        self,
        fields: Sequence[Field],
        compact: frozenset[str] = frozenset(),
        *,
        listed: frozenset[str] = frozenset(),
        beside: frozenset[str] = frozenset(),
    ) -> Form:
        """Ask these questions, all of them empty."""
        station = self.session.station
        self.keeping.rest()
        if self.form:
            # Without a parent it would be a window until it is gone, and might have the keyboard.
            self.form.setParent(self)
            self.form.hide()
            self.form.deleteLater()
        self.form = Form(fields, station.zone, station.clock, compact, listed=listed, beside=beside)
        self.form.changed.connect(self._typed)
        self.card.body.addWidget(self.form)
        self._problem.hide()
        self._warned_once = False
        return self.form

    def shut(self, why: str | None, *, listed: bool = False) -> None:
        """Ask nothing and say why, before anybody answers in vain; ``None`` asks again.

        Where each choice says by itself why it is closed, they stay ``listed``.
        """
        self._shut = why is not None and not listed
        self.show_questions(shown=True)
        if self._shut:
            self._open.show_names(())
        if why is not None:
            self.refuse("", why)

    def show_questions(self, *, shown: bool) -> None:
        """Show what is asked and what it is for, or neither."""
        for part in (self.card, self.main):
            part.setVisible(shown and not self._shut)

    def offer_draft(self) -> None:
        """Keep what is typed from now on; offer back what was typed here for this patient."""
        self.keeping.begin(f"{self.draft_place()} {self.objectName()}")
        self._say_open()

    def unrecorded(self) -> dict[str, Answer]:
        """What is typed here, by field."""
        return typed_in(self.card)

    def restore(self, draft: TypedDraft) -> None:
        """Show again what was typed here before."""
        put_back(self.card, draft.answers)

    def give_up(self) -> None:
        """Leave; where something was typed, ask once before it is given up."""
        if self.keeping.changed and not self._warned_once:
            self._warned_once = True
            self.refuse("", GIVE_UP)
            return
        self.keeping.end()
        self.leave()

    def refuse(self, field: str, sentence: str) -> None:
        """Show why nothing was recorded, at its question where that is known."""
        show_refusal(self.form.refusals if self.form else None, self._problem, field, sentence)

    def _typed(self) -> None:
        self._warned_once = False
        self._problem.hide()
        self.edited()
        self._say_open()

    def _say_open(self) -> None:
        """What is still to be answered, in every form of the page, beside the main action."""
        self._open.show_names(open_in(self.card))

    def _enter(self) -> None:
        if not (self.form and self.form.advance()):
            self.act()

    def enable_keys(self, *, on: bool) -> None:
        """Enter belongs to a dialog while one is open."""
        self.keys.set_enabled(on)
        for action in (self.main, self.cancel):
            action.setEnabled(on)

    def _lay_out(self) -> None:
        stand_on_foot(self.content, self._stage(), self._foot())
        self.stack_below_banner()

    def _stage(self) -> QWidget:
        left = QVBoxLayout()
        left.addWidget(self.card)
        left.addWidget(self._problem)
        left.addStretch()
        across = QHBoxLayout()
        across.setSpacing(sizes.GAP)
        across.addWidget(_moving("form_scroll", "Form", left), 3)
        if self.has_side:
            across.addWidget(_moving("side_scroll", "Beside the form", self.side), 2)
        stage = QWidget()
        stage.setProperty("ground", "none")
        outer = QVBoxLayout(stage)
        outer.setContentsMargins(sizes.MARGIN, sizes.ROOM, sizes.GAP, 0)
        outer.setSpacing(sizes.GAP)
        head = QHBoxLayout()
        head.setSpacing(sizes.ROOM)
        head.addWidget(self._title)
        head.addWidget(self._say, 1)
        outer.addLayout(head)
        outer.addLayout(across, 1)
        return stage

    def _foot(self) -> QFrame:
        actions = (self.cancel, self.main)
        return self._open.put_on(Foot(actions), actions)


def _moving(name: str, spoken: str, column: QVBoxLayout) -> QScrollArea:
    content = QWidget()
    content.setProperty("ground", "none")
    column.setContentsMargins(0, 0, sizes.SPACE, sizes.GAP)
    content.setLayout(column)
    area = scrolling(name, spoken, content)
    MoreBelow(area).watch(content)
    return area
