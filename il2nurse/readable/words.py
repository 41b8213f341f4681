"""One word for one meaning: results, verdicts, comparisons."""

from collections.abc import Mapping

from il2nurse.domain.regimen.rules import Op, Result, Verdict
from il2nurse.domain.values.text import Emphasis

RESULT_WORDS: Mapping[Result, tuple[str, Emphasis]] = {
    Result.CLEAR: ("Clear", Emphasis.PLAIN),
    Result.WATCH: ("Watch", Emphasis.WARN),
    Result.RELATIVE: ("Relative", Emphasis.ALARM),
    Result.NOT_EVALUABLE: ("Not evaluable", Emphasis.ALARM),
    Result.BLOCK: ("Blocked", Emphasis.ALARM),
    Result.HOLD: ("Hold", Emphasis.ALARM),
    Result.ABSOLUTE: ("Absolute", Emphasis.ALARM),
    Result.STOP: ("Stop for good", Emphasis.ALARM),
}

VERDICT_WORDS: Mapping[Verdict, tuple[str, Emphasis]] = {
    Verdict.GIVE: ("Continue", Emphasis.PLAIN),
    Verdict.NOT_EVALUABLE: ("Not evaluable", Emphasis.ALARM),
    Verdict.HOLD: ("Hold this dose", Emphasis.ALARM),
    Verdict.STOP_CYCLE: ("Stop the cycle", Emphasis.ALARM),
    Verdict.STOP_PERMANENTLY: ("Stop for good", Emphasis.ALARM),
}

OP_WORDS: Mapping[Op, str] = {
    Op.BELOW: "below ",
    Op.ABOVE: "above ",
    Op.AT_LEAST: "at least ",
    Op.AT_MOST: "at most ",
    Op.IS_NOT: "not ",
    Op.NONE_OF: "not ",
}
