//! Results on their way out: one file per format.
//!
//! A list is [`Rows`], drawn by [`rows`] in a [`Format`]; text for people is a [`Page`]; a change is
//! shown by [`diff`]. [`Out`] collects it all and writes it once.

mod bars;
mod cards;
pub mod cell;
mod content_line;
mod csv;
pub mod diff;
mod format;
pub mod formula;
mod hits;
pub mod ics;
mod ink;
mod json;
mod json_text;
mod layout;
mod markdown;
mod matrix;
mod out;
pub mod page;
mod progress;
mod rows;
pub mod schema;
mod sort;
mod spans;
mod stream;
mod table;
mod terminal;
mod tone;
mod tsv;
pub mod vcf;
mod wrap;
pub mod xlsx;

pub use bars::Bars;
pub use cell::{Cell, Term};
pub use csv::delimiter;
pub use format::Format;
pub use formula::Formulas;
pub use hits::{Hit, Hits};
pub use ink::legend;
pub use json::{Array as JsonArray, plain as json_plain, text as json_text};
pub use json_text::JsonText;
pub use matrix::{Mark, Matrix};
pub use out::{Out, note, pour, verbatim};
pub use page::{Line, Page};
pub use progress::Progress;
pub use rows::{Column, Keep, Rendered, Rows, Style, rows};
pub use sort::{SortedBy, sort};
pub use spans::{Span, Spans};
pub use stream::Stream;
pub use terminal::{ColorChoice, Screen, is_dumb};
pub use tone::Tone;
pub use tsv::unescaped as tsv_unescaped;
