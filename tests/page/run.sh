#!/usr/bin/env bash
# The pages in headless Chromium: run.sh SAMPLE_PAGES WORK_FOLDER. Exit code 77 (skipped, with a word) where node,
# Chromium or playwright-core is missing; the last is asked from npm once, into the work folder.
set -uo pipefail
sample_pages=$(realpath "$1")
mkdir -p "$2"
work=$(realpath "$2")
here=$(cd "$(dirname "$0")" && pwd)

skip() { echo "skipped: $*"; exit 77; }
command -v node >/dev/null || skip "node is not installed (Debian: nodejs npm)"
chromium=$(command -v chromium || command -v chromium-browser || command -v google-chrome) ||
  skip "Chromium is not installed (Debian: chromium)"
cd "$work"
if [ ! -d node_modules/playwright-core ]; then
  cp "$here/package.json" .
  timeout 60 npm install --ignore-scripts --no-audit --no-fund --no-package-lock >npm.log 2>&1 ||
    skip "playwright-core could not be had from npm"
fi
rm -rf pages && "$sample_pages" pages || exit 1
exec node "$here/pages.mjs" "$work/pages" "$chromium"
