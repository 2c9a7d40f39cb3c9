//! Which version of a statute is in force on a day, and what a citation points to.

use super::{CitationFault, StatuteOutline};
use crate::domain::citation::Citation;
use crate::domain::time::Date;

/// A version with the days on which it is in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dated {
    /// The version by the number of its parts; its first day stands in it.
    pub outline: StatuteOutline,
    /// Its last day, where that was said; what a later version ends needs no word.
    pub effective_to: Option<Date>,
}

/// The versions of one statute, the earliest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Versions(Vec<Dated>);

impl Versions {
    /// The versions, in any order.
    pub fn new(mut versions: Vec<Dated>) -> Self {
        versions.sort_by_key(|one| (one.outline.effective_from, one.outline.version));
        Self(versions)
    }

    /// The latest version; none when there is none.
    pub fn latest(&self) -> Option<Date> {
        self.0.iter().map(|one| one.outline.version).max()
    }

    /// The last day of the version at `index`: the one stated, or the day before the next version
    /// begins; none while it goes on.
    pub fn last_day(&self, index: usize) -> Option<Date> {
        let stated = self.0.get(index).and_then(|one| one.effective_to);
        let next = self.0.get(index + 1).map(|next| next.outline.effective_from);
        let before_next = next.and_then(|day| day.yesterday().ok());
        [stated, before_next].into_iter().flatten().min()
    }

    /// The version in force on a day; none before the first, and after a stated end.
    pub fn in_force(&self, on: Date) -> Option<&Dated> {
        let index = self.0.iter().rposition(|one| one.outline.effective_from <= on)?;
        self.last_day(index).is_none_or(|last| on <= last).then(|| self.0.get(index))?
    }

    /// The version to read on a day: the one in force, and where none is the last one.
    pub fn to_read(&self, on: Date) -> Option<&Dated> {
        self.in_force(on).or(self.0.last())
    }

    /// The first day on which no version is in force any more, where one was and none is on `on`.
    pub fn ended(&self, on: Date) -> Option<Date> {
        let index = self.0.iter().rposition(|one| one.outline.effective_from <= on)?;
        self.last_day(index).filter(|last| *last < on).and_then(|last| last.tomorrow().ok())
    }

    /// The version that something was judged by on `day`: the one of that day, or, where a statute had
    /// ended without a later version, the one that ended then.
    pub fn judged_by(&self, day: Date) -> Option<&Dated> {
        let of_day = self.0.iter().position(|one| one.outline.version == day);
        let ends = |index: &usize| self.last_day(*index).and_then(|last| last.tomorrow().ok());
        let ended = || (0..self.0.len()).find(|index| ends(index) == Some(day));
        self.0.get(of_day.or_else(ended)?)
    }

    /// What a citation points to on a day. `checked` is the version the citation was written for,
    /// where that is known.
    pub fn standing(&self, citation: &Citation, checked: Option<Date>, on: Date) -> Standing {
        let Some(latest) = self.latest() else { return Standing::NotLoaded };
        if let Some(checked) = checked.filter(|checked| *checked > latest) {
            return Standing::OnlyEarlier { checked, latest };
        }
        let Some(current) = self.in_force(on) else { return Standing::Superseded { by: None } };
        let version = current.outline.version;
        if checked.is_some_and(|checked| checked < version) {
            return Standing::Superseded { by: Some(version) };
        }
        match current.outline.check(citation) {
            Ok(()) => Standing::Resolves,
            Err(fault) => Standing::Missing(fault),
        }
    }
}

/// What a citation points to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// A place of the version in force.
    Resolves,
    /// No place of the version in force.
    Missing(CitationFault),
    /// No version of the statute is known.
    NotLoaded,
    /// It was written for a version that is not loaded, and those that are came before it.
    OnlyEarlier {
        /// The one it was written for.
        checked: Date,
        /// The latest of the others.
        latest: Date,
    },
    /// It was written for a version that is no longer in force.
    Superseded {
        /// The version in force now; none when the statute has ended.
        by: Option<Date>,
    },
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn dated(version: Date, from: Date, to: Option<Date>, articles: u16) -> Dated {
        let outline = StatuteOutline {
            name: "练习法".into(),
            title: "练习法".into(),
            version,
            effective_from: from,
            articles,
            shape: std::collections::BTreeMap::new(),
        };
        Dated { outline, effective_to: to }
    }

    fn versions() -> Versions {
        Versions::new(vec![
            dated(date(2023, 9, 1), date(2024, 1, 1), None, 90),
            dated(date(2017, 9, 1), date(2017, 9, 1), None, 43),
        ])
    }

    #[test]
    fn one_version_follows_the_other_without_a_gap() {
        let versions = versions();
        for (on, version) in [
            (date(2017, 8, 31), None),
            (date(2017, 9, 1), Some(date(2017, 9, 1))),
            (date(2023, 12, 31), Some(date(2017, 9, 1))),
            (date(2024, 1, 1), Some(date(2023, 9, 1))),
            (date(2030, 1, 1), Some(date(2023, 9, 1))),
        ] {
            assert_eq!(versions.in_force(on).map(|one| one.outline.version), version, "{on}");
        }
        let read = |on| versions.to_read(on).map(|one| one.outline.version);
        assert_eq!(read(date(2023, 12, 31)), Some(date(2017, 9, 1)));
        assert_eq!(read(date(2017, 8, 31)), Some(date(2023, 9, 1)), "none is in force");
        assert_eq!(versions.last_day(0), Some(date(2023, 12, 31)));
        assert_eq!(versions.last_day(1), None);
    }

    #[test]
    fn a_stated_end_ends_it() {
        let ended = Versions::new(vec![dated(
            date(2012, 10, 26),
            date(2013, 1, 1),
            Some(date(2025, 12, 31)),
            119,
        )]);
        let on = |day| ended.in_force(day).is_some();
        assert!(on(date(2025, 12, 31)) && !on(date(2026, 1, 1)));
        assert_eq!(ended.ended(date(2025, 12, 31)), None);
        assert_eq!(ended.ended(date(2026, 1, 1)), Some(date(2026, 1, 1)));
        assert_eq!(ended.ended(date(2012, 12, 31)), None, "it has not begun");
        assert_eq!(versions().ended(date(2026, 1, 1)), None, "the last one goes on");
        let judged_by = |day| ended.judged_by(day).map(|one| one.outline.version);
        assert_eq!(judged_by(date(2012, 10, 26)), Some(date(2012, 10, 26)));
        assert_eq!(judged_by(date(2026, 1, 1)), Some(date(2012, 10, 26)), "by what had ended");
        assert_eq!(judged_by(date(2025, 12, 31)), None);
        let cited = "练习法 第一条".parse().unwrap();
        let standing = ended.standing(&cited, None, date(2026, 1, 1));
        assert_eq!(standing, Standing::Superseded { by: None });
    }

    #[test]
    fn a_citation_has_one_standing() {
        let cited = |text: &str| text.parse::<Citation>().unwrap();
        let (old, new) = (date(2017, 9, 1), date(2023, 9, 1));
        let today = date(2026, 11, 26);
        for (citation, checked, on, expected) in [
            ("练习法 第九十条", None, today, Standing::Resolves),
            ("练习法 第九十条", Some(new), today, Standing::Resolves),
            ("练习法 第一条", Some(old), today, Standing::Superseded { by: Some(new) }),
            ("练习法 第一条", Some(old), date(2023, 1, 1), Standing::Resolves),
            (
                "练习法 第一条",
                Some(date(2026, 1, 1)),
                today,
                Standing::OnlyEarlier { checked: date(2026, 1, 1), latest: new },
            ),
            (
                "练习法 第九十一条",
                None,
                today,
                Standing::Missing(CitationFault::NoArticle { last: 90 }),
            ),
        ] {
            assert_eq!(versions().standing(&cited(citation), checked, on), expected, "{citation}");
        }
        let none = Versions::default().standing(&cited("练习法 第一条"), None, today);
        assert_eq!(none, Standing::NotLoaded);
    }
}
