"""`python -m tui` is `factdeck`."""

from __future__ import annotations

import gc


def main() -> None:
    """Run the command line and exit with its code."""
    gc.disable()  # what is loaded now stays: to look for garbage in it costs a tenth of a start
    from tui.cli import run_and_exit

    gc.freeze()
    gc.enable()
    run_and_exit()


if __name__ == "__main__":
    main()
