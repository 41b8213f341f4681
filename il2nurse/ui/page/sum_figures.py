"""The figures of a sum that are needed while a dose is prepared."""

from collections.abc import Iterator, Mapping

from il2nurse.domain.record.pharmacy.bag import Bag
from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.rules.pharmacy.bag_times import shortest_limit
from il2nurse.domain.rules.pharmacy.calculation import Calculation, InBag
from il2nurse.domain.values.quantity import TENTH, in_words, round_half_up, show
from il2nurse.readable.pharmacy.limit_words import SET_BY
from il2nurse.readable.pharmacy.making_words import bag_in_words, method_in_short
from il2nurse.readable.pharmacy.sum_lines import additives_in_words
from il2nurse.readable.pharmacy.total_volume import shown_total
from il2nurse.readable.wording import Wording


def sum_figures(worked: Calculation) -> tuple[tuple[str, str], ...]:
    """Dose, vials, what is drawn up, and the bag with its total and pump rate."""
    return (
        ("Dose", in_words(worked.dose_international_units)),
        ("Vials", str(worked.vials)),
        ("Draw up", f"{show(worked.draw_up_ml)} mL"),
        *(_bag_figures(worked, worked.in_bag) if worked.in_bag else ()),
    )


def _bag_figures(worked: Calculation, bag: InBag) -> tuple[tuple[str, str], ...]:
    return (
        *_made(worked, bag),
        *((f"First {label}", f"{volume} mL") for label, volume in additives_in_words(bag)),
        ("Total", f"{shown_total(worked)} mL"),
        ("Pump rate", f"{show(round_half_up(bag.rate_ml_per_h, TENTH))} mL/h"),
    )


def _made(worked: Calculation, bag: InBag) -> Iterator[tuple[str, str]]:
    """The bag and what is done with it first; the drug is added to a full one where nothing is."""
    method = method_in_short(worked)
    yield "Bag" if method else "Full bag", bag_in_words(bag)
    if method:
        yield "Method", method


def limit_figures(
    moment: Moment, bag: Bag, answers: Mapping[str, Answer], words: Wording
) -> Iterator[tuple[str, str]]:
    """By when a bag must be used up, and who says so; nothing before a vial is dissolved."""
    limit = shortest_limit(moment.regimen, answers, moment.making_of(bag))
    if limit:
        what = "Must end by" if moment.regimen.infusion else "Inject by"
        yield f"{what} ({SET_BY[limit.by]})", words.day_time(limit.ends)
