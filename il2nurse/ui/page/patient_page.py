"""A page about one patient: banner, tabs, drawer, scan, Escape and reaction, the same on each."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from il2nurse.domain.record.case import Case
from il2nurse.domain.rules.moment import Moment
from il2nurse.readable.window_keys import WindowKey
from il2nurse.ui.forms.dialog import Dialog
from il2nurse.ui.forms.drawer import Drawer
from il2nurse.ui.look import sizes
from il2nurse.ui.page.banner import Banner
from il2nurse.ui.page.banner_content import BannerContent
from il2nurse.ui.page.laid_out import head_row, lay_out_below
from il2nurse.ui.page.page import Page
from il2nurse.ui.page.patient_tabs import PatientTabs
from il2nurse.ui.page.reaction_button import asked_reaction, offers_reaction, reaction_button
from il2nurse.ui.page.scanned import open_scanned
from il2nurse.ui.page.who import banner_of
from il2nurse.ui.place import Place
from il2nurse.ui.session import Heard, Session

HOME = "patient"


class PatientPage(Page):
    """A page gives its content by ``lay_out``, and says what it shows of a moment.

    ``tabbed`` pages stand side by side, one key from each other; Escape ``leaves`` a page. What
    was typed into a dialog stays a draft when the page turns to another patient.
    """

    takes_scans = True
    tabbed = True
    leaves = True

    def __init__(
        self, session: Session, name: str, *, below: int = 0, parent: QWidget | None = None
    ) -> None:
        """Make what every page has; ``below`` is how much of the foot a dialog leaves free."""
        super().__init__(session, name, parent=parent)
        self.mrn = ""
        self._shown: tuple[object, ...] = ()
        self.banner = Banner(self)
        self.reaction = reaction_button()
        self.banner.add_last(self.reaction)
        self.content = QWidget(self)
        self.tabs = PatientTabs(name, self.content) if self.tabbed else None
        self.drawer = Drawer(self, above=sizes.BANNER, below=below, between=session.draw_meanwhile)
        self._escape = QShortcut(QKeySequence("Escape"), self)
        self._escape.setEnabled(self.leaves)
        self._escape.activated.connect(self.give_up)
        QShortcut(QKeySequence(WindowKey.REACTION), self).activated.connect(self.react)
        self.reaction.clicked.connect(self.react)
        self.drawer.changed.connect(self._cover)
        self.drawer.opened.connect(self._keep_drafts)
        self.drawer.opened.connect(self._free_banner)
        self.drawer.left.connect(self._take_keyboard)
        if self.tabs:
            self.tabs.chosen.connect(lambda page: self.session.go(page, self.mrn))

    # ------------------------------------------------------------ what a page says

    def show_case(self, case: Case) -> None:
        """Show the patient as of now, where there is an order and where there is none."""
        if case.course:
            self.show_moment(self.session.station.moment(self.mrn))
        else:
            self.show_unordered()

    def show_moment(self, moment: Moment) -> None:
        """Show this patient as of now."""
        raise NotImplementedError

    def show_unordered(self) -> None:
        """Show a patient for whom nothing is ordered: nothing below the banner."""
        self.content.hide()

    def also(self) -> tuple[object, ...]:
        """What else makes the page draw anew, beside the record, the minute and the person."""
        return ()

    def turned(self) -> None:
        """Forget what belonged to the patient before: the page now shows another one."""

    def enable_keys(self, *, on: bool) -> None:
        """Give the page's own keys to a dialog that is open, or take them back."""

    def identity(self) -> BannerContent:
        """Who the patient is, and the dose."""
        return banner_of(self.session, self.mrn)

    # ------------------------------------------------------------ what every page does

    def open(self, place: Place) -> None:
        """Show another patient."""
        if place.mrn and place.mrn != self.mrn:
            self.drawer.close_all()
            self.mrn = place.mrn
            self.forget()
            self.turned()

    def refresh(self) -> None:
        """Show what is on record; nothing is worked out again where nothing is new."""
        if not self.mrn:
            return
        try:
            self._draw()
        except Exception:
            # Never one patient's name above what was shown of another.
            self.banner.hide()
            self.content.hide()
            raise

    def _draw(self) -> None:
        station = self.session.station
        case, now = station.case(self.mrn), station.now().at
        minute = now.replace(second=0, microsecond=0)
        wanted = (self.mrn, case.last_number, minute, self.session.person, *self.also())
        if wanted == self._shown:
            return
        self._shown = wanted
        before = self.reaction.hasFocus()
        self.show_banner(case)
        self.content.show()
        self.show_case(case)
        self.free_reaction(before=before)

    def free_reaction(self, *, before: bool) -> None:
        """Take the keyboard from the reaction, unless it had it ``before``.

        Qt hands the keyboard of a button that is hidden to the next one, and that may be it.
        """
        if self.reaction.hasFocus() and not before:
            self.start()

    def forget(self) -> None:
        """Work everything out at the next look, whether anything is new or not."""
        self._shown = ()

    def show_banner(self, case: Case) -> None:
        """Show who it is, and offer a reaction where there may be one."""
        self.banner.show_patient(self.identity())
        self.banner.show()
        self.reaction.setVisible(offers_reaction(self.session.who, case))
        self._free_banner()

    def tick(self) -> None:
        """Values grow old; the page looks once a minute."""
        self.refresh()

    @property
    def about(self) -> str:
        """The patient of the page."""
        return self.mrn

    @property
    def covered(self) -> bool:
        """Whether a dialog is open."""
        return self.drawer.top is not None

    def scanned(self, code: str) -> Heard:
        """A wristband opens its patient."""
        return open_scanned(self.session, code)

    def leave(self) -> None:
        """Back to the patient's doses."""
        self.session.go(HOME, self.mrn)

    def give_up(self) -> None:
        """Escape: nothing is typed here that could be lost."""
        self.leave()

    def ask(self, dialog: Dialog) -> None:
        """Open a dialog; one of the same kind that is open already comes to the top instead."""
        known = self.drawer.find(dialog.objectName().removeprefix("dialog_"))
        if known:
            dialog.deleteLater()
            self.drawer.raise_dialog(known)
        else:
            self.session.draw_meanwhile()
            self.drawer.open(dialog)

    def draft_place(self) -> str:
        """Whose drafts these are, and of which patient."""
        person = self.session.person
        return f"{person.id if person else ''} {self.mrn}"

    def _take_keyboard(self) -> None:
        """What had the keyboard before a dialog is gone, such as a step that is recorded."""
        if self.isVisible():
            self.start()

    def _keep_drafts(self, dialog: Dialog) -> None:
        dialog.keep_drafts(self.session, self.draft_place())

    def react(self) -> None:
        """Tell a reaction, at any time: it belongs to the open dose, else to the last one."""
        if (dialog := asked_reaction(self.session, self.mrn)) is not None:
            self.ask(dialog)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Dialogs begin below the banner."""
        super().resizeEvent(event)
        self._free_banner()

    def lay_out(
        self,
        main: QLayout,
        aside: QWidget | None = None,
        foot: QWidget | None = None,
        tools: Sequence[QWidget] = (),
        *,
        over_all: bool = False,
    ) -> None:
        """Put the page together: tabs, ``tools`` right of them, ``main`` below, ``aside`` beside.

        ``over_all`` has the tabs stand above the aside too.
        """
        head = head_row(self.tabs, tools)
        lay_out_below(self.content, head, main, aside, foot, over_all=over_all)
        self.stack_below_banner()

    def stack_below_banner(self) -> None:
        """The banner on top, the content below; for pages whose content has a layout of its own."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.content, 1)

    def _free_banner(self) -> None:
        # The lines below the banner wrap, so its height follows from the width.
        high = self.banner.heightForWidth(self.width())
        self.drawer.free_above(high if high > 0 else self.banner.sizeHint().height())

    def _cover(self) -> None:
        """The keys belong to a dialog while one is open, but for a reaction: that may not wait."""
        free = self.drawer.top is None
        self._escape.setEnabled(free and self.leaves)
        if self.tabs:
            self.tabs.set_listening(on=free)
        self.enable_keys(on=free)
