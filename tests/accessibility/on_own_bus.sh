#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# tests/accessibility/on_own_bus.sh PROGRAM FIXTURES: runs walk_window.py on a session bus of its own,
# where the accessibility bus starts when it is asked for; ends with 77, "skipped", without what that
# takes.
set -euo pipefail

missing() {
    echo "Skipped: there is no $1. This test needs at-spi2-core, python3-pyatspi and dbus-daemon." >&2
    exit 77
}
command -v dbus-run-session >/dev/null || missing dbus-run-session
for candidate in python3 /usr/bin/python3; do # the system's own has what the packages bring
    if "$candidate" -c 'import pyatspi' 2>/dev/null; then
        python=$candidate
    fi
done
[[ -n ${python:-} ]] || missing pyatspi
for folder in /usr/libexec /usr/lib/at-spi2-core /usr/lib; do
    if [[ -x $folder/at-spi-bus-launcher ]]; then
        launcher=$folder/at-spi-bus-launcher
    fi
done
[[ -n ${launcher:-} ]] || missing at-spi-bus-launcher

own=$(mktemp -d)
trap 'rm -rf -- "$own"' EXIT
mkdir -m 700 "$own/runtime" "$own/config" "$own/data" "$own/cache"
export XDG_RUNTIME_DIR=$own/runtime XDG_CONFIG_HOME=$own/config XDG_DATA_HOME=$own/data
export XDG_CACHE_HOME=$own/cache QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1 GSETTINGS_BACKEND=memory
unset DBUS_SESSION_BUS_ADDRESS AT_SPI_BUS_ADDRESS
dbus-run-session -- "$python" "$(dirname -- "$0")/walk_window.py" "$@"
