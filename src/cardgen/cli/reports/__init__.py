"""What each command prints, one file a command, called as it is: as lines for people, as JSON."""
