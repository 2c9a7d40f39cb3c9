//! What can be wrong with a roster.

use super::Column;
use crate::domain::custom_field::FieldKind;
use crate::domain::identity::IdentityError;
use crate::domain::time::Date;
use crate::i18n::{Locale, roster as t};
use crate::interchange::sniff::FileKind;

/// How much an issue matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Nothing of the file may be kept.
    Error,
    /// It may be kept, but somebody should look.
    Warning,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RosterIssue {
    /// Row, from 1; 0 for the file as a whole.
    pub row: usize,
    /// Column, from 1; 0 for a row as a whole.
    pub column: usize,
    /// Heading of the column as the file has it.
    pub heading: String,
    /// What is wrong.
    pub fault: Fault,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// Larger than [`super::MAX_BYTES`].
    TooLarge,
    /// It is no text at all.
    Kind(FileKind),
    /// Neither UTF-8 nor GB18030 throughout.
    Undecodable,
    /// No row in which 姓名 and another column are named.
    NoHeading,
    /// Nobody below the headings.
    NoRows,
    /// A heading that nobody knows; its column is not read.
    UnknownHeading,
    /// A column named twice; the second is not read.
    DoubledHeading {
        /// Which.
        column: Column,
    },
    /// A row without name.
    NoName,
    /// A row with neither identity number nor card number: nobody could tell whose it is.
    NoKey,
    /// The identity number is none.
    Identity(IdentityError),
    /// The identity number's region is in no list; fictional people have such.
    UnknownRegion {
        /// Its first six digits.
        region: String,
    },
    /// The sex is not the one of the identity number.
    OtherSex,
    /// The birth date is not the one of the identity number.
    OtherBirth {
        /// The one of the number.
        in_number: Date,
    },
    /// No date that exists.
    BadDate {
        /// What stands there.
        text: String,
    },
    /// None of the words that the column may have.
    UnknownWord {
        /// What stands there.
        text: String,
    },
    /// A spreadsheet kept the card number as a floating-point value.
    SpreadsheetFloat {
        /// What stands there.
        text: String,
    },
    /// The card's last day comes before its first.
    ValidityInverted,
    /// The row tells of a card and has no number for it.
    CardWithoutNumber,
    /// The text does not fit the field that the organisation declared.
    Custom {
        /// What stands there.
        text: String,
        /// What the field wants.
        kind: FieldKind,
    },
    /// No agency has this name.
    NoAgency {
        /// What stands there.
        name: String,
    },
    /// A new officer without agency.
    Unplaced,
    /// The identity number is one person's and the card another's.
    TwoPeople,
    /// The card is new and its validity is not whole, so it is not taken over.
    CardIncomplete,
    /// Cards without a column that says when they are to be inspected.
    NoInspection,
    /// An earlier row has the same number.
    Repeated {
        /// That row, from 1.
        first: usize,
    },
}

impl RosterIssue {
    /// A finding about the file as a whole.
    pub(super) const fn of_file(fault: Fault) -> Self {
        Self { row: 0, column: 0, heading: String::new(), fault }
    }

    /// How much it matters.
    pub const fn severity(&self) -> Severity {
        match self.fault {
            Fault::UnknownHeading
            | Fault::DoubledHeading { .. }
            | Fault::UnknownRegion { .. }
            | Fault::OtherSex
            | Fault::CardIncomplete
            | Fault::NoInspection
            | Fault::OtherBirth { .. } => Severity::Warning,
            _ => Severity::Error,
        }
    }

    /// Where it is, for people.
    pub fn place(&self, locale: Locale) -> String {
        match (self.row, self.column) {
            (0, _) => t::place_file(locale).to_owned(),
            (row, 0) => t::place_row(locale, row, &self.heading),
            (row, column) => t::place(locale, row, column, &self.heading),
        }
    }
}

impl Fault {
    /// A stable code.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooLarge => "too_large",
            Self::Kind(_) => "file_kind",
            Self::Undecodable => "undecodable",
            Self::NoHeading => "no_heading",
            Self::NoRows => "no_rows",
            Self::UnknownHeading => "unknown_heading",
            Self::DoubledHeading { .. } => "doubled_heading",
            Self::NoName => "no_name",
            Self::NoKey => "no_key",
            Self::Identity(_) => "identity_number",
            Self::UnknownRegion { .. } => "unknown_region",
            Self::OtherSex => "other_sex",
            Self::OtherBirth { .. } => "other_birth",
            Self::BadDate { .. } => "bad_date",
            Self::UnknownWord { .. } => "unknown_word",
            Self::SpreadsheetFloat { .. } => "spreadsheet_float",
            Self::ValidityInverted => "validity_inverted",
            Self::CardWithoutNumber => "card_without_number",
            Self::Custom { .. } => "custom_field",
            Self::NoAgency { .. } => "no_agency",
            Self::Unplaced => "unplaced",
            Self::TwoPeople => "two_people",
            Self::CardIncomplete => "card_incomplete",
            Self::NoInspection => "no_inspection",
            Self::Repeated { .. } => "repeated",
        }
    }

    /// What is wrong, and what to do.
    pub fn message(&self, locale: Locale) -> String {
        match self {
            Self::TooLarge => t::too_large(locale).to_owned(),
            Self::Kind(kind) => kind.told_for_table(locale),
            Self::Undecodable => t::undecodable(locale).to_owned(),
            Self::NoHeading => t::no_heading(locale).to_owned(),
            Self::NoRows => t::no_rows(locale).to_owned(),
            Self::UnknownHeading => t::unknown_heading(locale).to_owned(),
            Self::DoubledHeading { column } => t::doubled_heading(locale, column.heading()),
            Self::NoName => t::no_name(locale).to_owned(),
            Self::NoKey => t::no_key(locale).to_owned(),
            Self::Identity(error) => t::identity(locale, *error),
            Self::UnknownRegion { region } => t::unknown_region(locale, region),
            Self::OtherSex => t::other_sex(locale).to_owned(),
            Self::OtherBirth { in_number } => t::other_birth(locale, in_number),
            Self::BadDate { text } => t::bad_date(locale, text),
            Self::UnknownWord { text } => t::unknown_word(locale, text),
            Self::SpreadsheetFloat { text } => t::spreadsheet_float(locale, text),
            Self::ValidityInverted => t::validity_inverted(locale).to_owned(),
            Self::CardWithoutNumber => t::card_without_number(locale).to_owned(),
            Self::Custom { text, kind } => {
                t::custom(locale, text, crate::i18n::people::field_kind(locale, *kind))
            }
            Self::NoAgency { name } => t::no_agency(locale, name),
            Self::Unplaced => t::unplaced(locale).to_owned(),
            Self::TwoPeople => t::two_people(locale).to_owned(),
            Self::CardIncomplete => t::incomplete(locale).to_owned(),
            Self::NoInspection => t::no_inspection(locale).to_owned(),
            Self::Repeated { first } => t::repeated(locale, first),
        }
    }
}
