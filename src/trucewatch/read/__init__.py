"""Read: from bytes to documents, from documents to claims."""
