sed -i 's/^vision = "[^"]*"/vision = "Elk kind."/' "$1"
