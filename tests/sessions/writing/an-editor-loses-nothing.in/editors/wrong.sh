sed -i 's/^themes.*/themes = ["verbinding", "kennisdelen"]/; s/read = .*/read = 2026-13-01/' "$1"
