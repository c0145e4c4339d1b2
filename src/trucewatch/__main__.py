"""``python -m trucewatch``: the command line."""

from trucewatch.cli.main import main

main()
