"""Publish: the bulletin and its pages."""
