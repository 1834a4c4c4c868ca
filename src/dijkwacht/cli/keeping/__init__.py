"""The commands that keep what there is: backups and keys."""
