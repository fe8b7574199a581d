"""The running room: one writer per session, who sees what, patches to those who follow."""
