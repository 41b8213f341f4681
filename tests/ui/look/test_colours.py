"""Text can be read in every palette, and states differ by more than colour."""

import pytest
from PySide6.QtWidgets import QApplication

from il2nurse.domain.regimen.rules import Result
from il2nurse.ui.look import theme
from il2nurse.ui.look.colours import THEMES, Theme
from il2nurse.ui.look.tones import Tone
from il2nurse.ui.look.verdicts import RESULTS
from tests.ui.looks import contrast

GROUNDS = ("page", "surface", "quiet", "accent_soft")
SOFT = tuple(f"{tone.value}_soft" for tone in Tone)
TEXTS = [
    *((ink, ground) for ink in ("text", "muted") for ground in (*GROUNDS, *SOFT)),
    *((tone.value, f"{tone.value}_soft") for tone in Tone),
    *((ink, ground) for ink in ("danger", "info") for ground in GROUNDS),
    ("on_accent", "accent"),
    ("on_accent", "accent_strong"),
    ("on_idle", "idle"),
    ("on_bar", "bar"),
    ("bar_muted", "bar"),
    ("practice", "bar"),
    ("on_practice", "practice"),
]
# The accent itself is a ground only; what it would edge is drawn in the colour of information.
EDGES = [
    *((edge, ground) for edge in ("edge", "info") for ground in GROUNDS),
    *(("focus", ground) for ground in (*GROUNDS, *SOFT, "idle")),
    *((tone.value, ground) for tone in Tone for ground in GROUNDS),
    ("page", "accent"),
    ("bar_mark", "bar"),
    ("info", "track"),
]
# Lines between rows and round cards part nothing that words and room do not part as well.
DECORATION = {"line", "danger_edge"}


@pytest.mark.parametrize("theme", list(THEMES.values()), ids=list(THEMES))
@pytest.mark.parametrize(("ink", "ground"), TEXTS)
def test_text_is_legible(theme: Theme, ink: str, ground: str) -> None:
    assert contrast(getattr(theme, ink), getattr(theme, ground)) >= 4.5


@pytest.mark.parametrize("theme", list(THEMES.values()), ids=list(THEMES))
@pytest.mark.parametrize(("edge", "ground"), EDGES)
def test_edges_and_signs_are_visible(theme: Theme, edge: str, ground: str) -> None:
    assert contrast(getattr(theme, edge), getattr(theme, ground)) >= 3


def test_black_on_white_is_the_most() -> None:
    assert round(contrast("#000000", "#ffffff"), 2) == 21


def test_every_result_has_its_own_word_and_a_sign() -> None:
    words = [RESULTS[result].word for result in Result]
    assert len(set(words)) == len(Result)
    assert all(RESULTS[result].sign for result in Result)


def test_a_palette_reaches_the_program(qapp: QApplication, palette: Theme) -> None:
    assert theme.current() is palette
    assert qapp.palette().window().color().name() == palette.page


def test_every_colour_of_the_table_is_compared_with_what_lies_under_it() -> None:
    compared = {name for pair in (*TEXTS, *EDGES) for name in pair}
    assert set(Theme._fields) - compared - DECORATION == {"name"}
