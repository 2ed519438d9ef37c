#!/usr/bin/env bash
# scripts/test.sh [STAGE…]: every test there is, or only the stages named.
#
# One throw-away PostgreSQL serves all stages, so nothing here can skip that engine. A stage that
# fails does not stop the others: one run tells everything. What the runners print is kept in
# build/test/STAGE.log; scripts/tally.mjs adds up their own closing lines at the end.
source "$(dirname "$0")/common.sh"

if [ -z "${CANDOR_TEST_INSIDE:-}" ]; then
  scripts/need.sh rust node postgres chromium fonts web e2e
  CANDOR_TEST_INSIDE=yes exec scripts/postgres.sh "$0" "$@"
fi
[ -n "${CANDOR_TEST_POSTGRES:-}" ] || fail "no PostgreSQL to test on"

logs=build/test
rm -rf "$logs"
mkdir -p "$logs"
only=" $* "

stage() {
  local name=$1 started=$SECONDS status=0
  shift
  [ "$only" = "  " ] || [[ $only == *" $name "* ]] || return 0
  printf '\n=== %s: %s\n' "$name" "$*"
  "$@" 2>&1 | tee "$logs/$name.log" || status=${PIPESTATUS[0]}
  printf '%s\t%s\t%s\n' "$name" "$status" $((SECONDS - started)) >>"$logs/stages.tsv"
}

in_web() { (cd web && npm run "$1" --workspaces --if-present); }
rust_tests() {
  if cargo nextest --version >/dev/null 2>&1; then
    cargo nextest run --workspace
  else
    say "cargo-nextest is not installed: cargo test instead"
    cargo test --workspace
  fi
}

stage deny scripts/deny.sh
stage web-lint in_web lint
stage web-check in_web check
stage web-test in_web test
stage web-build scripts/build-web.sh --force
stage rust-format cargo fmt --all --check
stage rust-lint cargo clippy --workspace --all-targets -- -D warnings
stage rust-test rust_tests
stage rust-build cargo build --workspace --bins
for engine in sqlite postgres; do
  stage "replay-$engine" scripts/bench.sh replay --small "$engine"
  stage "kill-$engine" scripts/bench.sh kill --small "$engine"
  stage "analytics-$engine" scripts/bench.sh analytics --small "$engine"
done
stage e2e-check npm --prefix e2e run check
stage e2e npm --prefix e2e test

node scripts/tally.mjs "$logs"
