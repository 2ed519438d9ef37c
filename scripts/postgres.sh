#!/usr/bin/env bash
# scripts/postgres.sh COMMAND…: runs COMMAND beside a throw-away PostgreSQL on a free port.
#
# The command finds it in CANDOR_TEST_POSTGRES (postgres://…, a role that may create databases). When
# that variable is already set, nothing is started and the command gets the given one. The cluster
# lives in a temporary folder, is durable as in production (fsync on), sorts text as people do (ICU:
# code that leans on the engine's sorting shows here), and is stopped and removed however we end.
#
#   scripts/postgres.sh --find    prints the folder of PostgreSQL's programs, or fails
source "$(dirname "$0")/common.sh"

find_programs() {
  local folder
  if have initdb && have pg_ctl; then
    dirname "$(command -v initdb)"
    return
  fi
  folder=$(printf '%s\n' /usr/lib/postgresql/*/bin /usr/local/pgsql/bin /opt/homebrew/opt/postgresql*/bin |
    sort -V | while read -r each; do [ -x "$each/initdb" ] && printf '%s\n' "$each"; done | tail -n 1)
  [ -n "$folder" ] && printf '%s\n' "$folder"
}

if [ "${1:-}" = --find ]; then
  find_programs
  exit
fi
[ $# -gt 0 ] || fail "usage: scripts/postgres.sh COMMAND…"
if [ -n "${CANDOR_TEST_POSTGRES:-}" ]; then
  exec "$@"
fi

programs=$(find_programs) || fail "PostgreSQL is not installed: scripts/need.sh postgres"
folder=$(mktemp -d "${TMPDIR:-/tmp}/candor-postgres.XXXXXX")
log=$folder/log

# PostgreSQL refuses to run as root.
as_postgres() {
  if [ "$(id -u)" -eq 0 ]; then
    runuser -u postgres -- "$@"
  else
    "$@"
  fi
}

# shellcheck disable=SC2317 # called by the traps
stop() {
  trap - EXIT INT TERM HUP
  if [ -f "$folder/data/postmaster.pid" ]; then
    as_postgres "$programs/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null 2>&1 || true
  fi
  rm -rf "$folder"
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

if [ "$(id -u)" -eq 0 ]; then
  id postgres >/dev/null 2>&1 || fail "running as root needs the system user 'postgres' (Debian's package makes it)"
  chown postgres: "$folder"
fi

make_cluster() {
  as_postgres "$programs/initdb" -D "$folder/data" -U candor -A trust -E UTF8 "$@" >"$log" 2>&1
}
cd "$folder"
make_cluster --locale=C.UTF-8 --locale-provider=icu --icu-locale=en || {
  rm -rf "$folder/data"
  make_cluster --locale=C || { cat "$log" >&2; fail "initdb failed"; }
}

# A port is free until someone else takes it: try a few.
for _ in 1 2 3 4 5; do
  port=$((20000 + RANDOM % 20000))
  if as_postgres "$programs/pg_ctl" -D "$folder/data" -l "$folder/server.log" -w -t 60 start \
    -o "-c listen_addresses=127.0.0.1 -c port=$port -c unix_socket_directories='$folder' -c max_connections=300" \
    >"$log" 2>&1; then
    started=yes
    break
  fi
done
if [ "${started:-no}" = no ]; then
  cat "$log" "$folder/server.log" >&2
  fail "PostgreSQL did not start"
fi
cd "$top"

export CANDOR_TEST_POSTGRES="postgres://candor@127.0.0.1:$port/postgres"
status=0
"$@" || status=$?
exit $status
