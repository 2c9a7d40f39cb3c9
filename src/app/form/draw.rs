//! Drawing a paper and keeping it.

use super::feasible::explained;
use super::prepare;
use crate::app::actor::require;
use crate::app::blueprint::BlueprintRefusal;
use crate::app::error::Missing;
use crate::app::{Actor, App, AppError, Trace};
use crate::domain::blueprint::Blueprint;
use crate::domain::drawing::{self, ALGORITHM, Mixer};
use crate::domain::form::{Form, FormItem, FormSection};
use crate::domain::id::{FormId, RevisionId};
use crate::domain::item::Item;
use crate::domain::role::{Permission, Target};
use crate::domain::sitting::SittingKind;
use crate::store::{Tx, blueprints, forms, items};
use std::sync::Arc;

/// Draws a paper from the blueprint with this code and keeps it. The same banks, blueprint and
/// seed give the same paper.
///
/// # Errors
/// When the person may not arrange sittings, there is no such blueprint, the banks cannot meet it
/// (every short row is named), or the store fails.
pub fn draw(
    app: &Arc<App>,
    actor: &Actor,
    code: &str,
    seed: u64,
) -> Result<(FormId, Form), AppError> {
    require(app, actor, Permission::EditSittings, Target::District)?;
    let at = app.now();
    let uid = app.uid(at);
    let stored = app.read(|tx| Ok(blueprints::find(tx, code)?))?;
    let stored = stored.ok_or_else(|| Missing::new("blueprint", code))?;
    prepare(app, &stored.body.banks, SittingKind::Formal)?;
    let blueprint = stored.id;
    let form =
        app.read(|tx| compose(app, actor, tx, &stored.body, SittingKind::Formal, seed))?.form;
    app.write(actor, at, move |tx| {
        let id = forms::add(tx, uid, blueprint, &form, at)?;
        let detail = serde_json::json!({ "blueprint": &form.blueprint, "seed": seed });
        Ok(((id, form.clone()), Trace::new("form.draw", "form", uid).with(detail)))
    })
}

/// A paper that is not kept yet.
#[derive(Debug, Clone)]
pub struct Composed {
    /// The paper.
    pub form: Form,
    /// The whole items, in paper order.
    pub items: Vec<Item>,
}

/// Draws and lays out a paper of such a sitting without keeping it, on the banks as this
/// transaction sees them. A refusal tells the person what they may know of items in doubt.
///
/// # Errors
/// When the banks cannot meet the blueprint, or the store fails.
pub fn compose(
    app: &App,
    actor: &Actor,
    tx: &mut Tx<'_>,
    blueprint: &Blueprint,
    sitting: SittingKind,
    seed: u64,
) -> Result<Composed, AppError> {
    let ready = app.pools.of(tx, &blueprint.banks, sitting)?;
    let drawn = match ready.draw(blueprint, seed) {
        Ok(drawn) => drawn,
        Err(short) => {
            let found = explained(app, actor, tx, blueprint, sitting, short)?;
            return Err(BlueprintRefusal::Infeasible(found).into());
        }
    };
    let revisions: Vec<RevisionId> = drawn.items.iter().map(|(_, id, _)| *id).collect();
    let contents = items::load_hashed(tx, &revisions)?;
    let mut mixer = Mixer::options(seed);
    let mut items = Vec::with_capacity(contents.len());
    let mut texts = Vec::with_capacity(contents.len());
    for ((section, revision, uid), (item, hash)) in drawn.items.into_iter().zip(contents) {
        let parts = drawing::lay_out(blueprint, section, &item, &mut mixer);
        items.push(FormItem { section, uid, revision, hash, parts });
        texts.push(item);
    }
    let sections = blueprint
        .sections
        .iter()
        .map(|section| FormSection { title: section.title.clone(), kind: section.kind })
        .collect();
    let form = Form {
        algorithm: ALGORITHM,
        blueprint: blueprint.code.clone(),
        seed,
        banks: ready.banks.clone(),
        scoring: blueprint.scoring,
        sections,
        items,
    };
    Ok(Composed { form, items: texts })
}
