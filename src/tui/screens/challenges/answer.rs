//! One challenge: the question with its key, the grounds, and the answer.

use super::verdict_text;
use crate::app::challenge::{Challenge, answer::answer};
use crate::domain::challenge::Verdict;
use crate::domain::item::OptionId;
use crate::i18n::{Locale, challenges as t};
use crate::tui::action::shell::form as form_actions;
use crate::tui::action::statutes::law as statutes;
use crate::tui::action::{ActionState, challenges as actions};
use crate::tui::effect::{Effect, Lane};
use crate::tui::key::Code;
use crate::tui::look::Look;
use crate::tui::msg::Msg;
use crate::tui::screen::{Cx, Screen};
use crate::tui::screens::explained;
use crate::tui::screens::question::plain;
use crate::tui::screens::statutes::law_of;
use crate::tui::widget::area::Area;
use crate::tui::widget::form::{Entry, Form, FormEvent};
use crate::tui::widget::panel::{inside, panel, rule};
use crate::tui::widget::paragraph::Paragraph;
use crate::tui::widget::pick::Pick;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Text};

/// Lines of the answer that are visible.
const WORDS: u16 = 3;

/// One challenge being answered, or read once it is.
pub struct AnswerScreen {
    challenge: Challenge,
    form: Form,
    scroll: usize,
    sending: bool,
}

/// The answer is recorded, or why not.
struct Answered(Result<(), String>);

impl AnswerScreen {
    /// The page of one challenge.
    pub fn new(challenge: Challenge) -> Self {
        Self { challenge, form: Form::new([]), scroll: 0, sending: false }
    }

    const fn waits(&self) -> bool {
        self.challenge.ruling.is_none()
    }

    fn form(locale: Locale) -> Form {
        let verdicts = Verdict::ALL.iter().map(|verdict| verdict_text(locale, *verdict));
        Form::new([
            Entry::pick("verdict", t::verdict(locale), Pick::new(verdicts)),
            Entry::area("words", t::words(locale), Area::new().max(500), WORDS)
                .required()
                .hint(t::words_hint(locale)),
        ])
        .button(t::send(locale))
    }

    fn places(&self, area: Rect, look: &Look) -> (Rect, Rect) {
        let inner = inside(area);
        if !self.waits() {
            return (inner, Rect { height: 0, ..inner });
        }
        let rows = u16::try_from(self.form.rows(inner, look)).unwrap_or(u16::MAX);
        let height = rows.min(inner.height / 2);
        let form = Rect { y: inner.bottom() - height, height, ..inner };
        (Rect { height: inner.height.saturating_sub(height + 1), ..inner }, form)
    }

    fn scroll(&mut self, rows: isize, round: bool, cx: &Cx) {
        let (place, _) = self.places(cx.area, cx.look);
        let last = Paragraph::new(self.text(cx)).last_scroll(place, cx.look);
        self.scroll = match self.scroll.min(last) {
            at if round && at == last => 0,
            at => at.saturating_add_signed(rows).min(last),
        };
    }

    fn submit(&mut self, locale: Locale) -> Vec<Effect> {
        let verdict = self.form.picked("verdict").and_then(|at| Verdict::ALL.get(at));
        let Some(verdict) = verdict.copied() else { return vec![] };
        self.sending = true;
        let (id, words) = (self.challenge.id, self.form.text("words"));
        vec![Effect::job(Lane::Normal, move |session| {
            let done = session.run(|app, actor| answer(app, actor, id, verdict, &words));
            Answered(done.map_err(|error| error.message(locale)))
        })]
    }

    /// Grounds, answer if there is one, then the question with everything about it.
    fn text(&self, cx: &Cx) -> Text<'static> {
        let (look, locale) = (cx.look, cx.look.locale);
        let theme = &look.theme;
        let challenge = &self.challenge;
        let by = t::by(locale, &challenge.officer_name, &challenge.sitting);
        let mut lines = vec![
            Line::styled(t::grounds(locale), theme.title),
            Line::styled(challenge.grounds.clone(), theme.warn),
            Line::styled(by, theme.muted),
        ];
        if let Some(ruling) = &challenge.ruling {
            let day = cx.zone.date(ruling.at);
            let verdict = verdict_text(locale, ruling.verdict);
            lines.push(Line::raw(t::ruled(locale, verdict, day, &ruling.answer)));
            lines.push(Line::styled(t::answered_by(locale, &ruling.actor), theme.muted));
        }
        lines.push(Line::default());
        let item = &challenge.item;
        if !item.situation.is_empty() {
            let situation = plain(&item.situation);
            lines.extend(situation.lines().map(|line| Line::raw(line.to_owned())));
            lines.push(Line::default());
        }
        let Some(part) = item.part(&challenge.place.part) else { return Text::from(lines) };
        lines.push(Line::styled(plain(&part.stem), theme.title));
        let order: Vec<OptionId> = part.options.iter().map(|option| option.id).collect();
        lines.extend(explained::options(part, None, &order, look));
        lines.extend(explained::explanation(part, &order, look));
        Text::from(lines)
    }
}

impl Screen for AnswerScreen {
    fn title(&self, cx: &Cx) -> String {
        t::answer_title(cx.look.locale).to_owned()
    }

    fn actions(&self, cx: &Cx) -> Vec<ActionState> {
        let mut list = vec![];
        if self.waits() {
            let send = ActionState::when(form_actions::SAVE, !self.sending);
            list.push(send.label(t::send(cx.look.locale)));
            list.push(ActionState::on(form_actions::NEXT_FIELD));
        }
        list.push(ActionState::on(actions::SCROLL));
        list.push(ActionState::on(statutes::SHOW));
        list
    }

    fn captures_text(&self) -> bool {
        self.waits()
    }

    fn unsaved(&self) -> bool {
        self.form.changed()
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        if let Some(Answered(outcome)) = msg.reply::<Answered>() {
            self.sending = false;
            return match outcome {
                Ok(()) => {
                    self.form.saved();
                    vec![Effect::ok(t::answered(locale)), Effect::pop()]
                }
                Err(text) => vec![Effect::fail(text.clone())],
            };
        }
        let page = isize::try_from(cx.area.height / 3).unwrap_or(1);
        match (msg, msg.key().map(|key| key.code)) {
            (Msg::Shown, _) if self.waits() && self.form.input("words").is_none() => {
                self.form = Self::form(locale);
            }
            (Msg::Command(statutes::SHOW), _) => {
                let part = self.challenge.item.part(&self.challenge.place.part);
                return law_of(part, self.challenge.revision, locale);
            }
            (Msg::Command(actions::SCROLL), _) => self.scroll(page, true, cx),
            (_, Some(Code::PageDown)) => self.scroll(page, false, cx),
            (_, Some(Code::PageUp)) => self.scroll(-page, false, cx),
            (_, Some(Code::Down)) if !self.waits() => self.scroll(1, false, cx),
            (_, Some(Code::Up)) if !self.waits() => self.scroll(-1, false, cx),
            _ if self.waits() => {
                let (_, area) = self.places(cx.area, cx.look);
                let event = self.form.update(msg, area, cx.look);
                if event == FormEvent::Submit && !self.sending {
                    return self.submit(locale);
                }
            }
            _ => {}
        }
        vec![]
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let look = cx.look;
        let title = format!("{}  {}", self.challenge.bank, t::answer_title(look.locale));
        panel(frame.buffer_mut(), area, &title, look);
        let (text, form) = self.places(area, look);
        Paragraph::new(self.text(cx)).hanging(2).view(frame.buffer_mut(), text, self.scroll, look);
        if self.waits() {
            let line = Rect { y: form.y.saturating_sub(1), height: 1, ..form };
            rule(frame.buffer_mut(), line, t::send(look.locale), look);
            self.form.view(frame, form, look);
        }
    }
}
