"""The checkout's front door: ``python cli.py route "Xi'an" Poti``."""

from corridor.cli import main

if __name__ == "__main__":
    main()
