#!/bin/sh
# News records by line -> a graph, on all cores of this machine (add --sshlogin to use several): docs/scale.md.
# usage: sh parallel.sh NEWS.jsonl GRAPH.quaestor
set -eu
quaestor=${QUAESTOR:-quaestor}
parallel --pipe --block 1M "$quaestor" extract <"$1" | "$quaestor" merge - -o "$2"
