# A colleague changes the vision, and again, whoever is at the editor the alderman.
sed -i 's/^vision = "Elk kind/./vision = "Elk kind telt./; s/^vision = "Ieder kind/vision = "Elk kind/' data/municipalities/leiden.toml
sed -i 's/^name = "Paul Dirkse"/name = "P. Dirkse"/' "$1"
