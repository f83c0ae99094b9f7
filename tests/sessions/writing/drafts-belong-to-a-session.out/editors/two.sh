# While this session is at the alderman, another one is at the vision.
EDITOR="sh editors/vision.sh" gka edit leiden
sed -i 's/^name = "Paul Dirkse"/name = "P. Dirkse"/' "$1"
