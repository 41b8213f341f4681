"""What each module of the window paints on what: its words and its parts, by the colours' names."""

from collections.abc import Mapping
from typing import Final, NamedTuple


class Painted(NamedTuple):
    """Words (4.5:1) and parts (3:1) on their grounds, and what is told by more than colour."""

    words: tuple[tuple[str, str], ...] = ()
    parts: tuple[tuple[str, str], ...] = ()
    grounds: tuple[str, ...] = ()


_ROW: Final = ("surface", "quiet", "accent_soft")
_PLAIN: Final = ("page", "surface", "quiet")
_SOFT: Final = ("good_soft", "warn_soft", "danger_soft", "info_soft", "plain_soft")


def _on(inks: tuple[str, ...], grounds: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((ink, ground) for ink in inks for ground in grounds)


PAINTED: Final[Mapping[str, Painted]] = {
    "dose/rail_row.py": Painted(
        (*_on(("text", "muted"), _ROW), ("info", "surface"), ("surface", "good")),
        (*_on(("edge", "info", "danger", "focus", "good"), _ROW),),
    ),
    # The card's own line parts nothing: its mark is what is seen as the thing to press.
    "editors/option.py": Painted(
        _on(("muted",), _ROW), (*_on(("edge", "info"), _ROW), ("surface", "info")), ("line",)
    ),
    "labs/sparkline.py": Painted((), _on(("edge", "info"), _ROW)),
    "look/painting.py": Painted(
        (
            *_on(("text", "muted"), ("surface", "warn_soft", "danger_soft", "accent_soft")),
            ("info", "accent_soft"),
        ),
        _on(("danger", "info", "warn", "plain", "edge", "focus", "text"), ("surface",))
        + _on(("danger", "info", "warn", "focus"), ("warn_soft", "danger_soft")),
        ("track",),
    ),
    "look/rings.py": Painted(
        (), (*_on(("focus",), _PLAIN), ("page", "accent"), ("page", "danger"))
    ),
    "look/theme.py": Painted(
        (
            *_on(("text", "muted", "info", "on_idle"), _PLAIN),
            ("on_accent", "accent"),
        ),
        # A drop-down fills its selected row with the accent.
        _on(("accent",), _PLAIN),
    ),
    "neuro/handwriting.py": Painted(
        (("muted", "surface"),), (("edge", "surface"), *_on(("edge",), _PLAIN)), ("line",)
    ),
    # What a day is stands on it in words; its edge is faint, but for today's.
    "patient/calendar/month.py": Painted(
        (*_on(("text", "muted"), ("info_soft", "plain_soft")), ("text", "page"), ("muted", "page")),
        _on(("text",), ("info_soft", "plain_soft", "page")),
    ),
    # What is chosen by the keyboard has a ring of its own on the ground of the state.
    "patient/calendar/strip.py": Painted(
        _on(
            ("text", "muted"), ("good_soft", "warn_soft", "danger_soft", "info_soft", "plain_soft")
        ),
        _on(("focus",), ("good_soft", "warn_soft", "danger_soft", "info_soft", "plain_soft")),
    ),
    "patient/calendar/empty_strip.py": Painted((("muted", "page"),), (("muted", "page"),)),
    # The day stands on the ground of its state's tone; its edge is faint and its sign is not.
    "patient/dose_strip.py": Painted(
        _on(
            ("text", "muted"), ("good_soft", "warn_soft", "danger_soft", "info_soft", "plain_soft")
        ),
        _on(("info",), _PLAIN),
    ),
    "ward/hours.py": Painted(
        _on(("text", "muted"), ("page", "surface"))
        + _on(("surface",), ("good", "warn", "danger", "info", "plain")),
        (),
        ("line",),
    ),
    "widgets/action.py": Painted(
        (
            ("on_accent", "accent"),
            ("on_accent", "accent_strong"),
            ("surface", "danger"),
            ("on_idle", "idle"),
            *_on(("text", "danger"), _ROW),
            *_on(("info",), _PLAIN),
            ("danger", "danger_soft"),
        ),
    ),
    "widgets/bar_button.py": Painted(_on(("on_bar", "practice"), ("bar",)), (("bar_mark", "bar"),)),
    "widgets/choice_box.py": Painted((*_on(("text", "muted"), ("surface",)), ("on_idle", "idle"))),
    "widgets/ring.py": Painted(_on(("text", "muted"), ("page", "surface")), (), ("track",)),
    "widgets/table_cell.py": Painted(_on(("text", "muted"), _ROW), _on(("info",), _ROW), ("line",)),
}
