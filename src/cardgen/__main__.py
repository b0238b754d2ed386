"""Run the command line as ``python -m cardgen``."""

from cardgen.cli.start import main

if __name__ == "__main__":
    main()
