"""Every colour that is drawn on another one is seen there, in every palette (WCAG 2.2, AA)."""

import pytest

from il2nurse.readable.painter import Ink
from il2nurse.ui.look.colours import THEMES, Theme
from il2nurse.ui.look.painting import strokes
from tests.ui.look.drawn import SOFT, Pair, drawn, painted, rules
from tests.ui.look.painted_pairs import PAINTED
from tests.ui.looks import contrast

PALETTES = pytest.mark.parametrize("theme", list(THEMES.values()), ids=list(THEMES))
# Edges that part nothing which words, room and signs do not part as well, or that lie round
# what cannot be pressed now (WCAG 1.4.11 leaves both out).
FAINT = frozenset({"line", "danger_edge", "idle", *SOFT})
# Zones and the grid lie behind the curves, and each limit has its own line and number.
BEHIND = frozenset({Ink.GRID, Ink.BAND, Ink.WATCH_ZONE, Ink.HOLD_ZONE})


def too_faint(theme: Theme, pairs: frozenset[Pair], least: float) -> list[str]:
    return sorted(
        f"{pair.ink} on {pair.ground}: {pair.where}"
        for pair in pairs
        if contrast(getattr(theme, pair.ink), getattr(theme, pair.ground)) < least
    )


@PALETTES
def test_words_of_the_style_sheet_are_legible(theme: Theme) -> None:
    assert not too_faint(theme, drawn().texts, 4.5)


@PALETTES
def test_edges_of_the_style_sheet_are_seen(theme: Theme) -> None:
    edges = frozenset(pair for pair in drawn().edges if pair.ink not in FAINT)
    assert not too_faint(theme, edges, 3)


def test_the_style_sheet_is_really_read() -> None:
    found = drawn()
    assert len(found.texts) > 80
    assert {pair.ink for pair in found.edges} >= {"edge", "focus", "info", "danger"}


def test_what_is_selected_is_told_by_more_than_its_ground() -> None:
    said = dict(rules())
    for selector in ("QListWidget::item", "QMenu::item"):
        assert "info" in said[f"{selector}:selected"]["border-left"]


@PALETTES
@pytest.mark.parametrize("module", list(PAINTED))
def test_what_a_module_paints_is_seen(theme: Theme, module: str) -> None:
    words, parts, _ = PAINTED[module]
    for pairs, least in ((words, 4.5), (parts, 3)):
        pairs_there = frozenset(Pair(*pair, module) for pair in pairs)
        assert not too_faint(theme, pairs_there, least)


def test_every_colour_that_a_module_paints_with_is_in_its_pairs() -> None:
    told = {
        module: frozenset(name for pair in (*words, *parts) for name in pair) | set(rest)
        for module, (words, parts, rest) in PAINTED.items()
    }
    found = painted()
    assert set(found) == set(told)
    for module, names in found.items():
        assert names <= told[module], f"{module}: {sorted(names - told[module])}"


@PALETTES
def test_every_curve_is_seen_on_its_picture(theme: Theme) -> None:
    for ink, stroke in strokes(theme).items():
        if ink not in BEHIND:
            assert contrast(stroke.colour, theme.surface) >= 3, ink
