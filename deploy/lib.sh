# Shared by the commands of this folder: what a Debian machine must have, and the build. Sourced, not run.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_USE_MSBUILD_SERVER=0

say() { printf '%s\n' "$*" >&2; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; elif command -v sudo >/dev/null 2>&1; then sudo "$@"; else return 126; fi
}

# need PACKAGE... : installs those that are missing from the distribution, or says exactly what to install.
need() {
  local missing=() package
  for package in "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  say "Instalando: ${missing[*]}"
  # Before PostgreSQL: its package would make and start a server of its own.
  if ! as_root sh -c 'mkdir -p /etc/postgresql-common && { [ -f /etc/postgresql-common/createcluster.conf ] || echo "create_main_cluster = false" > /etc/postgresql-common/createcluster.conf; }'; then
    say "Hace falta instalar paquetes y no hay permiso. Ejecute como administrador:"
    say "  mkdir -p /etc/postgresql-common && echo 'create_main_cluster = false' > /etc/postgresql-common/createcluster.conf"
    say "  apt-get update && apt-get install --no-install-recommends ${missing[*]}"
    exit 1
  fi
  as_root apt-get update -qq >&2
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2
}

need_dotnet() {
  command -v dotnet >/dev/null 2>&1 || { say "Falta el SDK de .NET 10 (comando dotnet)."; exit 1; }
}

# icu_package : the distribution's ICU, whose name carries its version.
icu_package() {
  local package
  package=$(apt-cache search --names-only '^libicu[0-9]+$' 2>/dev/null | sort -V | tail -n 1 | cut -d' ' -f1)
  printf '%s' "${package:-libicu72}"
}

need_runtime() {
  need_dotnet
  need postgresql tzdata "$(icu_package)" util-linux fonts-dejavu-core
}

# build TARGET... : restores what the lock files say and builds it, one at a time of this folder: two would write the same files.
# CONOCELES_BUILT=1 is of who has just built it: a test that starts again and again what it killed.
build() {
  [ "${CONOCELES_BUILT:-}" != 1 ] || return 0
  local target log
  log=$(mktemp)
  mkdir -p "$root/.local"
  for target in "$@"; do
    # What the build leaves running does not hold the turn (-o).
    if ! flock -o "$root/.local/build.lock" bash -c 'dotnet restore "$1" --locked-mode && dotnet build "$1" -c Release --no-restore' build "$root/$target" >"$log" 2>&1; then
      grep -E 'error|warning' "$log" | sort -u | sed -n 1,30p >&2
      say "No se pudo compilar $target."
      exit 1
    fi
  done
  rm -f "$log"
}
