"""``python -m corridor``: the command line where no script is on the path."""

from corridor.cli import main

if __name__ == "__main__":
    main()
