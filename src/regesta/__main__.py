"""`python -m regesta` is the command `regesta`."""

from regesta.cli.app import main

main()
