#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# app/pictures.sh [FOLDER]: makes the README's pictures anew, in resources/screenshots if no other
# folder is named: installs what is missing, builds, and uses the window with mouse and keyboard in an
# X server of its own. Takes about a minute once it is built; shows nothing on your display.
set -euo pipefail

project=$(cd -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/.." && pwd)
# shellcheck source=app/packages.sh
source "$project/app/packages.sh"

folder=${1:-$project/resources/screenshots}
build=$project/build
install_missing "${build_packages[@]}" "${run_packages[@]}" xvfb openbox xdotool imagemagick nodejs
build_in "$build" tidemark

work=$(mktemp -d)
started=()
# shellcheck disable=SC2317 # called by the trap
tidy_up() {
    kill "${started[@]}" 2>/dev/null || true
    wait 2>/dev/null || true
    rm -rf -- "$work"
}
trap tidy_up EXIT

export XDG_CONFIG_HOME=$work/config XDG_DATA_HOME=$work/data XDG_CACHE_HOME=$work/cache
export XDG_RUNTIME_DIR=$work/runtime
mkdir -p -- "$folder"
(umask 077 && mkdir -p -- "$XDG_RUNTIME_DIR")
unset WAYLAND_DISPLAY QT_QPA_PLATFORM

# The server picks a number that nobody uses, and says it.
exec 3<> <(:)
Xvfb -displayfd 3 -screen 0 1400x900x24 -nolisten tcp 2>/dev/null &
started+=($!)
read -r -u 3 number
export DISPLAY=:$number
openbox 2>/dev/null &
started+=($!)

# show ARGUMENT...: starts the program, and gives its window the size of the pictures.
show() {
    "$build/app/tidemark" --lang en --theme light "$@" 2>/dev/null &
    program=$!
    started+=("$program")
    window=
    until [[ -n $window ]]; do
        sleep 0.5
        window=$(xdotool search --onlyvisible --class tidemark | tail -n 1 || true)
    done
    xdotool windowsize "$window" 1280 800
    sleep 1
}

# take NAME: a picture of the window, without the window manager's frame.
take() {
    import -window "$window" "$folder/$1.png"
    kill "$program"
    wait "$program" 2>/dev/null || true
}

show --sample
sleep 3 # until it is drawn
take main-window

node "$project/resources/samples/programs/leaky_server.js" "$work"
show "$work/before.heapsnapshot" "$work/after.heapsnapshot"
sleep 6
take comparison

# mark NAME: sets a mark, as a user does it.
mark() {
    xdotool key m
    sleep 1
    xdotool type "$1"
    xdotool key Return
}

show --run -- node "$project/resources/samples/programs/leaky_server.js"
sleep 4
mark deployed
sleep 3
mark 'sign-up opens'
sleep 3
mark newsletter
sleep 3
take live
