//! Papers drawn from blueprints.

pub mod draw;
#[cfg(test)]
mod tests;

pub use draw::compose;
