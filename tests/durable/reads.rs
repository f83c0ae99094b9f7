//! What is read: for one record no more than that and the two vocabularies.

use std::{collections::BTreeSet, fs};

use super::{
    folder::{Folder, RECORD},
    strace,
};

fn read(folder: &Folder, line: &str) -> BTreeSet<String> {
    let args: Vec<_> = line.split(' ').map(str::to_owned).collect();
    let (output, calls) = strace::run(
        folder,
        &["-e", "trace=read,pread64,readv,getdents64"],
        &args,
    );
    assert!(output.status.success(), "{line}: {output:?}");
    calls.into_iter().flat_map(|call| call.paths).collect()
}

#[test]
fn one_record_is_read_for_one() {
    if !strace::is_here() {
        return;
    }
    let folder = Folder::new();
    fs::write(folder.record(), RECORD).unwrap();
    for slug in ["delft", "gouda"] {
        let other = folder.at(&format!("data/municipalities/{slug}.toml"));
        fs::write(other, RECORD.replace("Leiden", slug)).unwrap();
    }
    let served =
        "[[coordinators]]\nid = \"a\"\nname = \"A\"\nmunicipalities = [\"delft\", \"leiden\"]\n";
    fs::write(folder.at("data/coordinators.toml"), served).unwrap();
    let own = "municipalities/leiden.toml";
    let may = [
        own,
        "themes.toml",
        "coordinators.toml",
        "coordinators.local.toml",
    ];
    for line in [
        "show leiden",
        "intervention list leiden",
        "contact list leiden",
        "intervention add leiden --title Nieuw --dry-run",
    ] {
        let read = read(&folder, line);
        assert!(read.contains(own), "{line}: {read:?}");
        let more: Vec<_> = read
            .iter()
            .filter(|path| !may.contains(&path.as_str()))
            .collect();
        assert!(more.is_empty(), "{line}: {more:?}");
    }
}
