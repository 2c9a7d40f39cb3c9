//! The form of a bank's header: a new, empty bank, or what an existing one is for.

use crate::app::bank::create::create;
use crate::app::bank::edit::edit;
use crate::app::bank::statutes::statutes;
use crate::domain::bank::{BankHeader, Purpose, Subject};
use crate::domain::statute::StatuteOutline;
use crate::domain::time::Date;
use crate::i18n::{Locale, bank_header as t, banks, names, shell};
use crate::tui::action::ActionState;
use crate::tui::action::shell::form as form_actions;
use crate::tui::effect::{Effect, Lane};
use crate::tui::msg::{JobFailed, Msg};
use crate::tui::screen::{Cx, Screen};
use crate::tui::widget::choice::Choice;
use crate::tui::widget::field::Field;
use crate::tui::widget::form::{Entry, Form, FormEvent, Input};
use crate::tui::widget::panel::{inside, panel};
use crate::tui::widget::pick::Pick;
use ratatui::Frame;
use ratatui::layout::Rect;

/// The form.
pub(super) struct HeaderScreen {
    /// The header changed; none for a new bank.
    before: Option<BankHeader>,
    /// What can be chosen as the statutes, and the form once it is known.
    page: Option<(Vec<StatuteOutline>, Form)>,
    busy: bool,
}

/// The statutes that can be chosen.
struct Known(Result<Vec<StatuteOutline>, String>);
/// The bank's name and the sittings left out, or why it was not saved.
struct Saved(Result<(String, Vec<String>), String>);

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

fn day(value: Option<Date>) -> Field {
    let shown = value.map(|day| day.to_string()).unwrap_or_default();
    Field::new().max(10).accepting(|c| c.is_ascii_digit() || c == '-').with(shown)
}

fn form(header: Option<&BankHeader>, statutes: &[StatuteOutline], locale: Locale) -> Form {
    let text = |of: fn(&BankHeader) -> &String| header.map(of).cloned().unwrap_or_default();
    let purpose = header.and_then(|h| Purpose::ALL.iter().position(|one| *one == h.purpose));
    let subject = header.and_then(|h| Subject::ALL.iter().position(|one| *one == h.subject));
    let purposes = Purpose::ALL.iter().map(|one| t::purpose_of(locale, *one));
    let subjects = Subject::ALL.iter().map(|one| names::subject(locale, *one));
    let cited = header.map_or(0, |header| header.statutes.len());
    let mut entries = vec![];
    if header.is_none() {
        entries.push(
            Entry::line("name", banks::col_bank(locale), Field::new().max(40))
                .required()
                .hint(t::name_hint(locale)),
        );
    }
    entries.extend([
        Entry::pick(
            "purpose",
            banks::col_purpose(locale),
            Pick::new(purposes).with(purpose.unwrap_or(0)),
        ),
        Entry::line(
            "sealed_until",
            t::sealed_until(locale),
            day(header.and_then(|h| h.sealed_until)),
        )
        .hint(t::sealed_hint(locale)),
        Entry::pick(
            "subject",
            banks::col_subject(locale),
            Pick::new(subjects).with(subject.unwrap_or(0)),
        ),
        Entry::line(
            "category",
            t::category(locale),
            Field::new().max(30).with(text(|header| &header.category)),
        )
        .hint(t::category_hint(locale)),
        Entry::line("checked_on", t::checked_on(locale), day(header.and_then(|h| h.checked_on)))
            .hint(t::checked_hint(locale)),
        Entry::line(
            "description",
            t::description(locale),
            Field::new().max(200).with(text(|header| &header.description)),
        ),
    ]);
    if !statutes.is_empty() {
        let words = statutes.iter().map(|one| t::statute(locale, &one.name, one.version));
        let choice = Choice::many(words).with(0..cited);
        entries.push(Entry::choice("statutes", t::statutes(locale), choice));
    }
    if header.is_some() {
        entries.push(
            Entry::line("reason", shell::reason(locale), Field::new().max(200))
                .hint(t::reason_hint(locale)),
        );
    }
    Form::new(entries)
}

impl HeaderScreen {
    /// A new bank.
    pub(super) const fn create() -> Self {
        Self { before: None, page: None, busy: false }
    }

    /// The header of an existing one.
    pub(super) const fn edit(before: BankHeader) -> Self {
        Self { before: Some(before), page: None, busy: false }
    }

    /// Reads the form, or shows which day is wrong.
    fn header(&mut self, locale: Locale) -> Option<BankHeader> {
        let (known, form) = self.page.as_mut()?;
        let mut days = [None, None];
        for (slot, name) in days.iter_mut().zip(["sealed_until", "checked_on"]) {
            let text = form.text(name);
            match text.parse::<Date>() {
                Ok(day) => *slot = Some(day),
                Err(_) if text.is_empty() => {}
                Err(_) => {
                    form.error(name, shell::date_wrong(locale));
                    return None;
                }
            }
        }
        let [sealed_until, checked_on] = days;
        let purpose = form.picked("purpose").and_then(|at| Purpose::ALL.get(at)).copied()?;
        if sealed_until.is_some() && purpose != Purpose::Sealed {
            form.error("sealed_until", t::only_sealed(locale));
            return None;
        }
        let subject = form.picked("subject").and_then(|at| Subject::ALL.get(at)).copied()?;
        let chosen = match form.input("statutes") {
            Some(Input::Choice(choice)) => choice.chosen().iter().copied().collect(),
            _ => Vec::new(),
        };
        Some(BankHeader {
            name: self.before.as_ref().map_or_else(|| form.text("name"), |h| h.name.clone()),
            purpose,
            subject,
            category: form.text("category"),
            language: self.before.as_ref().map_or("zh-CN", |header| &header.language).to_owned(),
            description: form.text("description"),
            checked_on,
            sealed_until,
            statutes: chosen.into_iter().filter_map(|at| known.get(at)).cloned().collect(),
        })
    }

    fn submit(&mut self, locale: Locale) -> Vec<Effect> {
        let Some(header) = self.header(locale) else { return vec![] };
        let reason = self.page.as_ref().map(|(_, form)| form.text("reason")).unwrap_or_default();
        self.busy = true;
        let before = self.before.clone();
        vec![Effect::job(Lane::Normal, move |session| {
            let name = header.name.clone();
            let saved = session.run(|app, actor| match before {
                None => create(app, actor, header).map(|_| Vec::new()),
                Some(before) => edit(app, actor, before, header, &reason),
            });
            Saved(saved.map(|left_out| (name, left_out)).map_err(|error| error.message(locale)))
        })]
    }
}

impl Screen for HeaderScreen {
    fn title(&self, cx: &Cx) -> String {
        match &self.before {
            None => t::title_new(cx.look.locale).to_owned(),
            Some(header) => t::title_edit(cx.look.locale, &header.name),
        }
    }

    fn actions(&self, _: &Cx) -> Vec<ActionState> {
        vec![
            ActionState::when(form_actions::SAVE, self.page.is_some() && !self.busy),
            ActionState::on(form_actions::NEXT_FIELD),
        ]
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        if let Some(Known(outcome)) = msg.reply::<Known>() {
            return match outcome {
                Ok(known) => {
                    let all = choices(self.before.as_ref(), known);
                    let form = form(self.before.as_ref(), &all, locale);
                    self.page = Some((all, form));
                    vec![]
                }
                Err(text) => vec![Effect::fail(text.clone()), Effect::pop()],
            };
        }
        if let Some(Saved(outcome)) = msg.reply::<Saved>() {
            self.busy = false;
            return match outcome {
                Ok((name, left_out)) if left_out.is_empty() => {
                    vec![Effect::ok(t::saved(locale, name)), Effect::pop()]
                }
                Ok((name, left_out)) => {
                    let text = t::saved_left_out(locale, name, left_out.join("、"));
                    vec![Effect::warn(text), Effect::pop()]
                }
                Err(text) => vec![Effect::fail(text.clone())],
            };
        }
        if msg.reply::<JobFailed>().is_some() {
            self.busy = false;
        }
        if matches!(msg, Msg::Shown) && self.page.is_none() {
            return vec![Effect::job(Lane::Normal, move |session| {
                Known(session.run(statutes).map_err(|error| error.message(locale)))
            })];
        }
        let Some((_, form)) = self.page.as_mut().filter(|_| !self.busy) else { return vec![] };
        match form.update(msg, inside(cx.area), cx.look) {
            FormEvent::Submit => self.submit(locale),
            _ => vec![],
        }
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let inner = panel(frame.buffer_mut(), area, &self.title(cx), cx.look);
        if let Some((_, form)) = &self.page {
            form.view(frame, inner, cx.look);
        }
    }

    fn captures_text(&self) -> bool {
        true
    }

    fn unsaved(&self) -> bool {
        !self.busy && self.page.as_ref().is_some_and(|(_, form)| form.changed())
    }
}
