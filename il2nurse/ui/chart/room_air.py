"""Room air has no flow: the one that it means is filled in, and goes with another device."""

from PySide6.QtCore import QObject

from il2nurse.domain.regimen.vocabulary import OXYGEN, OXYGEN_DEVICE, ROOM_AIR
from il2nurse.ui.forms.form import Form


class RoomAirFlow(QObject):
    """Fills the flow of one form; what a person typed there stays."""

    def __init__(self, form: Form) -> None:
        super().__init__(form)
        self._form = form
        self._filled = False
        form.changed.connect(self.fill)

    def fill(self) -> None:
        """Fill the flow in with room air, and take it back with any other device."""
        editors = self._form.editors
        device, flow = editors.get(OXYGEN_DEVICE.id), editors.get(OXYGEN.id)
        if device is None or flow is None or flow.on_file:
            return
        air = device.answer() == ROOM_AIR
        if air == self._filled or flow.answer() not in ("", "0") or (air and flow.answer()):
            return
        self._filled = air
        flow.blockSignals(True)
        flow.set_answer("0" if air else "")
        flow.blockSignals(False)
