"""Figures, each beside its peer's from the same run: `make bench`, or `python -m bench sends turns --size small`.

Nothing here passes or fails; a column says what a ratio is to reach.
"""
