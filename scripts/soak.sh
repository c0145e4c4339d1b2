#!/usr/bin/env bash
# The fault runs: scripts/soak.sh small|full. The small ones go in two processes, so
# that two cores share the work; the full ones one after another, as they are measured.
set -uo pipefail
cd "$(dirname "$0")/.."
export TRUCEWATCH_CACHE="$PWD/.work/cache"
soak=(.venv/bin/python -m bench.soak "$1")
.venv/bin/trucewatch gazetteer build >/dev/null || exit 1
if [ "$1" != small ]; then
  exec "${soak[@]}"
fi
mkdir -p .work
"${soak[@]}" ingest register >.work/soak-of-sqlite.log 2>&1 &
sqlite=$!
"${soak[@]}" postgresql reading
rest=$?
wait "$sqlite"
first=$?
cat .work/soak-of-sqlite.log
exit $((rest != 0 || first != 0))
