"""Another program that holds the database: python -m tests.store.holder FILE; lets go when its input ends."""

import sqlite3
import sys

if __name__ == "__main__":
    held = sqlite3.connect(sys.argv[1], isolation_level=None)
    held.execute("BEGIN IMMEDIATE")
    print("held", flush=True)
    sys.stdin.read()
