rm data/municipalities/s-gravenhage.toml
sed -i 's/Elk kind/Geen kind/' "$1"
