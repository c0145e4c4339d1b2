"""Packaged reference data and its loaders."""
