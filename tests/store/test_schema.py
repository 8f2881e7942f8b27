"""One schema: the tables of the code are those of the migrations, and PostgreSQL takes them too."""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable

from algoguide.store import schema
from algoguide.store.database import engine_for, make_ready

MIGRATIONS = Path(schema.__file__).parent / "migrations"


def test_migrations_make_the_tables_of_the_code() -> None:
    engine = engine_for(None)
    make_ready(engine)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, schema.metadata) == []
        # What alembic does not compare: names of keys, rules of deletion, checks.
        made = inspected(connection)
    engine.dispose()
    other = sa.create_engine("sqlite://")
    schema.metadata.create_all(other)
    with other.connect() as connection:
        assert inspected(connection) == made
    other.dispose()


def inspected(connection: sa.Connection) -> object:
    inspector = sa.inspect(connection)
    return {
        table: (
            inspector.get_pk_constraint(table),
            inspector.get_foreign_keys(table),
            inspector.get_check_constraints(table),
        )
        for table in schema.metadata.tables
    }


def test_the_program_knows_every_step_in_order() -> None:
    steps = ScriptDirectory(str(MIGRATIONS)).walk_revisions()
    assert tuple(step.revision for step in steps) == schema.REVISIONS[::-1]


def test_postgresql_takes_every_table() -> None:
    dialect = postgresql.dialect()
    said = "\n".join(
        str(CreateTable(table).compile(dialect=dialect)) for table in schema.metadata.sorted_tables
    )
    for wanted in (
        "sealed BYTEA NOT NULL",
        "at TIMESTAMP WITH TIME ZONE NOT NULL",
        "time TIME WITHOUT TIME ZONE",
        "variants JSON",
        "cancelled BOOLEAN NOT NULL",
        "CONSTRAINT ck_visit_revision CHECK (revision >= 1)",
        "CONSTRAINT fk_visit_day_day_key FOREIGN KEY(day) REFERENCES day_key (day) ON DELETE CASCADE",
        "CONSTRAINT pk_tick PRIMARY KEY (visit_id, line)",
    ):
        assert wanted in said
    (index,) = schema.visit.indexes
    assert str(CreateIndex(index).compile(dialect=dialect)) == "CREATE INDEX ix_visit_day ON visit (day)"


def test_times_are_aware_and_in_utc() -> None:
    table = sa.Table("t", sa.MetaData(), sa.Column("at", schema.UtcDateTime))
    engine = sa.create_engine("sqlite://")
    paris = datetime(2026, 12, 1, 15, 4, 5, 678, tzinfo=timezone(timedelta(hours=1)))
    with engine.begin() as connection:
        table.create(connection)
        connection.execute(table.insert(), [{"at": paris}, {"at": None}])
        read, nothing = connection.scalars(sa.select(table.c.at))
        assert (read, read.tzinfo, nothing) == (paris, UTC, None)
        with pytest.raises(sa.exc.StatementError, match="without offset"):
            connection.execute(table.insert(), {"at": paris.replace(tzinfo=None)})
    engine.dispose()
