"""What is typed and not recorded: kept while one types, offered back to the same person there."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from il2nurse.domain.regimen.fields import Answer
from il2nurse.ui.forms.form import Form
from il2nurse.ui.forms.still_open import still_open
from il2nurse.ui.qt.drafts import TypedDraft
from il2nurse.ui.session import Session

LOOK_EVERY_MS: Final = 300
AWHILE: Final = timedelta(minutes=5)
RESTORED: Final = (
    "What you, {who}, typed here at {at} is restored, not recorded. Look at it again before you "
    "record it."
)
LONG_AGO: Final = " That is {minutes} min ago: measure again what may have changed."

Answers = dict[str, Answer]


class Keeping(QObject):
    """Looks at one dialog or page a few times a second and keeps what differs from its beginning.

    It looks, because then nothing that can be typed into has to say so. What is hidden, left to
    another page, or ended with the window is looked at once more. Secrets stand in no form.
    """

    def __init__(
        self,
        session: Session,
        owner: QWidget,
        typed: Callable[[], Answers],
        restore: Callable[[TypedDraft], None],
        restored: str = RESTORED,
    ) -> None:
        super().__init__(owner)
        self._session, self._typed, self._restore = session, typed, restore
        self._restored = restored
        self._first: Answers = {}
        self._seen: Answers = {}
        self._place = ""
        self._look = QTimer(self)
        self._look.setInterval(LOOK_EVERY_MS)
        self._look.timeout.connect(self.keep)
        # A dialog that stays open empties its boxes once it has recorded them.
        self._after = QTimer(self)
        self._after.setSingleShot(True)
        self._after.setInterval(0)
        self._after.timeout.connect(self._write)
        session.leaving.connect(self.keep)
        session.kept.connect(self._look_later)
        owner.installEventFilter(self)

    @property
    def changed(self) -> bool:
        """Whether anything stands there that did not at the beginning."""
        return bool(self._place) and self._typed() != self._first

    def begin(self, place: str) -> None:
        """Take what stands there as the beginning, and offer back what was typed here before."""
        self._first, self._place = self._typed(), place
        self._seen = self._first
        now = self._session.station.now().at
        draft = self._session.drafts.at(place, now)
        if draft:
            self._offer(draft, now)
        self._look.start()

    def keep(self) -> None:
        """Keep what is typed; what stood there from the beginning is nobody's typing."""
        typed, first = self._typed() if self._place else self._seen, self._first
        if typed != self._seen:
            own = {name: answer for name, answer in typed.items() if answer != first.get(name)}
            self._session.drafts.keep(self._place, own, self._session.station.now().at)
            self._seen = typed

    def rest(self) -> None:
        """Keep what is typed and look no more, because something else is shown here now."""
        self.keep()
        self._place = ""
        self._look.stop()

    def end(self) -> None:
        """Forget what was typed: it is recorded, or given up."""
        if self._place:
            self._session.drafts.forget(self._place)
        self._place = ""
        self._look.stop()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Look once more when it goes out of view."""
        if event.type() == QEvent.Type.Hide:
            self.keep()
        return False

    def _look_later(self) -> None:
        self._after.start()

    def _offer(self, draft: TypedDraft, now: datetime) -> None:
        try:
            self._restore(draft)
        except ValueError:
            # Another release may have written it; what it says cannot be shown.
            self._session.drafts.forget(self._place)
        else:
            # What comes back was typed then, not now.
            self._seen = self._typed()
            self._say(draft, now)

    def _write(self) -> None:
        if self._place:
            self.keep()
            self._session.drafts.write()

    def _say(self, draft: TypedDraft, now: datetime) -> None:
        person, words = self._session.person, self._session.words
        who = person.shown if person else ""
        sentence = self._restored.format(who=who, at=words.clock(draft.at))
        ago = now - draft.at
        if ago > AWHILE:
            sentence += LONG_AGO.format(minutes=int(ago.total_seconds() // 60))
        self._session.warn(sentence)


def open_in(part: QWidget) -> tuple[str, ...]:
    """What must still be answered in the forms of this part of a page, by name."""
    forms = [each for each in part.findChildren(Form) if not each.isHidden()]
    return still_open([editor for form in forms for editor in form.editors.values()])


def typed_in(widget: QWidget) -> Answers:
    """What stands in every form of a widget, by field, read where it can be read."""
    found: Answers = {}
    for form in widget.findChildren(Form):
        found |= form.typed()
    return found


def put_back(widget: QWidget, answers: Mapping[str, Answer]) -> None:
    """Show answers in every form of a widget, in those that an answer brings up too."""
    done: list[Form] = []
    while form := next((each for each in widget.findChildren(Form) if each not in done), None):
        done.append(form)
        mine = {name: each for name, each in answers.items() if name in form.editors}
        if mine:
            form.put_back(mine)
