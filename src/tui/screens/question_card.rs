//! One question as study shows it: read it, answer it, and learn at once why.

use super::explained;
use super::question::{answer_text, kind_heading, letter, plain, truth_text};
use crate::app::study::answer::Given;
use crate::domain::citation::Citation;
use crate::domain::item::{Answer, Item, ItemType, OptionId, Part};
use crate::i18n::{Locale, exam_screen, study as t};
use crate::tui::key::Code;
use crate::tui::look::Look;
use crate::tui::msg::Msg;
use crate::tui::text::put;
use crate::tui::widget::choice::{Choice, Labels};
use crate::tui::widget::field::Field;
use crate::tui::widget::paragraph::Paragraph;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Text};

/// Rows that the options get at least, however long the question is.
const OPTION_ROWS: usize = 8;

/// A question, what is being answered, and what became of it.
pub(super) struct QuestionCard {
    item: Item,
    part: usize,
    input: Input,
    verdict: Option<Verdict>,
    /// The wrong-answer book is worked off, so the words are those of the book.
    book: bool,
    scroll: usize,
}

/// How a question is answered.
enum Input {
    Options(Choice),
    Blanks(Vec<Field>, usize),
    /// Only a person can judge it: first they think, then they compare.
    Think,
    Compare(Choice),
}

/// What became of the answer.
struct Verdict {
    right: bool,
    given: Given,
}

/// What Enter came to.
pub(super) enum Entered {
    /// The answer is complete.
    Given(Given),
    /// There is nothing to hand in yet.
    Missing,
    /// The card itself went on: to the next blank, to the model answer.
    Went,
}

impl QuestionCard {
    /// One part of an item; none when the item has no such part.
    pub fn new(item: Item, part: &str, book: bool, locale: Locale) -> Option<Self> {
        let part = item.parts.iter().position(|one| one.id == part)?;
        let input = Input::of(&item.parts[part], locale);
        Some(Self { item, part, input, verdict: None, book, scroll: 0 })
    }

    /// The part's id.
    pub fn part_id(&self) -> &str {
        &self.part().id
    }

    /// What the part cites.
    pub fn citations(&self) -> &[Citation] {
        &self.part().citations
    }

    /// The id of the part behind this one.
    pub fn next_part(&self) -> Option<String> {
        self.item.parts.get(self.part + 1).map(|part| part.id.clone())
    }

    /// The item, for the card of its next part.
    pub const fn item(&self) -> &Item {
        &self.item
    }

    fn part(&self) -> &Part {
        &self.item.parts[self.part]
    }

    /// Whether the answer is judged.
    pub const fn settled(&self) -> bool {
        self.verdict.is_some()
    }

    /// Whether the model answer is still to be shown.
    pub const fn thinking(&self) -> bool {
        matches!(self.input, Input::Think)
    }

    /// Whether characters belong to a blank.
    pub const fn captures_text(&self) -> bool {
        self.verdict.is_none() && matches!(self.input, Input::Blanks(..))
    }

    /// The keys that choose, as the footer names them; none where nothing is chosen.
    pub fn choice_keys(&self) -> Option<String> {
        if self.settled() {
            return None;
        }
        match (&self.input, self.part().options.len()) {
            (Input::Compare(_), _) => Some("1-2".to_owned()),
            (Input::Options(_), 0) => Some("1-2".to_owned()),
            (Input::Options(_), options) => {
                let last = options.min(OptionId::MAX);
                Some(format!("1-{last} A-{}", letter(last - 1)))
            }
            (Input::Blanks(..) | Input::Think, _) => None,
        }
    }

    /// The answer is judged: from now on everything there is to learn is shown. Where not all of it
    /// has room, the situation that was just read gives way to what is new.
    pub fn settle(&mut self, given: Given, right: bool, area: Rect, look: &Look) {
        self.verdict = Some(Verdict { right, given });
        let text = Paragraph::new(self.text(look));
        let read = Paragraph::new(self.situation(look)).height(columns(area), look);
        self.scroll = read.min(text.last_scroll(area, look));
    }

    /// The situation of a case, with an empty line behind it.
    fn situation(&self, look: &Look) -> Vec<Line<'static>> {
        let text = plain(&self.item.situation);
        let end = (!text.is_empty()).then_some(" ");
        let lines = text.lines().chain(end);
        lines.map(|line| Line::styled(line.to_owned(), look.theme.muted)).collect()
    }

    /// Enter: goes on within the card, or gives the answer.
    pub fn enter(&mut self, locale: Locale) -> Entered {
        match &mut self.input {
            Input::Think => {
                let had_it = [t::had_it(locale), t::had_it_not(locale)];
                self.input = Input::Compare(Choice::one(had_it));
                self.scroll = 0;
                Entered::Went
            }
            Input::Blanks(fields, at) if *at + 1 < fields.len() => {
                *at += 1;
                Entered::Went
            }
            _ => self.given().map_or(Entered::Missing, Entered::Given),
        }
    }

    /// The answer as it stands; none while there is none.
    pub fn given(&self) -> Option<Given> {
        let part = self.part();
        let answer = match &self.input {
            Input::Compare(choice) => return Some(Given::Own(choice.first()? == 0)),
            Input::Think => return None,
            Input::Options(choice) if part.kind == ItemType::TrueFalse => {
                Answer::Truth(choice.first()? == 0)
            }
            Input::Options(choice) => Answer::Options(
                choice.chosen().iter().filter_map(|at| Some(part.options.get(*at)?.id)).collect(),
            ),
            Input::Blanks(fields, _) => {
                Answer::Blanks(fields.iter().map(|field| field.trimmed().to_owned()).collect())
            }
        };
        (!answer.is_empty()).then_some(Given::Answer(answer))
    }

    /// Takes input: choosing and writing before the answer, scrolling after it.
    pub fn update(&mut self, msg: &Msg, area: Rect, look: &Look) {
        if self.settled() {
            self.scroll_by_key(msg, area, look);
            return;
        }
        match &mut self.input {
            Input::Options(choice) => {
                choice.update(msg);
            }
            Input::Compare(choice) => {
                let digit = msg.key().and_then(|key| key.folded().digit()).is_some();
                if digit || matches!(msg.key().map(|key| key.code), Some(Code::Char(' '))) {
                    choice.update(msg);
                } else {
                    self.scroll_by_key(msg, area, look);
                }
            }
            Input::Blanks(fields, at) => match msg.key().map(|key| key.code) {
                Some(Code::Down | Code::Tab) => *at = (*at + 1).min(fields.len() - 1),
                Some(Code::Up) => *at = at.saturating_sub(1),
                _ => {
                    if let Some(field) = fields.get_mut(*at) {
                        field.update(msg);
                    }
                }
            },
            Input::Think => self.scroll_by_key(msg, area, look),
        }
    }

    /// Scrolls a question that is longer than its place, and back to its beginning at the end.
    pub fn turn(&mut self, area: Rect, look: &Look) {
        let (above, _) = self.split(area, look);
        let last = Paragraph::new(self.text(look)).last_scroll(above, look);
        let page = usize::from(above.height.saturating_sub(1).max(1));
        self.scroll = if self.scroll >= last { 0 } else { (self.scroll + page).min(last) };
    }

    /// Whether the text is longer than its place.
    pub fn is_long(&self, area: Rect, look: &Look) -> bool {
        let (above, _) = self.split(area, look);
        Paragraph::new(self.text(look)).last_scroll(above, look) > 0
    }

    fn scroll_by_key(&mut self, msg: &Msg, area: Rect, look: &Look) {
        let (above, _) = self.split(area, look);
        if let Some(key) = msg.key() {
            let text = Paragraph::new(self.text(look));
            self.scroll = text.scrolled(self.scroll, key.code, above, look);
        }
    }

    /// The order of the options: study shows the author's.
    fn order(&self) -> Vec<OptionId> {
        self.part().options.iter().map(|option| option.id).collect()
    }

    /// The question, and once it is answered everything there is to learn from it.
    fn text(&self, look: &Look) -> Text<'static> {
        let (locale, theme) = (look.locale, &look.theme);
        let part = self.part();
        let mut lines = self.situation(look);
        let kind = kind_heading(locale, part.kind);
        let place = match self.item.parts.len() {
            1 => String::new(),
            of => format!("{} ", exam_screen::part_of(locale, self.part + 1, of)),
        };
        let stem = format!("{kind}{place}{}", plain(&part.stem));
        lines.extend(stem.lines().map(|line| Line::styled(line.to_owned(), theme.title)));
        match (&self.verdict, &self.input) {
            (Some(verdict), _) => lines.extend(self.learnt(verdict, look)),
            (None, Input::Compare(_)) => {
                lines.push(Line::default());
                lines.extend(explained::explanation(part, &[], look));
                lines.push(Line::default());
                lines.push(Line::styled(t::own_question(locale), theme.info));
            }
            (None, Input::Think) => {
                lines.push(Line::default());
                lines.push(Line::styled(t::think_first(locale), theme.info));
            }
            (None, _) => {}
        }
        Text::from(lines)
    }

    fn learnt(&self, verdict: &Verdict, look: &Look) -> Vec<Line<'static>> {
        let (locale, theme, marks) = (look.locale, &look.theme, look.marks());
        let (part, order) = (self.part(), self.order());
        let answer = match &verdict.given {
            Given::Answer(answer) => Some(answer),
            Given::Own(_) => None,
        };
        let mut lines = vec![];
        if matches!(part.kind, ItemType::Single | ItemType::Multiple | ItemType::TrueFalse) {
            lines.push(Line::default());
            lines.extend(explained::options(part, answer, &order, look));
        }
        lines.push(Line::default());
        let own = answer.is_none();
        let (mark, style) =
            if verdict.right { (marks.ok, theme.ok) } else { (marks.danger, theme.danger) };
        let words = match (verdict.right, own, self.book) {
            (true, true, _) => t::own_right(locale),
            (false, true, _) => t::own_wrong(locale),
            (true, false, true) => t::right_book(locale),
            (false, false, true) => t::wrong_book(locale),
            (true, false, false) => t::right(locale),
            (false, false, false) => t::wrong(locale),
        };
        lines.push(Line::styled(format!("{mark} {words}"), style));
        if let Some(answer) = answer {
            lines.push(Line::raw(t::yours(locale, answer_text(locale, answer, &order))));
        }
        lines.extend(explained::explanation(part, &order, look));
        lines
    }

    /// Where the text and what is answered with stand: the question takes what it needs, the
    /// options the rest, and of two that need too much each gets its share.
    fn split(&self, area: Rect, look: &Look) -> (Rect, Rect) {
        let wanted = match (&self.verdict, &self.input) {
            (Some(_), _) | (None, Input::Think) => 0,
            (None, Input::Options(choice) | Input::Compare(choice)) => {
                choice.height(usize::from(area.width), look) + 1
            }
            (None, Input::Blanks(fields, _)) => fields.len() + 1,
        };
        let height = usize::from(area.height);
        let columns = columns(area);
        let text = Paragraph::new(self.text(look)).height(columns, look);
        let below = if text + wanted <= height {
            height - text
        } else {
            wanted.min(OPTION_ROWS.max(height.saturating_sub(text)))
        };
        let below = if wanted == 0 { 0 } else { u16::try_from(below).unwrap_or(area.height) };
        let above = Rect { height: area.height.saturating_sub(below), ..area };
        // One row of air between them.
        let y = above.bottom() + 1;
        (above, Rect { y, height: area.bottom().saturating_sub(y), ..area })
    }

    /// Draws the card.
    pub fn view(&self, frame: &mut Frame, area: Rect, look: &Look) {
        let (above, below) = self.split(area, look);
        let buf = frame.buffer_mut();
        Paragraph::new(self.text(look)).view(buf, above, self.scroll, look);
        if self.settled() {
            return;
        }
        match &self.input {
            Input::Options(choice) | Input::Compare(choice) => choice.view(buf, below, true, look),
            Input::Blanks(fields, at) => {
                for (n, field) in (0_u16..).zip(fields) {
                    let label = format!("{}  ", exam_screen::blank_n(look.locale, n + 1));
                    let columns = u16::try_from(look.width(&label)).unwrap_or(0);
                    let y = below.y + n;
                    let width = below.width.saturating_sub(columns).min(48);
                    if y < below.bottom() {
                        let at_line = (below.x, y);
                        let style = look.theme.muted;
                        put(frame.buffer_mut(), at_line, &label, columns, style, look.wide);
                        let place = Rect { x: below.x + columns, y, width, height: 1 };
                        field.view(frame, place, usize::from(n) == *at, look);
                    }
                }
            }
            Input::Think => {}
        }
    }
}

impl Input {
    fn of(part: &Part, locale: Locale) -> Self {
        let texts = || part.options.iter().map(|option| plain(&option.text));
        let labelled = |choice: Choice| Self::Options(choice.labels(Labels::DigitsAndLetters));
        match part.kind {
            ItemType::Single => labelled(Choice::one(texts())),
            ItemType::Multiple => labelled(Choice::many(texts())),
            ItemType::TrueFalse => {
                Self::Options(Choice::one([true, false].map(|truth| truth_text(locale, truth))))
            }
            ItemType::Fill => {
                let blanks = part.blanks_in_stem().max(1);
                Self::Blanks((0..blanks).map(|_| Field::new().max(60)).collect(), 0)
            }
            ItemType::Short | ItemType::Case => Self::Think,
        }
    }
}

/// Columns for text: a paragraph keeps one for its scroll signs.
fn columns(area: Rect) -> usize {
    usize::from(area.width).saturating_sub(1)
}
