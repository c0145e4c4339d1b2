"""Language primitives: sentences, numbers, dates and calendars."""
