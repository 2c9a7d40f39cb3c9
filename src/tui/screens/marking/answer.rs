//! Marking one answer after the other: the question and its standard, what was written, points.

use crate::app::exam::mark::{Waiting, mark};
use crate::app::exam::remark::remark;
use crate::domain::item::{Key, RubricPoint};
use crate::domain::points::Points;
use crate::i18n::{Locale, exam_screen, marking as t};
use crate::tui::action::shell::form as form_actions;
use crate::tui::action::statutes::law as statutes;
use crate::tui::action::{ActionState, marking as actions};
use crate::tui::effect::{Effect, Lane};
use crate::tui::key::Code;
use crate::tui::look::Look;
use crate::tui::msg::Msg;
use crate::tui::screen::{Cx, Screen};
use crate::tui::screens::question::{answer_text, heading, law_text, plain};
use crate::tui::screens::statutes::law_of;
use crate::tui::widget::choice::Choice;
use crate::tui::widget::field::Field;
use crate::tui::widget::form::{Entry, Form, FormEvent, Input};
use crate::tui::widget::panel::{inside, panel, rule};
use crate::tui::widget::paragraph::Paragraph;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Text};

/// Columns from which question and answer stand side by side.
const SIDE_BY_SIDE: u16 = 110;

/// The answers of the queue, one at a time.
pub struct AnswerScreen {
    queue: Vec<Waiting>,
    at: usize,
    form: Form,
    scroll: usize,
    saving: bool,
}

/// The points given, once they are recorded.
struct Marked(Result<Points, String>);

impl AnswerScreen {
    /// The queue from its answer `at` on; none when there is no such answer.
    pub fn new(queue: Vec<Waiting>, at: usize, locale: Locale) -> Option<Self> {
        let form = form(queue.get(at)?, locale);
        Some(Self { queue, at, form, scroll: 0, saving: false })
    }

    /// Shows the next answer, or goes back to the list after the last.
    fn next(&mut self, locale: Locale) -> Vec<Effect> {
        let Some(waiting) = self.queue.get(self.at + 1) else {
            self.form.saved();
            return vec![Effect::info(t::all_done(locale)), Effect::pop()];
        };
        self.at += 1;
        self.form = form(waiting, locale);
        self.scroll = 0;
        vec![]
    }

    fn submit(&mut self, waiting: &Waiting, locale: Locale) -> Vec<Effect> {
        let Ok(points) = self.form.text("points").parse::<Points>() else {
            self.form.error("points", t::bad_points(locale));
            return vec![];
        };
        if points > waiting.points {
            self.form.error("points", t::too_many(locale, waiting.points));
            return vec![];
        }
        self.saving = true;
        let (attempt, place) = (waiting.attempt, waiting.place.clone());
        let (again, comment) = (waiting.given.is_some(), self.form.text("comment"));
        vec![Effect::job(Lane::Normal, move |session| {
            let marked = session.run(|app, actor| match again {
                true => remark(app, actor, attempt, &place, points, &comment),
                false => mark(app, actor, attempt, &place, points, &comment),
            });
            Marked(marked.map(|()| points).map_err(|error| error.message(locale)))
        })]
    }

    /// The points that the ticked marking points come to.
    fn suggest(&mut self, waiting: &Waiting) {
        let Some(Input::Choice(ticked)) = self.form.input("rubric") else { return };
        let rubric = rubric(waiting);
        let weight = |at: &usize| rubric.get(*at).map_or(0, |point| i64::from(point.weight));
        let earned: i64 = ticked.chosen().iter().map(weight).sum();
        let all: i64 = rubric.iter().map(|point| i64::from(point.weight)).sum();
        let points = waiting.points.share(earned, all);
        if let Some(Input::Line(field)) = self.form.input_mut("points") {
            field.set(points.to_string());
        }
    }

    /// Scrolls the text by `rows`; from its end on, back to the beginning if `round`.
    fn scroll(&mut self, waiting: &Waiting, rows: isize, round: bool, cx: &Cx) {
        let places = Places::of(cx.area, &self.form, cx.look);
        let text = Paragraph::new(text(waiting, places.split.is_none(), cx.look));
        let last = text.last_scroll(places.text, cx.look);
        self.scroll = match self.scroll.min(last) {
            at if round && at == last => 0,
            at => at.saturating_add_signed(rows).min(last),
        };
    }
}

impl Screen for AnswerScreen {
    fn title(&self, cx: &Cx) -> String {
        t::title(cx.look.locale).to_owned()
    }

    fn actions(&self, cx: &Cx) -> Vec<ActionState> {
        vec![
            ActionState::when(form_actions::SAVE, !self.saving).label(t::save_next(cx.look.locale)),
            ActionState::when(actions::SKIP, !self.saving),
            ActionState::on(actions::SCROLL),
            ActionState::on(statutes::SHOW),
            ActionState::on(form_actions::NEXT_FIELD),
        ]
    }

    fn captures_text(&self) -> bool {
        true
    }

    fn unsaved(&self) -> bool {
        self.form.changed()
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        if let Some(Marked(outcome)) = msg.reply::<Marked>() {
            self.saving = false;
            return match outcome {
                Ok(points) => {
                    let mut effects = vec![Effect::ok(t::saved(locale, points))];
                    effects.extend(self.next(locale));
                    effects
                }
                Err(text) => vec![Effect::fail(text.clone())],
            };
        }
        let Some(waiting) = self.queue.get(self.at).cloned() else { return vec![] };
        let page = isize::try_from(cx.area.height / 3).unwrap_or(1);
        match (msg, msg.key().map(|key| key.code)) {
            (Msg::Command(actions::SKIP), _) => return self.next(locale),
            (Msg::Command(statutes::SHOW), _) => {
                let part = waiting.item.part(&waiting.place.part);
                return law_of(part, waiting.revision, locale);
            }
            (Msg::Command(actions::SCROLL), _) => self.scroll(&waiting, page, true, cx),
            (_, Some(Code::PageDown)) => self.scroll(&waiting, page, false, cx),
            (_, Some(Code::PageUp)) => self.scroll(&waiting, -page, false, cx),
            _ => {
                let area = Places::of(cx.area, &self.form, cx.look).form;
                match self.form.update(msg, area, cx.look) {
                    FormEvent::Changed("rubric") => self.suggest(&waiting),
                    FormEvent::Submit if !self.saving => return self.submit(&waiting, locale),
                    _ => {}
                }
            }
        }
        vec![]
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let (look, locale) = (cx.look, cx.look.locale);
        let Some(waiting) = self.queue.get(self.at) else { return };
        let places = Places::of(area, &self.form, look);
        let place = t::place(locale, self.at + 1, self.queue.len());
        let title = format!("{}  {place}", waiting.sitting);
        let buf = frame.buffer_mut();
        if let Some((left, right)) = places.split {
            panel(buf, left, &title, look);
            let inner = panel(buf, right, t::the_answer(locale), look);
            let answer = Rect { height: places.form.y.saturating_sub(inner.y + 1), ..inner };
            Paragraph::new(written(waiting, locale)).view(buf, answer, 0, look);
        } else {
            panel(buf, area, &title, look);
        }
        Paragraph::new(text(waiting, places.split.is_none(), look)).view(
            buf,
            places.text,
            self.scroll,
            look,
        );
        let line = Rect { y: places.form.y.saturating_sub(1), height: 1, ..places.form };
        rule(buf, line, t::points(locale), look);
        self.form.view(frame, places.form, look);
    }
}

/// Where things are.
struct Places {
    /// Question and standard; the answer too, unless it stands beside.
    text: Rect,
    form: Rect,
    /// The two panels when there is room for them.
    split: Option<(Rect, Rect)>,
}

impl Places {
    fn of(area: Rect, form: &Form, look: &Look) -> Self {
        let split = (area.width >= SIDE_BY_SIDE).then(|| {
            let left = Rect { width: area.width / 2, ..area };
            let right = Rect { x: area.x + left.width, width: area.width - left.width, ..area };
            (left, right)
        });
        let (left, right) = split.unwrap_or((area, area));
        let (left, right) = (inside(left), inside(right));
        let rows = u16::try_from(form.rows(right, look)).unwrap_or(u16::MAX);
        let height = rows.min(right.height * 3 / 5);
        let form = Rect { y: right.bottom() - height, height, ..right };
        let text = if split.is_some() {
            left
        } else {
            Rect { height: left.height.saturating_sub(height + 1), ..left }
        };
        Self { text, form, split }
    }
}

fn rubric(waiting: &Waiting) -> &[RubricPoint] {
    match waiting.item.part(&waiting.place.part).map(|part| &part.key) {
        Some(Key::Model { rubric, .. }) => rubric,
        _ => &[],
    }
}

fn form(waiting: &Waiting, locale: Locale) -> Form {
    let rubric = rubric(waiting);
    let weights: Vec<u16> = rubric.iter().map(|point| point.weight).collect();
    let shares = waiting.points.split(&weights);
    let mut entries = Vec::new();
    if !rubric.is_empty() {
        let options = rubric.iter().zip(shares).map(|(point, share)| {
            format!("{} ({})", plain(&point.text), exam_screen::points_each(locale, share))
        });
        entries.push(
            Entry::choice("rubric", t::rubric(locale), Choice::many(options))
                .hint(t::rubric_hint(locale)),
        );
    }
    let points = Field::new().max(7).accepting(|c| c.is_ascii_digit() || c == '.');
    let points = points.with(waiting.given.map(|given| given.to_string()).unwrap_or_default());
    entries.push(
        Entry::line("points", t::points(locale), points)
            .required()
            .hint(t::points_hint(locale, waiting.points)),
    );
    entries.push(match waiting.given {
        None => Entry::line("comment", t::comment(locale), Field::new().max(200)),
        Some(before) => Entry::line("comment", t::reason(locale), Field::new().max(200))
            .required()
            .hint(t::reason_hint(locale, before)),
    });
    Form::new(entries).button(t::save_next(locale))
}

fn written(waiting: &Waiting, locale: Locale) -> String {
    match waiting.answer.as_ref().filter(|answer| !answer.is_empty()) {
        Some(answer) => answer_text(locale, answer, &[]),
        None => t::blank(locale).to_owned(),
    }
}

/// Question, answer (if wanted) and what it is measured by.
fn text(waiting: &Waiting, with_answer: bool, look: &Look) -> Text<'static> {
    let (locale, theme) = (look.locale, &look.theme);
    let Some(part) = waiting.item.part(&waiting.place.part) else { return Text::default() };
    let plain_lines = |text: String| -> Vec<Line<'static>> {
        text.lines().map(|line| Line::raw(line.to_owned())).collect()
    };
    let mut lines = Vec::new();
    if !waiting.item.situation.is_empty() {
        lines.extend(plain_lines(plain(&waiting.item.situation)));
        lines.push(Line::default());
    }
    let head = heading(locale, part.kind, waiting.points);
    lines.push(Line::styled(format!("{head}{}", plain(&part.stem)), theme.title));
    lines.push(Line::default());
    if with_answer {
        lines.push(Line::styled(t::the_answer(locale), theme.accent));
        lines.extend(plain_lines(written(waiting, locale)));
        lines.push(Line::default());
    }
    if let Key::Model { answer, .. } = &part.key {
        lines.push(Line::styled(t::model(locale), theme.accent));
        lines.extend(plain_lines(plain(answer)));
    }
    lines.push(Line::styled(exam_screen::review_law(locale, law_text(part)), theme.muted));
    Text::from(lines)
}
