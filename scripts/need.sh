#!/usr/bin/env bash
# scripts/need.sh THING…: makes sure that what a task needs is there.
#
#   web, e2e    node modules, by `npm ci`, when the lock file is newer than they are
#   rust, node  the toolchains: only checked
#   postgres, chromium, fonts, faketime
#               Debian packages: installed when missing and we are root, otherwise named
#
# Never touches anything that is already there, and never installs from anywhere but npm and Debian.
source "$(dirname "$0")/common.sh"

missing=()

# Newest of Rust that we were built with: Cargo.toml's rust-version.
rust() {
  have cargo || missing+=("Rust (cargo): https://rustup.rs")
}

node_js() {
  if ! have node || ! have npm; then
    missing+=("Node 20.19 or newer with npm: https://nodejs.org, or Debian's packages nodejs and npm")
    return
  fi
  node -e 'const [a, b] = process.versions.node.split(".").map(Number);
    process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' ||
    missing+=("Node 20.19 or newer (this one is $(node --version))")
}

modules() {
  local folder=$1
  node_js
  [ ${#missing[@]} -eq 0 ] || return 0
  if [ "$folder/package-lock.json" -nt "$folder/node_modules/.package-lock.json" ]; then
    say "installing node modules in $folder"
    (cd "$folder" && npm ci --no-audit --no-fund --loglevel=error)
    touch "$folder/node_modules/.package-lock.json"
  fi
}

updated=no
debian() {
  local package=$1
  if ! have apt-get; then
    missing+=("$package (on this system under its own name)")
  elif [ "$(id -u)" -ne 0 ]; then
    missing+=("$package: sudo apt-get install $package")
  else
    say "installing Debian's package $package"
    if [ $updated = no ]; then
      apt-get update -qq
      updated=yes
    fi
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$package" >/dev/null
  fi
}

postgres() {
  [ -n "${CANDOR_TEST_POSTGRES:-}" ] && have psql && return
  "$top/scripts/postgres.sh" --find >/dev/null 2>&1 && have psql && return
  debian postgresql
}

chromium() {
  have chromium || have chromium-browser || have google-chrome || [ -n "${CANDOR_CHROMIUM:-}" ] || debian chromium
}

# Arabic is drawn as empty boxes without a font that has it.
fonts() {
  have fc-list && [ -n "$(fc-list ':lang=ar' 2>/dev/null | head -n 1)" ] && return
  debian fonts-noto-core
}

# A clock that can be moved, for the made-up month of the screenshots.
faketime() {
  compgen -G '/usr/lib/faketime/libfaketimeMT.so.1' >/dev/null && return
  compgen -G '/usr/lib/*/faketime/libfaketimeMT.so.1' >/dev/null || debian libfaketime
}

for thing in "$@"; do
  case $thing in
    rust) rust ;;
    node) node_js ;;
    web | e2e) modules "$thing" ;;
    postgres) postgres ;;
    chromium) chromium ;;
    fonts) fonts ;;
    faketime) faketime ;;
    *) fail "need.sh does not know '$thing'" ;;
  esac
done

if [ ${#missing[@]} -gt 0 ]; then
  say "Missing on this machine:" >&2
  printf '  %s\n' "${missing[@]}" >&2
  exit 1
fi
