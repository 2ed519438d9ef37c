#!/usr/bin/env bash
# Every screen at three widths, light and dark, English and Arabic, on a month of made-up dialogues, as
# pictures in build/screenshots: to be looked at. The month needs a clock that can be moved (libfaketime).
source "$(dirname "$0")/common.sh"

scripts/need.sh rust node chromium fonts faketime web e2e
scripts/build-web.sh
cargo build --package candor
rm -rf build/screenshots
npm --prefix e2e run screenshots
say "$(find build/screenshots -name '*.png' | wc -l) pictures in build/screenshots"
