#!/usr/bin/env bash
# What Maven runs for the pages: "pages" builds them, "check" holds them to their rules.
set -euo pipefail
cd "$(dirname "$0")/.."
if [ ! node_modules/.package-lock.json -nt package-lock.json ]; then
  npm ci --no-audit --no-fund --loglevel=error
  touch node_modules/.package-lock.json
fi
npm run --silent generate
case $1 in
  pages)
    npm run --silent build
    mkdir -p target/pages/META-INF/sbom
    npm sbom --sbom-format cyclonedx --sbom-type application --omit dev --package-lock-only >target/pages/META-INF/sbom/web.cdx.json
    ;;
  check) npm run --silent check && npm run --silent test ;;
esac
