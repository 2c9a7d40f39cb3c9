//! What needs more than one module, a real database or a real file: one binary for all of it.

mod store_contract;
mod support;
