"""What will stand on the bag: a dashed card in the words of the printed label."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from il2nurse.readable.heading import PatientFacts
from il2nurse.readable.pharmacy.bag_label import BagLabel
from il2nurse.ui.look import sizes
from il2nurse.ui.widgets.label import Label


class BagCard(QFrame):
    """The label of one bag, line by line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "bag")
        self._name = Label(role="large").set_wrapping()
        self._who = Label(role="fact").set_wrapping()
        self._dose = Label(role="strong").set_wrapping()
        self._lines = Label(role="fact").set_wrapping()
        self._cautions = Label(role="strong").set_wrapping()
        column = QVBoxLayout(self)
        column.setContentsMargins(sizes.SPACE, sizes.SPACE, sizes.SPACE, sizes.SPACE)
        column.setSpacing(sizes.TIGHT)
        self._where = Label(role="key")
        column.addWidget(self._where)
        for part in (self._name, self._who, self._dose, self._lines, self._cautions):
            column.addWidget(part)

    def show_label(self, patient: PatientFacts, label: BagLabel, end_by: str | None) -> None:
        """Show the label of a bag or syringe for this patient, and by when it must be empty."""
        self._where.setText("On the bag" if label.in_bag else "On the syringe")
        self._name.setText(patient.name)
        self._who.setText(f"Born {patient.born} · {patient.numbered} · bed {patient.bed}")
        self._dose.setText(f"{label.drug} {label.dose}".replace(" mg", "\N{NO-BREAK SPACE}mg"))
        lines = [label.fluid, label.strength, label.how, label.number]
        if end_by:
            lines.append(f"{'Must be empty' if label.in_bag else 'Inject'} by {end_by}")
        self._lines.setText("\n".join(lines))
        self._cautions.setText(" ".join((*label.against, *label.cautions)))
        self.setAccessibleName(f"Label: {patient.name}, {label.drug} {label.dose}")
