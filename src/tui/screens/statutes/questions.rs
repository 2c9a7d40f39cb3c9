//! The items that cite an article, for who writes banks.

use crate::app::AppError;
use crate::app::statute::questions::{OfArticle, OnArticle, on_article};
use crate::i18n::{Locale, doubts, names, statute_room as t};
use crate::tui::Backend;
use crate::tui::effect::Effect;
use crate::tui::look::Look;
use crate::tui::screen::{Cx, Screen};
use crate::tui::screens::banks::ItemScreen;
use crate::tui::screens::listing::{Here, Listing, Order, Source};
use crate::tui::screens::question::plain;
use crate::tui::widget::table::{Column, Fit, Row, Table};
use ratatui::text::Line;

/// The items that cite this article.
pub(super) fn items_on(article: OfArticle) -> impl Screen {
    Listing::new(Items { article })
}

struct Items {
    article: OfArticle,
}

impl Source for Items {
    type Row = OnArticle;
    type Query = OfArticle;
    type Head = ();

    fn title(&self, cx: &Cx) -> String {
        let article = format!("{} {}", self.article.name, self.article.no.label());
        t::items_title(cx.look.locale, article)
    }

    fn table(&self, _: bool, cx: &Cx) -> Table {
        let locale = cx.look.locale;
        Table::new([
            Column::left(t::col_item(locale), Fit::Exact(14)),
            Column::left(t::col_bank(locale), Fit::Grow(16)).spare(),
            Column::left(t::col_kind(locale), Fit::Exact(8)),
            Column::left(t::col_stem(locale), Fit::Grow(30)),
        ])
        .ordinal()
        .empty(t::no_questions(locale))
    }

    fn row(&self, row: &OnArticle, cx: &Cx) -> Row {
        let (locale, content) = (cx.look.locale, &row.line.content);
        let kind = names::item_type(locale, content.kind).to_owned();
        let cells = |stem| Row::new([content.id.clone(), row.bank.name.clone(), kind, stem]);
        match row.line.in_doubt {
            false => cells(stem(row)),
            true => cells(doubts::marked(locale, stem(row))).style(3, cx.look.theme.warn),
        }
    }

    fn texts(&self, row: &OnArticle) -> Vec<String> {
        let mut texts = vec![row.line.content.id.clone(), row.bank.name.clone(), stem(row)];
        if row.line.in_doubt {
            texts.extend(Locale::ALL.map(|locale| doubts::mark(locale).to_owned()));
        }
        texts
    }

    fn query(&self) -> OfArticle {
        self.article.clone()
    }

    fn load(article: &OfArticle, session: &Backend) -> Result<((), Vec<OnArticle>), AppError> {
        Ok(((), session.run(|app, actor| on_article(app, actor, article))?))
    }

    fn open(&self, row: &OnArticle, _: &Cx) -> Vec<Effect> {
        vec![Effect::push(ItemScreen::new(row.bank.clone(), row.line.clone()))]
    }

    fn above(&self, here: &Here<'_, Self>, look: &Look) -> Vec<Line<'static>> {
        let in_doubt = here.rows.iter().filter(|row| row.line.in_doubt).count();
        let text = t::items_doubted(look.locale, here.rows.len(), in_doubt);
        let line = Line::styled(format!("{} {text}", look.marks().warn), look.theme.warn);
        if in_doubt > 0 { vec![line] } else { vec![] }
    }

    fn orders(&self) -> &'static [Order<OnArticle>] {
        &[Order {
            name: t::col_kind,
            compare: |a, b| a.line.content.kind.cmp(&b.line.content.kind),
        }]
    }
}

/// What the item asks, on one line: the situation of a case, otherwise the question.
fn stem(row: &OnArticle) -> String {
    let item = &row.line.content;
    let text = match item.situation.is_empty() {
        false => Some(plain(&item.situation)),
        true => item.parts.first().map(|part| plain(&part.stem)),
    };
    text.unwrap_or_default().replace('\n', " ")
}
