"""The steps by which a register's tables came to be what they are; applied by `store/migrate.py`."""
