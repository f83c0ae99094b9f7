//! Makes clap speak the language: its help, and what it says when it does not understand.
//!
//! clap keeps some English of its own that no setting reaches. [`said`] translates that in the text
//! clap has rendered; its errors are worded anew by [`explain`].

mod data;
mod explain;
mod localise;
mod names;
mod place;
mod rendered;
mod untranslated;
mod wording;

pub use data::{data, is_wanted};
pub use explain::explain;
pub use localise::localise;
pub use names::{also, drop_aliases, named};
pub use rendered::{said, translated};
pub use untranslated::untranslated;
