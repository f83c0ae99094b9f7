cd data/.gka/drafts
stat -c '%n %a' *.toml *.base
umask 022
cp leiden.toml new
rm leiden.toml
mv new leiden.toml
exit 1
