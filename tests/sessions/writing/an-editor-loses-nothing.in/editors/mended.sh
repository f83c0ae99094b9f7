sed -i 's/kennisdelen/kennisdeling/; s/read = .*/read = 2026-11-24/' "$1"
