use std::{
    fmt,
    fs::{self, File, OpenOptions, TryLockError},
    io::{self, ErrorKind, Write},
    path::{Path, PathBuf},
    sync::{Arc, atomic::AtomicBool},
    thread,
    time::{Duration, Instant},
};

use super::{
    place::{self, OWN},
    rights, say,
    shelf::{self, Said},
    system, temporary,
    trouble::Trouble,
};

/// How long to wait for another process, unless the caller knows better.
pub const PATIENCE: Duration = Duration::from_secs(10);

/// The folder in which there are many files, beside which nothing is made if that can be.
const RECORDS: &str = "municipalities";

/// A shorter wait is not worth a word.
const SILENCE: Duration = Duration::from_millis(200);

const BETWEEN_TRIES: Duration = Duration::from_millis(5);

/// What there is to tell while the lock is taken; displayed, the sentence for people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// Somebody else holds it: this may take as long as the patience lasts.
    Waiting(Duration),
    /// This file system has no locks; the writing goes on without.
    WithoutLocks,
}

impl fmt::Display for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&match self {
            Self::Waiting(patience) => say::waiting(patience.as_secs()),
            Self::WithoutLocks => say::without_locks(),
        })
    }
}

/// A data folder in which nobody else writes until this is dropped.
#[derive(Debug)]
pub struct Locked {
    pub(super) folder: PathBuf,
    /// What is noted of the steps: the command that makes them.
    pub(super) said: Said,
    /// Set when something was written.
    pub(super) has_written: Arc<AtomicBool>,
    /// The lock is the system's and goes with the open file, also when the process is killed.
    _lock: File,
}

impl Locked {
    /// The same, for a command whose name undo will tell, and who wants to know whether anything was
    /// written.
    #[must_use]
    pub fn by(self, said: Said, has_written: Arc<AtomicBool>) -> Self {
        Self {
            said,
            has_written,
            ..self
        }
    }
}

/// Locks the data folder for writing and clears what killed processes left behind.
///
/// Makes `.gka/`, which git ignores, where it is missing. Waits for another process up to
/// `patience`, `told` once when that takes a moment. Fails when the patience is over
/// ([`Trouble::Busy`]) and where nothing can be written.
pub fn lock(
    folder: &Path,
    patience: Duration,
    told: &mut dyn FnMut(Told),
) -> Result<Locked, Trouble> {
    let own = folder.join(OWN);
    make_folder(&own)?;
    let ignore = own.join(".gitignore");
    ignore_all(&ignore).map_err(Trouble::unwritten(&ignore))?;
    let path = own.join("lock");
    let lock = open(&path)?;
    for made in [&ignore, &path] {
        // What cannot be shared still serves its owner.
        let _ = rights::share(made, &own, false);
    }
    let is_alone = match wait(&lock, patience, told) {
        Ok(Outcome::Held) => true,
        Ok(Outcome::Unsupported) => false,
        Ok(Outcome::Busy) => return Err(Trouble::Busy(folder.to_owned(), patience)),
        Err(error) => return Err(Trouble::Unwritten(path, error)),
    };
    if is_alone {
        clear(folder);
    } else {
        told(Told::WithoutLocks);
    }
    Ok(Locked {
        folder: folder.to_owned(),
        said: Said::default(),
        has_written: Arc::default(),
        _lock: lock,
    })
}

/// Clears what killed processes left, if anything lies there and nobody writes: for who has nothing
/// to write, and would else leave it.
pub fn clear_left(folder: &Path) {
    if !temporary::left_in(&folder.join(OWN)).is_empty() {
        // Whoever writes now clears it.
        drop(lock(folder, Duration::ZERO, &mut |_| {}));
    }
}

/// A link or a FIFO in its place is refused: whoever made it wants something.
pub(super) fn open(path: &Path) -> Result<File, Trouble> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    system::follow_no_link(&mut options);
    let opened = options.open(path);
    match opened.and_then(|lock| Ok((lock.metadata()?.is_file(), lock))) {
        Ok((true, lock)) => Ok(lock),
        Err(error) if !place::is_link(path) => Err(Trouble::Unwritten(path.to_owned(), error)),
        _ => Err(Trouble::Irregular(path.to_owned())),
    }
}

enum Outcome {
    Held,
    Unsupported,
    Busy,
}

fn wait(lock: &File, patience: Duration, told: &mut dyn FnMut(Told)) -> io::Result<Outcome> {
    let begin = Instant::now();
    let mut silent = true;
    loop {
        match lock.try_lock() {
            Ok(()) => return Ok(Outcome::Held),
            Err(TryLockError::Error(error)) if system::has_no_locks(&error) => {
                return Ok(Outcome::Unsupported);
            }
            // A signal that ends nothing came in between: as good as held by another.
            Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Interrupted => {}
            Err(TryLockError::Error(error)) => return Err(error),
            Err(TryLockError::WouldBlock) => {}
        }
        let waited = begin.elapsed();
        if waited >= patience {
            return Ok(Outcome::Busy);
        }
        if silent && waited >= SILENCE {
            silent = false;
            told(Told::Waiting(patience));
        }
        thread::sleep(BETWEEN_TRIES);
    }
}

/// Makes a folder of our own, for all who may write in the folder that it is in. A link in its place is refused: it could lead anywhere.
pub fn make_folder(path: &Path) -> Result<(), Trouble> {
    let shared = |is_new| {
        // What cannot be shared still serves its owner.
        let _ = path
            .parent()
            .map(|folder| rights::share(path, folder, is_new));
        Ok(())
    };
    match fs::create_dir(path) {
        Ok(()) => shared(true),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            match fs::symlink_metadata(path) {
                Ok(found) if found.is_dir() => shared(false),
                Ok(_) => Err(Trouble::NotAFolder(path.to_owned())),
                Err(error) => Err(Trouble::Unwritten(path.to_owned(), error)),
            }
        }
        Err(error) => Err(Trouble::Unwritten(path.to_owned(), error)),
    }
}

fn ignore_all(ignore: &Path) -> io::Result<()> {
    match OpenOptions::new().write(true).create_new(true).open(ignore) {
        // Half made it would stay so.
        Ok(mut file) => file.write_all(b"*\n").inspect_err(|_| {
            let _ = fs::remove_file(ignore);
        }),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(error),
    }
}

fn clear(folder: &Path) {
    let (own, records) = (folder.join(OWN), folder.join(RECORDS));
    for place in [folder, &own, &shelf::path(folder), &own.join("drafts")] {
        temporary::clear(place);
    }
    // Ten thousand names: looked through only where something can be left.
    if !system::is_same_file_system(&own, &records) {
        temporary::clear(&records);
    }
}

#[cfg(test)]
mod tests {
    use std::{
        env,
        process::{Command, Stdio},
    };

    use super::{Duration, ErrorKind, File, Instant, PATIENCE, Told, Trouble, fs, lock, thread};
    use crate::store::disk::folder::Folder;

    const HOLD: &str = "GKA_TEST_HOLD";

    #[test]
    fn our_own_folder_ignores_itself_in_git() -> anyhow::Result<()> {
        let folder = Folder::new()?;
        drop(folder.lock()?);
        drop(folder.lock()?);
        assert_eq!(fs::read_to_string(folder.at(".gka/.gitignore"))?, "*\n");
        Ok(())
    }

    #[test]
    fn what_a_killed_process_left_is_cleared() -> anyhow::Result<()> {
        let folder = Folder::new()?;
        let left = [
            ".gka/.leiden.toml.Ab12Cd.gka-tmp",
            ".gka/drafts/.leiden.toml.x.gka-tmp",
            ".gka/undo/.leiden.toml.x.gka-tmp",
            ".themes.toml.x.gka-tmp",
        ];
        let others = [
            ".gka/drafts/leiden.toml",
            "municipalities/.leiden.toml.swp",
            "notes.gka-tmp",
        ];
        for made in [".gka", ".gka/drafts", ".gka/undo"] {
            fs::create_dir(folder.at(made))?;
        }
        for name in left.iter().chain(&others) {
            File::create(folder.at(name))?;
        }
        drop(folder.lock()?);
        assert!(left.iter().all(|name| !folder.at(name).exists()));
        assert!(others.iter().all(|name| folder.at(name).exists()));
        Ok(())
    }

    #[test]
    fn another_writer_is_waited_for_and_that_is_told_once() -> anyhow::Result<()> {
        let folder = Folder::new()?;
        let held = folder.lock()?;
        let mut all = Vec::new();
        thread::scope(|scope| {
            scope.spawn(|| {
                thread::sleep(Duration::from_millis(400));
                drop(held);
            });
            lock(folder.path(), PATIENCE, &mut |told| all.push(told)).map(drop)
        })?;
        assert_eq!(all, [Told::Waiting(PATIENCE)]);
        Ok(())
    }

    #[test]
    fn patience_ends() -> anyhow::Result<()> {
        let folder = Folder::new()?;
        let _held = folder.lock()?;
        let second = lock(folder.path(), Duration::from_millis(20), &mut |_| ());
        assert!(matches!(second, Err(Trouble::Busy(..))));
        Ok(())
    }

    #[test]
    fn a_killed_writer_blocks_nobody() -> anyhow::Result<()> {
        let folder = Folder::new()?;
        let mut holder = Command::new(env::current_exe()?)
            .args(["--exact", "store::disk::lock::tests::holder", "--ignored"])
            .env(HOLD, folder.path())
            .stdout(Stdio::null())
            .spawn()?;
        let begin = Instant::now();
        let impatient = || lock(folder.path(), Duration::ZERO, &mut |_| ());
        while impatient().is_ok() {
            assert!(begin.elapsed() < PATIENCE, "the holder never took the lock");
            thread::sleep(Duration::from_millis(10));
        }
        holder.kill()?;
        holder.wait()?;
        impatient()?;
        Ok(())
    }

    #[test]
    #[ignore = "the other process of `a_killed_writer_blocks_nobody`"]
    fn holder() -> anyhow::Result<()> {
        let Some(folder) = env::var_os(HOLD) else {
            return Ok(());
        };
        let _held = lock(folder.as_ref(), PATIENCE, &mut |_| ())?;
        thread::sleep(Duration::from_mins(1));
        Ok(())
    }

    #[cfg(unix)]
    #[test]
    fn our_own_folder_is_no_link() -> anyhow::Result<()> {
        let (folder, other) = (Folder::new()?, Folder::new()?);
        std::os::unix::fs::symlink(other.path(), folder.at(".gka"))?;
        assert!(matches!(folder.lock(), Err(Trouble::NotAFolder(_))));
        let there = fs::metadata(other.at("lock")).map_err(|error| error.kind());
        assert!(matches!(there, Err(ErrorKind::NotFound)));
        Ok(())
    }
}
