"""The gazetteer: places by name, built once into a read-only index file."""
