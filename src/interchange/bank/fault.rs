//! Putting what the rules find at its place in the file.

use super::item::Read;
use crate::domain::item::check::{Fault, Finding};
use crate::i18n::bank as t;
use crate::interchange::draft::Findings;
use crate::interchange::issue::{Severity, Told};

/// Reports one finding about an item.
pub(super) fn report(finding: &Finding, read: &Read, findings: &mut Findings<'_>) {
    let span = read.spans.of(finding.part, finding.field);
    let severity = if finding.fault.is_warning() { Severity::Warning } else { Severity::Error };
    let help = match finding.fault {
        Fault::Blanks { .. } => Some(Told::new(|l| t::blanks_help(l).to_owned())),
        Fault::UnknownStatute(_) => Some(Told::new(|l| t::unknown_statute_help(l).to_owned())),
        _ => None,
    };
    let message = Told::new(|l| t::fault(l, &finding.fault));
    findings.add(severity, code(&finding.fault), span, message, help);
}

/// The stable code of a fault.
const fn code(fault: &Fault) -> &'static str {
    match fault {
        Fault::Empty => "empty",
        Fault::Difficulty(_) => "difficulty",
        Fault::NoParts => "no_parts",
        Fault::NotOnePart => "not_one_part",
        Fault::NestedCase => "nested_case",
        Fault::DuplicatePart(_) => "duplicate_part",
        Fault::FewOptions(_) => "few_options",
        Fault::SameOption(..) => "same_option",
        Fault::Weight(_) => "weight",
        Fault::OptionOrder => "option_order",
        Fault::KeyKind => "key_kind",
        Fault::KeyWithoutOption(_) => "key_without_option",
        Fault::SingleKey(_) => "single_key",
        Fault::MultipleKey(_) => "multiple_key",
        Fault::Blanks { .. } => "blanks",
        Fault::EmptyBlank(_) => "empty_blank",
        Fault::NoWhy(_) => "no_why",
        Fault::NoExplanation => "no_explanation",
        Fault::NoCitation => "no_citation",
        Fault::UnknownStatute(_) => "unknown_statute",
        Fault::Citation(_) => "no_such_place",
    }
}
