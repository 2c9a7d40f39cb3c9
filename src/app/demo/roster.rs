//! The people of the district, as plans: who they are, where they work, and what becomes of their
//! cards. Pure: the same seed and day give the same plans.

use super::data::{District, People};
use super::dice::Dice;
use crate::domain::id::{AgencyId, Uid};
use crate::domain::identity::IdentityNumber;
use crate::domain::officer::{
    Assignment, Education, EmploymentKind, Officer, PersonState, PoliticalStatus, Sex,
};
use crate::domain::time::{Date, Zone, add_days};
use std::collections::BTreeMap;

/// What has become of a person's card by the day the district is made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    Valid,
    ExpiryNear,
    InspectionNear,
    Uninspected,
    Expired,
    Suspended,
    Collected,
    Revoked,
    /// Retired, the card cancelled.
    Cancelled,
    /// Transferred away, the card still out.
    LeftWithCard,
    Pending,
    Without,
}

/// How many people each fate meets; everybody else's card is valid.
const FATES: [(Fate, usize); 11] = [
    (Fate::ExpiryNear, 17),
    (Fate::InspectionNear, 12),
    (Fate::Uninspected, 13),
    (Fate::Expired, 11),
    (Fate::Suspended, 4),
    (Fate::Collected, 1),
    (Fate::Revoked, 2),
    (Fate::Cancelled, 5),
    (Fate::LeftWithCard, 3),
    (Fate::Pending, 8),
    (Fate::Without, 9),
];

/// One person.
#[derive(Debug, Clone)]
pub(super) struct Person {
    pub(super) officer: Officer,
    /// Index of their agency in the district's list.
    pub(super) agency: usize,
    pub(super) duty: String,
    pub(super) on_post: bool,
    /// An earlier agency, up to the day before they came to the present one.
    pub(super) earlier: Option<(usize, Date)>,
    pub(super) left_on: Option<Date>,
    pub(super) qualification_suspended: bool,
    pub(super) fate: Fate,
    /// The share of questions they know, in percent.
    pub(super) ability: i64,
}

impl Person {
    /// Their assignments, given the agencies as stored.
    pub(super) fn career(&self, agencies: &[AgencyId]) -> Vec<Assignment> {
        let joined = self.officer.joined_on.unwrap_or(Date::ZERO);
        let post = |agency: usize, from, to| {
            Some(Assignment {
                agency: *agencies.get(agency)?,
                actual_agency: None,
                on_post: self.on_post,
                duty: self.duty.clone(),
                from,
                to,
            })
        };
        match self.earlier {
            None => post(self.agency, joined, self.left_on).into_iter().collect(),
            Some((earlier, moved)) => [
                post(earlier, joined, Some(add_days(moved, -1))),
                post(self.agency, moved, self.left_on),
            ]
            .into_iter()
            .flatten()
            .collect(),
        }
    }
}

/// Makes up everybody.
pub(super) fn people(
    seed: u64,
    as_of: Date,
    zone: &Zone,
    district: &District,
    lists: &People,
) -> Vec<Person> {
    let mut dice = Dice::new(seed, "people");
    let posts: Vec<usize> = district
        .agencies
        .iter()
        .enumerate()
        .flat_map(|(index, agency)| std::iter::repeat_n(index, agency.officers as usize))
        .collect();
    let mut fates: Vec<Fate> =
        FATES.iter().flat_map(|(fate, count)| std::iter::repeat_n(*fate, *count)).collect();
    fates.resize(posts.len(), Fate::Valid);
    dice.shuffle(&mut fates);
    let mut numbers = BTreeMap::new();
    posts
        .into_iter()
        .zip(fates)
        .map(|(agency, fate)| {
            let maker = Maker { as_of, zone, district, lists };
            maker.person(&mut dice, &mut numbers, agency, fate)
        })
        .collect()
}

struct Maker<'a> {
    as_of: Date,
    zone: &'a Zone,
    district: &'a District,
    lists: &'a People,
}

impl Maker<'_> {
    fn person(
        &self,
        dice: &mut Dice,
        numbers: &mut BTreeMap<(Date, Sex), u16>,
        agency: usize,
        fate: Fate,
    ) -> Person {
        let as_of = self.as_of;
        let sex = if dice.chance(62) { Sex::Male } else { Sex::Female };
        let new = matches!(fate, Fate::Pending | Fate::Without);
        let years = match fate {
            Fate::Cancelled => dice.between(60, 61),
            _ if new => dice.between(23, 38),
            _ => dice.between(31, 57),
        };
        let birth = dice.day(as_of, -years * 365 - 360, -years * 365);
        // Whoever has a card has been there for longer than the oldest of them.
        let joined = if new { dice.day(as_of, -700, -60) } else { dice.day(as_of, -3300, -2300) };
        let left_on = matches!(fate, Fate::Cancelled | Fate::LeftWithCard)
            .then(|| dice.day(as_of, -120, -30));
        let state = match fate {
            Fate::Cancelled => PersonState::Retired,
            Fate::LeftWithCard => PersonState::Transferred,
            Fate::Valid if dice.chance(3) => PersonState::OnLeave,
            Fate::Valid if dice.chance(3) => PersonState::SecondedOut,
            _ => PersonState::InService,
        };
        let others = self.district.agencies.len();
        let moved = (!new && dice.chance(12)).then(|| {
            let elsewhere =
                (agency + 1 + usize::try_from(dice.between(0, 5)).unwrap_or(0)) % others;
            (elsewhere, dice.day(as_of, -340, -150))
        });
        Person {
            officer: self.officer(dice, numbers, sex, birth, joined, state),
            agency,
            duty: dice.pick_early(&self.lists.duties).cloned().unwrap_or_default(),
            on_post: dice.chance(94),
            earlier: moved,
            left_on,
            qualification_suspended: fate == Fate::Valid && dice.chance(1),
            fate,
            ability: (dice.between(45, 98) + dice.between(55, 98)) / 2,
        }
    }

    fn officer(
        &self,
        dice: &mut Dice,
        numbers: &mut BTreeMap<(Date, Sex), u16>,
        sex: Sex,
        birth: Date,
        joined: Date,
        state: PersonState,
    ) -> Officer {
        let given = match sex {
            Sex::Male => &self.lists.male,
            Sex::Female => &self.lists.female,
        };
        let surname = dice.pick_early(&self.lists.surnames).map_or("", String::as_str);
        let name = format!("{surname}{}", dice.pick(given).map_or("", String::as_str));
        // Odd for men, even for women, and another for each person born the same day.
        let born_that_day = numbers.entry((birth, sex)).or_default();
        let sequence = *born_that_day * 2 + if sex == Sex::Male { 1 } else { 2 };
        *born_that_day += 1;
        let number = IdentityNumber::make(&self.district.region, birth, sequence);
        let uid: Uid = dice.uid(self.zone.start_of(joined));
        Officer {
            uid,
            name,
            sex: Some(sex),
            identity_number: number.map(|number| number.as_str().to_owned()),
            birth: Some(birth),
            phone: Some(format!("{}{:06}", self.district.phone_prefix, dice.between(0, 999_999))),
            education: dice
                .pick_early(&[
                    Education::Bachelor,
                    Education::JuniorCollege,
                    Education::Master,
                    Education::Secondary,
                ])
                .copied(),
            major: dice.pick_early(&self.lists.majors).cloned(),
            political_status: dice
                .pick_early(&[
                    PoliticalStatus::PartyMember,
                    PoliticalStatus::Masses,
                    PoliticalStatus::YouthLeague,
                    PoliticalStatus::DemocraticParty,
                ])
                .copied(),
            employment: dice
                .pick_early(&[
                    EmploymentKind::Administrative,
                    EmploymentKind::PublicInstitution,
                    EmploymentKind::CivilServiceManaged,
                ])
                .copied(),
            state,
            joined_on: Some(joined),
            custom: BTreeMap::new(),
            remark: String::new(),
        }
    }
}
