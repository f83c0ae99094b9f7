//! What only Unix has, and beside it the nearest thing for Windows (written, never run).

#[cfg(not(unix))]
pub(super) use elsewhere::{
    Folder, belongs_to_another, create, exchange, follow_no_link, has_no_locks, is_broken,
    is_hands_off, is_same, is_same_file_system, open, shut, sync_folder,
};
#[cfg(unix)]
pub(super) use unix::{
    Folder, belongs_to_another, create, exchange, follow_no_link, has_no_locks, is_broken,
    is_hands_off, is_same, is_same_file_system, open, shut, sync_folder,
};

#[cfg(target_os = "linux")]
pub use unix::each_name;

/// Tells all names in a folder, in no order.
#[cfg(not(target_os = "linux"))]
pub fn each_name(
    path: &std::path::Path,
    told: &mut dyn FnMut(&std::ffi::OsStr),
) -> std::io::Result<()> {
    for entry in std::fs::read_dir(path)? {
        told(&entry?.file_name());
    }
    Ok(())
}

#[cfg(unix)]
mod unix {
    use std::{
        fs::{File, Metadata, OpenOptions, Permissions},
        io,
        os::unix::fs::{MetadataExt, OpenOptionsExt, PermissionsExt},
        path::Path,
    };

    #[cfg(target_os = "linux")]
    use std::{ffi::OsStr, os::unix::ffi::OsStrExt};

    #[cfg(target_os = "linux")]
    use rustix::fs::{CWD, RawDir, RenameFlags, StatxFlags, renameat_with, statx};
    use rustix::{
        buffer::spare_capacity,
        fd::OwnedFd,
        fs::{AtFlags, FileType, Mode, OFlags, fstat, openat, statat},
        io::{Errno, read},
    };

    /// A folder by its descriptor.
    #[derive(Debug)]
    pub struct Folder(OwnedFd);

    impl Folder {
        /// Opens what stands there itself, if it is a folder.
        pub fn open(path: &Path) -> Option<Self> {
            let flags = OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
            let folder = rustix::fs::open(path, flags, Mode::empty());
            folder.ok().map(Self)
        }

        /// Whether anything is called so in it.
        pub fn has(&self, name: &str) -> bool {
            statat(&self.0, name, AtFlags::SYMLINK_NOFOLLOW).is_ok()
        }

        /// Reads a regular file of at most so many bytes, with as few calls as there can be.
        pub fn read(&self, name: &str, limit: u64, into: &mut Vec<u8>) -> Option<()> {
            let flags = OFlags::NONBLOCK | OFlags::NOFOLLOW | OFlags::NOCTTY | OFlags::CLOEXEC;
            let file = openat(&self.0, name, flags, Mode::empty()).ok()?;
            let found = fstat(&file).ok()?;
            let size = u64::try_from(found.st_size).ok()?;
            if FileType::from_raw_mode(found.st_mode) != FileType::RegularFile || size > limit {
                return None;
            }
            into.clear();
            // One byte more: so the end of the file shows without another call.
            into.reserve(usize::try_from(size).ok()? + 1);
            while read(&file, spare_capacity(into)).ok()? > 0 {
                if into.len() < into.capacity() && into.len() as u64 >= size {
                    return Some(());
                }
                // It has grown since: it is read as it is now.
                if into.len() as u64 > limit {
                    return None;
                }
                into.reserve(1);
            }
            Some(())
        }
    }

    /// Tells all names in a folder, in no order; `.` and `..` may be among them. Nothing is made for
    /// each: there may be ten thousand.
    #[cfg(target_os = "linux")]
    pub fn each_name(path: &Path, told: &mut dyn FnMut(&OsStr)) -> io::Result<()> {
        let flags = OFlags::DIRECTORY | OFlags::CLOEXEC;
        let folder = rustix::fs::open(path, flags, Mode::empty())?;
        let mut buffer = Vec::with_capacity(1 << 15);
        let mut names = RawDir::new(folder, buffer.spare_capacity_mut());
        while let Some(entry) = names.next() {
            told(OsStr::from_bytes(entry?.file_name().to_bytes()));
        }
        Ok(())
    }

    /// Opens for reading what stands there itself, at once: fails for a link, waits for no FIFO.
    pub fn open(path: &Path) -> io::Result<File> {
        let mut options = OpenOptions::new();
        follow_no_link(options.read(true));
        options.open(path)
    }

    /// Lets an opening fail for a link, and not wait for what is no file.
    pub fn follow_no_link(options: &mut OpenOptions) {
        let flags = OFlags::NONBLOCK | OFlags::NOFOLLOW | OFlags::NOCTTY;
        options.custom_flags(flags.bits().cast_signed());
    }

    /// Whether it is another user's; what cannot be told is not.
    pub fn belongs_to_another(path: &Path) -> bool {
        let me = rustix::process::geteuid().as_raw();
        path.metadata().is_ok_and(|found| found.uid() != me)
    }

    /// Whether nobody may write it. Root may write all, so the bits are asked and not the system.
    pub fn is_hands_off(found: &Metadata) -> bool {
        found.mode() & 0o222 == 0
    }

    /// Makes a file that is not there; `private`: for its owner alone, else as the umask says.
    pub fn create(path: &Path, private: bool) -> io::Result<File> {
        let mut options = OpenOptions::new();
        options.read(true).write(true).create_new(true);
        options.mode(if private { 0o600 } else { 0o666 });
        options.open(path)
    }

    /// Leaves a file to its owner alone.
    pub fn shut(path: &Path) -> io::Result<()> {
        std::fs::set_permissions(path, Permissions::from_mode(0o600))
    }

    /// Waits until the names in the folder are on the disk.
    pub fn sync_folder(path: &Path) -> io::Result<()> {
        match File::open(path)?.sync_all() {
            // Some network file systems cannot; they do it unasked.
            Err(error) if error.raw_os_error() == Some(Errno::INVAL.raw_os_error()) => Ok(()),
            result => result,
        }
    }

    /// Lets two files change places at once; false where this system or file system cannot.
    #[cfg(target_os = "linux")]
    pub fn exchange(one: &Path, other: &Path) -> io::Result<bool> {
        match renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE) {
            Ok(()) => Ok(true),
            // Also what a sandbox says that does not know the call.
            Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP | Errno::PERM) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    #[cfg(not(target_os = "linux"))]
    #[expect(clippy::unnecessary_wraps, reason = "on Linux this can fail")]
    pub fn exchange(_: &Path, _: &Path) -> io::Result<bool> {
        Ok(false)
    }

    /// Whether both are of the same file, whatever it is called.
    pub fn is_same(one: &Metadata, other: &Metadata) -> bool {
        let id = |of: &Metadata| (of.dev(), of.ino(), of.mtime(), of.mtime_nsec(), of.len());
        id(one) == id(other)
    }

    /// Whether a file can be moved from one folder to the other: the same file system, mounted once.
    #[cfg(target_os = "linux")]
    pub fn is_same_file_system(one: &Path, other: &Path) -> bool {
        let mount = |path| {
            let found = statx(CWD, path, AtFlags::empty(), StatxFlags::MNT_ID).ok()?;
            Some((found.stx_dev_major, found.stx_dev_minor, found.stx_mnt_id))
        };
        mount(one).is_some_and(|of_one| Some(of_one) == mount(other))
    }

    #[cfg(not(target_os = "linux"))]
    pub fn is_same_file_system(one: &Path, other: &Path) -> bool {
        let device = |path: &Path| path.metadata().map(|found| found.dev()).ok();
        device(one).is_some_and(|of_one| Some(of_one) == device(other))
    }

    /// Whether a failed lock means that this file system has none.
    pub fn has_no_locks(error: &io::Error) -> bool {
        error.kind() == io::ErrorKind::Unsupported
            || error.raw_os_error() == Some(Errno::NOLCK.raw_os_error())
    }

    /// Whether the disk itself failed: the standard library has no kind for that.
    pub fn is_broken(error: &io::Error) -> bool {
        error.raw_os_error() == Some(Errno::IO.raw_os_error())
    }
}

#[cfg(not(unix))]
mod elsewhere {
    use std::{
        fs::{self, File, Metadata, OpenOptions},
        io,
        path::Path,
    };

    /// Here every file is opened by its path.
    #[derive(Debug)]
    pub enum Folder {}

    impl Folder {
        pub fn open(_: &Path) -> Option<Self> {
            None
        }

        pub fn has(&self, _: &str) -> bool {
            match *self {}
        }

        pub fn read(&self, _: &str, _: u64, _: &mut Vec<u8>) -> Option<()> {
            match *self {}
        }
    }

    /// Links are rare here, and to make one takes a right of its own.
    pub fn follow_no_link(_: &mut OpenOptions) {}

    /// Windows has owners too, but no simple way to ask: nobody is warned there.
    pub fn belongs_to_another(_path: &Path) -> bool {
        false
    }

    /// Opens for reading what stands there itself: fails for a link.
    pub fn open(path: &Path) -> io::Result<File> {
        if fs::symlink_metadata(path)?.is_symlink() {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        File::open(path)
    }

    /// Makes a file that is not there; it inherits from its folder who may read it.
    pub fn create(path: &Path, _private: bool) -> io::Result<File> {
        File::create_new(path)
    }

    /// Two files cannot change places here at once.
    #[expect(clippy::unnecessary_wraps, reason = "on Linux this can fail")]
    pub fn exchange(_: &Path, _: &Path) -> io::Result<bool> {
        Ok(false)
    }

    /// Whether both are of the same file, as far as that can be told here.
    pub fn is_same(one: &Metadata, other: &Metadata) -> bool {
        let id = |of: &Metadata| (of.modified().ok(), of.len());
        id(one) == id(other)
    }

    /// Whether a file can be moved from one folder to the other: both on one drive.
    pub fn is_same_file_system(one: &Path, other: &Path) -> bool {
        let drive = |path: &Path| {
            Some(
                fs::canonicalize(path)
                    .ok()?
                    .components()
                    .next()?
                    .as_os_str()
                    .to_owned(),
            )
        };
        drive(one).is_some_and(|of_one| Some(of_one) == drive(other))
    }

    /// Whether it carries the attribute "read-only".
    pub fn is_hands_off(found: &Metadata) -> bool {
        found.permissions().readonly()
    }

    /// Who may read it is inherited from the folder.
    #[expect(clippy::unnecessary_wraps, reason = "on Unix this can fail")]
    pub fn shut(_: &Path) -> io::Result<()> {
        Ok(())
    }

    /// A folder cannot be synced here; the journal of the file system has to do.
    #[expect(clippy::unnecessary_wraps, reason = "on Unix this can fail")]
    pub fn sync_folder(_: &Path) -> io::Result<()> {
        Ok(())
    }

    /// Whether a failed lock means that this file system has none.
    pub fn has_no_locks(error: &io::Error) -> bool {
        error.kind() == io::ErrorKind::Unsupported
    }

    /// Whether the disk itself failed; here the system's own words have to do.
    pub fn is_broken(_: &io::Error) -> bool {
        false
    }
}
