"""The rules, one a file; their order is in the registry."""
