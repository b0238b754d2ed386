"""What use cases have in common: what a person asked for, the time, workers, links, how grave a fault is."""
