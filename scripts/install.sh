#!/usr/bin/env bash
# Installs the packages of the sets named (build, test, bench, check) that are missing, and says which and why.
# Does nothing, and needs no network, when all are there. Works as root and with sudo.
set -euo pipefail
cd "$(dirname "$0")/.."

missing=()
for set in "$@"; do
  while read -r kind package why; do
    [ "$kind" = "$set" ] || continue
    if ! dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed'; then
      echo "missing: $package ($why)"
      missing+=("$package")
    fi
  done < <(grep -v '^#' scripts/packages.txt)
done
[ ${#missing[@]} -eq 0 ] && exit 0

if ! command -v apt-get >/dev/null; then
  echo "install.sh: this is no Debian or Ubuntu; install by hand: ${missing[*]}" >&2
  exit 2
fi
root=()
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || { echo "install.sh: not root and no sudo; ask for: ${missing[*]}" >&2; exit 2; }
  root=(sudo)
fi
echo "installing: ${missing[*]}"
"${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q "${missing[@]}" >/dev/null 2>&1 || {
  "${root[@]}" apt-get update -q >/dev/null
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q "${missing[@]}" >/dev/null
}
