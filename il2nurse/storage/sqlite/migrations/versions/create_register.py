"""The first tables: entries, regimen texts, PINs. Guards are put up after every migration."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of version 1."""
    op.create_table(
        "entry",
        sa.Column("number", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("stream", sa.Text, nullable=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("occurred_at", sa.Text, nullable=False),
        sa.Column("recorded_at", sa.Text, nullable=False),
        sa.Column("zone", sa.Text, nullable=False),
        sa.Column("person", sa.Text, nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("station", sa.Text, nullable=False),
        sa.Column("program", sa.Text, nullable=False),
        sa.Column("request", sa.Text, nullable=False),
        sa.Column("part", sa.Integer, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("previous_seal", sa.Text, nullable=False),
        sa.Column("seal", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_entry"),
        sa.UniqueConstraint("stream", "seq", name="uq_entry_stream_seq"),
        sa.UniqueConstraint("request", "part", name="uq_entry_request_part"),
        sqlite_strict=True,
    )
    op.create_index("ix_entry_subject", "entry", ["subject"])
    op.create_index("ix_entry_kind", "entry", ["kind"])
    create_side_tables()


def create_side_tables() -> None:
    """The tables beside the entries."""
    op.create_table(
        "regimen_text",
        sa.Column("digest", sa.Text, nullable=False),
        sa.Column("regimen", sa.Text, nullable=False),
        sa.Column("version", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("seal", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("digest", name="pk_regimen_text"),
        sqlite_strict=True,
    )
    op.create_table(
        "pin",
        sa.Column("person", sa.Text, nullable=False),
        sa.Column("hash", sa.Text, nullable=False),
        sa.Column("seal", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("person", name="pk_pin"),
        sqlite_strict=True,
    )


def downgrade() -> None:
    """Refuse: a register is never taken back to fewer tables."""
    raise NotImplementedError("A register is never taken back to an older version.")
