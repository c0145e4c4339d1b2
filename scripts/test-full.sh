#!/usr/bin/env bash
# What needs Debian packages, in two processes so that two cores share the work: what
# runs in a browser or against the whole application, and the rest (PostgreSQL).
set -uo pipefail
cd "$(dirname "$0")/.."
# The tests as pytest rewrites them are kept, so that they are rewritten once.
export PYTHONDONTWRITEBYTECODE=
mkdir -p .work
.venv/bin/pytest -m full -p no:cacheprovider tests/browser tests/web \
  >.work/tests-of-the-web.log 2>&1 &
web=$!
mapfile -t folders < <(grep -rl 'mark\.full' tests --include='*.py' | xargs -n 1 dirname |
  sort -u | grep -vE '^tests/(browser|web)$')
.venv/bin/pytest -m full -p no:cacheprovider "${folders[@]}"
rest=$?
wait "$web"
pages=$?
cat .work/tests-of-the-web.log
exit $((rest != 0 || pages != 0))
