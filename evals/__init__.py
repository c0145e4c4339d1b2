"""Scorers on outside data; never imported by the program."""
