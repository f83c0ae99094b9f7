printf '<<<<<<< a\nvision = "A"\n=======\nvision = "B"\n>>>>>>> b\n' >> "$1"
