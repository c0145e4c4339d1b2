"""The tables of the mission database, as SQLAlchemy Core."""

from __future__ import annotations

import sqlalchemy as sa

ERASED_PREFIX = "erased:"
"""How the SHA-256 of a document begins whose content was erased."""

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

documents = sa.Table(
    "documents",
    metadata,
    sa.Column("id", sa.String(24), primary_key=True),
    sa.Column("sha256", sa.String(64), nullable=False, unique=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("published_day", sa.Date),
    sa.Column("raw", sa.LargeBinary, nullable=False),
    sa.Column("captured_at", sa.String(32)),
    sa.Column("retrieval", sa.Text, nullable=False, server_default=""),
    sa.Column("record", sa.JSON, nullable=False),
    sa.Index("ix_documents_day_id", "published_day", "id"),
)
"""Original bytes (never altered) and the working document made from them; when they
were taken in, and how they were come by."""

claims = sa.Table(
    "claims",
    metadata,
    sa.Column("id", sa.String(24), primary_key=True),
    sa.Column("document", sa.ForeignKey("documents.id"), nullable=False),
    sa.Column("kind", sa.String(16), nullable=False),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("run", sa.Integer, nullable=False, server_default="1"),
    sa.Column("record", sa.JSON, nullable=False),
    sa.Index("ix_claims_document_kind", "document", "kind", "position"),
)
"""Claims as the coder made them; re-runs add, never overwrite: the run in which a
claim was first made stands beside it."""

items = sa.Table(
    "items",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("outcome", sa.String(16), nullable=False),
    sa.Column("document", sa.String(24)),
)
"""Every item that came in, by name: stored, duplicate or unreadable."""

issues = sa.Table(
    "issues",
    metadata,
    sa.Column("id", sa.String(24), primary_key=True),
    sa.Column("item", sa.Text, nullable=False, index=True),
    sa.Column("document", sa.String(24), index=True),
    sa.Column("record", sa.JSON, nullable=False),
)
"""Doubts and defects, by the item they came with."""

placements = sa.Table(
    "placements",
    metadata,
    sa.Column("claim", sa.ForeignKey("claims.id"), primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True),
    sa.Column("run", sa.Integer, primary_key=True),
    sa.Column("record", sa.JSON, nullable=False),
)
"""Where a claim's mentions were placed; a later run adds rows, none is ever altered."""

entries = sa.Table(
    "entries",
    metadata,
    sa.Column("kind", sa.String(24), primary_key=True),
    sa.Column("id", sa.String(64), primary_key=True),
    sa.Column("version", sa.Integer, primary_key=True),
    sa.Column("subject", sa.String(64), nullable=False),
    sa.Column("by", sa.String(64), nullable=False),
    sa.Column("at", sa.String(32), nullable=False),
    sa.Column("record", sa.JSON, nullable=False),
    sa.Index("ix_entries_subject_kind", "subject", "kind"),
)
"""What people decided and wrote down: every version of every entry, none altered."""

log = sa.Table(
    "log",
    metadata,
    sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("subject", sa.String(160), nullable=False, index=True),
    sa.Column("leaf", sa.Text, nullable=False),
    sa.Column("chain", sa.String(64), nullable=False),
)
"""One row a change, in the order of changes: the leaf's canonical JSON, and the hash
over all leaves up to it. The subject is in the leaf too; here it is for finding."""

log_state = sa.Table(
    "log_state",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("size", sa.Integer, nullable=False),
    sa.Column("chain", sa.String(64), nullable=False),
    sa.Column("roots", sa.JSON, nullable=False),
)
"""One row: what is needed to add to the log. It follows from the log."""

seals = sa.Table(
    "seals",
    metadata,
    sa.Column("subject", sa.String(160), primary_key=True),
    sa.Column("salt", sa.LargeBinary, nullable=False),
)
"""Salts of the log's commitments, by subject; gone with what was erased."""

heads = sa.Table(
    "heads",
    metadata,
    sa.Column("size", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("key", sa.String(16), primary_key=True),
    sa.Column("record", sa.JSON, nullable=False),
)
"""Signed tree heads, as they were published."""

search_rows = sa.Table(
    "search_rows",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("kind", sa.String(16), nullable=False),
    sa.Column("id", sa.String(24), nullable=False),
    sa.Column("part", sa.Integer, nullable=False),
    sa.Index("ix_search_rows_id", "id", "kind"),
)
"""What the search index speaks of; the words are in the table `search_words` (SQLite)
or in a further column of this one (PostgreSQL), which `store.search` alone touches."""

accounts = sa.Table(
    "accounts",
    metadata,
    sa.Column("user", sa.String(64), primary_key=True),
    sa.Column("password", sa.Text, nullable=False),
    sa.Column("changed", sa.String(32), nullable=False),
    sa.Column("must_change", sa.Boolean, nullable=False),
    sa.Column("totp", sa.Text),
    sa.Column("totp_used", sa.BigInteger, nullable=False, server_default="0"),
)
"""How users sign in: the argon2id hash of a password; the secret of one-time codes."""

sessions = sa.Table(
    "sessions",
    metadata,
    sa.Column("digest", sa.String(64), primary_key=True),
    sa.Column("user", sa.String(64), nullable=False, index=True),
    sa.Column("started", sa.String(32), nullable=False),
    sa.Column("seen", sa.String(32), nullable=False),
    sa.Column("client", sa.Text, nullable=False),
)
"""Open sessions by the SHA-256 of their token; the token itself is nowhere."""

tokens = sa.Table(
    "tokens",
    metadata,
    sa.Column("digest", sa.String(64), primary_key=True),
    sa.Column("id", sa.String(24), nullable=False, unique=True),
    sa.Column("user", sa.String(64), nullable=False, index=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("scopes", sa.Text, nullable=False),
    sa.Column("made", sa.String(32), nullable=False),
    sa.Column("expires", sa.String(32), nullable=False),
    sa.Column("used", sa.String(32)),
)
"""Tokens of the API, likewise by their SHA-256; scopes parted by spaces."""

sign_ins = sa.Table(
    "sign_ins",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("user", sa.String(64), nullable=False),
    sa.Column("at", sa.String(32), nullable=False),
    sa.Column("outcome", sa.String(16), nullable=False),
    sa.Column("client", sa.Text, nullable=False),
    sa.Index("ix_sign_ins_user_number", "user", "number"),
)
"""Attempts to sign in: the owner of an account sees those of the own id."""

buckets = sa.Table(
    "buckets",
    metadata,
    sa.Column("name", sa.String(160), primary_key=True),
    sa.Column("level", sa.Float, nullable=False),
    sa.Column("at", sa.Float, nullable=False),
)
"""How much of an allowance is left, and when that was (seconds since 1970)."""

hook_secrets = sa.Table(
    "hook_secrets",
    metadata,
    sa.Column("hook", sa.String(24), primary_key=True),
    sa.Column("secret", sa.Text, nullable=False),
)
"""With what notices to a webhook are signed; as it is, since it has to be used."""

deliveries = sa.Table(
    "deliveries",
    metadata,
    sa.Column("id", sa.String(24), primary_key=True),
    sa.Column("hook", sa.String(24), nullable=False),
    sa.Column("bulletin", sa.String(24), nullable=False),
    sa.Column("state", sa.String(16), nullable=False),
    sa.Column("tries", sa.Integer, nullable=False),
    sa.Column("due", sa.String(32), nullable=False),
    sa.Column("status", sa.Integer),
    sa.Column("note", sa.Text, nullable=False),
    sa.UniqueConstraint("hook", "bulletin", name="uq_deliveries_hook_bulletin"),
    sa.Index("ix_deliveries_due", "due"),
)
"""Notices of releases to webhooks, and how sending them went."""

DERIVED = frozenset({search_rows})
"""Tables that follow from others: rebuilt, not logged, not backed up."""

VOLATILE = frozenset(
    {accounts, sessions, tokens, sign_ins, buckets, hook_secrets, deliveries}
)
"""How people come in, and what was sent out: no evidence, so not in the log; no backup
carries it, so that one that is lost opens no door. What changes about an account or a
webhook is logged as an entry."""
