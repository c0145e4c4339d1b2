"""Loaders: one a media type, from bytes to working text."""
