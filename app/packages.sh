# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Sourced by app/run.sh and tests/run.sh: the Debian 12 and Ubuntu 24.04 packages that Tidemark
# needs, and how they are installed. "a|b" is one thing under the names of several releases.
# The scripts set $project to the source root before they call build_in.
# shellcheck disable=SC2034,SC2154

build_packages=(
    g++ cmake ninja-build ccache 'pkgconf|pkg-config' python3
    qt6-base-dev libqt6opengl6-dev 'qt6-charts-dev|libqt6charts6-dev'
    'qt6-svg-dev|libqt6svg6-dev' qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools
    libgl-dev
    nlohmann-json3-dev libexpected-dev libfmt-dev libcli11-dev
    zlib1g-dev libzstd-dev
)
run_packages=(qt6-qpa-plugins qt6-translations-l10n fonts-dejavu-core fonts-vlgothic)
test_packages=(libbenchmark-dev 'clang-format-14|clang-format' nodejs
    dpkg-dev file man-db appstream desktop-file-utils shared-mime-info)

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

installed_now=no

# install_missing NAME[|NAME...]...: installs what is not there yet; does nothing if all is.
install_missing() {
    local missing names=() root=() entry
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
    "${root[@]}" "${environment[@]}" apt-get install -y -qq --no-install-recommends \
        "${names[@]}" </dev/null >&2
    installed_now=yes
}

# build_in FOLDER [TARGET...] [-- CMAKE_OPTION...]: builds what changed; configures at first, and
# when packages were installed that it may find now.
build_in() {
    local folder=$1 targets=()
    shift
    while (($# > 0)) && [[ $1 != -- ]]; do
        targets+=("$1")
        shift
    done
    if (($# > 0)); then
        shift
    fi
    if [[ ! -f $folder/build.ninja || $installed_now == yes ]]; then
        cmake -S "$project" -B "$folder" -G Ninja -DCMAKE_CXX_COMPILER_LAUNCHER=ccache "$@" >&2
    fi
    ninja -C "$folder" "${targets[@]}" >&2
}
