"""The neurological check of a regimen file: scales that map to the words the criteria judge."""

from collections.abc import Mapping

from il2nurse.domain.regimen.charting import ChartingForm
from il2nurse.domain.regimen.fields import Field, FieldKind
from il2nurse.domain.regimen.neuro import Level, NeuroRules, WakefulnessScale
from il2nurse.domain.regimen.vocabulary import ALERTNESS, MARKED, MENTAL_STATUS
from il2nurse.regimens.toml.table import TomlTable


def read_neuro(
    root: TomlTable, fields: Mapping[str, Field], forms: Mapping[str, ChartingForm]
) -> NeuroRules | None:
    """The neurological check; none for a text that has none."""
    table = root.table("neuro")
    if table is None:
        return None
    source, confidence = table.sourced()
    table.maybe_text("note")
    form = table.one_of("form", forms)
    asked = {field.id for field in forms[form].fields} if form in forms else set()
    scales = tuple(_scale(each, fields, asked) for each in table.tables("scale", required=True))
    field, word = _feeds(table, fields)
    rules = NeuroRules(
        form=form,
        ward_scale=table.one_of("ward_scale", [scale.id for scale in scales]),
        scales=scales,
        sevens=_sevens(table),
        sevens_wrong_allowed=table.maybe_whole("sevens_wrong_allowed") or 0,
        world=table.text("world"),
        disoriented_from=table.maybe_whole("disoriented_from") or 0,
        feeds_field=field,
        feeds_word=word,
        source=source,
        confidence=confidence,
    )
    _check(table, rules, asked)
    table.done()
    return rules


def _sevens(table: TomlTable) -> tuple[int, ...]:
    found = table.texts("sevens")
    if not all(number.isdigit() for number in found):
        table.complain("write each number in digits and quotes.", "sevens")
        return ()
    return tuple(int(number) for number in found)


def _feeds(table: TomlTable, fields: Mapping[str, Field]) -> tuple[str, str]:
    feeds = table.table("feeds", required=True)
    if feeds is None:
        return "", ""
    many = [name for name, field in fields.items() if field.kind is FieldKind.MANY]
    name = feeds.one_of("field", many)
    word = feeds.one_of("word", fields[name].words() if name in fields else ())
    feeds.done()
    return name, word


def _scale(table: TomlTable, fields: Mapping[str, Field], asked: set[str]) -> WakefulnessScale:
    source, confidence = table.sourced()
    chosen = [name for name in asked if fields[name].kind is FieldKind.CHOICE]
    name = table.one_of("field", chosen)
    words = fields[name].words() if name in fields else ()
    levels = tuple(_level(each, words, fields) for each in table.tables("level", required=True))
    missing = [word for word in words if word not in {level.word for level in levels}]
    if missing:
        table.complain(f"these levels are missing: {', '.join(missing)}.")
    scale = WakefulnessScale(
        id=table.name("scale"),
        title=table.text("title"),
        field=name,
        levels=levels,
        source=source,
        confidence=confidence,
    )
    table.done()
    return scale


def _level(table: TomlTable, words: tuple[str, ...], fields: Mapping[str, Field]) -> Level:
    def of(field: str) -> tuple[str, ...]:
        return fields[field].words() if field in fields else ()

    level = Level(
        word=table.one_of("word", words),
        alertness=table.maybe_one_of("alertness", of(ALERTNESS.id)),
        mental_status=table.maybe_one_of("mental_status", of(MENTAL_STATUS.id)),
        emergency=table.flag("emergency"),
        rescore=table.flag("rescore"),
    )
    if bool(level.alertness) == level.rescore:
        table.complain('a level stands for a word of "alertness", or it is scored again.')
    table.done()
    return level


def _check(table: TomlTable, rules: NeuroRules, asked: set[str]) -> None:
    for needed in MARKED:
        if needed.id not in asked:
            table.complain(f'the form "{rules.form}" must ask "{needed.id}".', "form")
    if not rules.disoriented_from:
        table.complain("write from how many wrong answers on, at least 1.", "disoriented_from")
    if rules.sevens_wrong_allowed >= len(rules.sevens):
        table.complain("then the test could never be failed.", "sevens_wrong_allowed")
    if not (rules.world.isalpha() and rules.world.isupper()):
        table.complain("write the expected letters, in capitals.", "world")
