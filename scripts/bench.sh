#!/usr/bin/env bash
# scripts/bench.sh replay|kill|bench|analytics|amounts [--small] [ENGINE…] [OPTION…]: the load client against the
# real program.
#
# `analytics` makes up to 10 million dialogues (--dialogues N; about 24 GB on SQLite, kept in build/bench and used
# again); `amounts` only makes that database and prints its folder, for `candor serve --data` (owner@example.org,
# "correct horse battery").
#
# With --small (as scripts/test.sh calls it) the debug build is used, else the optimised one. PostgreSQL is
# provided by scripts/postgres.sh when the run needs it. Options are those of the client: --help lists them.
source "$(dirname "$0")/common.sh"

[ $# -gt 0 ] || fail "usage: scripts/bench.sh replay|kill|bench|analytics|amounts [--small] [sqlite|postgres] …"

case " $* " in
  *" --small "*) profile=dev folder=debug ;;
  *) profile=quick folder=quick ;;
esac
case " $* " in
  *" sqlite "*) case " $* " in *" postgres "*) database=yes ;; *) database=no ;; esac ;;
  *) database=yes ;;
esac
case "$1 $*" in
  amounts*) database=no ;;
  # The page in a browser is measured, too.
  "analytics "*--small*) ;;
  analytics*)
    scripts/need.sh node chromium web e2e
    scripts/build-web.sh
    ;;
esac

# What is built already is not built again. `mold` links faster where it is installed.
link=()
have mold && link=(mold -run)
"${link[@]}" cargo build --quiet --profile "$profile" --package candor --package bench
# Thousands of sockets in one process; where the system permits fewer, the client takes fewer.
ulimit -n 20000 2>/dev/null || true
client=$(target_dir)/$folder/bench
if [ "$database" = yes ]; then
  [ -n "${CANDOR_TEST_POSTGRES:-}" ] || scripts/need.sh postgres
  exec scripts/postgres.sh "$client" "$@"
fi
exec "$client" "$@"
