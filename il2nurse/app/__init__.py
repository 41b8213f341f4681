"""Joins the rooms; the only place that knows all of them."""

from il2nurse.app.joining import Opened, join, make_register, open_station
from il2nurse.app.shelf import Shelf, UnknownRegimen, find_regimen, resources_folder, shelf

__all__ = [
    "Opened",
    "Shelf",
    "UnknownRegimen",
    "find_regimen",
    "join",
    "make_register",
    "open_station",
    "resources_folder",
    "shelf",
]
