//! What a person prefers about the interface, as far as it has a name.

use super::code::codes;

codes! {
    /// The themes a person can choose.
    #[derive(Default)]
    ThemeName {
        /// Light text on a dark background.
        #[default]
        Dark = "dark",
        /// Dark text on a light background.
        Light = "light",
        /// Full contrast, every sign bold.
        HighContrast = "high-contrast",
        /// No colours.
        Mono = "mono",
    }
}
