#!/usr/bin/env bash
# Builds the front ends into web/dist, only when a source is newer than the last build.
source "$(dirname "$0")/common.sh"

stamp=web/dist/.built
if [ -f "$stamp" ] && [ "${1:-}" != --force ] &&
  [ -z "$(find web -newer "$stamp" -type f -not -path '*/node_modules/*' -not -path 'web/dist/*' -print -quit)" ]; then
  exit 0
fi
scripts/need.sh web
say "building the console and the widget"
(cd web && npm run build --workspaces --if-present)
mkdir -p web/dist
touch "$stamp"
