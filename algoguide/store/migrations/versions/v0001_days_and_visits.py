"""The days with their keys, their visits, what is ticked and what became of the papers."""

from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the four tables."""
    op.create_table(
        "day_key",
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("wrapped", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("day", name=op.f("pk_day_key")),
    )
    op.create_table(
        "visit",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("time", sa.Time, nullable=True),
        sa.Column("source", sa.String(16), nullable=False),
        *_gesture(optional=True),
        sa.Column("room", sa.Text, nullable=False),
        sa.Column("cancelled", sa.Boolean, nullable=False),
        sa.Column("kinds", sa.JSON, nullable=True),
        sa.Column("line_hash", sa.String(64), nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit")),
        sa.ForeignKeyConstraint(
            ["day"], ["day_key.day"], name=op.f("fk_visit_day_day_key"), ondelete="CASCADE"
        ),
        sa.CheckConstraint("revision >= 1", name=op.f("ck_visit_revision")),
    )
    op.create_index(op.f("ix_visit_day"), "visit", ["day"])
    op.create_table(
        "tick",
        sa.Column("visit_id", sa.String(64), nullable=False),
        sa.Column("line", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("visit_id", "line", name=op.f("pk_tick")),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["visit.id"], name=op.f("fk_tick_visit_id_visit"), ondelete="CASCADE"
        ),
    )
    op.create_table(
        "paper",
        sa.Column("visit_id", sa.String(64), nullable=False),
        sa.Column("step", sa.String(16), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        *_gesture(optional=False),
        sa.PrimaryKeyConstraint("visit_id", "step", name=op.f("pk_paper")),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["visit.id"], name=op.f("fk_paper_visit_id_visit"), ondelete="CASCADE"
        ),
    )


def _gesture(*, optional: bool) -> Iterator["sa.Column[object]"]:
    yield sa.Column("procedure", sa.Text, nullable=optional)
    yield sa.Column("variants", sa.JSON, nullable=optional)
    yield sa.Column("mode", sa.Text, nullable=optional)
    yield sa.Column("side", sa.String(16), nullable=True)
    yield sa.Column("place", sa.Text, nullable=True)
    yield sa.Column("discouraged_confirmed", sa.Boolean, nullable=optional)
