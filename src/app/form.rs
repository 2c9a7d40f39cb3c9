//! Papers drawn from blueprints.

pub mod draw;
mod pool;
#[cfg(test)]
mod tests;

pub use draw::{Composed, compose};
pub use pool::{Pools, Ready, prepare};
