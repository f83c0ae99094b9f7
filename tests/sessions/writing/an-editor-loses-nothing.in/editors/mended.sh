sed -i 's/kennisdelen/kennisdeling/; s/read = .*/read = 2026-12-01/' "$1"
