//! Papers drawn from blueprints.

pub mod draw;
mod feasible;
mod pool;
#[cfg(test)]
mod tests;

pub use draw::{Composed, compose};
pub(in crate::app) use feasible::feasible;
pub use pool::{Pools, Ready, prepare};
