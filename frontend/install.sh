#!/bin/sh
# Called by the build: brings the client libraries that package-lock.json names, unless they are there.
set -eu
cd "$(dirname "$0")"
[ -f package-lock.json ] || exit 0
[ ! node_modules/.package-lock.json -nt package-lock.json ] || exit 0
command -v npm >/dev/null || {
  echo "npm was not found: install Node.js 20 or newer." >&2
  exit 1
}
npm ci --no-audit --no-fund --loglevel=error
