#!/usr/bin/env bash
# From a fresh clone to an answered question and a picture: installs what is missing, builds, reads seeds/, asks, draws.
set -euo pipefail
cd "$(dirname "$0")/.."

say() { printf '\n\033[1m%s\033[0m\n' "$*"; }

say "1. Packages"
scripts/install.sh build
echo "all there"

say "2. Build (Release)"
cmake -S . -B build/demo -G Ninja -DCMAKE_BUILD_TYPE=Release -DQUAESTOR_TESTS=OFF >build-demo.log 2>&1 ||
  { cat build-demo.log >&2; rm -f build-demo.log; exit 2; }
rm -f build-demo.log
cmake --build build/demo --target quaestor
quaestor=build/demo/cli/quaestor

say "3. Read the articles of seeds/"
mkdir -p out
"$quaestor" build seeds -o out/seeds.quaestor --replace

say "4. Who invests where?"
"$quaestor" ask "who invests where" --graph out/seeds.quaestor --format table

say "5. Pictures"
for ending in svg png dot html; do
  "$quaestor" render --graph out/seeds.quaestor -o "out/seeds.$ending"
  echo "out/seeds.$ending"
done

say "Try next"
cat <<NEXT
  $quaestor ask "who invests in France?" --graph out/seeds.quaestor --evidence
  $quaestor ask "Wer investiert in Deutschland?" --graph out/seeds.quaestor
  $quaestor show Microsoft --graph out/seeds.quaestor
  $quaestor path evroc GDPR --graph out/seeds.quaestor --evidence
  $quaestor explain "Northwind will invest €2bn in a data centre in Lyon."
  $quaestor build YOUR_ARTICLES -o out/mine.quaestor
NEXT
