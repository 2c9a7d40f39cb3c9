//! The form of a bank's header: a new, empty bank, or what an existing one is for.

use crate::app::AppError;
use crate::app::bank::BankRefusal;
use crate::app::bank::create::create;
use crate::app::bank::edit::edit;
use crate::domain::bank::{BankHeader, Purpose, Subject};
use crate::domain::statute::StatuteOutline;
use crate::domain::time::Date;
use crate::i18n::{Locale, bank_header as t, banks, comma, names, shell};
use crate::tui::effect::Effect;
use crate::tui::screen::{Cx, Screen};
use crate::tui::screens::form_page::{FormPage, Sheet, Step, Wrong, day, leave};
use crate::tui::widget::choice::Choice;
use crate::tui::widget::field::Field;
use crate::tui::widget::form::{Entry, Form, Input};
use crate::tui::widget::pick::Pick;

/// One header.
struct HeaderSheet {
    /// The header changed; none for a new bank.
    before: Option<BankHeader>,
    /// What can be chosen as the statutes, in the order of the options.
    statutes: Vec<StatuteOutline>,
}

/// The form of an existing header, or of a new bank; `known` are the statutes that can be chosen.
pub(super) fn page(
    before: Option<BankHeader>,
    known: &[StatuteOutline],
    locale: Locale,
) -> impl Screen + use<> {
    let statutes = choices(before.as_ref(), known);
    let form = form(before.as_ref(), &statutes, locale);
    FormPage::new(HeaderSheet { before, statutes }, form)
}

/// The statutes of a header come first, as it has them; then the others that are known.
fn choices(header: Option<&BankHeader>, known: &[StatuteOutline]) -> Vec<StatuteOutline> {
    let mut all = header.map(|header| header.statutes.clone()).unwrap_or_default();
    for statute in known {
        if !all.iter().any(|one| one.name == statute.name) {
            all.push(statute.clone());
        }
    }
    all
}

fn form(header: Option<&BankHeader>, statutes: &[StatuteOutline], locale: Locale) -> Form {
    let text = |of: fn(&BankHeader) -> &String| header.map(of).cloned().unwrap_or_default();
    let shown = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let purpose = header.and_then(|h| Purpose::ALL.iter().position(|one| *one == h.purpose));
    let subject = header.and_then(|h| Subject::ALL.iter().position(|one| *one == h.subject));
    let purposes = Purpose::ALL.iter().map(|one| t::purpose_of(locale, *one));
    let subjects = Subject::ALL.iter().map(|one| names::subject(locale, *one));
    let sealed_until = Field::day().with(shown(header.and_then(|h| h.sealed_until)));
    let checked_on = Field::day().with(shown(header.and_then(|h| h.checked_on)));
    let category = Field::new().max(30).with(text(|header| &header.category));
    let description = Field::new().max(200).with(text(|header| &header.description));
    let mut entries = vec![];
    if header.is_none() {
        let name = Entry::line("name", banks::col_bank(locale), Field::new().max(40));
        entries.push(name.required().hint(t::name_hint(locale)));
    }
    entries.extend([
        Entry::pick(
            "purpose",
            banks::col_purpose(locale),
            Pick::new(purposes).with(purpose.unwrap_or(0)),
        ),
        Entry::line("sealed_until", t::sealed_until(locale), sealed_until)
            .hint(t::sealed_hint(locale)),
        Entry::pick(
            "subject",
            banks::col_subject(locale),
            Pick::new(subjects).with(subject.unwrap_or(0)),
        ),
        Entry::line("category", t::category(locale), category).hint(t::category_hint(locale)),
        Entry::line("checked_on", t::checked_on(locale), checked_on).hint(t::checked_hint(locale)),
        Entry::line("description", t::description(locale), description),
    ]);
    if !statutes.is_empty() {
        let words = statutes.iter().map(|one| t::statute(locale, &one.name, one.version));
        let cited = header.map_or(0, |header| header.statutes.len());
        let choice = Choice::many(words).with(0..cited);
        entries.push(Entry::choice("statutes", t::statutes(locale), choice));
    }
    if header.is_some() {
        let reason = Entry::line("reason", shell::reason(locale), Field::new().max(200));
        entries.push(reason.hint(t::reason_hint(locale)));
    }
    Form::new(entries)
}

/// What the form says.
fn read(sheet: &HeaderSheet, form: &Form, locale: Locale) -> Result<BankHeader, Wrong> {
    let purpose = form.picked("purpose").and_then(|at| Purpose::ALL.get(at)).copied();
    let subject = form.picked("subject").and_then(|at| Subject::ALL.get(at)).copied();
    let chosen = match form.input("statutes") {
        Some(Input::Choice(choice)) => choice.chosen().iter().copied().collect(),
        _ => Vec::new(),
    };
    let sealed_until = day(form, "sealed_until", locale)?;
    if sealed_until.is_some() && purpose != Some(Purpose::Sealed) {
        return Err(Wrong::at("sealed_until", t::only_sealed(locale)));
    }
    let before = sheet.before.as_ref();
    let statutes: Vec<StatuteOutline> =
        chosen.into_iter().filter_map(|at| sheet.statutes.get(at)).cloned().collect();
    // What the file undertakes of a statute stays as long as the statute does.
    let mut coverage = before.map(|header| header.coverage.clone()).unwrap_or_default();
    coverage.retain(|name, _| statutes.iter().any(|statute| statute.name == *name));
    Ok(BankHeader {
        name: before.map_or_else(|| form.text("name"), |header| header.name.clone()),
        purpose: purpose.unwrap_or(Purpose::Practice),
        subject: subject.unwrap_or(Subject::General),
        category: form.text("category"),
        language: before.map_or("zh-CN", |header| &header.language).to_owned(),
        description: form.text("description"),
        checked_on: day(form, "checked_on", locale)?,
        sealed_until,
        statutes,
        coverage,
    })
}

impl Sheet for HeaderSheet {
    /// The bank's name, and the sittings that may not draw from it any more.
    type Kept = (String, Vec<String>);

    fn title(&self, locale: Locale) -> String {
        match &self.before {
            None => t::title_new(locale).to_owned(),
            Some(header) => t::title_edit(locale, &header.name),
        }
    }

    fn read(&mut self, form: &mut Form, cx: &Cx) -> Result<Step<Self::Kept>, Wrong> {
        let header = read(self, form, cx.look.locale)?;
        let (before, reason) = (self.before.clone(), form.text("reason"));
        Ok(Step::save(move |app, actor| {
            let name = header.name.clone();
            let left_out = match before {
                None => create(app, actor, header).map(|_| Vec::new()),
                Some(before) => edit(app, actor, before, header, &reason),
            };
            Ok((name, left_out?))
        }))
    }

    fn kept(&self, (name, left_out): &Self::Kept, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        if left_out.is_empty() {
            return leave(t::saved(locale, name));
        }
        let text = t::saved_left_out(locale, name, left_out.join(comma(locale)));
        vec![Effect::warn(text), Effect::pop()]
    }

    fn wrong(&self, refused: &AppError, locale: Locale) -> Option<Wrong> {
        let field = match refused.is::<BankRefusal>()? {
            BankRefusal::Taken(_) => "name",
            BankRefusal::LoosenedUnexplained => "reason",
            BankRefusal::StatuteCited(_) => "statutes",
            _ => return None,
        };
        Some(Wrong::at(field, refused.message(locale)))
    }
}
