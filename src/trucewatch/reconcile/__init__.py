"""Reconcile: claims into incidents, rival tallies side by side."""
