//! Enums with a stable English code: what the database, JSON and presets store.
//!
//! Labels for people are messages (`crate::i18n`), never codes.

/// The text is no code of the named type.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{code:?} is no {kind}; known are {}", known.join(", "))]
pub struct UnknownCode {
    /// The type that was expected.
    pub kind: &'static str,
    /// The text that was found.
    pub code: String,
    /// The codes there are.
    pub known: &'static [&'static str],
}

/// Declares enums whose variants carry a code: `Sex { Male = "male", }` gives `ALL`, `code()`,
/// `FromStr` and serde by that code.
macro_rules! codes {
    ($($(#[$meta:meta])* $name:ident {
        $($(#[$variant_meta:meta])* $variant:ident = $code:literal,)+
    })+) => {$(
        $(#[$meta])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash,
            ::serde::Serialize, ::serde::Deserialize,
        )]
        pub enum $name {
            $($(#[$variant_meta])* #[serde(rename = $code)] $variant,)+
        }

        impl $name {
            /// Every value, in declared order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The code stored and exported.
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$variant => $code,)+
                }
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = $crate::domain::code::UnknownCode;

            fn from_str(code: &str) -> Result<Self, Self::Err> {
                match code {
                    $($code => Ok(Self::$variant),)+
                    _ => Err($crate::domain::code::UnknownCode {
                        kind: stringify!($name),
                        code: code.to_owned(),
                        known: &[$($code),+],
                    }),
                }
            }
        }
    )+};
}
pub(crate) use codes;

#[cfg(test)]
mod tests {
    codes! {
        /// A signal.
        Signal {
            /// Halt.
            Stop = "stop",
            /// Drive on.
            GoAhead = "go_ahead",
        }
    }

    #[test]
    fn one_code_serves_storage_and_serde() {
        for &signal in Signal::ALL {
            assert_eq!(signal.code().parse(), Ok(signal));
            let json = serde_json::to_string(&signal).unwrap();
            assert_eq!(json, format!("{:?}", signal.code()));
            assert_eq!(serde_json::from_str::<Signal>(&json).unwrap(), signal);
        }
        let error = "GoAhead".parse::<Signal>().unwrap_err();
        assert_eq!(error.to_string(), "\"GoAhead\" is no Signal; known are stop, go_ahead");
    }
}
