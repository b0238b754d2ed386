"""Use cases, each called as its command is: plain arguments in, a result record out, no printing.

The folders hold their insides; ``shared`` is what these have in common.
"""
