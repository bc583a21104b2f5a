"""The register: tables, the one writer, and the views that answers read."""
