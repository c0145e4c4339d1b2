"""``python -m trucewatch.cli``: the command line."""

from trucewatch.cli.main import main

main()
