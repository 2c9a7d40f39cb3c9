//! use cases

/// The use cases as one signed-in person may call them.
#[derive(Debug, Default)]
pub struct Session {}
