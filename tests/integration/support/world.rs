//! A small organisation for tests of use cases: two officers, one bank, one practice sitting.

use super::database::Database;
use jiff::civil::date;
use std::sync::Arc;
use zhifa::app::open::Opened;
use zhifa::app::site::create::{FirstAdmin, SetUp};
use zhifa::app::{Actor, App, Via};
use zhifa::clock::Clock;
use zhifa::domain::bank::{BankHeader, Purpose, Subject};
use zhifa::domain::blueprint::{Blueprint, Row, Section};
use zhifa::domain::credential::{Card, CredentialKind, Event, Hold, Validity};
use zhifa::domain::id::{AccountId, OfficerId, RevisionId, SittingId, Uid};
use zhifa::domain::item::{Choice, Item, ItemType, Key, OptionId, Part, RubricPoint};
use zhifa::domain::officer::{Officer, PersonState};
use zhifa::domain::points::Points;
use zhifa::domain::role::{Grant, Grants, Role, Scope};
use zhifa::domain::scoring::ScoringRule;
use zhifa::domain::sitting::{Level, SittingKind, SittingRules};
use zhifa::domain::time::{Timestamp, Zone};
use zhifa::entropy::Entropy;
use zhifa::store::credentials::NewEntry;
use zhifa::store::items::NewRevision;
use zhifa::store::sittings::NewSitting;
use zhifa::store::{
    Options, Priority, Settle, banks, blueprints, credentials, items, officers, site, sittings,
};

/// Minutes of the practice sitting.
pub const MINUTES: u32 = 20;

/// The organisation, its people, and what they can sit.
pub struct World {
    pub app: Arc<App>,
    pub practice: SittingId,
    pub formal: SittingId,
    officers: [OfficerId; 2],
}

impl World {
    /// Sets a database up at noon of 2026-11-24 in Shanghai.
    pub fn new(database: &Database) -> Self {
        let app = open(database, noon());
        let officers = ["张三", "李四"].map(|name| add_officer(&app, name));
        fill_bank(&app);
        let practice = add_sitting(&app, SittingKind::Practice, &[]);
        let formal = add_sitting(&app, SittingKind::Formal, &officers[..1]);
        Self { app, practice, formal, officers }
    }

    /// An officer with the role of an enforcer: 0 is on the formal sitting's list, 1 is not.
    pub fn enforcer(&self, n: usize) -> Actor {
        let held = vec![Grant { role: Role::Enforcer, scope: Scope::Own }];
        actor(Grants { officer: Some(self.officers[n]), held }, "enforcer")
    }

    /// A reviewer of the whole district: confirms, but runs no sittings.
    pub fn reviewer(&self) -> Actor {
        let held = vec![Grant { role: Role::Reviewer, scope: Scope::District }];
        actor(Grants { officer: None, held }, "reviewer")
    }

    /// A trainer who is one of the officers.
    pub fn trainer_who_sits(&self, n: usize) -> Actor {
        let mut both = self.trainer();
        both.grants.officer = Some(self.officers[n]);
        both
    }

    /// An actor with an account of this number.
    pub fn with_account(&self, who: Actor, account: i64) -> Actor {
        Actor { account: Some(AccountId(account)), ..who }
    }

    /// Lets people approve their own entries, as a small office may.
    pub fn allow_own_entries(&self) {
        let rules = include_str!("../../../data/rules/jilin.toml");
        let (before, after) = rules.split_once("[office.own_entry_approval]\nvalue = ").unwrap();
        let after = after.strip_prefix("false").unwrap();
        let rules = format!("{before}[office.own_entry_approval]\nvalue = true{after}");
        let today = self.app.today();
        write(&self.app, move |tx| site::set(tx, "rules.jilin", &rules, today, noon(), None));
    }

    /// Writes to the store past the use cases.
    pub fn write<T: Send + 'static>(
        &self,
        f: impl Fn(&mut zhifa::store::Tx<'_>) -> Result<T, zhifa::store::StoreError> + Send + 'static,
    ) -> T {
        write(&self.app, f)
    }

    /// Gives an officer a card of this category, from 2022-04-01 to 2027-03-31.
    pub fn issue_card(&self, n: usize, category: &str) {
        let card = Card {
            number: format!("JL-{n:04}"),
            categories: vec![category.into()],
            region: "云江区".into(),
            issuer: "省司法厅".into(),
            validity: Validity::new(date(2022, 4, 1), date(2027, 3, 31)).unwrap(),
            inspection_due: Some(date(2026, 12, 31)),
        };
        let event = Event::Opening { card, hold: Hold::Normal, handed_in: false };
        let (officer, zone) = (self.officers[n], Zone::shanghai());
        self.write(move |tx| {
            let rules = zhifa::app::preset::in_force(tx, date(2026, 11, 24)).unwrap().credential;
            let uid = Uid::derived("credential", &officer.0.to_string());
            let credential =
                credentials::open(tx, uid, officer, CredentialKind::Enforcement, noon())?;
            let entry = NewEntry {
                uid: Uid::derived("event", &officer.0.to_string()),
                credential,
                effective: date(2022, 4, 1),
                recorded: noon(),
                recorded_by: None,
                approved_by: None,
                actor: "test",
                reason: "期初登记",
                document: "",
                event: &event,
            };
            credentials::record(tx, &entry, &rules, &zone).map(drop)
        });
    }

    /// The revision in force of an item, by the name of its bank and its own.
    pub fn revision_of(&self, bank: &'static str, item: &'static str) -> RevisionId {
        let of_bank = self.app.read(|tx| {
            let bank = banks::find(tx, bank)?.unwrap().id;
            Ok(banks::members(tx, bank)?)
        });
        of_bank.unwrap().into_iter().find(|member| member.name == item).unwrap().revision
    }

    /// A manager of the whole district.
    pub fn manager(&self) -> Actor {
        let held = vec![Grant { role: Role::Manager, scope: Scope::District }];
        actor(Grants { officer: None, held }, "manager")
    }

    /// Somebody with this role in the whole district.
    pub fn with_role(&self, role: Role) -> Actor {
        actor(Grants { officer: None, held: vec![Grant { role, scope: Scope::District }] }, "other")
    }

    /// A trainer of the whole district.
    pub fn trainer(&self) -> Actor {
        let held = vec![Grant { role: Role::Trainer, scope: Scope::District }];
        actor(Grants { officer: None, held }, "trainer")
    }
}

/// Noon of 2026-11-24 in Shanghai.
pub fn noon() -> Timestamp {
    Zone::shanghai().instant(jiff::civil::date(2026, 11, 24).at(12, 0, 0, 0))
}

/// Opens a database with a clock that stands at `at`, setting it up when it is new.
pub fn open(database: &Database, at: Timestamp) -> Arc<App> {
    open_with(database, Clock::manual(at), Entropy::seeded(7))
}

/// Opens a database with a clock and a source of randomness, setting it up when it is new.
pub fn open_with(database: &Database, clock: Clock, entropy: Entropy) -> Arc<App> {
    match App::open(database.location(), &Options::default(), Some(clock), entropy).unwrap() {
        Opened::Ready(app) => app,
        Opened::Vacant(vacant) => {
            let admin = FirstAdmin {
                sign_in_name: "admin".parse().unwrap(),
                display_name: "管理员".into(),
                password: None,
            };
            let set_up = SetUp {
                organisation: "云江区司法局".into(),
                zone: Zone::DEFAULT.into(),
                preset: "jilin".into(),
                is_demo: true,
                admin,
            };
            vacant.set_up(&set_up).unwrap()
        }
    }
}

/// Another officer, with the role of an enforcer.
pub fn newcomer(app: &App, name: &str) -> Actor {
    let officer = Some(add_officer(app, name));
    let held = vec![Grant { role: Role::Enforcer, scope: Scope::Own }];
    actor(Grants { officer, held }, "enforcer")
}

fn actor(grants: Grants, label: &str) -> Actor {
    Actor {
        account: None::<AccountId>,
        label: label.into(),
        display_name: label.into(),
        grants,
        via: Via::Tui,
    }
}

fn write<T: Send + 'static>(
    app: &App,
    f: impl Fn(&mut zhifa::store::Tx<'_>) -> Result<T, zhifa::store::StoreError> + Send + 'static,
) -> T {
    app.store.write(Settle::Rerun, Priority::Normal, f).unwrap()
}

fn add_officer(app: &App, name: &str) -> OfficerId {
    let officer = Officer {
        uid: Uid::derived("officer", name),
        name: name.into(),
        sex: None,
        identity_number: None,
        birth: None,
        phone: None,
        education: None,
        major: None,
        political_status: None,
        employment: None,
        state: PersonState::InService,
        joined_on: None,
        custom: Default::default(),
        remark: String::new(),
    };
    write(app, move |tx| officers::insert(tx, &officer, noon()))
}

/// Four single items whose key is A, two multiple ones whose key is AB, one fill-in, one essay.
fn fill_bank(app: &App) {
    add_bank(app, "甲", Purpose::Practice, "");
}

/// A bank like the one every world has.
pub fn add_bank(app: &App, name: &'static str, purpose: Purpose, category: &str) {
    let header = BankHeader {
        name: name.into(),
        purpose,
        subject: Subject::General,
        category: category.into(),
        language: "zh-CN".into(),
        description: String::new(),
        checked_on: None,
        sealed_until: None,
        statutes: Vec::new(),
        coverage: Default::default(),
    };
    let contents: Vec<Item> = (0..4)
        .map(|n| item(n, ItemType::Single))
        .chain((4..6).map(|n| item(n, ItemType::Multiple)))
        .chain([item(6, ItemType::Fill), item(7, ItemType::Short)])
        .collect();
    write(app, move |tx| {
        let bank = banks::ensure(tx, Uid::derived("bank", name), &header, noon())?;
        for (position, content) in (0_i64..).zip(&contents) {
            let item = items::ensure(tx, bank, Uid::derived(name, &content.id), &content.id)?;
            let new = NewRevision {
                number: Some(1),
                batch: None,
                position,
                item: content,
                note: "",
                account: None,
                at: noon(),
            };
            let revision = items::add_revision(tx, item, &new)?;
            banks::open_member(tx, bank, item, revision, 1)?;
        }
        banks::advance(tx, bank, 1, &header)
    });
}

fn letters(text: &str) -> std::collections::BTreeSet<OptionId> {
    text.chars().filter_map(OptionId::from_letter).collect()
}

/// A question of a type, whose texts are told apart by `n`.
pub fn item(n: usize, kind: ItemType) -> Item {
    let options = ["A", "B", "C", "D"].map(|letter| Choice {
        id: OptionId::from_letter(letter.chars().next().unwrap()).unwrap(),
        text: format!("选项{letter}{n}"),
        why: format!("秘密理由{letter}"),
    });
    let key = match kind {
        ItemType::Single => Key::Options(letters("A")),
        ItemType::Multiple => Key::Options(letters("AB")),
        ItemType::Fill => Key::Blanks(vec![vec!["九十日".into()]]),
        _ => Key::Model {
            answer: "秘密范文".into(),
            rubric: vec![RubricPoint { text: "秘密要点".into(), weight: 1 }],
        },
    };
    let part = Part {
        id: "1".into(),
        kind,
        stem: if kind == ItemType::Fill {
            "应当在____内作出。".into()
        } else {
            format!("题目{n}?")
        },
        options: if kind.has_options() { options.to_vec() } else { Vec::new() },
        key,
        citations: vec!["行政处罚法 第六十条".parse().unwrap()],
        explanation: "秘密解析".into(),
        weight: 1,
    };
    Item {
        id: format!("i{n}"),
        kind,
        topic: "总则".into(),
        difficulty: 2,
        situation: String::new(),
        parts: vec![part],
    }
}

/// Eight items: 4 × 1 point, 2 × 2 points, 1 × 2 points, 1 × 5 points; 7 of 15 pass.
fn blueprint() -> Blueprint {
    let section = |kind, points, count| Section {
        title: String::new(),
        kind,
        points: Points::whole(points),
        rows: vec![Row {
            count,
            topics: Vec::new(),
            banks: Vec::new(),
            min_difficulty: None,
            max_difficulty: None,
        }],
    };
    Blueprint {
        code: "small".into(),
        name: "小测".into(),
        description: String::new(),
        banks: vec!["甲".into()],
        minutes: MINUTES,
        pass_mark: Points::whole(7),
        scoring: ScoringRule::Partial { percent: 50 },
        shuffle_items: true,
        shuffle_options: true,
        basis: String::new(),
        verified: false,
        sections: vec![
            section(ItemType::Single, 1, 4),
            section(ItemType::Multiple, 2, 2),
            section(ItemType::Fill, 2, 1),
            section(ItemType::Short, 5, 1),
        ],
    }
}

fn add_sitting(app: &App, kind: SittingKind, listed: &[OfficerId]) -> SittingId {
    let formal = kind == SittingKind::Formal;
    let uid = Uid::derived("sitting", kind.code());
    let listed = listed.to_vec();
    write(app, move |tx| {
        let blueprint = blueprints::add_revision(
            tx,
            Uid::derived("blueprint", "small"),
            &blueprint(),
            None,
            noon(),
        )?;
        let new = NewSitting {
            uid,
            name: if formal { "区级综合法律知识".into() } else { "小测练习".into() },
            rules: SittingRules {
                kind,
                level: Level::District,
                opens_at: formal.then(noon),
                closes_at: formal.then(|| noon().plus_millis(3_600_000)),
                minutes: MINUTES,
                attempts: formal.then_some(1),
            },
            blueprint,
            officers: listed.clone(),
            account: None,
            created_at: noon(),
        };
        sittings::insert(tx, &new)
    })
}
