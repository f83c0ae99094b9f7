use std::{
    fs::{self, File},
    io::{self, Read},
    path::Path,
};

use super::{place, system, trouble::Trouble};

/// The most that a record may hold, in bytes (16 MB).
pub const LIMIT: u64 = 16 << 20;

/// Reads a file of the data folder into a buffer, whose earlier content goes.
///
/// Never waits for a FIFO or a device. Follows links that stay in the data folder. Fails for what
/// is missing, leads outside, is no regular file, or holds more than [`LIMIT`] bytes.
pub fn read(folder: &Path, file: &Path, into: &mut Vec<u8>) -> Result<(), Trouble> {
    let path = place::path(folder, file);
    if place::may_stray(folder, file) {
        return whole(&place::resolve(folder, file)?, &path, into);
    }
    match whole(&path, &path, into) {
        Err(_) if place::is_link(&path) => whole(&place::resolve(folder, file)?, &path, into),
        result => result,
    }
}

/// Reads what stands at `place` and is no link; in errors it is called `name`.
pub(super) fn whole(place: &Path, name: &Path, into: &mut Vec<u8>) -> Result<(), Trouble> {
    into.clear();
    let file = system::open(place).map_err(|error| unopened(place, name, error))?;
    let found = file.metadata().map_err(Trouble::unread(name))?;
    if !found.is_file() {
        return Err(Trouble::Irregular(name.to_owned()));
    }
    // The file may grow while it is read: the limit holds for what comes, too.
    let size = found.len().min(LIMIT + 1);
    into.reserve(usize::try_from(size).unwrap_or_default());
    file_up_to_limit(&file, into).map_err(Trouble::unread(name))?;
    if into.len() as u64 > LIMIT {
        Err(Trouble::TooLarge(name.to_owned()))
    } else {
        Ok(())
    }
}

fn file_up_to_limit(file: &File, into: &mut Vec<u8>) -> io::Result<usize> {
    file.take(LIMIT + 1).read_to_end(into)
}

/// A socket cannot be opened at all: say what it is rather than what the system calls that.
fn unopened(place: &Path, name: &Path, error: io::Error) -> Trouble {
    match fs::symlink_metadata(place) {
        Ok(found) if !found.is_file() => Trouble::Irregular(name.to_owned()),
        _ => Trouble::unread(name)(error),
    }
}

#[cfg(test)]
mod tests {
    use std::fs::{self, File};

    use super::{LIMIT, Trouble, read};
    use crate::store::disk::folder::{Folder, LEIDEN};

    #[test]
    fn a_file_is_found_by_either_name() -> anyhow::Result<()> {
        let folder = Folder::new()?;
        assert_eq!(folder.read(LEIDEN)?, "old");
        assert_eq!(folder.read(&folder.at(LEIDEN).to_string_lossy())?, "old");
        assert!(matches!(folder.read("gka.toml"), Err(Trouble::Missing(_))));
        Ok(())
    }

    #[test]
    fn what_is_too_large_is_refused() -> anyhow::Result<()> {
        let folder = Folder::new()?;
        let file = File::create(folder.at(LEIDEN))?;
        file.set_len(LIMIT)?;
        assert_eq!(folder.read(LEIDEN)?.len() as u64, LIMIT);
        file.set_len(17 << 20)?;
        assert!(matches!(folder.read(LEIDEN), Err(Trouble::TooLarge(_))));
        Ok(())
    }

    #[test]
    fn a_folder_is_no_record() -> anyhow::Result<()> {
        let folder = Folder::new()?;
        fs::create_dir(folder.at("municipalities/delft.toml"))?;
        assert!(matches!(
            folder.read("municipalities/delft.toml"),
            Err(Trouble::Irregular(_))
        ));
        Ok(())
    }

    #[test]
    fn no_path_leads_upward_out_of_the_folder() -> anyhow::Result<()> {
        let folder = Folder::new()?;
        fs::write(folder.at("gka.toml"), "format = 1")?;
        let inner = folder.at("municipalities");
        let result = read(&inner, "../gka.toml".as_ref(), &mut Vec::new());
        assert!(matches!(result, Err(Trouble::Outside(_))));
        Ok(read(
            &inner,
            "../municipalities/leiden.toml".as_ref(),
            &mut Vec::new(),
        )?)
    }

    #[cfg(unix)]
    mod unix {
        use std::os::unix::{fs::symlink, net::UnixListener};

        use rustix::fs::{CWD, FileType, Mode, mknodat};

        use super::{Folder, LEIDEN, Trouble};

        #[test]
        fn neither_a_fifo_nor_a_socket_is_waited_for() -> anyhow::Result<()> {
            let folder = Folder::new()?;
            mknodat(
                CWD,
                folder.at("fifo.toml"),
                FileType::Fifo,
                Mode::RUSR | Mode::WUSR,
                0,
            )?;
            let _socket = UnixListener::bind(folder.at("socket.toml"))?;
            symlink("fifo.toml", folder.at("link.toml"))?;
            for name in ["fifo.toml", "socket.toml", "link.toml"] {
                assert!(
                    matches!(folder.read(name), Err(Trouble::Irregular(_))),
                    "{name}"
                );
            }
            Ok(())
        }

        #[test]
        fn links_are_followed_inside_the_folder_only() -> anyhow::Result<()> {
            let (folder, other) = (Folder::new()?, Folder::new()?);
            symlink("leiden.toml", folder.at("municipalities/near.toml"))?;
            symlink(folder.at(LEIDEN), folder.at("municipalities/whole.toml"))?;
            symlink(other.at(LEIDEN), folder.at("municipalities/far.toml"))?;
            symlink(other.at("municipalities"), folder.at("elsewhere"))?;
            symlink("nothing", folder.at("municipalities/dangling.toml"))?;
            assert_eq!(folder.read("municipalities/near.toml")?, "old");
            assert_eq!(folder.read("municipalities/whole.toml")?, "old");
            for outside in ["municipalities/far.toml", "elsewhere/leiden.toml"] {
                assert!(
                    matches!(folder.read(outside), Err(Trouble::Outside(_))),
                    "{outside}"
                );
            }
            let dangling = folder.read("municipalities/dangling.toml");
            assert!(matches!(dangling, Err(Trouble::Dangling(_))));
            Ok(())
        }
    }
}
