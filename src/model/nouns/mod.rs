//! The nouns, each described once.

mod activity;
mod addendum;
mod agenda;
mod alderman;
mod contact;
mod coordinator;
mod intervention;
mod municipality;
mod news;
mod research;
mod source;
mod theme;

pub use self::{
    activity::Activity, addendum::Addendum, agenda::Agenda, alderman::Alderman, contact::Contact,
    coordinator::Coordinator, intervention::Intervention, municipality::Municipality, news::News,
    research::Research, source::Source, theme::Theme,
};
