"""SQLite as the embedded database: a version without the WAL-reset bug, tuned for short writes.

SQLite 3.7.0 to 3.51.2 can corrupt a WAL database when two connections write and checkpoint at
once; 3.51.3 repairs it. `pysqlite3` carries a newer one on x86-64; elsewhere the system's is taken
where it is new enough, and PostgreSQL is asked for where it is not.
"""

import sqlite3
import sys
from importlib import import_module
from importlib.util import find_spec

SAFE = (3, 51, 3)
OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 10,
    "init_command": (
        "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;"
        "PRAGMA cache_size=-20000;PRAGMA temp_store=MEMORY;"
    ),
}


def use_safe_sqlite() -> bool:
    """Put `pysqlite3` in the place of `sqlite3` where it is installed; whether the result is safe."""
    if find_spec("pysqlite3") is not None:
        module = import_module("pysqlite3")
        sys.modules["sqlite3"] = module
        sys.modules["sqlite3.dbapi2"] = module.dbapi2
    return tuple(sys.modules["sqlite3"].sqlite_version_info) >= SAFE


IS_SAFE = use_safe_sqlite()
VERSION = str(sys.modules.get("sqlite3", sqlite3).sqlite_version)
