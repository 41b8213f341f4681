"""The preparation of one dose, made of a regimen's figures, bags and roundings."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Final

from il2nurse.domain.regimen.doses import (
    DoseLevel,
    DoseLevels,
    DoseLimits,
    PerKg,
    WeightLimits,
)
from il2nurse.domain.regimen.fields import Field
from il2nurse.domain.regimen.preparation import (
    Additive,
    BagBand,
    Deviation,
    Dilution,
    Preparation,
    Product,
    Rounding,
)
from il2nurse.regimens.another_course import read_step_down
from il2nurse.regimens.figures import Figures
from il2nurse.regimens.needed import INFUSION_HOURS, RegimenWay
from il2nurse.regimens.toml.table import TomlTable

_MOST: Final = Decimal(125)


def read_preparation(
    root: TomlTable,
    fields: Mapping[str, Field],
    figures: Figures,
    way: RegimenWay,
    diluent: str,
) -> Preparation | None:
    """Everything the sum of one dose needs; none where the figures cannot stand together."""
    bags = _read_bags(root, figures) if way.in_bag else ()
    additives = _read_additives(root, fields, way)
    roundings = _read_roundings(root)
    try:
        return Preparation(
            product=_product(figures),
            dosing=_per_kg(figures) if way.by_weight else read_dose_levels(root),
            dilution=_dilution(figures, bags, diluent, way, additives) if way.in_bag else None,
            roundings=roundings,
            deviation=Deviation(figures.value("override_percent"), figures.value("refuse_percent")),
        )
    except ValueError as error:
        root.complain(str(error))
        return None


def _per_kg(figures: Figures) -> PerKg:
    return PerKg(
        figures.value("dose_international_units_per_kg"), _limits(figures), _weighing(figures)
    )


def read_dose_levels(root: TomlTable) -> DoseLevels:
    """The doses that may be ordered; raises ValueError where they do not rise."""
    found = []
    for table in root.tables("dose_level", required=True):
        source, confidence = table.sourced()
        level = DoseLevel(
            id=table.name("dose_level"),
            international_units=table.number("international_units"),
            source=source,
            confidence=confidence,
            note=table.maybe_text("note"),
        )
        table.done()
        found.append(level)
    plain = DoseLevels(tuple(found))
    return replace(plain, step_down=read_step_down(root, plain))


def _product(figures: Figures) -> Product:
    return Product(
        international_units_per_vial=figures.value("vial_international_units"),
        sterile_water_ml_per_vial=figures.value("sterile_water_ml_per_vial"),
        international_units_per_ml=figures.value("international_units_per_ml"),
        mg_per_ml=figures.value("mg_per_ml"),
        withdrawable_ml_per_vial=figures.value("withdrawable_ml_per_vial"),
        vial_warn_fraction=figures.value("vial_warn_percent") / 100,
    )


def infusion_of(figures: Figures, way: RegimenWay) -> timedelta:
    """How long a dose runs in; nothing where it is injected at once."""
    if not way.in_bag:
        return timedelta()
    return figures.time(INFUSION_HOURS if way.over_days else "infusion_minutes")


def _dilution(
    figures: Figures,
    bags: tuple[BagBand, ...],
    diluent: str,
    way: RegimenWay,
    additives: tuple[Additive, ...],
) -> Dilution:
    overfill, full_from = _really_given(figures)
    return Dilution(
        bag_ml=figures.value("bag_ml"),
        concentration_low=figures.value("concentration_low_mg_per_ml"),
        concentration_high=figures.value("concentration_high_mg_per_ml"),
        bags=bags,
        infusion_minutes=figures.value(INFUSION_HOURS) * 60
        if way.over_days
        else figures.value("infusion_minutes"),
        near_limit_fraction=figures.value("near_limit_percent") / 100,
        diluent=diluent,
        overfill_percent=overfill,
        full_from_percent=full_from,
        most_given_percent=_most_given(figures),
        over_days=way.over_days,
        additives=additives,
    )


def _read_additives(
    root: TomlTable, fields: Mapping[str, Field], way: RegimenWay
) -> tuple[Additive, ...]:
    """What goes into the bag before the drug: said of bags that run over days, and of no other."""
    if not way.over_days:
        return ()
    found = []
    for table in root.tables("additive", required=True):
        source, confidence = table.sourced()
        mg_per_ml, stock = _strengths(table)
        additive = Additive(
            id=table.name("additive"),
            label=table.text("label"),
            mg_per_ml=mg_per_ml,
            stock_mg_per_ml=stock,
            lot=table.one_of("lot", fields),
            source=source,
            confidence=confidence,
        )
        table.maybe_text("note")
        table.done()
        found.append(additive)
    return tuple(found)


def _strengths(table: TomlTable) -> tuple[Decimal, Decimal]:
    """How strong the additive is in the bag, and how strong it comes; it comes stronger."""
    mg_per_ml, stock = table.number("mg_per_ml"), table.number("stock_mg_per_ml")
    if stock > mg_per_ml:
        return mg_per_ml, stock
    table.complain(
        '"stock_mg_per_ml" must be above "mg_per_ml": it comes stronger than it is in the bag.',
        "stock_mg_per_ml",
    )
    return mg_per_ml, 2 * mg_per_ml


def _really_given(figures: Figures) -> tuple[Decimal, Decimal]:
    """The overfill, and the part of the total from which on a dose is given in full.

    Texts kept before bags were filled take them as printed, and every mL counts.
    """
    if "bag_overfill_percent" not in figures.known:
        return Decimal(0), Decimal(100)
    return figures.value("bag_overfill_percent"), figures.value("full_from_percent")


def _most_given(figures: Figures) -> Decimal:
    """Texts kept before it stood in the file took no more than a quarter above the total."""
    return figures.value("most_given_percent") if "most_given_percent" in figures.known else _MOST


def _limits(figures: Figures) -> DoseLimits:
    return DoseLimits(
        lowest_international_units=figures.value("dose_lowest_international_units"),
        highest_international_units=figures.value("dose_highest_international_units"),
        lowest_kg=figures.value("weight_lowest_kg"),
        highest_kg=figures.value("weight_highest_kg"),
    )


def _weighing(figures: Figures) -> WeightLimits | None:
    if "weight_oldest_days" not in figures.known:
        return None
    confirm = figures.value("weight_confirm_percent")
    asked = "weight_ask_percent" in figures.known
    return WeightLimits(
        figures.time("weight_oldest_days"),
        confirm,
        figures.value("weight_refuse_percent"),
        _usual_weight(figures),
        figures.value("weight_ask_percent") if asked else confirm,
    )


def _usual_weight(figures: Figures) -> tuple[Decimal, Decimal] | None:
    if "weight_usual_from_kg" not in figures.known:
        return None
    return figures.value("weight_usual_from_kg"), figures.value("weight_usual_to_kg")


def _rising(table: TomlTable, key: str, before: Decimal | None, *, last: bool) -> Decimal | None:
    """The upper limit of one band; the last band has none, and limits rise."""
    limit = table.maybe_number(key)
    if last and limit is not None:
        table.complain(f'the last band has no "{key}", so that no dose is left out.', key)
    if not last and limit is None:
        table.complain(f'"{key}" is missing; only the last band goes without.')
    if limit is not None and limit <= (before or Decimal(0)):
        table.complain(f'"{key}" must rise from band to band.', key)
    return limit


def _read_bands(
    root: TomlTable, name: str, upper: str, value: str
) -> list[tuple[Decimal | None, Decimal]]:
    """What holds up to each limit, in the order of the limits; the last has none."""
    found: list[tuple[Decimal | None, Decimal]] = []
    tables = root.tables(name, required=True)
    for place, table in enumerate(tables):
        table.name(name)
        before = found[-1][0] if found else None
        limit = _rising(table, upper, before, last=place == len(tables) - 1)
        found.append((limit, table.number(value)))
        _close(table)
    return found


def _read_bags(root: TomlTable, figures: Figures) -> tuple[BagBand, ...]:
    bands = _read_bands(root, "bag", "up_to_international_units", "bag_ml")
    if bands and figures.value("bag_ml") not in {bag_ml for _, bag_ml in bands}:
        root.complain('the figure "bag_ml" is none of the bags under [[bag]].', "bag", 0)
    return tuple(BagBand(limit, bag_ml) for limit, bag_ml in bands)


def _read_roundings(root: TomlTable) -> tuple[Rounding, ...]:
    bands = _read_bands(root, "rounding", "up_to_ml", "step_ml")
    return tuple(Rounding(limit, step_ml) for limit, step_ml in bands)


def _close(table: TomlTable) -> None:
    table.sourced()
    table.maybe_text("note")
    table.done()
