//! The board of 持证上岗: for one day, how many of those who must hold a card do, by agency.
//!
//! **Who is counted (应持证).** Persons in service on an enforcement post that day, at the agency
//! they work at. Each stands in exactly one [`Column`], so that in every row and in the total
//!
//! 应持证 = 持证 + 未年检 + 过期 + 暂扣 + 办证中 + 无证.
//!
//! 临期 is a part of 持证, not a column beside it. Where the preset lets an uninspected card count,
//! its holder is in 持证 (and in the part [`Counts::held_uninspected`]), and 未年检 is 0.
//!
//! **Which column.** A person whose qualification is suspended is in 暂扣. Everybody else is
//! counted by the best card of a kind that counts: one that can be used, else one that only missed
//! its inspection, else an expired one, else a suspended one. An application does not hide an
//! expired card; it decides only for those who have none of these (办证中). A card whose first day
//! is still to come is 办证中 too. Cards that were revoked, withdrawn or collected count as none.

use super::code::codes;
use super::credential::{CredentialKind, CredentialRow, Hold, State, status};
use super::id::{AgencyId, OfficerId};
use super::officer::PersonState;
use super::rules::RulePreset;
use super::time::Date;
use std::collections::BTreeMap;
use std::ops::AddAssign;

/// A person as they stood on the board's day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoardPerson {
    /// Who.
    pub officer: OfficerId,
    /// The agency they work at, or last worked at.
    pub agency: AgencyId,
    /// Whether they are at work.
    pub state: PersonState,
    /// Whether they are on an enforcement post.
    pub on_post: bool,
    /// Whether their qualification is suspended.
    pub qualification_suspended: bool,
    /// Whether an application for a card is being prepared or under way.
    pub applying: bool,
    /// Their credentials.
    pub cards: Vec<(CredentialKind, CredentialRow)>,
}

codes! {
    /// Where a person is counted; declared from best to worst.
    Column {
        /// 持证
        Held = "held",
        /// 未年检
        Uninspected = "uninspected",
        /// 过期
        Expired = "expired",
        /// 暂扣
        Suspended = "suspended",
        /// 办证中
        Pending = "pending",
        /// 无证
        Without = "without",
    }
}

/// One counted person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placement {
    /// Who.
    pub officer: OfficerId,
    /// The agency they are counted at.
    pub agency: AgencyId,
    /// Where they are counted.
    pub column: Column,
    /// 临期: in [`Column::Held`], and every card they can use expires within the warning days.
    pub expiring: bool,
    /// In [`Column::Held`] only because the preset lets an uninspected card count.
    pub uninspected: bool,
}

/// Persons by column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// 应持证
    pub due: u32,
    /// 持证
    pub held: u32,
    /// 其中临期, part of `held`
    pub held_expiring: u32,
    /// Holders of uninspected cards only, part of `held`; 0 unless the preset lets them count
    pub held_uninspected: u32,
    /// 未年检
    pub uninspected: u32,
    /// 过期
    pub expired: u32,
    /// 暂扣
    pub suspended: u32,
    /// 办证中
    pub pending: u32,
    /// 无证
    pub without: u32,
}

impl Counts {
    fn add(&mut self, placed: &Placement) {
        self.due += 1;
        self.held_expiring += u32::from(placed.expiring);
        self.held_uninspected += u32::from(placed.uninspected);
        *match placed.column {
            Column::Held => &mut self.held,
            Column::Uninspected => &mut self.uninspected,
            Column::Expired => &mut self.expired,
            Column::Suspended => &mut self.suspended,
            Column::Pending => &mut self.pending,
            Column::Without => &mut self.without,
        } += 1;
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.due += other.due;
        self.held += other.held;
        self.held_expiring += other.held_expiring;
        self.held_uninspected += other.held_uninspected;
        self.uninspected += other.uninspected;
        self.expired += other.expired;
        self.suspended += other.suspended;
        self.pending += other.pending;
        self.without += other.without;
    }
}

/// One agency's row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BoardRow {
    /// The agency.
    pub agency: AgencyId,
    /// Its persons.
    pub counts: Counts,
    /// Whether it has people on enforcement posts but fewer holders than the preset's minimum
    /// (行政处罚法第四十二条).
    pub short_of_holders: bool,
}

/// Cards of counted persons whose last day falls in one calendar month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MonthOfExpiries {
    /// First day of the month.
    pub month: Date,
    /// Cards, not persons.
    pub cards: u32,
}

/// The board of one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Board {
    /// The day.
    pub as_of: Date,
    /// A row for each agency asked for, in that order, then for any other agency with people.
    pub rows: Vec<BoardRow>,
    /// 合计: the sum of the rows.
    pub total: Counts,
    /// Each counted person once, for what lies behind a number.
    pub placements: Vec<Placement>,
    /// People who have left and still have a card.
    pub left_with_card: Vec<OfficerId>,
    /// Expiries from the day on, in its calendar month and the eleven after it.
    pub expiries: Vec<MonthOfExpiries>,
}

/// The board of `as_of` over `persons`, with rows for `agencies` in official order.
pub fn board(
    agencies: &[AgencyId],
    persons: &[BoardPerson],
    rules: &RulePreset,
    as_of: Date,
) -> Board {
    let placements: Vec<_> =
        persons.iter().filter_map(|person| place(person, rules, as_of)).collect();
    let mut by_agency: BTreeMap<AgencyId, Counts> = BTreeMap::new();
    for placed in &placements {
        by_agency.entry(placed.agency).or_default().add(placed);
    }
    let asked: Vec<_> = agencies.iter().map(|agency| (*agency, by_agency.remove(agency))).collect();
    let others = by_agency.into_iter().map(|(agency, counts)| (agency, Some(counts)));
    let rows: Vec<_> = asked
        .into_iter()
        .chain(others)
        .map(|(agency, counts)| {
            let counts = counts.unwrap_or_default();
            let short = counts.due > 0 && counts.held < rules.post.minimum_holders.value;
            BoardRow { agency, counts, short_of_holders: short }
        })
        .collect();
    let mut total = Counts::default();
    for row in &rows {
        total += row.counts;
    }
    let left_with_card = persons
        .iter()
        .filter(|person| person.state.has_left())
        .filter(|person| person.cards.iter().any(|(_, row)| row.is_out()))
        .map(|person| person.officer)
        .collect();
    let expiries = expiries(persons, rules, as_of);
    Board { as_of, rows, total, placements, left_with_card, expiries }
}

/// Whether a person is among 应持证.
pub fn must_hold(person: &BoardPerson) -> bool {
    person.state == PersonState::InService && person.on_post
}

/// Where `person` is counted on `as_of`; `None` when they need not hold a card.
pub fn place(person: &BoardPerson, rules: &RulePreset, as_of: Date) -> Option<Placement> {
    if !must_hold(person) {
        return None;
    }
    let uninspected_counts = rules.post.uninspected_counts.value;
    let statuses =
        || counting_cards(person, rules).map(|row| status(row, &rules.credential, as_of));
    let best = statuses().map(|status| column_of(status.main, uninspected_counts)).min();
    let column = match best {
        _ if person.qualification_suspended => Column::Suspended,
        None | Some(Column::Without) if person.applying => Column::Pending,
        best => best.unwrap_or(Column::Without),
    };
    let held = column == Column::Held;
    let usable = || statuses().filter(|status| status.is_usable(uninspected_counts));
    Some(Placement {
        officer: person.officer,
        agency: person.agency,
        column,
        expiring: held && usable().all(|status| status.flags.contains(State::ExpiryNear)),
        uninspected: held && usable().all(|status| status.main == State::Uninspected),
    })
}

fn column_of(main: State, uninspected_counts: bool) -> Column {
    match main {
        State::Valid | State::ExpiryNear | State::InspectionNear => Column::Held,
        State::Uninspected if uninspected_counts => Column::Held,
        State::Uninspected => Column::Uninspected,
        State::Expired => Column::Expired,
        State::Suspended => Column::Suspended,
        State::Pending | State::NotYetValid => Column::Pending,
        State::Revoked | State::Cancelled | State::Collected => Column::Without,
    }
}

fn counting_cards<'a>(
    person: &'a BoardPerson,
    rules: &'a RulePreset,
) -> impl Iterator<Item = &'a CredentialRow> {
    let counts = |kind| rules.post.counting_kinds.value.contains(kind);
    person.cards.iter().filter(move |(kind, _)| counts(kind)).map(|(_, row)| row)
}

/// Last days of unsuspended cards of counted persons, by month.
fn expiries(persons: &[BoardPerson], rules: &RulePreset, as_of: Date) -> Vec<MonthOfExpiries> {
    let ends: Vec<Date> = persons
        .iter()
        .filter(|person| must_hold(person))
        .flat_map(|person| counting_cards(person, rules))
        .filter(|row| row.hold == Hold::Normal)
        .filter_map(CredentialRow::valid_to)
        .filter(|to| *to >= as_of)
        .collect();
    let after = |n| as_of.first_of_month().saturating_add(jiff::Span::new().months(n));
    (0..12)
        .map(|n| {
            let month = after(n);
            let last = month.last_of_month();
            let cards = ends.iter().filter(|to| month <= **to && **to <= last).count();
            MonthOfExpiries { month, cards: u32::try_from(cards).unwrap_or(u32::MAX) }
        })
        .collect()
}

#[cfg(test)]
mod tests;
