"""The recipe of the trained English pipelines: see docs/reference/model-card.md.

Nothing here is needed to run trucewatch: it reads CoNLL-U treebanks, trains spaCy
pipelines, measures them and packs their weights into `text/models/`.
"""
