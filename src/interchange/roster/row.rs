//! One row: cells to a draft, with an issue for every cell that makes no sense.

use super::cell::{self, Written};
use super::heading::Headings;
use super::{Column, DraftCard, DraftOfficer, Fault, Line, RosterIssue, Severity};
use crate::domain::credential::CredentialKind;
use crate::domain::custom_field::CustomValues;
use crate::domain::identity::{IdentityNumber, Sex as NumberSex, known_province};
use crate::domain::officer::Sex;
use crate::domain::time::Date;

/// Reads the cells of one row.
pub(super) struct Reader<'a> {
    headings: &'a Headings,
    line: &'a Line,
    /// What was found wrong so far.
    pub issues: Vec<RosterIssue>,
}

impl<'a> Reader<'a> {
    pub const fn new(headings: &'a Headings, line: &'a Line) -> Self {
        Self { headings, line, issues: Vec::new() }
    }

    /// The officer of this row, and whether no error was found in it.
    pub fn officer(&mut self, as_of: Date) -> (DraftOfficer, bool) {
        let name = self.text(Column::Name);
        if name.is_none() {
            self.refuse(Column::Name, Fault::NoName);
        }
        let identity = self.identity(as_of);
        let card = self.card();
        let no_key =
            self.line.cells.get(self.headings.place(Column::Identity).unwrap_or(usize::MAX));
        if no_key.is_none_or(String::is_empty) && card.is_none() {
            self.refuse(Column::Identity, Fault::NoKey);
        }
        let sex = self.sex(identity.as_ref());
        let birth = self.birth(identity.as_ref());
        let officer = DraftOfficer {
            row: self.line.row,
            name: name.unwrap_or_default(),
            identity,
            sex,
            birth,
            phone: self.text(Column::Phone),
            education: self.word(Column::Education, cell::education),
            major: self.text(Column::Major),
            political_status: self.word(Column::PoliticalStatus, cell::political_status),
            employment: self.word(Column::Employment, cell::employment),
            agency: self.text(Column::Agency),
            actual_agency: self.text(Column::ActualAgency),
            duty: self.text(Column::Duty),
            on_post: self.word(Column::OnPost, cell::flag),
            joined_on: self.word(Column::JoinedOn, |text| {
                cell::date(text).map(|(Written::Day(date) | Written::Month(date))| date)
            }),
            card,
            remark: self.text(Column::Remark),
            custom: self.custom(),
        };
        let is_sound = self.issues.iter().all(|issue| issue.severity() != Severity::Error);
        (officer, is_sound)
    }

    /// The values of declared fields.
    fn custom(&mut self) -> CustomValues {
        let mut values = CustomValues::new();
        for (place, field) in self.headings.custom() {
            let Some(text) = self.line.cells.get(*place).filter(|text| !text.is_empty()) else {
                continue;
            };
            match field.canonical(&cell::plain(text, field.kind)) {
                Ok(value) => {
                    values.insert(field.key.clone(), value);
                }
                Err(_) => {
                    let fault = Fault::Custom { text: text.clone(), kind: field.kind };
                    self.issues.push(self.headings.issue_at(self.line.row, *place, fault));
                }
            }
        }
        values
    }

    fn refuse(&mut self, column: Column, fault: Fault) {
        self.issues.push(self.headings.issue(self.line.row, column, fault));
    }

    /// The text of a cell; none where it is empty or there is no such column.
    fn text(&self, column: Column) -> Option<String> {
        let text = self.line.cells.get(self.headings.place(column)?)?;
        Some(text.clone()).filter(|text| !text.is_empty())
    }

    /// The value that a cell's text stands for.
    fn word<T>(&mut self, column: Column, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        let text = self.text(column)?;
        let value = read(&text);
        if value.is_none() {
            let is_date = matches!(column, Column::JoinedOn | Column::Birth);
            let fault = if is_date { Fault::BadDate { text } } else { Fault::UnknownWord { text } };
            self.refuse(column, fault);
        }
        value
    }

    /// A day that has to be given in full.
    fn day(&mut self, column: Column) -> Option<Date> {
        let text = self.text(column)?;
        match cell::date(&text) {
            Some(Written::Day(date)) => Some(date),
            _ => {
                self.refuse(column, Fault::BadDate { text });
                None
            }
        }
    }

    fn identity(&mut self, as_of: Date) -> Option<IdentityNumber> {
        let text = self.text(Column::Identity)?;
        match IdentityNumber::parse(&text, as_of) {
            Ok(number) => {
                if !known_province(number.region()) {
                    let region = number.region().to_owned();
                    self.refuse(Column::Identity, Fault::UnknownRegion { region });
                }
                Some(number)
            }
            Err(error) => {
                self.refuse(Column::Identity, Fault::Identity(error));
                None
            }
        }
    }

    fn sex(&mut self, identity: Option<&IdentityNumber>) -> Option<Sex> {
        let in_number = identity.map(|number| match number.sex() {
            NumberSex::Male => Sex::Male,
            NumberSex::Female => Sex::Female,
        });
        let written = self.word(Column::Sex, cell::sex);
        if written.is_some() && in_number.is_some() && written != in_number {
            self.refuse(Column::Sex, Fault::OtherSex);
        }
        written.or(in_number)
    }

    /// The identity number's date goes before a cell that gives the month only.
    fn birth(&mut self, identity: Option<&IdentityNumber>) -> Option<Date> {
        let in_number = identity.map(IdentityNumber::birth);
        let written = self.word(Column::Birth, cell::date);
        match (written, in_number) {
            (None, in_number) => in_number,
            (Some(Written::Day(date) | Written::Month(date)), None) => Some(date),
            (Some(written), Some(in_number)) => {
                let agrees = match written {
                    Written::Day(date) => date == in_number,
                    Written::Month(date) => date == in_number.first_of_month(),
                };
                if !agrees {
                    self.refuse(Column::Birth, Fault::OtherBirth { in_number });
                }
                Some(in_number)
            }
        }
    }

    fn card(&mut self) -> Option<DraftCard> {
        let kind = self.word(Column::CardKind, cell::card_kind);
        let (issued_on, valid_from, valid_to) =
            (self.day(Column::IssuedOn), self.day(Column::ValidFrom), self.day(Column::ValidTo));
        let inspection_due = self.day(Column::InspectionDue);
        let Some(number) = self.text(Column::CardNumber) else {
            if issued_on.is_some() || valid_to.is_some() {
                self.refuse(Column::CardNumber, Fault::CardWithoutNumber);
            }
            return None;
        };
        if cell::is_float(&number) {
            self.refuse(Column::CardNumber, Fault::SpreadsheetFloat { text: number });
            return None;
        }
        if valid_from.zip(valid_to).is_some_and(|(from, to)| to < from) {
            self.refuse(Column::ValidTo, Fault::ValidityInverted);
        }
        Some(DraftCard {
            kind: kind.unwrap_or(CredentialKind::Enforcement),
            number,
            categories: self
                .text(Column::Categories)
                .map(|text| cell::list(&text))
                .unwrap_or_default(),
            region: self.text(Column::Region),
            issuer: self.text(Column::Issuer),
            issued_on,
            valid_from,
            valid_to,
            inspection_due,
        })
    }
}
