//! What a set says of time: the line below the question, the question whether anybody is there,
//! and the summary at the end.

use super::clock::{line, span};
use crate::app::study::end::Summary;
use crate::app::study::hours::Year;
use crate::app::study::{Counted, ended};
use crate::domain::hours::{Allowance, Hours};
use crate::domain::study::{ANSWER_WITHIN, Silence, StudyEnd};
use crate::i18n::study as t;
use crate::tui::effect::Tone;
use crate::tui::look::Look;
use crate::tui::text::put;
use crate::tui::widget::panel::panel;
use crate::tui::widget::paragraph::Paragraph;
use crate::tui::widget::popup::{centred, popup};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Text};

/// Answers, time that counts, time that does not, and what the rules still admit.
pub fn time_line(
    frame: &mut Frame,
    area: Rect,
    answers: (u32, u32),
    counted: &Counted,
    allowance: &Allowance,
    look: &Look,
) {
    let dot = format!(" {} ", look.marks().dot);
    let mut parts = line(look.locale, counted, allowance);
    if answers.0 > 0 {
        parts.insert(0, t::answered(look.locale, answers.0, answers.1));
    }
    let text = look.truncate(&parts.join(&dot), usize::from(area.width));
    let place = (area.x, area.y);
    put(frame.buffer_mut(), place, &text, area.width, look.theme.muted, look.wide);
}

/// The question 还在学习吗? after a silence, and what has become of the time since.
pub fn are_you_there(frame: &mut Frame, area: Rect, silence: Silence, millis: i64, look: &Look) {
    let locale = look.locale;
    let minutes = millis / 60_000;
    let text = match silence {
        Silence::Fine => return,
        Silence::Asked => {
            // The question came after the whole minutes of the preset.
            let asked_for = millis % ANSWER_WITHIN;
            t::there_text(locale, minutes, (ANSWER_WITHIN - asked_for) / 1_000)
        }
        Silence::Dropped | Silence::Over => t::away_text(locale, minutes),
    };
    let place = centred(area, 60, 7);
    let inner = popup(frame.buffer_mut(), place, t::there_title(locale), Tone::Warn, look);
    let text = Paragraph::new(Text::from(text));
    let inner = Rect { y: inner.y + 1, height: inner.height.saturating_sub(1), ..inner };
    text.view(frame.buffer_mut(), inner, 0, look);
}

/// What a session came to.
pub fn view(frame: &mut Frame, area: Rect, summary: &Summary, year: Option<&Year>, look: &Look) {
    let (locale, theme) = (look.locale, &look.theme);
    let inner = panel(frame.buffer_mut(), area, t::summary_title(locale), look);
    let counted = &summary.counted;
    let mut lines = vec![Line::default()];
    let by = counted.ended_by.unwrap_or(StudyEnd::Person);
    let style = if by == StudyEnd::Person { theme.title } else { theme.warn };
    lines.push(Line::styled(ended(locale, by), style));
    lines.push(Line::default());
    lines.push(Line::raw(t::summary_answers(locale, summary.answered, summary.right)));
    let time = |seconds: u32| span(locale, seconds.into());
    lines.push(Line::styled(t::summary_counted(locale, time(counted.seconds)), theme.ok));
    if counted.dropped_seconds > 0 {
        let text = t::summary_dropped(locale, time(counted.dropped_seconds));
        lines.push(Line::styled(text, theme.warn));
    }
    if summary.granted_seconds < counted.seconds {
        let text = t::summary_limited(locale, time(summary.granted_seconds));
        lines.push(Line::styled(text, theme.warn));
    }
    if let Some(year) = year {
        let (total, required) = (year.granted.total(), year.granted.required);
        let missing = year.granted.missing();
        lines.push(Line::default());
        lines.push(Line::raw(if missing == Hours::default() {
            t::summary_year_done(locale, total, required)
        } else {
            t::summary_year(locale, total, required, missing)
        }));
    }
    Paragraph::new(Text::from(lines)).view(frame.buffer_mut(), inner, 0, look);
}
