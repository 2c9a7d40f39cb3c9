//! The rows of reports as tables. Hours and points are kept in hundredths.

use crate::app::report::credentials::AgencyRow;
use crate::app::report::hours::HourRow;
use crate::app::report::passes::PassRow;
use crate::cli::moment::or_blank;
use crate::cli::output::{Column, Record};
use crate::domain::points::Points;
use crate::i18n::{Locale, cli as t};

impl Record for AgencyRow {
    const FIELDS: &'static [&'static str] = &[
        "agency_uid",
        "agency",
        "due",
        "held",
        "held_expiring",
        "held_uninspected",
        "uninspected",
        "expired",
        "suspended",
        "pending",
        "without",
        "short_of_holders",
    ];

    fn columns(locale: Locale) -> Vec<Column<Self>> {
        vec![
            Column::text(t::officer_agency(locale), |row, _| row.agency.clone()),
            Column::number(t::report_due(locale), |row, _| row.numbers.due.to_string()),
            Column::number(t::report_held(locale), |row, _| row.numbers.held.to_string()),
            Column::number(t::report_expiring(locale), |row, _| {
                row.numbers.held_expiring.to_string()
            }),
            Column::number(t::report_uninspected(locale), |row, _| {
                row.numbers.uninspected.to_string()
            }),
            Column::number(t::report_expired(locale), |row, _| row.numbers.expired.to_string()),
            Column::number(t::report_suspended(locale), |row, _| row.numbers.suspended.to_string()),
            Column::number(t::report_pending(locale), |row, _| row.numbers.pending.to_string()),
            Column::number(t::report_without(locale), |row, _| row.numbers.without.to_string()),
        ]
    }
}

impl Record for HourRow {
    const FIELDS: &'static [&'static str] = &[
        "officer_uid",
        "officer",
        "agency",
        "online",
        "classroom",
        "total",
        "required",
        "missing",
    ];

    fn columns(locale: Locale) -> Vec<Column<Self>> {
        vec![
            Column::text(t::officer_name(locale), |row, _| row.person.officer.clone()),
            Column::text(t::officer_agency(locale), |row, _| or_blank(row.person.agency.as_ref())),
            Column::number(t::report_online(locale), |row, _| hundredths(row.online)),
            Column::number(t::report_classroom(locale), |row, _| hundredths(row.classroom)),
            Column::number(t::report_total(locale), |row, _| hundredths(row.total)),
            Column::number(t::report_required(locale), |row, _| hundredths(row.required)),
            Column::number(t::report_missing(locale), |row, _| hundredths(row.missing)),
        ]
    }
}

impl Record for PassRow {
    const FIELDS: &'static [&'static str] = &[
        "uid",
        "officer_uid",
        "officer",
        "agency",
        "subject",
        "level",
        "exam",
        "passed_on",
        "earned",
        "total",
    ];

    fn columns(locale: Locale) -> Vec<Column<Self>> {
        vec![
            Column::text(t::officer_name(locale), |row, _| row.person.officer.clone()),
            Column::text(t::officer_agency(locale), |row, _| or_blank(row.person.agency.as_ref())),
            Column::text(t::report_exam(locale), |row, _| row.exam.clone()),
            Column::text(t::report_passed_on(locale), |row, _| row.passed_on.to_string()),
            Column::number(t::report_earned(locale), |row, _| {
                or_blank(row.earned.map(Points).as_ref())
            }),
        ]
    }
}

fn hundredths(value: u32) -> String {
    Points(i64::from(value)).to_string()
}
