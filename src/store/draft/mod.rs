//! Drafts: copies of records that somebody works on in an editor, and answers to go on with.
//!
//! A draft belongs to one session. `leiden.toml` is the first of its name, `leiden_2.toml` the next;
//! beside it stand the record that it was made of and, as long as the session lives, its lock. No
//! name of a record has a `_`. A draft is its owner's alone: none is wider open than its record.

mod answers;
mod land;
mod place;
mod record;

pub use self::{
    answers::AnswerDraft,
    land::Landing,
    record::{Draft, Drafts},
};
