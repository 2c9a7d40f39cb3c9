//! Importing banks: what their files are, what would change, and what changed, with undo.

use super::comparing::ComparingScreen;
use super::history::{self, Undone};
use crate::app::bank::check::{BankDraft, MAX_BYTES, Severity, check};
use crate::app::bank::compare::{Compared, compare};
use crate::app::bank::decided::{Older, SetBack};
use crate::app::bank::import::{Terms, import};
use crate::app::bank::preview::{ImportReport, preview};
use crate::app::{AppError, Kind as ErrorKind};
use crate::domain::bank::Bank;
use crate::i18n::{Locale, bank_import as t, banks, comma, doubts};
use crate::tui::Backend;
use crate::tui::action::banks::import as actions;
use crate::tui::action::{ActionState, Command};
use crate::tui::effect::Effect;
use crate::tui::look::Look;
use crate::tui::msg::Msg;
use crate::tui::screens::importing::ImportScreen;
use crate::tui::screens::importing::file::{File, Found};
use crate::tui::screens::importing::kind::{Answer, Change, Kind};
use crate::tui::widget::confirm::Confirm;
use crate::tui::widget::table::{Column, Fit};
use ratatui::text::Line;
use std::sync::Arc;

/// Ids named before a list is cut short.
const NAMED: usize = 12;

/// An import of banks that begins with the question for files.
pub(super) fn import_screen(locale: Locale) -> ImportScreen<Banks> {
    ImportScreen::new(locale)
}

/// Files that hold banks.
pub(super) struct Banks;

/// What importing a sound file would do.
pub(super) struct Preview {
    report: ImportReport,
    /// What is changed or looks like something that is there; why not, when this person may not
    /// see what is there.
    pairs: Result<Arc<Vec<Compared>>, String>,
}

impl Kind for Banks {
    type Given = ();
    type Content = Bank;
    type Would = Preview;
    type Report = ImportReport;

    const WANTED: &'static [&'static str] = &["toml"];
    const MAX_BYTES: u64 = MAX_BYTES;

    fn title(locale: Locale) -> &'static str {
        t::title(locale)
    }

    fn path_hint(locale: Locale) -> &'static str {
        t::path_hint(locale)
    }

    fn read(name: &str, bytes: &[u8], (): &()) -> BankDraft {
        check(name, bytes)
    }

    fn weigh(session: &Backend, draft: &BankDraft, locale: Locale) -> Result<Preview, AppError> {
        session.run(|app, actor| {
            let report = preview(app, actor, draft, Older::Keep)?;
            let pairs = match compare(app, actor, draft) {
                Ok(pairs) => Ok(Arc::new(pairs)),
                // Who may not see the questions may bring some in all the same.
                Err(error) if error.kind() == ErrorKind::Denied => Err(error.message(locale)),
                Err(error) => return Err(error),
            };
            Ok(Preview { report, pairs })
        })
    }

    fn change(would: &Preview) -> Change {
        match (would.report.is_empty(), would.report.older()) {
            (false, _) => Change::New,
            (true, 0) => Change::Nothing,
            (true, _) => Change::Replaces,
        }
    }

    fn replaces(locale: Locale) -> &'static str {
        t::older_law(locale)
    }

    fn import(
        session: &Backend,
        found: &Found<Self>,
        replace: bool,
    ) -> Result<ImportReport, AppError> {
        let terms = Terms {
            older: if replace { Older::Take } else { Older::Keep },
            agreed: found.would().map(|would| would.report.version),
        };
        session.run(|app, actor| import(app, actor, &found.draft, terms))
    }

    fn name(bank: &Bank) -> String {
        bank.header.name.clone()
    }

    fn columns(locale: Locale) -> Vec<Column> {
        vec![
            Column::left(t::col_bank(locale), Fit::Grow(12)),
            Column::right(banks::col_items(locale), Fit::Exact(5)),
            Column::right(banks::col_added(locale), Fit::Exact(6)),
            Column::right(banks::col_changed(locale), Fit::Exact(7)),
        ]
    }

    fn cells(bank: &Bank, would: Option<&Preview>) -> Vec<String> {
        let count = |of: fn(&ImportReport) -> usize| {
            would.map(|would| of(&would.report).to_string()).unwrap_or_default()
        };
        vec![
            bank.header.name.clone(),
            bank.items.len().to_string(),
            count(|report| report.added.len()),
            count(|report| report.changed.len()),
        ]
    }

    fn page(found: &Found<Self>, look: &Look) -> Vec<Line<'static>> {
        let (locale, theme, marks) = (look.locale, &look.theme, look.marks());
        let (errors, warnings) = (found.count(Severity::Error), found.count(Severity::Warning));
        let items = found.draft.value.as_ref().map_or(0, |bank| bank.items.len());
        let mut lines = vec![if errors == 0 {
            Line::styled(format!("{} {}", marks.ok, t::sound(locale, items, warnings)), theme.ok)
        } else {
            let text = t::unsound(locale, errors, warnings);
            Line::styled(format!("{} {text}", marks.danger), theme.danger)
        }];
        if let Some(Preview { report, pairs }) = found.would() {
            lines.push(Line::default());
            lines.push(Line::styled(t::would(locale), theme.title));
            lines.extend(changes(report, look));
            lines.extend(set_back(report, false, look));
            lines.extend(match pairs {
                Ok(pairs) => alike(pairs, look),
                Err(why) => {
                    Some(Line::raw(format!("  {} {}", marks.bullet, t::not_compared(locale, why))))
                }
            });
        }
        lines
    }

    fn told(report: &ImportReport, locale: Locale) -> String {
        t::done(locale, &report.bank)
    }

    fn done(report: &ImportReport, look: &Look) -> Vec<Line<'static>> {
        let locale = look.locale;
        let mut lines = changes(report, look);
        lines.extend(set_back(report, true, look));
        if report.in_doubt > 0 {
            let text = doubts::imported(locale, report.in_doubt);
            let line = format!("  {} {text}", look.marks().warn);
            lines.push(Line::styled(line, look.theme.warn));
        }
        lines.push(Line::default());
        lines.push(Line::styled(t::undo_hint(locale), look.theme.info));
        lines
    }

    fn in_doubt(report: &ImportReport) -> usize {
        usize::try_from(report.in_doubt).unwrap_or(usize::MAX)
    }

    fn question(found: &[&Found<Self>], replace: bool, locale: Locale) -> Option<Confirm> {
        let reports: Vec<&ImportReport> =
            found.iter().filter_map(|found| found.would()).map(|would| &would.report).collect();
        if replace {
            return take_back(&reports, locale);
        }
        let counts = |report: &ImportReport| (report.added.len(), report.changed.len());
        let question = |text| Confirm::new(t::commit(locale), text).verb(t::commit(locale));
        Some(match reports.as_slice() {
            [] => return None,
            [one] => {
                let (added, changed) = counts(one);
                let text = t::commit_text(locale, &one.bank, added, changed);
                question(match one.older() {
                    0 => text,
                    older => t::commit_keeps(locale, text, older),
                })
            }
            several => question(t::commit_several_text(locale, several.len())).each(
                several.iter().map(|report| {
                    let (added, changed) = counts(report);
                    (t::commit_one(locale, &report.bank, added, changed), None)
                }),
            ),
        })
    }

    fn more(file: &File<Self>, idle: bool, locale: Locale) -> Vec<ActionState> {
        if let Some(report) = &file.done {
            return vec![ActionState::when(actions::UNDO, report.batch.is_some() && idle)];
        }
        vec![match pairs(file) {
            Some(Ok(pairs)) if !pairs.is_empty() => ActionState::on(actions::COMPARE),
            Some(Err(why)) => ActionState::off(actions::COMPARE, why.clone()),
            _ => ActionState::off(actions::COMPARE, t::why_no_pairs(locale)),
        }]
    }

    fn run(command: Command, file: &File<Self>, locale: Locale) -> Vec<Effect> {
        match command {
            actions::COMPARE => {
                let Some(Ok(pairs)) = pairs(file) else { return vec![] };
                let bank = file.found.as_ref().ok().and_then(|found| found.draft.value.as_ref());
                let statutes = bank.map(|bank| bank.header.statutes.clone()).unwrap_or_default();
                vec![Effect::push(ComparingScreen::new(Arc::clone(pairs), statutes))]
            }
            actions::UNDO => {
                let Some(report) = &file.done else { return vec![] };
                let counts = (report.added.len(), report.changed.len());
                let ask = |batch| history::ask(batch, file.name(), counts.0, counts.1, locale);
                report.batch.map(ask).into_iter().collect()
            }
            _ => vec![],
        }
    }

    fn reply(msg: &Msg, locale: Locale) -> Option<Answer> {
        if let Some(history::Agreed(batch)) = msg.reply::<history::Agreed>() {
            return Some(Answer::Begins(history::job(*batch, locale)));
        }
        let Undone(outcome) = msg.reply::<Undone>()?;
        let told = Effect::Toast(history::told(outcome, locale));
        Some(match outcome {
            Ok(_) => Answer::TakenBack(told),
            Err(_) => Answer::Failed(told),
        })
    }
}

/// The pairs to compare, once it is known what the file would do.
fn pairs(file: &File<Banks>) -> Option<&Result<Arc<Vec<Compared>>, String>> {
    file.found.as_ref().ok()?.would().map(|would| &would.pairs)
}

/// The new items that look like others, each with the other one; nothing when there are none.
fn alike(pairs: &[Compared], look: &Look) -> Option<Line<'static>> {
    let alike = pairs.iter().filter_map(|pair| {
        let (after, before) = (&pair.after.id, &pair.before.id);
        Some(format!("{after} ~ {before} ({}%)", pair.alike?))
    });
    let alike: Vec<String> = alike.collect();
    let text = t::alike(look.locale, alike.len(), named(&alike, look.locale));
    let line = Line::styled(format!("  {} {text}", look.marks().warn), look.theme.warn);
    (!alike.is_empty()).then_some(line)
}

/// What is asked before items go back to an earlier version of the law.
fn take_back(reports: &[&ImportReport], locale: Locale) -> Option<Confirm> {
    let name = t::take_back(locale);
    let question = |text| Confirm::new(name, text).verb(name).danger();
    Some(match reports {
        [] => return None,
        [one] => question(t::take_back_text(locale, &one.bank, one.older())),
        several => question(t::take_back_several(locale, several.len())).each(
            several.iter().map(|one| (t::take_back_one(locale, &one.bank, one.older()), None)),
        ),
    })
}

/// The items that the file sets back to an earlier version of the law, and what becomes of them.
fn set_back(report: &ImportReport, done: bool, look: &Look) -> Vec<Line<'static>> {
    let (locale, warn) = (look.locale, look.theme.warn);
    let told = match (done, report.takes_older) {
        (false, _) => t::set_back,
        (true, false) => t::set_back_kept,
        (true, true) => t::set_back_done,
    };
    let each = report.set_back.iter().map(|SetBack { statute, to, from, items }| {
        let text = told(locale, items.len(), statute, to, from, named(items, locale));
        Line::styled(format!("  {} {text}", look.marks().warn), warn)
    });
    let mut lines: Vec<Line<'static>> = each.collect();
    if !lines.is_empty() && !done {
        let text = match report.is_empty() {
            true => t::set_back_only(locale),
            false => t::set_back_stays(locale),
        };
        lines.push(Line::styled(format!("    {text}"), look.theme.info));
    }
    lines
}

/// What an import changes, or changed.
fn changes(report: &ImportReport, look: &Look) -> Vec<Line<'static>> {
    let locale = look.locale;
    match (report.is_empty(), report.older()) {
        (false, _) => {}
        (true, 0) => return vec![Line::raw(t::nothing_new(locale))],
        (true, _) => return vec![],
    }
    let changed: Vec<String> =
        report.changed.iter().map(|(id, paths)| format!("{id} ({})", paths.join(", "))).collect();
    let mut texts = vec![
        t::added(locale, report.added.len(), named(&report.added, locale)),
        t::changed(locale, changed.len(), named(&changed, locale)),
        t::unchanged(locale, report.unchanged),
    ];
    if !report.kept.is_empty() {
        texts.push(t::kept(locale, report.kept.len(), named(&report.kept, locale)));
    }
    if report.reordered {
        texts.push(t::reordered(locale).to_owned());
    }
    if report.header_changed {
        texts.push(t::header_changed(locale).to_owned());
    }
    let bullet = look.marks().bullet;
    texts.into_iter().map(|text| Line::raw(format!("  {bullet} {text}"))).collect()
}

/// The first of some ids, and how many there are when not all are named.
fn named(ids: &[String], locale: Locale) -> String {
    match ids {
        [] => t::none(locale).to_owned(),
        ids if ids.len() <= NAMED => ids.join(comma(locale)),
        ids => {
            let first: Vec<&str> = ids.iter().take(NAMED).map(String::as_str).collect();
            t::and_more(locale, first.join(comma(locale)), ids.len())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lists_are_cut_and_counted() {
        let ids: Vec<String> = (1..=13).map(|n| format!("x-{n}")).collect();
        assert_eq!(named(&[], Locale::Zh), "无");
        assert!(named(&ids[..12], Locale::Zh).ends_with("x-12"));
        let cut = named(&ids, Locale::Zh);
        assert!(cut.ends_with("等 13 题") && !cut.contains("x-13"), "{cut}");
    }
}
