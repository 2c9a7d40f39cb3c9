//! A blueprint as it is being written, held against the rules and the banks.

use super::feasibility::feasibility;
use super::supply::Supply;
use crate::app::{Actor, App, AppError};
use crate::domain::blueprint::{Blueprint, BlueprintFault};
use crate::domain::drawing::Feasibility;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What a blueprint would come to if it were saved now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgement {
    /// Rules it breaks; it cannot be saved.
    pub faults: Vec<BlueprintFault>,
    /// Names that no bank or topic has, as typed.
    pub unknown: Vec<Unknown>,
    /// What the banks have for it; with rows that are short it can be saved, but not drawn.
    pub feasibility: Feasibility,
}

/// A name that nothing in the banks has.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unknown {
    /// No bank of this name.
    Bank(String),
    /// No item in force of the blueprint's banks has this topic.
    Topic(String),
}

/// Judges a blueprint. Nothing is written.
///
/// # Errors
/// When the person may not see banks, or the store fails.
pub fn judge(
    app: &Arc<App>,
    actor: &Actor,
    blueprint: &Blueprint,
    supply: &[Supply],
) -> Result<Judgement, AppError> {
    let faults = blueprint.faults();
    let unknown = unknown(blueprint, supply);
    Ok(Judgement { faults, unknown, feasibility: feasibility(app, actor, blueprint)? })
}

/// The names that the supply does not have, banks first.
fn unknown(blueprint: &Blueprint, supply: &[Supply]) -> Vec<Unknown> {
    let banks: BTreeSet<&str> = supply.iter().map(|line| line.bank.as_str()).collect();
    let drawn_from = |line: &&Supply| blueprint.banks.contains(&line.bank);
    let topics: BTreeSet<&str> =
        supply.iter().filter(drawn_from).map(|line| line.topic.as_str()).collect();
    let named = blueprint.banks.iter().filter(|bank| !banks.contains(bank.as_str()));
    let rows = blueprint.sections.iter().flat_map(|section| &section.rows);
    let asked = rows.flat_map(|row| &row.topics).filter(|topic| !topics.contains(topic.as_str()));
    let found: BTreeSet<Unknown> =
        named.cloned().map(Unknown::Bank).chain(asked.cloned().map(Unknown::Topic)).collect();
    found.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::blueprint::tests::small;
    use crate::domain::id::BankId;
    use crate::domain::item::ItemType;

    #[test]
    fn names_that_nothing_has_are_told_once() {
        let line = |bank: &str, topic: &str| Supply {
            bank_id: BankId(1),
            bank: bank.into(),
            topic: topic.into(),
            kind: ItemType::Single,
            items: 0,
            in_doubt: 3,
        };
        let mut blueprint = small();
        let bank = blueprint.banks[0].clone();
        let supply = [line(&bank, "总则"), line("另一个", "附则")];
        blueprint.banks.push("没有".into());
        blueprint.sections[0].rows[0].topics = vec!["总则".into(), "附则".into()];
        blueprint.sections[1].rows[0].topics = vec!["附则".into()];
        let told = [Unknown::Bank("没有".into()), Unknown::Topic("附则".into())];
        assert_eq!(unknown(&blueprint, &supply), told);
    }
}
