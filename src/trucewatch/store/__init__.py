"""The mission database."""
