#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# tests/benchmarks/peers/install.sh FOLDER: installs what compare_heap.sh compares with from npm into
# FOLDER, in fixed versions, unless they are there: DevTools' heap worker, bundled, and memlab.
set -euo pipefail

packages=(chrome-devtools-frontend@1.0.1705227 memlab@2.0.5 esbuild@0.25.12)
folder=$1
bundle=devtools_worker_bundle.mjs

mkdir -p -- "$folder"
cd -- "$folder"
if [[ -e $bundle && $(cat installed.txt 2>/dev/null) == "${packages[*]}" ]]; then
    exit
fi
echo "Installing ${packages[*]}"
echo '{"private": true}' >package.json
# Without scripts: memlab's would fetch a browser, which no snapshot needs.
npm install --loglevel=error --no-audit --no-fund --ignore-scripts "${packages[@]}" >/dev/null

# The package has the sources only; this one is made by DevTools' own build, and here no text is
# translated.
front_end=node_modules/chrome-devtools-frontend/front_end
cat >"$front_end/core/i18n/locales.js" <<'LOCALES'
export const LOCALES = ["en-US"];
export const BUNDLED_LOCALES = ["en-US"];
export const DEFAULT_LOCALE = "en-US";
export const LOCAL_FETCH_PATTERN = "";
export const REMOTE_FETCH_PATTERN = "";
LOCALES
node_modules/.bin/esbuild "$front_end/entrypoints/heap_snapshot_worker/heap_snapshot_worker.ts" \
    --bundle --format=esm --platform=node --outfile="$bundle" --log-level=warning
echo "${packages[*]}" >installed.txt
