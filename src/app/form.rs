//! Papers drawn from blueprints.

pub mod draw;

#[cfg(test)]
mod tests;

use super::AppError;
use super::exam::ExamRefusal;
use crate::domain::blueprint::Blueprint;
use crate::domain::drawing::{ALGORITHM, Mixer, draw, lay_out};
use crate::domain::form::{Form, FormSection};
use crate::store::{Tx, items};

/// Draws a paper inside the caller's transaction; nothing is stored.
///
/// # Errors
/// The rows that cannot be met, named.
pub fn compose(tx: &mut Tx<'_>, blueprint: &Blueprint, seed: u64) -> Result<Form, AppError> {
    let (pool, banks) = items::pool(tx, &blueprint.banks)?;
    let drawn = draw(blueprint, &pool, seed).map_err(ExamRefusal::Short)?;
    let revisions: Vec<_> = drawn.items.iter().map(|(_, revision, _)| *revision).collect();
    let texts = items::load(tx, &revisions)?;
    let mut mixer = Mixer::options(seed);
    let laid_out = drawn.items.iter().zip(&texts).map(|((section, revision, uid), item)| {
        lay_out(blueprint, *section, item, *uid, *revision, &mut mixer)
    });
    Ok(Form {
        algorithm: ALGORITHM,
        blueprint: blueprint.code.clone(),
        seed,
        banks,
        scoring: blueprint.scoring,
        items: laid_out.collect(),
        sections: blueprint
            .sections
            .iter()
            .map(|section| FormSection { title: section.title.clone(), kind: section.kind })
            .collect(),
    })
}
