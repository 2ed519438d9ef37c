# shellcheck shell=bash
# What every script shares: strict mode, the top folder, and how they speak. Sourced, not run.
set -euo pipefail

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$top"

say() { printf '%s\n' "$*"; }
fail() {
  printf 'error: %s\n' "$*" >&2
  exit 1
}
# A program, not one of our own functions of the same name.
have() { type -P "$1" >/dev/null 2>&1; }

# Where cargo puts its output: CARGO_TARGET_DIR or ./target.
target_dir() { printf '%s' "${CARGO_TARGET_DIR:-$top/target}"; }
