# Meanwhile the municipality gets another name, and its record another file.
gka edit den-haag --name "'s-Gravenhage"
sed -i 's/Ieder kind/Elk kind/' "$1"
