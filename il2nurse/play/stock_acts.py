"""Acts on the stock of vials."""

from datetime import date

from il2nurse.play.played import NOTHING, Played
from il2nurse.play.scene import Scene
from il2nurse.workflow.pharmacy import stock
from il2nurse.workflow.pharmacy.stock import Vials


def receive_vials(scene: Scene) -> Played:
    """Take vials into stock."""
    stock.receive_vials(scene.station, scene.by, _vials(scene))
    return NOTHING


def count_vials(scene: Scene) -> Played:
    """Count the vials of a lot."""
    stock.count_vials(scene.station, scene.by, _vials(scene), reason=scene.text("reason") or None)
    return NOTHING


def waste_vials(scene: Scene) -> Played:
    """Throw whole vials away before a witness."""
    reason, seen = scene.text("reason"), scene.witness()
    stock.waste_vials(scene.station, scene.by, _vials(scene), reason, seen)
    return NOTHING


def quarantine_lot(scene: Scene) -> Played:
    """Keep a lot back."""
    stock.quarantine_lot(scene.station, scene.by, scene.text("lot"), scene.text("reason"))
    return NOTHING


def clear_lot(scene: Scene) -> Played:
    """Let a lot be used again."""
    stock.clear_lot(scene.station, scene.by, scene.text("lot"), scene.text("reason"))
    return NOTHING


def _vials(scene: Scene) -> Vials:
    expiry: date = scene.day("expiry", "")
    return Vials(scene.text("lot"), expiry, int(scene.amount("vials")))
