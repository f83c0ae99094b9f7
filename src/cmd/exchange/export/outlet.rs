//! Where an export goes: to stdout, or into a file that is there only when it is whole.

use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow};

use super::super::say;
use crate::{
    cmd::{
        refusal::{Usage, refuse_own},
        session::Session,
    },
    output::pour,
    store::{Growing, Spool, reason, shown},
};

/// Where an export goes.
#[derive(Debug)]
pub struct Outlet {
    to: To,
    // In large pieces: a call for each line would cost more than the line.
    waiting: Vec<u8>,
    is_open: bool,
}

#[derive(Debug)]
enum To {
    Stdout,
    /// To stdout too, but only when all of it could be read.
    Spool(Spool),
    File(Box<Growing>, PathBuf),
}

/// What goes out at once, in bytes.
const PIECE: usize = 1 << 18;

impl Outlet {
    /// Opens it: the file that `--out` names, else stdout.
    ///
    /// # Errors
    /// When the file cannot be written; [`Usage`] when it may be a record, or belongs to a data folder.
    pub fn open(session: &Session, file: Option<&Path>) -> Result<Self> {
        let to = match file {
            Some(file) if file.extension().is_some_and(|ending| ending == "toml") => {
                return Err(Usage(say::no_toml(file.display())).into());
            }
            Some(file) if file != Path::new("-") => {
                refuse_own(file)?;
                To::File(Box::new(Growing::new(file)?), file.to_owned())
            }
            Some(_) | None if session.strict => {
                To::Spool(Spool::new().map_err(|error| unspooled(&error))?)
            }
            Some(_) | None => To::Stdout,
        };
        Ok(Self {
            to,
            waiting: Vec::new(),
            is_open: true,
        })
    }

    /// Whether what is given goes to a terminal.
    pub fn is_terminal(&self, session: &Session) -> bool {
        !matches!(self.to, To::File(..)) && session.out.stdout.is_terminal
    }

    /// Takes the next piece; tells whether there is still somebody who reads.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn give(&mut self, piece: &[u8]) -> Result<bool> {
        self.waiting.extend_from_slice(piece);
        if self.waiting.len() >= PIECE {
            self.pass_on()?;
        }
        Ok(self.is_open)
    }

    /// Ends the export. Where something could not be read and `--strict` wants all, nothing of it
    /// is left.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn finish(mut self, session: &mut Session) -> Result<()> {
        let is_refused = session.strict && session.store()?.has_problems();
        self.pass_on()?;
        match self.to {
            To::Stdout => Ok(()),
            To::Spool(_) | To::File(..) if is_refused => Ok(()),
            To::Spool(spool) => spool.hand_out(pour).map_err(|error| unsaid(&error)),
            To::File(file, path) => {
                file.finish()?;
                session.made += 1;
                let path = shown(&path);
                let told = if session.out.stdout.is_terminal {
                    say::exported(path)
                } else {
                    path
                };
                session.out.line(&told);
                Ok(())
            }
        }
    }

    fn pass_on(&mut self) -> Result<()> {
        let piece = std::mem::take(&mut self.waiting);
        match &mut self.to {
            To::Stdout if self.is_open => {
                self.is_open = pour(&piece).map_err(|error| unsaid(&error))?;
            }
            To::Stdout => {}
            To::Spool(spool) => spool.write(&piece).map_err(|error| unspooled(&error))?,
            To::File(file, _) => file.write(&piece)?,
        }
        Ok(())
    }
}

fn unsaid(error: &std::io::Error) -> anyhow::Error {
    anyhow!(crate::cmd::say::no_answer(reason(error)))
}

fn unspooled(error: &std::io::Error) -> anyhow::Error {
    anyhow!(say::no_room(reason(error)))
}
