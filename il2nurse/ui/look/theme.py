"""Putting a palette on the whole program: Fusion, colours, typeface and the one style sheet."""

import locale

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from il2nurse.ui.look import fonts
from il2nurse.ui.look.colours import LIGHT, THEMES, Theme
from il2nurse.ui.look.sheet import sheet

_PROPERTY = "theme"


def apply(app: QApplication, theme: Theme) -> None:
    """Show the whole program in this palette; every widget draws itself again."""
    fonts.load()
    # Qt takes over the system's language at start; months must stay as they are read back: Nov.
    locale.setlocale(locale.LC_TIME, "C")
    app.setProperty(_PROPERTY, theme.name)
    app.setStyle("Fusion")
    app.setFont(fonts.font())
    app.setPalette(_palette(theme))
    app.setStyleSheet(sheet(theme))


def current() -> Theme:
    """The palette on show, for widgets that draw themselves."""
    app = QApplication.instance()
    name = app.property(_PROPERTY) if app else None
    return THEMES.get(str(name), LIGHT)


def _palette(theme: Theme) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for each, colour in (
        (role.Window, theme.page),
        (role.WindowText, theme.text),
        (role.Base, theme.surface),
        (role.AlternateBase, theme.quiet),
        (role.Text, theme.text),
        (role.PlaceholderText, theme.muted),
        (role.Button, theme.surface),
        (role.ButtonText, theme.text),
        (role.Highlight, theme.accent),
        (role.HighlightedText, theme.on_accent),
        (role.Link, theme.info),
        (role.ToolTipBase, theme.surface),
        (role.ToolTipText, theme.text),
    ):
        palette.setColor(each, QColor(colour))
    disabled = QPalette.ColorGroup.Disabled
    for each in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(disabled, each, QColor(theme.on_idle))
    return palette


def restyle(widget: QWidget) -> None:
    """Apply the style sheet again after a property that it looks at has changed."""
    # What was never shown gets its style when it is; until then there is none to take back.
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    # A framed widget keeps the widths of its old paddings until it hears of the change.
    QApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))
    widget.update()
