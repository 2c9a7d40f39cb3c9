//! Importing statutes: what their files are, what is said of each, and what a person can state.

use crate::app::AppError;
use crate::app::statute::import::{
    Given, ImportReport, MAX_BYTES, Outcome, Severity, StatuteDraft, check, import, preview,
};
use crate::domain::statute::StatuteText;
use crate::domain::time::{Date, typed_date};
use crate::i18n::{Locale, comma, doubt, statute_import as t, statute_room as room};
use crate::tui::Backend;
use crate::tui::look::Look;
use crate::tui::screens::importing::ImportScreen;
use crate::tui::screens::importing::file::Found;
use crate::tui::screens::importing::kind::{Change, Kind};
use crate::tui::widget::confirm::Confirm;
use crate::tui::widget::field::Field;
use crate::tui::widget::form::{Entry, Form};
use crate::tui::widget::table::{Column, Fit};
use ratatui::text::Line;

/// An import of statutes that begins with the question for files.
pub(super) fn import_screen(locale: Locale) -> ImportScreen<Statutes> {
    ImportScreen::new(locale)
}

/// Files that hold statutes.
pub(super) struct Statutes;

impl Kind for Statutes {
    type Given = Given;
    type Content = StatuteText;
    type Would = Outcome;
    type Report = ImportReport;

    const WANTED: &'static [&'static str] = &["txt", "docx", "md"];
    const MAX_BYTES: u64 = MAX_BYTES;
    const CORRECTS: bool = true;

    fn title(locale: Locale) -> &'static str {
        t::title(locale)
    }

    fn path_hint(locale: Locale) -> &'static str {
        t::path_hint(locale)
    }

    fn read(name: &str, bytes: &[u8], given: &Given) -> StatuteDraft {
        check(name, bytes, given)
    }

    fn weigh(session: &Backend, draft: &StatuteDraft, _: Locale) -> Result<Outcome, AppError> {
        session.run(|app, actor| Ok(preview(app, actor, draft)?.outcome))
    }

    fn change(would: &Outcome) -> Change {
        match would {
            Outcome::New => Change::New,
            Outcome::Replaced => Change::Replaces,
            Outcome::Unchanged => Change::Nothing,
        }
    }

    fn import(
        session: &Backend,
        found: &Found<Self>,
        replace: bool,
    ) -> Result<ImportReport, AppError> {
        session.run(|app, actor| import(app, actor, &found.draft, replace))
    }

    fn afterwards(session: &Backend) {
        // Whoever searches next does not wait for the index; if it fails here, the search tells.
        if let Err(error) = session.run(|app, _| crate::app::search::refresh::refresh(app)) {
            tracing::warn!(%error, "the index is not up to date; the next search tries again");
        }
    }

    fn name(text: &StatuteText) -> String {
        t::one_version(Locale::default(), &text.title, text.version)
    }

    fn columns(locale: Locale) -> Vec<Column> {
        vec![
            Column::left(room::col_name(locale), Fit::Grow(14)),
            Column::left(room::col_version(locale), Fit::Exact(10)),
            Column::right(t::col_articles(locale), Fit::Exact(4)),
        ]
    }

    fn cells(text: &StatuteText, _: Option<&Outcome>) -> Vec<String> {
        vec![text.name().to_owned(), text.version.to_string(), text.articles.len().to_string()]
    }

    fn page(found: &Found<Self>, look: &Look) -> Vec<Line<'static>> {
        let (locale, theme, marks) = (look.locale, &look.theme, look.marks());
        let (errors, warnings) = (found.count(Severity::Error), found.count(Severity::Warning));
        let mut lines = vec![if errors == 0 {
            Line::styled(format!("{} {}", marks.ok, t::sound(locale, warnings)), theme.ok)
        } else {
            let text = t::unsound(locale, errors, warnings);
            Line::styled(format!("{} {text}", marks.danger), theme.danger)
        }];
        if let Some(text) = &found.draft.value {
            lines.push(Line::default());
            lines.extend(facts(text, locale));
        }
        if let Some(outcome) = found.would() {
            let (text, style) = match outcome {
                Outcome::New => (t::outcome_new(locale), theme.info),
                Outcome::Unchanged => (t::outcome_unchanged(locale), theme.muted),
                Outcome::Replaced => (t::outcome_replaced(locale), theme.warn),
            };
            lines.push(Line::default());
            lines.push(Line::styled(text, style));
        }
        if found.draft.issues.iter().any(|issue| Given::answers(issue.code)) {
            lines.push(Line::styled(t::correct_hint(locale), theme.info));
        }
        lines
    }

    fn told(report: &ImportReport, locale: Locale) -> String {
        let (title, version) = (&report.title, report.version);
        match report.outcome {
            Outcome::New => t::done(locale, title, version),
            Outcome::Replaced => t::done_replaced(locale, title, version),
            Outcome::Unchanged => t::done_unchanged(locale, title, version),
        }
    }

    fn done(report: &ImportReport, look: &Look) -> Vec<Line<'static>> {
        let locale = look.locale;
        let mut lines = vec![Line::raw(t::done_articles(locale, report.articles))];
        for bank in &report.reviewed {
            if bank.raised > 0 {
                let text = doubt::raised(locale, &bank.bank, bank.raised);
                let line = format!("{} {text}", look.marks().warn);
                lines.push(Line::styled(line, look.theme.warn));
            }
            if !bank.brought_up.is_empty() {
                let statutes = bank.brought_up.join(comma(locale));
                lines.push(Line::raw(doubt::brought_up(locale, &bank.bank, statutes)));
            }
            if !bank.exempt_no_more.is_empty() {
                let places = bank.exempt_no_more.join(comma(locale));
                lines.push(Line::raw(doubt::exempt_no_more(locale, &bank.bank, places)));
            }
        }
        lines
    }

    fn in_doubt(report: &ImportReport) -> usize {
        report.reviewed.iter().map(|bank| bank.raised).sum()
    }

    fn question(found: &[&Found<Self>], replace: bool, locale: Locale) -> Option<Confirm> {
        if !replace {
            return None;
        }
        let texts = found.iter().filter_map(|found| found.draft.value.as_ref());
        let named = texts.map(|text| t::one_version(locale, &text.title, text.version));
        let named: Vec<String> = named.collect();
        let told = match named.as_slice() {
            [one] => t::replace_text(locale, one),
            several => t::replace_several_text(locale, several.len()),
        };
        let question = Confirm::new(t::replace(locale), told).verb(t::replace(locale)).danger();
        Some(match named.len() {
            1 => question,
            _ => question.each(named.into_iter().map(|one| (one, None))),
        })
    }

    fn form(found: &Found<Self>, given: &Given, locale: Locale) -> Option<Form> {
        let text = found.draft.value.as_ref();
        let day = |given: Option<Date>, found: fn(&StatuteText) -> Date| {
            let day = given.or_else(|| text.map(found));
            Field::day().with(day.map(|day| day.to_string()).unwrap_or_default())
        };
        let title = given.title.clone().or_else(|| text.map(|text| text.title.clone()));
        let title = Field::new().max(100).with(title.unwrap_or_default());
        let version = day(given.version, |text| text.version);
        let effective = day(given.effective_from, |text| text.effective_from);
        let form = Form::new([
            Entry::line("title", t::full_title(locale), title).hint(t::given_hint(locale)),
            Entry::line("version", t::version(locale), version).hint(t::version_hint(locale)),
            Entry::line("effective", t::effective(locale), effective),
        ]);
        Some(form.button(t::check(locale)))
    }

    fn given(form: &mut Form, locale: Locale) -> Option<Given> {
        let title = form.text("title").trim().to_owned();
        let mut day = |name: &str| -> Result<Option<Date>, ()> {
            let typed = form.text(name);
            match typed.trim() {
                "" => Ok(None),
                typed => typed_date(typed).map(Some).ok_or_else(|| {
                    form.error(name, t::date_wrong(locale));
                }),
            }
        };
        let (version, effective_from) = (day("version"), day("effective"));
        Some(Given {
            title: Some(title).filter(|title| !title.is_empty()),
            version: version.ok()?,
            effective_from: effective_from.ok()?,
        })
    }
}

fn facts(text: &StatuteText, locale: Locale) -> Vec<Line<'static>> {
    let last = text.articles.last().map(|article| article.label()).unwrap_or_default();
    let from = text.effective_from;
    let effective = match text.effective_to {
        Some(to) => t::found_effective_to(locale, from, to),
        None => t::found_effective(locale, from),
    };
    [
        t::found_title(locale, &text.title),
        t::found_version(locale, text.version),
        effective,
        t::found_parts(locale, text.headings.len(), text.articles.len(), last),
    ]
    .map(Line::raw)
    .to_vec()
}
