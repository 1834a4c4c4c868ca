"""The rules of the house that import-linter and ruff cannot see."""
