"""Questions over the store, as plain rows for commands, pages and exports."""
