"""What of the flowsheet has room: graph and table under each other, or one in the other's place."""

from PySide6.QtWidgets import QScrollArea, QStackedWidget

from il2nurse.ui.flowsheet.bar import FlowTime
from il2nurse.ui.look import sizes
from il2nurse.ui.widgets.card import Card


class FlowRoom:
    """Folds what has no room, so that nothing is cut and a strip is never too low to be read.

    In a low window the graph stands alone until the table, the results or the words are chosen;
    then they have its place. The picture of fluids unfolds where there is room, until somebody
    folds it.
    """

    def __init__(
        self, area: QScrollArea, graph: Card, fluids: Card, below: QStackedWidget, bar: FlowTime
    ) -> None:
        self._area, self._graph, self._fluids = area, graph, fluids
        self._below, self._bar = below, bar
        self._graph_chosen = self._charted = True
        self._fluids_wanted: bool | None = None

    def charted(self, *, anything: bool) -> None:
        """Where nothing was charted the table says so, with what to do; a graph would be empty."""
        if anything is not self._charted:
            self._charted = anything
            self.fold()

    def choose_graph(self) -> None:
        """The graph, where there is no room for both."""
        self._graph_chosen = True
        self.fold()

    def choose_below(self) -> None:
        """What stands below the graph, or in its place."""
        self._graph_chosen = False
        self.fold()

    def want_fluids(self, *, wanted: bool) -> None:
        """The picture of fluids belongs to the graph."""
        self._fluids_wanted = wanted
        self._graph_chosen = self._graph_chosen or wanted
        self.fold()

    def fold(self) -> None:
        """Show what has room in the window as it is now."""
        room = self._area.viewport().height() - self._always()
        graph, below = self._graph.minimumSizeHint().height(), self._below.minimumHeight()
        fluids = self._fluids.minimumSizeHint().height() + sizes.GAP
        both = room >= graph + sizes.GAP + below
        graph_alone = self._graph_chosen and self._charted and not both
        with_graph = both or graph_alone
        fits = room >= graph + fluids + (sizes.GAP + below if both else 0)
        wanted = fits if self._fluids_wanted is None else self._fluids_wanted
        self._graph.setVisible(with_graph)
        self._below.setVisible(not graph_alone)
        self._fluids.setVisible(wanted and with_graph)
        self._bar.fluids.setChecked(wanted and with_graph)
        self._bar.show_parts(self._below.currentIndex(), both=both, graph=graph_alone)

    def _always(self) -> int:
        """The height of the bars, which stand whatever else has room."""
        held = self._area.widget()
        layout = held.layout() if held else None
        if layout is None:
            return 0
        folding = (self._graph, self._fluids, self._below)
        items = [layout.itemAt(at) for at in range(layout.count())]
        bars = [each for each in items if each and each.widget() not in folding]
        return sum(each.sizeHint().height() + sizes.GAP for each in bars if not each.isEmpty())
