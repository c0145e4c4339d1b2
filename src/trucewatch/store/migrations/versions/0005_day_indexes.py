"""Indexes that answer a day's questions without a look at every row."""

from __future__ import annotations

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.drop_index("ix_documents_published_day", "documents")
    op.create_index("ix_documents_day_id", "documents", ["published_day", "id"])
    op.drop_index("ix_claims_document", "claims")
    op.create_index(
        "ix_claims_document_kind", "claims", ["document", "kind", "position"]
    )


def downgrade() -> None:
    """Undo."""
    op.drop_index("ix_claims_document_kind", "claims")
    op.create_index("ix_claims_document", "claims", ["document"])
    op.drop_index("ix_documents_day_id", "documents")
    op.create_index("ix_documents_published_day", "documents", ["published_day"])
