/// Messages, each a function with both languages.
///
/// A missing language, a placeholder without an argument and an argument without a placeholder are
/// compile errors. Whatever is put in is made [visible](crate::words::visible): no message can
/// carry a control character of a record or of an argument to a terminal.
macro_rules! messages {
    ($($(#[$doc:meta])* $name:ident($($arg:ident),*) { en: $en:literal, nl: $nl:literal $(,)? })+) => {$(
        $(#[$doc])*
        pub fn $name($($arg: impl std::fmt::Display),*) -> String {
            $(let $arg = $crate::words::visible::shown(&$arg);)*
            match $crate::words::lang() {
                $crate::words::Lang::En => format!($en, $($arg = $arg),*),
                $crate::words::Lang::Nl => format!($nl, $($arg = $arg),*),
            }
        }
    )+};
}
pub(crate) use messages;
