"""Benchmarks, long runs and what they share; never imported by the program."""
