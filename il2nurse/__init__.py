"""il2nurse: walks a ward through one dose of high-dose aldesleukin and keeps the record of it."""

__version__ = "0.1.0"
