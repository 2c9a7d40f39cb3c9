//! The shipped lists that a fictional district is made from.

use crate::app::AppError;
use crate::app::preset::BadPreset;
use serde::Deserialize;

/// The district and its agencies.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct District {
    pub(super) name: String,
    /// Six digits that no province uses.
    pub(super) region: String,
    pub(super) phone_prefix: String,
    /// Who issues cards.
    pub(super) issuer: String,
    #[serde(rename = "agency")]
    pub(super) agencies: Vec<DemoAgency>,
}

/// One agency below the district.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DemoAgency {
    pub(super) name: String,
    pub(super) short: String,
    pub(super) officers: u32,
    /// The enforcement category on its people's cards.
    pub(super) category: String,
}

/// What people are made from.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct People {
    /// Common ones first.
    pub(super) surnames: Vec<String>,
    pub(super) male: Vec<String>,
    pub(super) female: Vec<String>,
    pub(super) duties: Vec<String>,
    pub(super) majors: Vec<String>,
    #[serde(rename = "training")]
    pub(super) trainings: Vec<Course>,
}

/// A classroom course.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Course {
    pub(super) title: String,
    pub(super) minutes: u32,
}

/// Reads both lists.
pub(super) fn load() -> Result<(District, People), AppError> {
    let district = toml::from_str(include_str!("../../../data/demo/district.toml"));
    let people = toml::from_str(include_str!("../../../data/demo/people.toml"));
    let unreadable = |error: toml::de::Error| BadPreset::new(&error);
    Ok((district.map_err(unreadable)?, people.map_err(unreadable)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::identity::known_province;

    #[test]
    fn the_district_is_as_large_as_promised_and_nowhere() {
        let (district, people) = load().unwrap();
        assert_eq!(district.agencies.len(), 21);
        assert_eq!(district.agencies.iter().map(|agency| agency.officers).sum::<u32>(), 236);
        assert!(!known_province(&district.region));
        assert!(!people.surnames.is_empty() && !people.trainings.is_empty());
    }
}
