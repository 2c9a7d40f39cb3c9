//! One item: its content, key and reasons, in any of its revisions.

use super::changed::changed;
use super::form::ItemForm;
use crate::app::AppError;
use crate::app::bank::list::{ItemLine, Revision, revisions};
use crate::app::doubt::list::{Doubt, of_item};
use crate::app::doubt::reopen::{Confirmed, confirmations, reopen};
use crate::app::item::retire::retire;
use crate::app::statute::cite::Basis;
use crate::domain::bank::BankHeader;
use crate::domain::item::check::Field;
use crate::domain::item::{Item, Key, Part};
use crate::i18n::{Locale, banks as t, doubts, exam_screen, names};
use crate::tui::Backend;
use crate::tui::action::ActionState;
use crate::tui::action::banks::item as actions;
use crate::tui::action::shell::list;
use crate::tui::action::statutes::law as statutes;
use crate::tui::effect::{Effect, Lane, Outcome};
use crate::tui::look::Look;
use crate::tui::msg::Msg;
use crate::tui::screen::{Cx, Screen};
use crate::tui::screens::doubts::{DoubtScreen, what_happened};
use crate::tui::screens::question::{key_text, law_text, letter, plain};
use crate::tui::screens::statutes::{Attendance, law};
use crate::tui::screens::when;
use crate::tui::widget::confirm::Confirm;
use crate::tui::widget::panel::{inside, panel};
use crate::tui::widget::paragraph::Paragraph;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Text};
use std::cmp::Ordering;

/// One item with its revisions.
pub struct ItemScreen {
    bank: BankHeader,
    line: ItemLine,
    /// The part, by its id, and the field for which somebody came here.
    concern: Option<(Option<String>, Field)>,
    revisions: Option<Vec<Revision>>,
    /// What is in doubt about the revision in force.
    doubts: Vec<Doubt>,
    /// Who found the revision in force right as it is.
    confirmed: Vec<Confirmed>,
    /// Which revision is shown, from the newest.
    at: usize,
    scroll: usize,
}

/// What the job brought.
struct Loaded(Result<Found, String>);
/// The revisions of the item, what is in doubt about it, and who found it right.
type Found = (Vec<Revision>, Vec<Doubt>, Vec<Confirmed>);
/// The person agrees to retire the item, for this reason.
struct Agreed(String);
/// The person agrees to take the confirmation back.
struct Reopen;
/// Whether what was agreed to was done, and what to say of it.
struct Done(Outcome);

impl ItemScreen {
    /// An item of a bank.
    pub const fn new(bank: BankHeader, line: ItemLine) -> Self {
        Self {
            bank,
            line,
            concern: None,
            revisions: None,
            doubts: Vec::new(),
            confirmed: Vec::new(),
            at: 0,
            scroll: 0,
        }
    }

    /// The same page for somebody who comes for a field: where they write, it is shown first.
    #[must_use]
    pub fn concerning(mut self, part: Option<String>, field: Field) -> Self {
        self.concern = Some((part, field));
        self
    }

    /// The form in which the revision in force is changed, on the page that is wanted.
    fn form(&self, locale: Locale) -> Option<ItemForm> {
        let revision = self.current()?;
        let of = (self.line.uid, revision.id);
        let form = ItemForm::edit(self.bank.clone(), of, &revision.content, locale);
        let in_doubt = self.doubts.iter().flat_map(|doubt| &doubt.touched).next();
        Some(match (in_doubt, &self.concern) {
            (Some(place), _) => form.showing(Some(&place.part), Field::Citations),
            (None, Some((part, field))) => form.showing(part.as_deref(), *field),
            (None, None) => form,
        })
    }

    fn all(&self) -> &[Revision] {
        self.revisions.as_deref().unwrap_or_default()
    }

    /// The revision in force; none when the item is retired.
    fn current(&self) -> Option<&Revision> {
        self.all().iter().find(|revision| revision.current)
    }

    /// The revision in force, or the one that was in force last.
    fn last(&self) -> Option<&Revision> {
        self.all().get(self.place_of_last())
    }

    /// Its place, from the newest: before it are those that were taken back with their import.
    fn place_of_last(&self) -> usize {
        self.all().iter().position(|revision| revision.last).unwrap_or(0)
    }

    fn load(&self, locale: Locale) -> Effect {
        let (item, uid) = (self.line.item, self.line.uid);
        Effect::job(Lane::Normal, move |session| {
            let found = session.run(|app, actor| {
                let revisions = revisions(app, actor, item)?;
                let doubts = match revisions.iter().any(|revision| revision.in_doubt) {
                    true => of_item(app, actor, uid)?,
                    false => vec![],
                };
                Ok((revisions, doubts, confirmations(app, actor, uid)?))
            });
            Loaded(found.map_err(|error| error.message(locale)))
        })
    }

    /// Takes what was found; the revision that is being read stays, unless another one is in force.
    fn take(&mut self, (revisions, doubts, confirmed): Found) {
        let before = self.last().map(|revision| revision.id);
        (self.revisions, self.doubts, self.confirmed) = (Some(revisions), doubts, confirmed);
        if self.last().map(|revision| revision.id) != before {
            self.turn(self.place_of_last());
        }
    }

    fn turn(&mut self, at: usize) {
        self.at = at.min(self.all().len().saturating_sub(1));
        self.scroll = 0;
    }

    /// The revision shown, with what there is to know of it.
    fn text(&self, cx: &Cx) -> Text<'static> {
        let (locale, theme) = (cx.look.locale, &cx.look.theme);
        let Some(revision) = self.all().get(self.at) else { return Text::default() };
        let item = &revision.content;
        let (state, style) = match self.at.cmp(&self.place_of_last()) {
            _ if revision.in_doubt => (t::in_force_in_doubt(locale), theme.warn),
            _ if revision.current => (t::in_force(locale), theme.ok),
            Ordering::Less => (t::taken_back(locale), theme.muted),
            Ordering::Equal => (t::retired(locale), theme.warn),
            Ordering::Greater => (t::superseded(locale), theme.muted),
        };
        let number = t::revision(locale, revision.number, self.all().len());
        let made = t::made_at(locale, when::full(revision.at, cx));
        let mut lines = vec![Line::styled(format!("{state}   {number}   {made}"), style)];
        if revision.in_doubt
            && let Some(text) = what_happened(&self.doubts, locale)
        {
            let text = format!("{} {text}", cx.look.marks().warn);
            lines.push(Line::styled(text, theme.warn));
        }
        if revision.current {
            lines.extend(self.confirmed.iter().map(|one| confirmed(one, cx)));
        }
        lines.extend([Line::styled(
            t::facts(locale, &item.topic, item.difficulty, self.line.uses),
            theme.muted,
        )]);
        if !revision.note.is_empty() {
            lines.push(Line::styled(t::note(locale, &revision.note), theme.muted));
        }
        if let Some(before) = self.all().get(self.at + 1) {
            lines.push(Line::styled(t::changed(locale, before.number), theme.info));
            lines.extend(changed(&before.content, item, cx.look));
        }
        lines.push(Line::default());
        lines.extend(content(item, cx.look));
        Text::from(lines)
    }
}

impl Screen for ItemScreen {
    fn title(&self, _: &Cx) -> String {
        self.line.content.id.clone()
    }

    fn actions(&self, cx: &Cx) -> Vec<ActionState> {
        let locale = cx.look.locale;
        let (edit, retire) = if self.revisions.is_some() && self.current().is_none() {
            let why = t::why_retired(locale);
            (ActionState::off(list::EDIT, why), ActionState::off(actions::RETIRE, why))
        } else {
            (ActionState::on(list::EDIT), ActionState::on(actions::RETIRE))
        };
        let mut offered = vec![
            edit,
            ActionState::when(actions::COPY, self.revisions.is_some()),
            retire,
            ActionState::when(statutes::SHOW, self.revisions.is_some()),
            ActionState::when(actions::OLDER, self.at + 1 < self.all().len())
                .because(t::why_oldest(locale)),
            ActionState::when(actions::NEWER, self.at > 0).because(t::why_newest(locale)),
        ];
        if !self.doubts.is_empty() {
            offered.insert(0, ActionState::on(actions::DOUBT));
        }
        if self.confirmed.iter().any(|one| one.counts) {
            offered.insert(0, ActionState::on(actions::REOPEN));
        }
        offered
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        if let Some(Loaded(outcome)) = msg.reply::<Loaded>() {
            return match outcome {
                Ok(found) => {
                    self.take(found.clone());
                    vec![]
                }
                Err(text) => vec![Effect::fail(text.clone()), Effect::pop()],
            };
        }
        if let Some(Agreed(reason)) = msg.reply::<Agreed>() {
            let (uid, reason) = (self.line.uid, reason.clone());
            let told = t::retired_done(locale, &self.line.content.id);
            return vec![does(locale, move |session| {
                session.run(|app, actor| retire(app, actor, uid, &reason)).map(|()| told)
            })];
        }
        if msg.reply::<Reopen>().is_some() {
            let (uid, told) = (self.line.uid, doubts::reopened(locale, &self.line.content.id));
            return vec![does(locale, move |session| {
                session.run(|app, actor| reopen(app, actor, &[uid])).map(|()| told)
            })];
        }
        if let Some(Done(outcome)) = msg.reply::<Done>() {
            let mut effects = outcome.effects();
            effects.push(self.load(locale));
            return effects;
        }
        match msg {
            Msg::Shown => return vec![self.load(locale)],
            Msg::Command(list::EDIT) => {
                return self.form(locale).map(Effect::push).into_iter().collect();
            }
            Msg::Command(actions::COPY) => {
                let shown = self.all().get(self.at);
                let form = shown
                    .map(|revision| ItemForm::copy(self.bank.clone(), &revision.content, locale));
                return form.map(Effect::push).into_iter().collect();
            }
            Msg::Command(actions::RETIRE) => {
                let text = t::retire_text(locale, &self.line.content.id);
                let question =
                    Confirm::new(t::retire(locale), text).verb(t::retire(locale)).with_reason();
                return vec![Effect::confirm(question, |given| {
                    Agreed(given.reason.unwrap_or_default())
                })];
            }
            Msg::Command(actions::REOPEN) => {
                let text = doubts::reopen_text(locale, &self.line.content.id);
                let name = doubts::reopen(locale);
                return vec![Effect::confirm(Confirm::new(name, text).verb(name), |_| Reopen)];
            }
            Msg::Command(statutes::SHOW) => {
                let Some(revision) = self.all().get(self.at) else { return vec![] };
                let parts = revision.content.parts.iter();
                let citations = parts.flat_map(|part| part.citations.clone()).collect();
                let basis = Basis::Revision(revision.id);
                return law(citations, basis, Attendance::default(), locale);
            }
            Msg::Command(actions::DOUBT) => {
                let id = self.line.content.id.clone();
                return vec![Effect::push(DoubtScreen::alone(self.line.uid, id))];
            }
            Msg::Command(actions::OLDER) => self.turn(self.at + 1),
            Msg::Command(actions::NEWER) => self.turn(self.at.saturating_sub(1)),
            Msg::Key(key) => {
                let text = Paragraph::new(self.text(cx));
                self.scroll = text.scrolled(self.scroll, key.code, inside(cx.area), cx.look);
            }
            _ => {}
        }
        vec![]
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let locale = cx.look.locale;
        let kind = names::item_type(locale, self.line.content.kind);
        let title = format!("{}  {}  [{kind}]", self.bank.name, self.line.content.id);
        let buf = frame.buffer_mut();
        panel(buf, area, &title, cx.look);
        Paragraph::new(self.text(cx)).view(buf, inside(area), self.scroll, cx.look);
    }
}

/// Does what was agreed to, and tells what came of it, here or wherever the person is by then.
fn does(
    locale: Locale,
    work: impl FnOnce(&Backend) -> Result<String, AppError> + Send + 'static,
) -> Effect {
    let work =
        move |session: &Backend| Done(work(session).map_err(|error| error.message(locale)).into());
    Effect::lasting_job(Lane::Normal, work, |Done(outcome)| outcome.clone())
}

/// Who found the item right as it is, when, and for which version.
fn confirmed(one: &Confirmed, cx: &Cx) -> Line<'static> {
    let (look, found) = (cx.look, &one.confirmation);
    let who = found.by.as_deref().unwrap_or_else(|| doubts::by_operator(look.locale));
    let when = when::full(found.at, cx);
    let told = if found.is_of_repealed() { doubts::confirmed_ended } else { doubts::confirmed_by };
    let text = told(look.locale, who, when, &found.statute, found.to);
    Line::styled(format!("{} {text}", look.marks().ok), look.theme.info)
}

/// An item as its author sees it: everything, in the author's order.
pub(super) fn content(item: &Item, look: &Look) -> Vec<Line<'static>> {
    let mut lines = Vec::new();
    if !item.situation.is_empty() {
        lines.extend(plain_lines(&item.situation));
        lines.push(Line::default());
    }
    for (at, part) in item.parts.iter().enumerate() {
        if item.parts.len() > 1 {
            let kind = names::item_type(look.locale, part.kind);
            let head = format!("{}  [{kind}]", t::part_n(look.locale, at + 1));
            lines.push(Line::styled(head, look.theme.accent));
        }
        lines.extend(part_lines(part, look));
        lines.push(Line::default());
    }
    lines
}

fn part_lines(part: &Part, look: &Look) -> Vec<Line<'static>> {
    let (locale, theme, marks) = (look.locale, &look.theme, look.marks());
    let order: Vec<_> = part.options.iter().map(|option| option.id).collect();
    let mut lines = vec![Line::styled(plain(&part.stem), theme.title)];
    for (place, option) in part.options.iter().enumerate() {
        let right = matches!(&part.key, Key::Options(key) if key.contains(&option.id));
        let (mark, style) = if right { (marks.ok, theme.ok) } else { (" ", theme.text) };
        let text = format!("{mark} {}. {}", letter(place), plain(&option.text));
        lines.push(Line::styled(text, style));
        if !option.why.is_empty() {
            lines.push(Line::styled(format!("     {}", plain(&option.why)), theme.muted));
        }
    }
    lines.push(Line::styled(t::accepted(locale, key_text(locale, part, &order)), theme.ok));
    if let Key::Model { rubric, .. } = &part.key {
        for point in rubric {
            let text = format!("  {} {} ×{}", marks.bullet, plain(&point.text), point.weight);
            lines.push(Line::raw(text));
        }
    }
    lines.extend(plain_lines(&part.explanation));
    lines.push(Line::styled(exam_screen::review_law(locale, law_text(part)), theme.accent));
    lines
}

fn plain_lines(markup: &str) -> Vec<Line<'static>> {
    plain(markup).lines().map(|line| Line::raw(line.to_owned())).collect()
}
