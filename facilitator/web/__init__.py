"""Pages, doors, files and the command line: where the workshop meets the world."""
