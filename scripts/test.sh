#!/usr/bin/env bash
# Installs what is missing, builds Release, runs every test; ctest's summary is the last thing printed.
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/install.sh build test
cmake --preset release >/dev/null
cmake --build --preset release
ctest --preset release -j "$(nproc)" "$@"
