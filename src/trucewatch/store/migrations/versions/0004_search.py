"""Search: an index over documents and claims that follows from them.

Whoever copies `documents` or `claims` into a new table in a later migration makes the
triggers anew. The index starts empty: ``trucewatch search --rebuild`` fills it.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

TABLES = {"documents": "document", "claims": "claim"}
EVENTS = {"deleted": "DELETE", "altered": "UPDATE OF record"}


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "search_rows",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("id", sa.String(length=24), nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_search_rows")),
    )
    op.create_index("ix_search_rows_id", "search_rows", ["id", "kind"])
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE search_words USING fts5(words, tokenize='ascii')"
        )
    else:
        op.execute("ALTER TABLE search_rows ADD COLUMN words tsvector NOT NULL")
        op.execute("CREATE INDEX ix_search_rows_words ON search_rows USING gin (words)")
    for table, kind in TABLES.items():
        for name, event in EVENTS.items():
            _trigger(f"search_{table}_{name}", table, kind, event)


def _trigger(name: str, table: str, kind: str, event: str) -> None:
    gone = f"search_rows WHERE id = OLD.id AND kind = '{kind}'"
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            f"CREATE TRIGGER {name} AFTER {event} ON {table} BEGIN"
            f" DELETE FROM search_words WHERE rowid IN (SELECT number FROM {gone});"
            f" DELETE FROM {gone}; END"
        )
        return
    op.execute(
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$"
        f" BEGIN DELETE FROM {gone}; RETURN NULL; END $$"
    )
    op.execute(
        f"CREATE TRIGGER {name} AFTER {event} ON {table}"
        f" FOR EACH ROW EXECUTE FUNCTION {name}()"
    )


def downgrade() -> None:
    """Undo."""
    sqlite = op.get_bind().dialect.name == "sqlite"
    for table in TABLES:
        for name in EVENTS:
            trigger = f"search_{table}_{name}"
            op.execute(f"DROP TRIGGER {trigger}" + ("" if sqlite else f" ON {table}"))
            if not sqlite:
                op.execute(f"DROP FUNCTION {trigger}()")
    if sqlite:
        op.execute("DROP TABLE search_words")
    op.drop_table("search_rows")
