//! A paper for looking at or printing: drawn, never stored, sat by nobody.

use crate::app::actor::require;
use crate::app::bank::seal::require_open;
use crate::app::error::Missing;
use crate::app::form::{self, Composed};
use crate::app::{Actor, App, AppError};
use crate::domain::blueprint::Blueprint;
use crate::domain::form::Form;
use crate::domain::item::{CandidateItem, Item};
use crate::domain::role::{Permission, Target};
use crate::domain::sitting::SittingKind;
use crate::store::{banks, blueprints};
use std::sync::Arc;

/// A drawn paper.
#[derive(Debug, Clone)]
pub struct Paper {
    /// What it was drawn from.
    pub blueprint: Blueprint,
    /// What was drawn.
    pub form: Form,
    /// The questions in paper order, without keys.
    pub questions: Vec<CandidateItem>,
    /// The whole items in the same order, for whoever asked for them and may see keys.
    pub items: Option<Vec<Item>>,
}

/// Draws a paper from the newest revision of a blueprint; without a seed from a random one.
///
/// # Errors
/// Refused without the permission to see banks, and with keys without that to see keys; a missing
/// blueprint; a sealed bank; banks that cannot meet it.
pub fn draw(
    app: &Arc<App>,
    actor: &Actor,
    code: &str,
    seed: Option<u64>,
    with_keys: bool,
) -> Result<Paper, AppError> {
    require(app, actor, Permission::ViewBanks, Target::District)?;
    if with_keys {
        require(app, actor, Permission::ViewKeys, Target::District)?;
    }
    let seed = seed.unwrap_or_else(|| app.entropy.seed());
    let found = app.read(|tx| Ok(blueprints::find(tx, code)?))?;
    let blueprint = found.ok_or_else(|| Missing::new("blueprint", code))?.body;
    form::prepare(app, &blueprint.banks, SittingKind::Formal)?;
    app.read(|tx| {
        // Even without keys the paper shows questions, so a seal covers it too.
        for bank in &blueprint.banks {
            if let Some(stored) = banks::find(tx, bank)? {
                require_open(app, tx, actor, &stored.header)?;
            }
        }
        let Composed { form, items } =
            form::compose(app, actor, tx, &blueprint, SittingKind::Formal, seed)?;
        let questions =
            form.items.iter().zip(&items).map(|(drawn, item)| drawn.candidate_view(item)).collect();
        let blueprint = blueprint.clone();
        Ok(Paper { blueprint, form, questions, items: with_keys.then_some(items) })
    })
}
