#!/usr/bin/env bash
# Proof of «fresh»: a Debian 12 made by debootstrap, the SDK copied in, empty package caches, a clone of this
# repository, and the README's two commands typed as a newcomer would. Its output is the evidence.
# Needs root. Usage: tests/fresh-machine.sh [FOLDER]  (default: a temporary one, removed at the end)
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
[ "$(id -u)" = 0 ] || { echo "Hace falta ser root: debootstrap y chroot lo piden." >&2; exit 1; }
command -v debootstrap >/dev/null || { echo "Falta debootstrap: apt-get install debootstrap" >&2; exit 1; }
sdk=$(dirname "$(readlink -f "$(command -v dotnet)")")
machine=${1:-$(mktemp -d)}
port=19300

clean() {
  # What the newcomer started is stopped with its own command before its machine goes away.
  [ -x "$machine/home/nueva/conoceles/deploy/stop" ] && inside 'cd /home/nueva/conoceles && deploy/stop' >/dev/null 2>&1 || true
  for mount in dev/shm dev/pts dev sys proc; do mountpoint -q "$machine/$mount" && umount -l "$machine/$mount"; done
  [ -n "${keep:-}" ] || rm -rf --one-file-system "$machine"
}
trap clean EXIT

# As a login there would be: nothing of this machine's environment but what its network needs.
inside() {
  local network=() name
  for name in $(compgen -e | grep -E '^(https?_proxy|no_proxy|HTTPS?_PROXY|NO_PROXY|NUGET_[A-Z_]*|SSL_CERT_(FILE|DIR))$' || true); do
    network+=("$name=${!name}")
  done
  chroot "$machine" /usr/bin/env -i HOME=/root LANG=C.UTF-8 PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
    DOTNET_CLI_TELEMETRY_OPTOUT=1 "${network[@]}" /bin/bash -c "$1"
}

echo "== Debian 12"
# The mirror is whichever this machine uses; none is written here.
mirror=$( (grep -rhoE '^(URIs: *|deb (\[[^]]*\] )?)https?://[^ ]+' /etc/apt/sources.list /etc/apt/sources.list.d/*.sources /etc/apt/sources.list.d/*.list 2>/dev/null || true) |
  grep -oE 'https?://[^ ]+' | grep -v security | grep debian | head -n 1)
debootstrap --variant=minbase --include=ca-certificates,git bookworm "$machine" "$mirror" | tail -n 1
mount -t proc proc "$machine/proc"
mount --rbind /sys "$machine/sys" && mount --make-rslave "$machine/sys"
mount --bind /dev "$machine/dev" && mount --bind /dev/pts "$machine/dev/pts"
mkdir -p "$machine/dev/shm" && mount -t tmpfs tmpfs "$machine/dev/shm"
cp /etc/resolv.conf "$machine/etc/resolv.conf"
cp /etc/hosts "$machine/etc/hosts"
# Authorities that this machine's network adds to the distribution's.
cp --remove-destination -L /etc/ssl/certs/ca-certificates.crt "$machine/etc/ssl/certs/ca-certificates.crt"
find /etc/apt/apt.conf.d -name '*proxy*' -exec cp {} "$machine/etc/apt/apt.conf.d/" \;
[ ! -f "$HOME/.nuget/NuGet/NuGet.Config" ] || install -D "$HOME/.nuget/NuGet/NuGet.Config" "$machine/root/.nuget/NuGet/NuGet.Config"

echo "== the SDK"
mkdir -p "$machine$sdk" && cp -a "$sdk/." "$machine$sdk/"
ln -sf "$sdk/dotnet" "$machine/usr/bin/dotnet"

echo "== a clone"
mkdir -p "$machine/home/nueva"
git clone -q "$root" "$machine/home/nueva/conoceles"
inside 'test ! -d /root/.nuget/packages && ! command -v postgres && ! command -v chromium-headless-shell' && echo "no packages, no PostgreSQL, no browser"

echo "== deploy/run --detach"
inside "cd /home/nueva/conoceles && deploy/run --detach --port $port"
inside 'cat /home/nueva/conoceles/.local/demo/run.json' | sed -E 's/("password": *)"[^"]*"/\1"…"/g' | head -n 40
inside 'cd /home/nueva/conoceles && deploy/stop'

echo "== deploy/test"
inside 'cd /home/nueva/conoceles && deploy/test'
echo "== fresh machine: passed"
