"""Locate: from place mentions to placements, from placements to zones."""
