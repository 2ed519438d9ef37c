#!/usr/bin/env bash
# Licences, bans and sources of deny.toml. With cargo-deny the whole of it; without, at least the
# crates that are banned outright must not be in Cargo.lock.
source "$(dirname "$0")/common.sh"

if cargo deny --version >/dev/null 2>&1; then
  exec cargo deny --offline --all-features check bans licenses sources
fi
bad=0
while read -r name; do
  if grep -qx "name = \"$name\"" Cargo.lock; then
    say "error: $name is banned (deny.toml) and is in Cargo.lock" >&2
    bad=1
  fi
done < <(grep -v wrappers deny.toml | sed -n 's/^ *{ crate = "\([^"]*\)".*/\1/p')
say "cargo-deny is not installed: looked only for banned crates in Cargo.lock, not at licences"
exit $bad
