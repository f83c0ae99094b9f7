//! Questions at a terminal; the only door to the keyboard and to stdin.
//!
//! Every answer is typed on a line of its own: nothing to steer with a cursor, so it works on 40
//! columns, through ssh and with a screen reader. Read [`prompter`] first.

mod command;
#[cfg(unix)]
mod decoder;
mod hear;
mod key;
mod keyboard;
mod line;
mod pick;
mod press;
pub mod prompter;
mod question;
mod say;
mod sheet;
mod signal;
mod stdin;
mod view;

pub use self::{
    command::command_line,
    pick::{fitting, near},
    prompter::{Answers, Prompter, Reply, Then},
    question::{Answer, Check, Choice, Form, Free, Question, question},
    signal::{Deaf, Interrupted},
    stdin::{can_ask, read_stdin, read_stdin_bytes},
};
