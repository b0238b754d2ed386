"""What use cases have in common: what a person asked for, the time, who hears of progress, workers, links."""
