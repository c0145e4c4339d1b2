"""The vocabulary as frozen values: nouns only, standard library only."""
