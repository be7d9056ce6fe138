"""`python -m tui` is `factdeck`."""

from tui.cli import main

if __name__ == "__main__":
    main()
