"""The one style sheet, a template filled with the colours of a palette."""

from string import Template

from il2nurse.ui.look import sizes
from il2nurse.ui.look.colours import Theme
from il2nurse.ui.look.tones import Tone, frame

_TYPE = {
    "px_small": sizes.SMALL,
    "px_text": sizes.TEXT,
    "px_large": sizes.LARGE,
    "px_title": sizes.TITLE,
}


def sheet(theme: Theme) -> str:
    """The style sheet in the colours of one palette and the four sizes of type."""
    frames = {f"{tone.value}_frame": frame(theme, tone) for tone in Tone}
    return _SHEET.substitute(theme._asdict() | frames | _TYPE)


_SHEET = Template("""
QWidget { color: $text; }
QMainWindow, QDialog, QWidget[ground="page"] { background: $page; }
QWidget[ground="surface"] { background: $surface; }
QWidget[ground="quiet"] { background: $quiet; }
QScrollArea, QScrollArea > QWidget > QWidget[ground="none"] { background: transparent; border: 0; }
QToolTip { background: $surface; color: $text; border: 1px solid $edge; padding: 4px; }

QFrame[part="card"] { background: $surface; border: 1px solid $line; border-radius: 8px; }
QFrame[part="aside"] { background: $quiet; border: 0; border-left: 1px solid $line; }
QFrame[part="foot"] { background: $surface; border: 0; border-top: 1px solid $line; }
QFrame[part="banner"] { background: $surface; border: 0; border-bottom: 1px solid $line; }
QFrame[part="alike"] { background: $warn_soft; border: 0; border-bottom: 1px solid $warn; }
QFrame[part="dialog"] { background: $page; border: 0; border-left: 1px solid $edge; }
QFrame[part="rail"] { background: $surface; border: 0; border-right: 1px solid $line; }
QFrame[part="bar"] { background: $bar; border: 0; }
QFrame[part="why"] { background: $quiet; border: 0; border-left: 3px solid $info; }
QFrame[part="why"][tone="danger"] { border-left-color: $danger; }
QFrame[part="rule"] { background: $line; border: 0; max-height: 1px; min-height: 1px; }

QLabel { background: transparent; border: 0; }
QLabel[role="title"] { font-size: ${px_title}px; font-weight: 700; }
QLabel[role="name"] { font-size: ${px_title}px; font-weight: 700; }
QLabel[role="heading"] { font-size: ${px_text}px; font-weight: 600; }
QLabel[role="strong"] { font-size: ${px_text}px; font-weight: 600; }
QLabel[role="large"] { font-size: ${px_large}px; font-weight: 700; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="small"] { font-size: ${px_small}px; color: $muted; }
QLabel[role="phase"] { font-size: ${px_small}px; font-weight: 600; color: $muted; }
QLabel[role="key"] { font-size: ${px_small}px; color: $muted; }
QLabel[role="head"] { font-size: ${px_small}px; font-weight: 600; color: $muted; background: $quiet;
    padding: 7px 10px; border-bottom: 1px solid $line; }
QLabel[role="working"] { background: $accent; color: $on_accent; padding: 8px 20px;
    font-size: ${px_text}px; font-weight: 600; border-radius: 8px; }
QLabel[role="cell"] { padding: 0 10px; }
QLabel[role="fact"] { font-size: ${px_text}px; }
QLabel[role="fact value"] { font-size: ${px_text}px; font-weight: 600; }
QLabel[role="option"] { font-size: ${px_text}px; font-weight: 600; }
QLabel[role="sum"] { padding: 2px 10px; font-size: ${px_text}px; }
QLabel[role="sum result"] { padding: 2px 10px; font-size: ${px_text}px; font-weight: 600; }
QLabel[role="sum large"] { padding: 2px 10px; font-size: ${px_large}px; font-weight: 700; }
QLabel[role="slip"] { color: $danger; font-weight: 600; }
QLabel[role="alarm"] { color: $danger; font-size: ${px_text}px; font-weight: 600; }
QLabel[role="warning"] { color: $warn; font-size: ${px_text}px; font-weight: 600; }
QLabel[role="echo"] { color: $muted; font-size: ${px_text}px; }
QLabel[role="bar"] { color: $on_bar; font-size: ${px_small}px; }
QLabel[role="product"] { color: $on_bar; font-size: ${px_text}px; font-weight: 700; }
QLabel[role="practice"] { background: $practice; color: $on_practice; font-size: ${px_small}px;
    font-weight: 700; padding: 3px 12px; }

QLabel[part="chip"] { border-radius: 11px; padding: 3px 10px; font-size: ${px_small}px;
    font-weight: 600; }
QLabel[part="chip"][signed="true"] { padding-left: 25px; }
QLabel[part="chip"][large="true"] { border-radius: 5px; padding-top: 6px; padding-bottom: 6px;
    font-size: ${px_text}px; }
QLabel[part="chip"][large="true"][signed="true"] { padding-left: 30px; }
QLabel[tone="good"] { background: $good_soft; color: $good; border: 1px solid $good_frame; }
QLabel[tone="warn"] { background: $warn_soft; color: $warn; border: 1px solid $warn_frame; }
QLabel[tone="danger"] { background: $danger_soft; color: $danger; border: 1px solid $danger_frame; }
QLabel[tone="info"] { background: $info_soft; color: $info; border: 1px solid $info_frame; }
QLabel[tone="plain"] { background: $plain_soft; color: $plain; border: 1px solid $plain_frame; }
QLabel[part="chip"][large="true"][tone="danger"] { border-color: $danger_edge; }

QFrame[part="finding"] { border-radius: 2px; }
QFrame[part="finding"][tone="good"] { background: $good_soft; border: 1px solid $good;
    border-left-width: 5px; }
QFrame[part="finding"][tone="warn"] { background: $warn_soft; border: 1px solid $warn;
    border-left-width: 5px; }
QFrame[part="finding"][tone="danger"] { background: $danger_soft; border: 1px solid $danger;
    border-left-width: 5px; }
QFrame[part="finding"][tone="info"] { background: $info_soft; border: 1px solid $info;
    border-left-width: 5px; }
QFrame[part="finding"][tone="plain"] { background: $plain_soft; border: 1px solid $plain;
    border-left-width: 5px; }

QPushButton { background: $surface; color: $text; border: 1px solid $edge; border-radius: 8px;
    font-weight: 600; padding: 0 14px; }
QPushButton[part="more"] { background: $page; color: $muted; border: 0; border-radius: 0;
    font-size: 12px; text-align: center; }
QPushButton:hover { background: $quiet; }
QPushButton:pressed { background: $accent_soft; }
QPushButton[tone="main"] { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton[tone="main"]:hover { background: $accent_strong; }
QPushButton[tone="main"]:pressed { background: $accent_strong; }
QPushButton[tone="danger"] { color: $danger; border-color: $danger; }
QPushButton[tone="danger"]:hover { background: $danger_soft; }
QPushButton[tone="danger"]:pressed { background: $danger_soft; }
QPushButton[tone="stop"] { background: $danger; color: $surface; border-color: $danger; }
QPushButton[tone="stop"]:hover { background: $danger; border-color: $text; }
QPushButton[tone="link"] { color: $info; border: 0; background: transparent;
    text-decoration: underline; }
QPushButton:checked { background: $accent_soft; border: 2px solid $info; }
QPushButton:disabled { background: $idle; color: $on_idle; border-color: $idle; }
QPushButton:focus { border: 2px solid $focus; }
QPushButton[tab="true"] { background: transparent; color: $bar_muted; border: 0; border-radius: 0;
    font-size: ${px_text}px; font-weight: 400; padding: 3px 2px 0 2px;
    border-bottom: 3px solid transparent; }
QPushButton[tab="true"]:hover { color: $on_bar; }
QPushButton[tab="true"]:checked { color: $on_bar; border: 0; border-bottom: 3px solid $bar_mark; }
QPushButton[tab="true"]:focus { color: $on_bar; border: 1px solid $bar_mark;
    border-bottom: 3px solid $bar_mark; }

QLineEdit, QPlainTextEdit, QComboBox { background: $surface; color: $text; border: 1px solid $edge;
    border-radius: 6px; padding: 0 9px; min-height: 40px; font-size: ${px_large}px;
    placeholder-text-color: $muted;
    selection-background-color: $accent; selection-color: $on_accent; }
QPlainTextEdit { padding: 6px 5px; }
QPlainTextEdit[readOnly="true"] { font-size: ${px_text}px; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus { border: 2px solid $focus; padding: 0 8px;
    min-height: 38px; }
QLineEdit[slip="true"], QComboBox[slip="true"] { border: 2px solid $danger; padding: 0 8px;
    min-height: 38px; }
QLineEdit:disabled, QComboBox:disabled { background: $idle; color: $on_idle; }
QLineEdit[digits="true"] { font-size: ${px_title}px; font-weight: 600; min-height: 48px; }
QLineEdit[digits="true"]:focus { min-height: 46px; }
QLineEdit[finds="true"] { font-size: ${px_text}px; min-height: 32px; }
QLineEdit[finds="true"]:focus { min-height: 30px; }
QComboBox[row="true"] { font-size: ${px_text}px; }
QComboBox::drop-down { border: 0; width: 24px; }
QComboBox QAbstractItemView { background: $surface; color: $text; border: 1px solid $edge;
    selection-background-color: $accent_soft; selection-color: $text; outline: 0; }
QComboBox QAbstractItemView::item { min-height: 36px; padding: 0 8px; }

QListWidget { background: $surface; border: 1px solid $line; border-radius: 6px; outline: 0; }
QListWidget:focus { border: 2px solid $focus; }
QListWidget::item { padding: 0 10px; border-bottom: 1px solid $line;
    border-left: 4px solid transparent; }
QListWidget::item:hover { background: $quiet; }
QListWidget::item:selected { background: $accent_soft; color: $text;
    border-left: 4px solid $info; }
QMenu { background: $surface; color: $text; border: 1px solid $edge; padding: 6px 0; }
QMenu::item { padding: 9px 34px 9px 16px; border-left: 4px solid transparent; }
QMenu::item:selected { background: $accent_soft; border-left: 4px solid $info; }
QMenu::item:disabled { color: $on_idle; }

QFrame[part="bag"] { background: $surface; border: 1px dashed $edge; border-radius: 8px; }
QLabel[part="paper"] { background: #ffffff; border: 1px solid $line; }

QFrame[part="strip"] { border: 0; border-bottom: 1px solid $line; }
QFrame[part="strip"][tone="good"] { background: $good_soft; border-bottom: 1px solid $good; }
QFrame[part="strip"][tone="warn"] { background: $warn_soft; border-bottom: 1px solid $warn; }
QFrame[part="strip"][tone="danger"] { background: $danger_soft; border-bottom: 2px solid $danger; }
QFrame[part="strip"][tone="info"] { background: $info_soft; border-bottom: 1px solid $info; }
QFrame[part="strip"][tone="plain"] { background: $plain_soft; border-bottom: 1px solid $plain; }

QTableView { background: $surface; border: 1px solid $line; border-radius: 8px; outline: 0;
    selection-background-color: $accent_soft; selection-color: $text; }
QTableView:focus { border: 2px solid $focus; }
QHeaderView { background: transparent; border: 0; }
QHeaderView::section { background: $quiet; color: $muted; border: 0;
    border-bottom: 1px solid $line; padding: 0 10px; font-size: ${px_small}px; font-weight: 600; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar::handle:vertical { background: $edge; border-radius: 4px; min-height: 30px;
    margin: 1px; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle:horizontal { background: $edge; border-radius: 4px; min-width: 30px;
    margin: 1px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
""")
