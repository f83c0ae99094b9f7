//! For whom an answer is: what the team knows of people does not leave the folder with all the rest.

use super::contacts::Callable;
use crate::model::value::Kind;

/// For whom an answer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Who may read the folder.
    Team,
    /// Anybody.
    Public,
}

impl Audience {
    /// Whether it may see what a field of this kind holds.
    pub const fn may_see(self, kind: Kind) -> bool {
        match self {
            Self::Team => true,
            Self::Public => !matches!(kind, Kind::Email | Kind::Phone),
        }
    }

    /// Whether it may know of somebody to call.
    pub fn may_meet(self, callable: &Callable) -> bool {
        self == Self::Team || !callable.is_private
    }
}
