"""Use cases: what a command or a page may ask for."""
