#!/usr/bin/env bash
# The fault runs: scripts/soak.sh small|full. The small ones go in two processes, so
# that two cores share the work, and leave PostgreSQL to `tests/bench/test_crashes.py`,
# which kills more there; the full ones go one after another, as they are measured.
set -uo pipefail
cd "$(dirname "$0")/.."
export TRUCEWATCH_CACHE="$PWD/.work/cache"
soak=(.venv/bin/python -m bench.soak "$1")
.venv/bin/trucewatch gazetteer build >/dev/null || exit 1
if [ "$1" != small ]; then
  exec "${soak[@]}"
fi
mkdir -p .work
"${soak[@]}" ingest >.work/soak-of-ingest.log 2>&1 &
ingest=$!
"${soak[@]}" register reading
rest=$?
wait "$ingest"
first=$?
cat .work/soak-of-ingest.log
exit $((rest != 0 || first != 0))
