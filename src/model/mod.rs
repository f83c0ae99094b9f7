//! What an agenda is: valid by construction, without files and without a terminal.

pub mod plain;
