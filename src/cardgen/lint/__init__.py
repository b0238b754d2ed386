"""Checks that find faults and weak cards."""
