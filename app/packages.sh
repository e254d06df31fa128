# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Sourced by app/run.sh and tests/run.sh: the Debian 12 and Ubuntu 24.04 packages that Tidemark
# needs, and how they are installed. "a|b" is one thing under the names of several releases.
# The scripts set $project to the source root before they call build_in.
# shellcheck disable=SC2034,SC2154

build_packages=(
    g++ cmake ninja-build ccache 'pkgconf|pkg-config' python3
    qt6-base-dev libqt6opengl6-dev 'qt6-charts-dev|libqt6charts6-dev'
    'qt6-svg-dev|libqt6svg6-dev' qt6-websockets-dev qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools
    libgl-dev
    nlohmann-json3-dev libexpected-dev libfmt-dev libcli11-dev
    zlib1g-dev libzstd-dev libarchive-dev
)
run_packages=(qt6-qpa-plugins qt6-translations-l10n fonts-dejavu-core fonts-vlgothic)
test_packages=(
    libbenchmark-dev prometheus 'clang-format-14|clang-format' 'clang-tidy-14|clang-tidy' git nodejs php-cli
    'openjdk-17-jdk-headless|openjdk-21-jdk-headless' xvfb openbox xdotool
    'clang-16|clang-18|clang-19' 'libclang-rt-16-dev|libclang-rt-18-dev|libclang-rt-19-dev'
    at-spi2-core python3-pyatspi dbus-daemon
    dpkg-dev file man-db appstream desktop-file-utils shared-mime-info
)

if [[ -z ${DISPLAY:-} && -n ${WAYLAND_DISPLAY:-} ]]; then
    run_packages+=(qt6-wayland)
fi

# missing_packages NAME[|NAME...]...: prints those of which no name is installed.
missing_packages() {
    local installed entry name
    # dpkg-query fails when it does not know one of them; that is what is asked here.
    # shellcheck disable=SC2068 # "a|b" is split into its names on purpose
    installed=$(dpkg-query -W -f '${db:Status-Abbrev}:${Package}\n' ${@//|/ } 2>/dev/null || true)
    installed=" $(sed -n 's/^ii *://p' <<<"$installed" | tr '\n' ' ') "
    for entry in "$@"; do
        for name in ${entry//|/ }; do
            if [[ $installed == *" $name "* ]]; then
                continue 2
            fi
        done
        echo "$entry"
    done
}

# available_name NAME[|NAME...]: prints the first that this release has, else the first.
available_name() {
    local name
    for name in ${1//|/ }; do
        if apt-cache show --no-all-versions "$name" 2>/dev/null | grep -q '^Package:'; then
            echo "$name"
            return
        fi
    done
    echo "${1%%|*}"
}

# show_progress WHAT: passes standard input on to standard error. Lines that report progress, ninja's
# with the status that build_in sets and apt's from its status descriptor, become one that counts: in
# place on a terminal, else a line at each tenth.
show_progress() {
    local what=$1 line percent shown=-1 terminal=no
    local report='^(progress|dlstatus:[^:]*|pmstatus:[^:]*): *([0-9]+)'
    if [[ -t 2 ]]; then
        terminal=yes
    fi
    while IFS= read -r line || [[ -n $line ]]; do
        if [[ ! $line =~ $report ]]; then
            if ((shown >= 0)) && [[ $terminal == yes ]]; then
                printf '\r\e[K'
            fi
            printf '%s\n' "$line"
            continue
        fi
        percent=${BASH_REMATCH[2]}
        case $line in # apt downloads everything and installs it then
        dlstatus:*) percent=$((percent / 2)) ;;
        pmstatus:*) percent=$((50 + percent / 2)) ;;
        esac
        if [[ $terminal == yes ]]; then
            printf '\r%s: %d %%\e[K' "$what" "$percent"
        elif ((shown < 0 || percent / 10 != shown / 10)); then
            printf '%s: %d %%\n' "$what" "$percent"
        fi
        shown=$percent
    done >&2
    if ((shown >= 0)) && [[ $terminal == yes ]]; then
        echo >&2
    fi
}

# without_daemons COMMAND...: has no service started, now or at the next start of the machine, that the
# packages installed by COMMAND bring along: tests start their own.
without_daemons() (
    policy=/usr/sbin/policy-rc.d
    status=0
    if [[ ! -e $policy ]]; then
        # shellcheck disable=SC2064 # the way to root is known now
        trap "${root[*]} rm -f -- $policy" EXIT
        printf '#!/bin/sh\nexit 101\n' | "${root[@]}" tee "$policy" >/dev/null
        "${root[@]}" chmod 755 "$policy"
    fi
    "$@" || status=$?
    if [[ -d /run/systemd/system && " ${missing[*]} " == *' prometheus '* ]]; then
        "${root[@]}" systemctl --quiet disable prometheus >/dev/null 2>&1 || true
    fi
    exit "$status"
)

installed_now=no

# install_missing NAME[|NAME...]...: installs what is not there yet; does nothing if all is.
install_missing() {
    local missing names=() root=() entry log
    if ! command -v dpkg-query >/dev/null; then
        echo "No dpkg here: please install the counterparts of these Debian packages yourself:" >&2
        echo "  $*" >&2
        return 0
    fi
    mapfile -t missing < <(missing_packages "$@")
    if ((${#missing[@]} == 0)); then
        return 0
    fi
    if ((EUID != 0)); then
        if ! command -v sudo >/dev/null; then
            echo "These packages are missing, and installing them needs root or sudo:" >&2
            echo "  ${missing[*]}" >&2
            return 1
        fi
        root=(sudo)
    fi
    echo "Installing ${#missing[@]} packages: ${missing[*]}" >&2
    local environment=(env DEBIAN_FRONTEND=noninteractive)
    "${root[@]}" "${environment[@]}" apt-get update -qq >&2
    for entry in "${missing[@]}"; do
        names+=("$(available_name "$entry")")
    done
    log=$(mktemp)
    # The status goes through standard output, the only descriptor besides standard error that sudo
    # leaves open; what apt and dpkg say is of interest only if something fails.
    # shellcheck disable=SC2016 # the inner shell expands it
    if ! without_daemons "${root[@]}" "${environment[@]}" \
        sh -c 'exec apt-get -o APT::Status-Fd=3 -o Dpkg::Use-Pty=0 "$@" 3>&1 >&2' apt-get \
        install -y --no-install-recommends "${names[@]}" </dev/null 2>"$log" |
        show_progress Installing; then
        cat -- "$log" >&2
        rm -f -- "$log"
        return 1
    fi
    rm -f -- "$log"
    installed_now=yes
}

# build_in FOLDER [TARGET...] [-- CMAKE_OPTION...]: builds what changed; configures at first, and
# when packages were installed that it may find now. Several sources are compiled as one.
build_in() {
    local folder=$1 targets=() said
    shift
    while (($# > 0)) && [[ $1 != -- ]]; do
        targets+=("$1")
        shift
    done
    if (($# > 0)); then
        shift
    fi
    if [[ ! -f $folder/build.ninja || $installed_now == yes ]]; then
        if ! said=$(cmake -S "$project" -B "$folder" -G Ninja -DCMAKE_UNITY_BUILD=ON \
            -DCMAKE_UNITY_BUILD_BATCH_SIZE=16 \
            -DCMAKE_CXX_COMPILER_LAUNCHER=ccache "$@" 2>&1); then
            printf '%s\n' "$said" >&2
            return 1
        fi
    fi
    # What ccache has to overlook to work with precompiled headers.
    export CCACHE_SLOPPINESS=${CCACHE_SLOPPINESS-pch_defines,time_macros}
    (cd -- "$folder" && NINJA_STATUS='progress:%p:' ninja "${targets[@]}" 2>&1) |
        show_progress Building
}
