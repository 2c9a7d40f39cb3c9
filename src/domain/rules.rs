//! Rule presets: what differs by province is data, each value with the document it comes from.
//!
//! A preset is a file of `data/rules/` or a dated row of the database. A value nobody has checked
//! against its document carries `verified = false` and is shown with 请核对.

mod calendar;
mod value;

use super::credential::CredentialKind;
use super::officer::EmploymentKind;
use serde::{Deserialize, Serialize};
use std::num::NonZeroU32;

pub use value::{
    BadRuleValue, Cap, InspectionCycle, InspectionDue, MonthDay, Percent, Rounding, SubjectRule,
    ValidityMode,
};

/// A value of a preset and where it comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ruled<T> {
    /// What holds.
    pub value: T,
    /// The document and article, or what is missing.
    pub basis: String,
    /// Whether somebody has compared the value with the document.
    pub verified: bool,
}

/// One value's key and source, for the list people check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleNote<'a> {
    /// Section and name, as in the file: `credential.validity_months`.
    pub key: &'static str,
    /// The document and article, or what is missing.
    pub basis: &'a str,
    /// Whether somebody has compared the value with the document.
    pub verified: bool,
}

/// Declares a section of the preset: its values, all [`Ruled`], and the notes on them.
macro_rules! section {
    ($(#[$meta:meta])* $name:ident in $key:literal {
        $($(#[$field_meta:meta])* $field:ident: $type:ty,)+
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            $($(#[$field_meta])* pub $field: Ruled<$type>,)+
        }

        impl $name {
            fn notes(&self) -> impl Iterator<Item = RuleNote<'_>> {
                [$(RuleNote {
                    key: concat!($key, ".", stringify!($field)),
                    basis: &self.$field.basis,
                    verified: self.$field.verified,
                }),+]
                .into_iter()
            }
        }
    };
}

section! {
    /// Validity, inspection and renewal of cards.
    CredentialRules in "credential" {
        /// Months a card is valid.
        validity_months: NonZeroU32,
        /// What the months are counted from.
        validity: ValidityMode,
        /// A card is 临期 when its last day is at most this many days away.
        expiry_warning_days: u32,
        /// A renewal may be applied for this many days before the last day.
        renewal_ahead_days: u32,
        /// Whether and when a card must be inspected (年检).
        inspection: InspectionCycle,
        /// A card is 年检临期 when the last day for inspecting it is at most this many days away.
        inspection_warning_days: u32,
        /// Months after a revocation in which no new card may be applied for.
        reapply_ban_months: u32,
    }
}

section! {
    /// Who may hold a card, and who counts as holding one (持证上岗).
    PostRules in "post" {
        /// Kinds of employment that may never hold a card.
        barred_employment: Vec<EmploymentKind>,
        /// Kinds of card with which a person on an enforcement post counts as holding one.
        counting_kinds: Vec<CredentialKind>,
        /// Whether a card that missed its inspection still counts.
        uninspected_counts: bool,
        /// Valid holders an agency needs at least.
        minimum_holders: u32,
    }
}

section! {
    /// The qualification exam.
    ExamRules in "exam" {
        /// Points needed to pass, of the full points.
        pass_mark: Percent,
        /// Attempts a person has in one sitting.
        attempts: NonZeroU32,
        /// Code of the scoring rule for items with several right options.
        multiple_choice: String,
        /// Subjects, in the order they are listed and, if that is required, taken.
        subjects: Vec<SubjectRule>,
        /// Whether a subject may be taken only after passing the ones before it.
        subjects_in_order: bool,
    }
}

section! {
    /// Annual study hours (学时).
    HourRules in "hours" {
        /// Minutes of study that make one 学时.
        minutes_per_hour: NonZeroU32,
        /// 学时 required in a training year.
        required: u32,
        /// Most 学时 one day can give.
        daily_cap: Cap,
        /// Most 学时 one material can give in a training year.
        material_cap: Cap,
        /// First day of the training year.
        year_start: MonthDay,
        /// Most of the required 学时 that may come from online study; 100 sets no limit.
        online_share_limit: Percent,
        /// The step to which granted 学时 are rounded down.
        rounding: Rounding,
    }
}

section! {
    /// How records are made and sessions guarded.
    OfficeRules in "office" {
        /// Whether a person may approve an entry of their own (recorded as 单人办理).
        own_entry_approval: bool,
        /// Minutes without input after which a session locks.
        idle_lock_minutes: NonZeroU32,
        /// Minutes without input after which study asks whether anybody is there.
        study_idle_minutes: NonZeroU32,
    }
}

/// Every local rule of one jurisdiction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RulePreset {
    /// Short English code; the file's name.
    pub code: String,
    /// Name people choose it by.
    pub name: String,
    /// Counts up with each change; stored with what was derived by the preset.
    pub revision: u32,
    /// Cards.
    pub credential: CredentialRules,
    /// Posts.
    pub post: PostRules,
    /// Exams.
    pub exam: ExamRules,
    /// Study hours.
    pub hours: HourRules,
    /// Records and sessions.
    pub office: OfficeRules,
}

impl RulePreset {
    /// Code and revision: what is stored with whatever the preset derived.
    pub fn version(&self) -> String {
        format!("{}@{}", self.code, self.revision)
    }

    /// Every value's key and source, in the order of the file.
    pub fn notes(&self) -> impl Iterator<Item = RuleNote<'_>> {
        self.credential
            .notes()
            .chain(self.post.notes())
            .chain(self.exam.notes())
            .chain(self.hours.notes())
            .chain(self.office.notes())
    }

    /// The values nobody has compared with their document.
    pub fn unverified(&self) -> impl Iterator<Item = RuleNote<'_>> {
        self.notes().filter(|note| !note.verified)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use std::sync::LazyLock;

    /// The shipped preset, for tests of whatever follows it.
    pub(crate) fn jilin() -> RulePreset {
        static PRESET: LazyLock<RulePreset> =
            LazyLock::new(|| toml::from_str(include_str!("../../data/rules/jilin.toml")).unwrap());
        PRESET.clone()
    }

    #[test]
    fn the_shipped_preset_reads_and_says_what_is_not_checked() {
        let rules = jilin();
        let unverified: Vec<_> = rules.unverified().map(|note| note.key).collect();
        assert!(unverified.contains(&"credential.validity_months"));
        assert!(unverified.contains(&"hours.required"));
        assert!(!unverified.contains(&"post.minimum_holders"));
        assert!(rules.notes().all(|note| !note.basis.trim().is_empty()), "every value has a basis");
        assert_eq!(rules.notes().count(), 26);
        assert!(!rules.post.uninspected_counts.value);
        assert_eq!(rules.post.minimum_holders.value, 2);
    }

    #[test]
    fn a_preset_survives_being_written() {
        let rules = jilin();
        let text = toml::to_string(&rules).unwrap();
        assert_eq!(toml::from_str::<RulePreset>(&text).unwrap(), rules);
    }

    #[test]
    fn a_preset_with_a_wrong_value_is_refused() {
        let good = include_str!("../../data/rules/jilin.toml");
        let cases = [
            ("[credential.validity_months]\nvalue = 60", "[credential.validity_months]\nvalue = 0"),
            ("[exam.pass_mark]\nvalue = 60", "[exam.pass_mark]\nvalue = 101"),
            ("value = \"01-01\"", "value = \"02-29\""),
            ("value = \"from_issue\"", "value = \"whenever\""),
            ("revision = 1", "revision = 1\nreviewed = true"),
            ("[office.own_entry_approval]", "[office.own_entries]"),
            ("value = \"none\"", "value = \"none\"\nchecked = true"),
        ];
        for (right, wrong) in cases {
            assert!(good.contains(right), "{right}");
            let text = good.replacen(right, wrong, 1);
            assert!(toml::from_str::<RulePreset>(&text).is_err(), "{wrong}");
        }
    }
}
