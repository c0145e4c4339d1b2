"""Who does what to whom: dyadic acts read from dependency trees.

`find` gives the relations of a sentence; `lexicon` holds which words tell of which
act; `evaluate` follows a predicate down its complements; `compose` says what an
operator ("refuse to", "stop") makes of the act below it.
"""
