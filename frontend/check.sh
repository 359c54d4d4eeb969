#!/bin/sh
# Called by the build before the tests: checks the types of the client's modules and runs their tests, unless nothing of
# them has changed since it last went well.
set -eu
cd "$(dirname "$0")"
passed=../target/frontend-checked
[ -z "$(find . -path ./node_modules -prune -o -path ./styles -prune -o -type f -newer "$passed" -print 2>/dev/null || echo new)" ] && exit 0
node_modules/.bin/tsc --project .
node --test --test-reporter=dot test/*.test.js
mkdir -p "$(dirname "$passed")"
touch "$passed"
