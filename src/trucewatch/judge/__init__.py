"""Judge: an incident held against each term, with reasons."""
