#!/usr/bin/env bash
# Instructions of the main commands at 342 records on one core, in millions, beside the last table.
#
#   benches/instructions.sh [--keep] [GKA_BINARY]
#
# Counted by valgrind: the same to about one in a hundred, whatever else the machine does.
# --keep makes the new table the last one. Without a binary that of `cargo static` is built.
set -euo pipefail
cd "$(dirname "$0")/.."

keep=false
[[ ${1-} == --keep ]] && keep=true && shift
gka=${1-target/$(rustc -vV | awk '/^host/ { print $2 }')/release/gka}
[[ -n ${1-} ]] || cargo static --quiet
command -v valgrind >/dev/null || { echo "instructions.sh: valgrind is needed" >&2; exit 2; }

table=benches/instructions.tsv
work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT
cargo run --quiet --locked --example corpus -- "$work/data" 342

commands=(
    "show gemeente-0171"
    "intervention list --theme zomerschool"
    "theme list"
    "check"
    "export json"
)
printf 'command\tmillions\n' >"$work/table"
printf '%-40s %10s %10s %8s\n' command now last ratio
for words in "${commands[@]}"; do
    read -ra args <<<"$words"
    taskset -c 0 valgrind --tool=callgrind --callgrind-out-file=/dev/null \
        "$gka" --data "$work/data" "${args[@]}" >/dev/null 2>"$work/log"
    now=$(awk '/Collected/ { printf "%.2f", $NF / 1e6 }' "$work/log")
    last=$(awk -F '\t' -v words="$words" '$1 == words { print $2 }' "$table" 2>/dev/null || true)
    printf '%s\t%s\n' "$words" "$now" >>"$work/table"
    printf '%-40s %10s %10s %8s\n' "$words" "$now" "${last:--}" \
        "$(awk -v now="$now" -v last="${last:-0}" 'BEGIN { print (last > 0 ? sprintf("%.2f", now / last) : "-") }')"
done
if $keep; then
    cp "$work/table" "$table"
fi
