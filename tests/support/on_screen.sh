#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# tests/support/on_screen.sh PROGRAM [ARGUMENT...]: runs it on a screen of its own, Xvfb with the
# small window manager openbox, and ends with its status; 77, "skipped", where they are missing.
set -euo pipefail

for tool in Xvfb openbox xdotool; do
    if ! command -v "$tool" >/dev/null; then
        echo "Skipped: there is no $tool. A test on a screen needs xvfb, openbox and xdotool." >&2
        exit 77
    fi
done

folder=$(mktemp -d)
processes=()
end() {
    kill "${processes[@]}" 2>/dev/null || true
    wait || true
    rm -rf -- "$folder"
}
trap end EXIT

# Xvfb takes the first number that is free, and says which when it is ready.
Xvfb -displayfd 3 -screen 0 1440x900x24 -nolisten tcp 3>"$folder/display" 2>"$folder/xvfb" &
processes+=($!)
until [[ -s $folder/display ]]; do
    if ! kill -0 "${processes[0]}" 2>/dev/null; then
        cat -- "$folder/xvfb" >&2
        exit 1
    fi
    sleep 0.05
done
DISPLAY=:$(<"$folder/display")
export DISPLAY
XDG_CONFIG_HOME=$folder openbox 2>"$folder/openbox" &
processes+=($!)
until xdotool get_desktop >/dev/null 2>&1; do # which the window manager tells once it is there
    if ! kill -0 "${processes[1]}" 2>/dev/null; then
        cat -- "$folder/openbox" >&2
        exit 1
    fi
    sleep 0.05
done

"$@"
