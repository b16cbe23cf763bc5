#!/usr/bin/env bash
# Makes docs/examples from seeds/: examples.sh QUAESTOR WORK_FOLDER. What needs a missing tool is left out with a word;
# exit code 77 (skipped) when nothing could be made but our own files.
set -euo pipefail
quaestor=$(realpath "$1")
root=$(cd "$(dirname "$0")/../.." && pwd)
rm -rf "$2" && mkdir -p "$2" && cd "$2"
cp "$root"/docs/examples/* .
export QUAESTOR_GRAPH=$PWD/seeds.quaestor PATH="$(dirname "$quaestor"):$PATH"

"$quaestor" build "$root/seeds" -o seeds.quaestor --quiet
"$quaestor" render --in France --top 12 -o france.tikz
"$quaestor" render --in France --top 12 -o france.pdf
"$quaestor" render --in France --top 8 -o france.mmd
"$quaestor" render --in France --top 8 -o france.svg
"$quaestor" render --in France -o france.html
"$quaestor" render --in France --fragment -o france-fragment.html
"$quaestor" report -o report.tex --language de
head -1 france.mmd | grep -qx 'flowchart LR'
grep -q '<figure class="quaestor"' france-fragment.html

made=0
if command -v pdflatex >/dev/null && kpsewhich tikz.sty >/dev/null && kpsewhich booktabs.sty lmodern.sty >/dev/null; then
  for file in figure report; do
    pdflatex -interaction=nonstopmode -halt-on-error "$file.tex" >"$file.said" || { grep -A5 '^!' "$file.said"; exit 1; }
    test -s "$file.pdf"
    made=$((made + 1))
  done
else
  echo "left out: figure.tex and report.tex (Debian: texlive-latex-recommended texlive-pictures lmodern)"
fi
if command -v pandoc >/dev/null; then
  pandoc page.md -s -o page.html --metadata title=page
  pandoc -f markdown report.qmd -s -o report-qmd.html
  made=$((made + 1))
else
  echo "left out: page.md and report.qmd (Debian: pandoc)"
fi
echo "$made made"
[ "$made" -gt 0 ] || exit 77
