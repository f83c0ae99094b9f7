# Both sessions are at the vision.
EDITOR="sh editors/vision.sh" gka edit leiden
sed -i 's/^vision.*/vision = "Wij ook."/' "$1"
