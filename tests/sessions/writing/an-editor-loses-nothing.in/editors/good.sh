printf 'themes = ["verbinding"]\n' > new
grep -q themes "$1" || sed -i '/^province/r new' "$1"
rm new
