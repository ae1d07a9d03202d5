#!/bin/sh
# Installs Debian's Chromium for the browser tests, where that is possible and needed.
# Without it those tests skip, or fail if CORRIDOR_REQUIRE_BROWSER=1.
set -eu

for browser in chromium chromium-browser google-chrome; do
    command -v "$browser" >/dev/null && exit 0
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core
else
    echo "no Chromium found: the browser tests will be skipped" >&2
fi
