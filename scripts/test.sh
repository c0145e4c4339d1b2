#!/usr/bin/env bash
# The tests with their coverage, in two processes so that two cores share the work.
# Both print at their end; the run fails where one of them fails. The place index that
# the second begins with is built once and uncounted, while the first reads.
set -uo pipefail
cd "$(dirname "$0")/.."
# The tests as pytest rewrites them are kept, so that they are rewritten once.
export PYTHONDONTWRITEBYTECODE=
first=(tests/read tests/evals tests/bench tests/golden tests/train tests/locate
  tests/judge tests/reference tests/cli tests/isolation
  tests/publish tests/reconcile tests/contract tests/store)
others=("${first[@]/#/--ignore=}")
mkdir -p .work
.venv/bin/coverage erase
.venv/bin/coverage run -p -m pytest -p no:cacheprovider "${first[@]}" >.work/tests-of-reading.log 2>&1 &
reading=$!
TRUCEWATCH_CACHE="$PWD/.work/cache" .venv/bin/trucewatch gazetteer build >/dev/null
.venv/bin/coverage run -p -m pytest -p no:cacheprovider "${others[@]}"
rest=$?
wait "$reading"
read=$?
cat .work/tests-of-reading.log
.venv/bin/coverage combine -q
exit $((rest != 0 || read != 0))
