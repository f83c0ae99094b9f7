//! The page in parts, and a place to play its sessions.

mod page;
mod sandbox;

pub use page::{Block, Step, fits, page};
pub use sandbox::Sandbox;
