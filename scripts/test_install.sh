#!/usr/bin/env bash
# Installs the build folder named into a scratch prefix, asks the installed program, and builds examples/ask against
# the installed library, as somebody else would. The prefix is moved first: nothing may depend on where it was built.
set -euo pipefail
cd "$(dirname "$0")/.."
build=$(realpath "${1:?usage: scripts/test_install.sh BUILD_FOLDER}")
prefix=$(mktemp -d)
trap 'rm -rf "$prefix"' EXIT
unset QUAESTOR_DATA
cmake --install "$build" --prefix "$prefix/first" >/dev/null
mv "$prefix/first" "$prefix/usr"
quaestor=$prefix/usr/bin/quaestor
cp -r seeds "$prefix/seeds"
cd "$prefix"
"$quaestor" build seeds -o seeds.quaestor --quiet
"$quaestor" ask "who invests in France?" --graph seeds.quaestor >program.tsv
test -s program.tsv
cmake -S "$OLDPWD/examples/ask" -B ask -G Ninja -DCMAKE_BUILD_TYPE=Release -DCMAKE_PREFIX_PATH="$prefix/usr" >/dev/null
cmake --build ask >/dev/null
# The example's own folder holds no data: tell it where the package put it.
QUAESTOR_DATA=$prefix/usr/share/quaestor ask/ask seeds.quaestor "who invests in France?"
