"""Oogst: the harvest of a workshop. README.md in this folder is the map of the rooms."""
