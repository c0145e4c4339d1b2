"""Merging measured: made-up worlds whose truth is known, and a peer beside us."""
