//! The index of words: kept up with what is published, and made anew.
//!
//! An index is made from other tables, so nobody needs a permission to bring it up to date and the
//! audit has no row for it. Where it is behind, after an import, a copy or a lost power line, it is
//! found so by the versions of the banks and filled in.

mod block;
pub mod refresh;
pub mod reindex;
mod turn;
