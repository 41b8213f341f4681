"""Facts of every kind, made from the types of their fields: a new kind needs nothing here."""

import unicodedata
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from types import NoneType, UnionType
from typing import Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from il2nurse.domain.record.course.facts import CycleFact
from il2nurse.domain.record.course.order_facts import OrderChangedFact
from il2nurse.domain.record.register.parts import columns

Made = TypeVar("Made")

TEXTS = st.text(max_size=20).map(lambda text: unicodedata.normalize("NFC", text))
SOMETHING = TEXTS.filter(bool)
EARLIEST, LATEST = datetime(1900, 1, 1, tzinfo=UTC), datetime(2999, 1, 1, tzinfo=UTC)
PLAIN: Mapping[object, st.SearchStrategy[object]] = {
    str: TEXTS,
    bool: st.booleans(),
    int: st.integers(-(2**63) + 1, 2**63 - 1),
    Decimal: st.decimals(-(10**9), 10**9, places=3, allow_nan=False),
    datetime: st.datetimes(
        EARLIEST.replace(tzinfo=None), LATEST.replace(tzinfo=None), timezones=st.just(UTC)
    ),
    str | tuple[str, ...]: TEXTS | st.lists(TEXTS, max_size=3).map(tuple),
    date: st.dates(EARLIEST.date(), LATEST.date()),
}


DOSED_BY: tuple[Mapping[str, st.SearchStrategy[object]], ...] = (
    {"dosing_weight_kg": PLAIN[Decimal], "weighed_on": PLAIN[date], "level": st.none()},
    {"dosing_weight_kg": st.none(), "weighed_on": st.none(), "level": PLAIN[Decimal]},
)
"""A cycle goes by a weight or by a level: nothing else can be said of one."""


def built(kept: type[Made]) -> st.SearchStrategy[Made]:
    """Any value of a dataclass."""
    hints = get_type_hints(kept)
    parts = {key.name: _of_type(hints[key.name]) for key in columns(kept).values()}
    if issubclass(kept, OrderChangedFact):
        every = (*DOSED_BY, {name: st.none() for name in DOSED_BY[0]})
        return st.one_of(*(st.builds(kept, **{**parts, **each}) for each in every))
    if issubclass(kept, CycleFact):
        return st.one_of(*(st.builds(kept, **{**parts, **each}) for each in DOSED_BY))
    return st.builds(kept, **parts)


def _of_type(hint: object) -> st.SearchStrategy[object]:
    origin, args = get_origin(hint), get_args(hint)
    if hint in PLAIN:
        return PLAIN[hint]
    if isinstance(hint, type) and origin is None:
        return st.sampled_from(list(hint)) if issubclass(hint, StrEnum) else built(hint)
    if origin is Literal:
        return st.sampled_from(args)
    if origin is tuple:
        return _tuple(args)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return st.dictionaries(SOMETHING, _of_type(args[1]), max_size=3)
    assert origin in (Union, UnionType), f"{hint} cannot be made."
    (inner,) = (arg for arg in args if arg is not NoneType)
    return st.none() | (SOMETHING if inner is str else _of_type(inner))


def _tuple(args: tuple[object, ...]) -> st.SearchStrategy[object]:
    if args[1:] == (...,):
        return st.lists(_of_type(args[0]), max_size=3).map(tuple)
    return st.tuples(*map(_of_type, args))
