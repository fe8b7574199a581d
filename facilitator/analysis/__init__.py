"""What a computer notices in the texts of a room: what is alike, and what belongs together. Runs in a child process."""
