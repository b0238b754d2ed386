"""Use cases: plain arguments in, a result record out, no printing."""
