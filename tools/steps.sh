# shellcheck shell=bash
# Sourced by ./demo and ./check: what both do.

# missing PACKAGE...: those that are not installed. Nothing where that cannot be asked: the build
# itself tells what it misses.
missing() {
    local package
    if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
        return
    fi
    for package in "$@"; do
        dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q '^install ok installed$' ||
            echo "$package"
    done
}

# apt_install PACKAGE...: fails, after printing the line to run, where it may not.
apt_install() {
    local as_root=() log
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null || ! sudo -n true 2>/dev/null; then
            echo "These packages are missing. Please run, then try again:" >&2
            echo "  sudo apt-get update && sudo apt-get install -y $*" >&2
            return 1
        fi
        as_root=(sudo -n)
    fi
    echo "installing $*" >&2
    log=$(mktemp)
    if ! { "${as_root[@]}" apt-get update &&
        "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
            apt-get install -y --no-install-recommends "$@"; } >"$log" 2>&1 </dev/null; then
        cat "$log" >&2
        echo "could not install $*" >&2
        rm -f "$log"
        return 1
    fi
    rm -f "$log"
}

# need PACKAGE...: installs those that are missing, or gives up.
need() {
    local packages
    mapfile -t packages < <(missing "$@")
    [ ${#packages[@]} -eq 0 ] || apt_install "${packages[@]}" || exit 1
}

# want PACKAGE...: installs those that are missing, one by one if not together; or goes on without.
want() {
    local packages package
    mapfile -t packages < <(missing "$@")
    [ ${#packages[@]} -eq 0 ] || apt_install "${packages[@]}" && return
    [ "$(id -u)" -ne 0 ] && ! sudo -n true 2>/dev/null && return
    for package in "${packages[@]}"; do
        apt_install "$package" || true
    done
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
