"""The reports of tests: files under the digest that their entries name."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table of version 3."""
    op.create_table(
        "report",
        sa.Column("digest", sa.Text, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("digest", name="pk_report"),
        sqlite_strict=True,
    )


def downgrade() -> None:
    """Refuse: a register is never taken back to fewer tables."""
    raise NotImplementedError("A register is never taken back to an older version.")
