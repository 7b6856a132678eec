# shellcheck shell=bash
# Sourced by ./demo and ./check: what both do.

# need PACKAGE...: installs those that are missing. Without root and without sudo it prints the
# line to run and gives up; where there is no apt-get the build itself tells what it misses.
need() {
    if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
        return 0
    fi
    local missing=() package
    for package in "$@"; do
        dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q '^install ok installed$' ||
            missing+=("$package")
    done
    [ ${#missing[@]} -eq 0 ] && return 0

    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null || ! sudo -n true 2>/dev/null; then
            echo "These packages are missing. Please run, then try again:" >&2
            echo "  sudo apt-get update && sudo apt-get install -y ${missing[*]}" >&2
            exit 1
        fi
        as_root=(sudo -n)
    fi
    echo "installing ${missing[*]}" >&2
    local log
    log=$(mktemp)
    if ! { "${as_root[@]}" apt-get update &&
        "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
            apt-get install -y --no-install-recommends "${missing[@]}"; } >"$log" 2>&1 </dev/null; then
        cat "$log" >&2
        echo "could not install ${missing[*]}" >&2
        exit 1
    fi
    rm -f "$log"
}

# quietly LOG COMMAND...: runs it; what it says is shown only if it fails.
quietly() {
    local log=$1
    shift
    mkdir -p "$(dirname "$log")"
    if ! "$@" >"$log" 2>&1 </dev/null; then
        echo "failed: $*" >&2
        tail -n 100 "$log" >&2
        echo "(all of it: $log)" >&2
        return 1
    fi
}

# configure PRESET FOLDER [cmake arguments]: by Ninja where it is installed; a build folder that
# exists keeps the generator that it was made with.
configure() {
    local preset=$1 folder=$2 generator=()
    shift 2
    if [ ! -f "$folder/CMakeCache.txt" ] && command -v ninja >/dev/null; then
        generator=(-G Ninja)
    fi
    cmake --preset "$preset" -B "$folder" "${generator[@]}" "$@"
}
