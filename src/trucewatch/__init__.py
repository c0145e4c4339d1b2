"""trucewatch: a ceasefire monitor. Reports in, a two-sided bulletin out."""

__version__ = "0.1.0"
