"""The tables of a register file, as SQLAlchemy knows them; migrations build the same."""

from sqlalchemy import (
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

NAMES = {
    "pk": "pk_%(table_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
}

metadata = MetaData(naming_convention=NAMES)


def text(name: str) -> Column[str]:
    """A column of text that is never null."""
    return Column(name, Text, nullable=False)


# ``number`` is the row id, so the indexes on subject and kind are in its order already.
entry = Table(
    "entry",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    text("stream"),
    Column("seq", Integer, nullable=False),
    text("kind"),
    text("subject"),
    text("occurred_at"),
    text("recorded_at"),
    text("zone"),
    text("person"),
    text("role"),
    text("station"),
    text("program"),
    text("request"),
    Column("part", Integer, nullable=False),
    text("body"),
    text("previous_seal"),
    text("seal"),
    UniqueConstraint("stream", "seq"),
    UniqueConstraint("request", "part"),
    Index(None, "subject"),
    Index(None, "kind"),
    sqlite_strict=True,
)

regimen_text = Table(
    "regimen_text",
    metadata,
    Column("digest", Text, primary_key=True),
    text("regimen"),
    text("version"),
    text("text"),
    text("seal"),
    sqlite_strict=True,
)

report = Table(
    "report",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("content", LargeBinary, nullable=False),
    sqlite_strict=True,
)

pin = Table(
    "pin",
    metadata,
    Column("person", Text, primary_key=True),
    text("hash"),
    text("seal"),
    sqlite_strict=True,
)
