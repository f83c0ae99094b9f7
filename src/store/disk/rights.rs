//! Who may read and write what is made: as who may read and write what it replaces or lies in.

#[cfg(not(unix))]
pub(super) use elsewhere::{as_in, imitate, is_as_open, share};
#[cfg(unix)]
pub(super) use unix::{as_in, imitate, is_as_open, share};

use std::{fs::Metadata, path::Path};

/// A file whose rights another one gets.
#[derive(Clone, Copy, Debug)]
pub(super) struct Like<'a> {
    pub path: &'a Path,
    pub found: &'a Metadata,
}

#[cfg(unix)]
mod unix {
    use std::{
        fs::{self, File, Permissions},
        io,
        os::unix::fs::{MetadataExt, PermissionsExt, fchown},
        path::Path,
    };

    use super::Like;
    use access::Access;

    /// Gives the file the owner and group (where allowed), the mode, the access list and the
    /// attributes of an older one. Where the group or the list cannot be had, their place is not
    /// given to others: who was shut out stays shut out.
    pub fn imitate(file: &File, Like { path, found: old }: Like<'_>) -> io::Result<()> {
        let own = |file: &File| file.metadata().map(|found| (found.uid(), found.gid()));
        let mut now = own(file)?;
        if now != (old.uid(), old.gid()) {
            // Only root may give a file away; a group of one's own anybody may choose.
            let _ = fchown(file, Some(old.uid()), Some(old.gid()))
                .or_else(|_| fchown(file, None, Some(old.gid())));
            now = own(file)?;
        }
        let access = access::copy(path, file)?;
        let mode = old.mode() & 0o7777;
        let is_safe = now.1 == old.gid() && access != Access::Lost;
        set_mode(file, if is_safe { mode } else { narrowed(mode) })
    }

    /// Gives a new file, made elsewhere, the group and rights that it would have had here.
    pub fn as_in(folder: &Path, file: &File) -> io::Result<()> {
        let (found, now) = (fs::metadata(folder)?, file.metadata()?);
        let group = if found.mode() & 0o2000 == 0 {
            rustix::process::getegid().as_raw()
        } else {
            found.gid()
        };
        let has_group = now.gid() == group || fchown(file, None, Some(group)).is_ok();
        let access = access::inherit(folder, file);
        let mode = file.metadata()?.mode() & 0o666;
        let is_safe = has_group && access != Access::Lost;
        set_mode(file, if is_safe { mode } else { narrowed(mode) })
    }

    /// Gives what was made in a folder the owner, group, mode and access list of that folder, as far
    /// as this user may: whoever may write there may write here. What is not new only gains by it.
    pub fn share(made: &Path, folder: &Path, is_new: bool) -> io::Result<()> {
        let (found, own) = (fs::metadata(folder)?, fs::symlink_metadata(made)?);
        let bits = if own.is_dir() { 0o7777 } else { 0o666 };
        let me = rustix::process::geteuid();
        let is_mine = me.is_root() || me.as_raw() == own.uid();
        let is_narrower = found.mode() & 0o077 & bits & !own.mode() != 0;
        if !is_mine || !is_new && !is_narrower {
            return Ok(());
        }
        let file = super::super::system::open(made)?;
        let _ = fchown(&file, Some(found.uid()), Some(found.gid()))
            .or_else(|_| fchown(&file, None, Some(found.gid())));
        let _ = access::copy_list(folder, &file);
        // What its owner may do is his affair: who takes that away from himself means it.
        let of_owner = if is_new { found.mode() } else { own.mode() } & 0o700;
        set_mode(&file, (found.mode() & 0o7077 | of_owner) & bits)
    }

    /// Whether everybody who may list the folder may read the file.
    pub fn is_as_open(folder: Like<'_>, file: Like<'_>) -> bool {
        let (listed, read) = (folder.found.mode(), file.found.mode());
        let lacks = |bit| listed & bit != 0 && read & bit == 0;
        let is_of_group = folder.found.gid() == file.found.gid() || read & 0o004 != 0;
        let has_list = [folder, file].iter().any(|of| access::has_list(of.path));
        !lacks(0o040) && !lacks(0o004) && is_of_group && !has_list
    }

    /// The group may no more than everybody.
    fn narrowed(mode: u32) -> u32 {
        mode & 0o1707 | mode & (mode << 3) & 0o070
    }

    fn set_mode(file: &File, mode: u32) -> io::Result<()> {
        if file.metadata()?.mode() & 0o7777 == mode {
            return Ok(());
        }
        file.set_permissions(Permissions::from_mode(mode))
    }

    #[cfg(test)]
    mod tests {
        use super::narrowed;

        #[test]
        fn a_strange_group_may_no_more_than_everybody() {
            for (mode, narrow) in [
                (0o640, 0o600),
                (0o664, 0o644),
                (0o666, 0o666),
                (0o4770, 0o700),
                (0o604, 0o604),
            ] {
                assert_eq!(narrowed(mode), narrow, "{mode:o}");
            }
        }
    }

    #[cfg(target_os = "linux")]
    mod access {
        use std::{fs::File, io, path::Path};

        use rustix::{
            buffer::spare_capacity,
            fs::{XattrFlags, fgetxattr_query, fremovexattr, fsetxattr, lgetxattr, llistxattr},
            io::Errno,
        };

        const LIST: &str = "system.posix_acl_access";
        const FOR_NEW: &str = "system.posix_acl_default";
        /// What the kernel itself says of the bytes: of others it would be wrong.
        const OF_BYTES: [&[u8]; 2] = [b"security.ima", b"security.evm"];

        /// What became of the access list.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Access {
            /// Both have the same, or none.
            Same,
            /// The other has one that could not be given.
            Lost,
        }

        /// Copies all attributes that this user may write, the access list among them.
        pub fn copy(from: &Path, to: &File) -> io::Result<Access> {
            for name in names(from) {
                if name == LIST.as_bytes() || OF_BYTES.contains(&name.as_slice()) {
                    continue;
                }
                let Some(value) = value(from, &name) else {
                    continue;
                };
                match fsetxattr(to, &*name, &value, XattrFlags::empty()) {
                    // Labels of the system are its own to give.
                    Ok(()) | Err(Errno::PERM | Errno::ACCESS | Errno::NOTSUP | Errno::INVAL) => {}
                    Err(error) => return Err(error.into()),
                }
            }
            Ok(copy_list(from, to))
        }

        /// Copies the access list alone; where there is none, takes away what was inherited.
        pub fn copy_list(from: &Path, to: &File) -> Access {
            give(value(from, LIST.as_bytes()), to)
        }

        /// The list that a folder gives to what is made in it.
        pub fn inherit(folder: &Path, to: &File) -> Access {
            match value(folder, FOR_NEW.as_bytes()) {
                // Inherited elsewhere, it hides what the mask of this user would have said.
                None if fgetxattr_query(to, LIST).is_ok() => {
                    give(None, to);
                    Access::Lost
                }
                list => give(list, to),
            }
        }

        pub fn has_list(path: &Path) -> bool {
            value(path, LIST.as_bytes()).is_some()
        }

        fn give(list: Option<Vec<u8>>, to: &File) -> Access {
            if let Some(list) = list {
                match fsetxattr(to, LIST, &list, XattrFlags::empty()) {
                    Ok(()) => Access::Same,
                    Err(_) => Access::Lost,
                }
            } else {
                // There mostly is none.
                let _ = fremovexattr(to, LIST);
                Access::Same
            }
        }

        fn names(path: &Path) -> Vec<Vec<u8>> {
            let mut all = Vec::with_capacity(1 << 16);
            // A file system without attributes has none.
            let _ = llistxattr(path, spare_capacity(&mut all));
            let names = all.split(|byte| *byte == 0).filter(|name| !name.is_empty());
            names.map(<[u8]>::to_vec).collect()
        }

        fn value(path: &Path, name: &[u8]) -> Option<Vec<u8>> {
            let mut value = Vec::with_capacity(1 << 16);
            lgetxattr(path, name, spare_capacity(&mut value)).ok()?;
            Some(value)
        }
    }

    #[cfg(not(target_os = "linux"))]
    mod access {
        use std::{fs::File, io, path::Path};

        /// What became of the access list: here there is none.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Access {
            Same,
            Lost,
        }

        pub fn copy(_: &Path, _: &File) -> io::Result<Access> {
            Ok(Access::Same)
        }

        pub fn copy_list(_: &Path, _: &File) -> Access {
            Access::Same
        }

        pub fn inherit(_: &Path, _: &File) -> Access {
            Access::Same
        }

        pub fn has_list(_: &Path) -> bool {
            false
        }
    }
}

#[cfg(not(unix))]
mod elsewhere {
    use std::{fs::File, io, path::Path};

    use super::Like;

    /// Gives the file the attributes of an older one; the rest it inherits from its folder.
    pub fn imitate(file: &File, Like { path: _, found }: Like<'_>) -> io::Result<()> {
        file.set_permissions(found.permissions())
    }

    /// What is moved keeps the rights of where it was made: in a folder inside this one's.
    #[expect(clippy::unnecessary_wraps, reason = "on Unix this can fail")]
    pub fn as_in(_: &Path, _: &File) -> io::Result<()> {
        Ok(())
    }

    /// Here what is made in a folder has its rights by itself.
    #[expect(clippy::unnecessary_wraps, reason = "on Unix this can fail")]
    pub fn share(_: &Path, _: &Path, _: bool) -> io::Result<()> {
        Ok(())
    }

    /// What a file of its own lets nobody read cannot be told here.
    pub fn is_as_open(_: Like<'_>, _: Like<'_>) -> bool {
        true
    }
}
