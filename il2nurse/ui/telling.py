"""What is said to the person at work, in the message strip."""

from PySide6.QtCore import QObject, Signal

from il2nurse.ui.look.tones import Tone


class Telling(QObject):
    """A page says what it means, and the tone follows.

    ``said`` carries a tone and a sentence, ``insisted`` a sentence that stands until it is
    dismissed.
    """

    said = Signal(str, str)
    insisted = Signal(str)

    def done(self, sentence: str) -> None:
        """Show in the message strip what was recorded or made."""
        self.say(Tone.GOOD, sentence)

    def tell(self, sentence: str) -> None:
        """Show in the message strip what asks for nothing."""
        self.say(Tone.INFO, sentence)

    def warn(self, sentence: str) -> None:
        """Show in the message strip what should be looked at."""
        self.say(Tone.WARN, sentence)

    def refuse(self, sentence: str) -> None:
        """Show in the message strip why something was not done."""
        self.say(Tone.DANGER, sentence)

    def say(self, tone: Tone, sentence: str) -> None:
        """Show a sentence in the message strip, in the tone that it has."""
        self.said.emit(tone.value, sentence)


def sentence_of(problem: Exception) -> str:
    """What the problem says; a key that was looked up in vain says nothing to a nurse."""
    if isinstance(problem, KeyError):
        return "This is not on record any more. Nothing was recorded; look at the page again."
    return str(problem)
