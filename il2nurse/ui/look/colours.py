"""The named colours of the three palettes: light, dark for the night, high contrast."""

from collections.abc import Mapping
from typing import NamedTuple


class Theme(NamedTuple):
    """One palette. Text reaches 4.5:1 on every ground that it is put on (see tests)."""

    name: str
    page: str
    surface: str
    quiet: str
    line: str
    edge: str
    text: str
    muted: str
    accent: str
    accent_strong: str
    on_accent: str
    accent_soft: str
    focus: str
    good: str
    good_soft: str
    warn: str
    warn_soft: str
    danger: str
    danger_soft: str
    danger_edge: str
    info: str
    info_soft: str
    plain: str
    plain_soft: str
    idle: str
    on_idle: str
    bar: str
    on_bar: str
    bar_muted: str
    bar_mark: str
    practice: str
    on_practice: str
    track: str


LIGHT = Theme(
    name="light",
    page="#f2f4f8",
    surface="#ffffff",
    quiet="#f8fafd",
    line="#d8dee8",
    edge="#7d8898",
    text="#15202e",
    muted="#566374",
    accent="#1d4f91",
    accent_strong="#163f75",
    on_accent="#ffffff",
    accent_soft="#e6eef8",
    focus="#2f7de1",
    good="#14663a",
    good_soft="#e1f3e8",
    warn="#84460a",
    warn_soft="#fdeed6",
    danger="#a31919",
    danger_soft="#fce4e4",
    danger_edge="#e2a0a0",
    info="#1d4f91",
    info_soft="#e3edf9",
    plain="#445062",
    plain_soft="#e8ecf1",
    idle="#dfe4ec",
    on_idle="#566374",
    bar="#12233f",
    on_bar="#ffffff",
    bar_muted="#b9c5d8",
    bar_mark="#7db2ff",
    practice="#ffc857",
    on_practice="#2b1d00",
    track="#e2e8f0",
)

DARK = Theme(
    name="dark",
    page="#10161f",
    surface="#18202c",
    quiet="#141b26",
    line="#2c3747",
    edge="#7a879a",
    text="#e8edf4",
    muted="#a3b0c1",
    accent="#2f6bbd",
    accent_strong="#3672c6",
    on_accent="#ffffff",
    accent_soft="#1d3150",
    focus="#7db2ff",
    good="#7fd6a2",
    good_soft="#163726",
    warn="#f3bd6b",
    warn_soft="#402c10",
    danger="#ff9d9d",
    danger_soft="#471d20",
    danger_edge="#8d4448",
    info="#9cc3ff",
    info_soft="#1c3354",
    plain="#c0cad8",
    plain_soft="#2a3442",
    idle="#2a3442",
    on_idle="#a3b0c1",
    bar="#0a1120",
    on_bar="#ffffff",
    bar_muted="#b0bdd0",
    bar_mark="#7db2ff",
    practice="#ffc857",
    on_practice="#2b1d00",
    track="#2c3747",
)

HIGH_CONTRAST = Theme(
    name="high contrast",
    page="#ffffff",
    surface="#ffffff",
    quiet="#ffffff",
    line="#000000",
    edge="#000000",
    text="#000000",
    muted="#2b2b2b",
    accent="#00307a",
    accent_strong="#001f52",
    on_accent="#ffffff",
    accent_soft="#dbe8ff",
    focus="#c04a00",
    good="#00491f",
    good_soft="#ffffff",
    warn="#5e2c00",
    warn_soft="#fff3d1",
    danger="#8a0000",
    danger_soft="#ffffff",
    danger_edge="#8a0000",
    info="#00307a",
    info_soft="#ffffff",
    plain="#1a1a1a",
    plain_soft="#ffffff",
    idle="#eeeeee",
    on_idle="#3a3a3a",
    bar="#000000",
    on_bar="#ffffff",
    bar_muted="#ffffff",
    bar_mark="#ffd000",
    practice="#ffd000",
    on_practice="#000000",
    track="#bdbdbd",
)

THEMES: Mapping[str, Theme] = {theme.name: theme for theme in (LIGHT, DARK, HIGH_CONTRAST)}
