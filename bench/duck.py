"""The yardstick DuckDB, started by the load client (bench/src/analytics/duck.rs).

Reads a wish as JSON from standard input, copies the outcomes of the program's SQLite file into columns of its own,
asks each question's statements a few times and answers as JSON on standard output."""

import json
import os
import sqlite3
import sys
import time

import duckdb

TIMES = 7
COLUMNS = {
    "n": "bigint",
    "live": "boolean",
    "test": "boolean",
    "spam": "boolean",
    "chat_id": "varchar",
    "operator_id": "varchar",
    "finished_at": "bigint",
    "finished_by": "varchar",
    "state": "varchar",
    "reason": "varchar",
    "expires_at": "bigint",
    "was_shown": "boolean",
    "scale": "varchar",
    "score": "bigint",
    "sense": "varchar",
    "excluded": "boolean",
    "operator_messages": "bigint",
    "first_response_ms": "bigint",
    "response_ms_sum": "bigint",
    "answers": "bigint",
    "hand_overs": "bigint",
}


def copied(file, folder):
    """A connection that holds the outcomes, by way of a text file."""
    text = os.path.join(folder, "outcomes.csv")
    line = " || ',' || ".join(f"coalesce({column}, '')" for column in COLUMNS)
    source = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
    with open(text, "w", encoding="utf-8") as target:
        for (row,) in source.execute(f"select {line} from outcomes order by n"):
            target.write(row)
            target.write("\n")
    source.close()
    database = os.path.join(folder, "outcomes.duckdb")
    if os.path.exists(database):
        os.remove(database)
    duck = duckdb.connect(database)
    columns = ", ".join(f"{name} {kind}" for name, kind in COLUMNS.items())
    duck.execute(f"create table outcomes ({columns})")
    duck.execute(f"copy outcomes from '{text}' (header false, delimiter ',', nullstr '')")
    os.remove(text)
    return duck, database


def main():
    wish = json.load(sys.stdin)
    started = time.perf_counter()
    duck, database = copied(wish["file"], wish["folder"])
    answer = {
        "version": duckdb.__version__,
        "load_s": time.perf_counter() - started,
        "p50_ms": {},
        "finished": {},
    }
    for question in wish["questions"]:
        took = []
        for _ in range(TIMES):
            started = time.perf_counter()
            parts = [duck.execute(statement).fetchall() for statement in question["statements"]]
            took.append(time.perf_counter() - started)
        answer["p50_ms"][question["name"]] = sorted(took)[TIMES // 2] * 1000
        # The first statement's numbers are one text; the first of them counts the finished dialogues.
        answer["finished"][question["name"]] = int(parts[0][0][2].split(" ")[0])
    duck.close()
    os.remove(database)
    json.dump(answer, sys.stdout)


main()
