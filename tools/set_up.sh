#!/bin/sh
# Makes .venv with the package and what its tests need, once: `make` calls this when it must.
set -eu
cd "$(dirname "$0")/.."

fail() { echo "$1" >&2; exit 1; }

# The newest Python that is new enough; PYTHON=... names another.
for candidate in ${PYTHON:-python3 python3.13 python3.12 python3.11}; do
    if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        python=$candidate
        break
    fi
done
[ -n "${python:-}" ] || fail "Python 3.11 or newer is needed; PYTHON=/path/to/python make … names one"

# Debian keeps the making of environments in a package of its own.
if ! "$python" -c 'import ensurepip' 2>/dev/null; then
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || fail "install python3-venv first"
    apt-get update -qq && apt-get install -y -qq python3-venv
fi

[ -x .venv/bin/python ] || "$python" -m venv .venv
.venv/bin/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[dev]"
touch .venv/ready
