"""The texts people see, per language: tables of English and translation. docs/translations.md tells how it works."""
