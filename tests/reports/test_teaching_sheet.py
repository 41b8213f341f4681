"""The sheet that the patient takes along: what is told at once is found again at night."""

from il2nurse.domain.values.text import Emphasis, text_of
from il2nurse.reports.teaching import urgent


def test_only_the_sentence_that_says_at_once_is_bold() -> None:
    text = "This drug lowers your resistance. Tell us at once of fever (38.5 °C or more). Eat well."
    said = urgent(text)
    assert text_of(said) == text
    (bold,) = [each.text for each in said if each.mark is Emphasis.STRONG]
    assert bold.strip() == "Tell us at once of fever (38.5 °C or more)."


def test_what_has_no_hurry_stays_as_it_is() -> None:
    (only,) = urgent("Blood tests will be done again and again")
    assert only.mark is Emphasis.PLAIN
