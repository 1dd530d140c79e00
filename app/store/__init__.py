"""The database: the only room that speaks SQL. `open_store` gives a `Store` with `reading()` and `writing()`."""

from app.store.engines import address_with_password
from app.store.store import Store, Tx, open_store

__all__ = ["Store", "Tx", "address_with_password", "open_store"]
