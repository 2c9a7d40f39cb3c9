//! Every use case with the permission it asks for and a way to try it.

use super::{District, denied};
use zhifa::app::account::create::Draft;
use zhifa::app::account::issue_codes::Recipients;
use zhifa::app::attachment::Upload;
use zhifa::app::audit::vault::Vault;
use zhifa::app::bank::decided::Older;
use zhifa::app::bank::import::Terms;
use zhifa::app::doubt::seen::Seen;
use zhifa::app::exam::attend::Note;
use zhifa::app::export::Identity;
use zhifa::app::pass::enter::Entry;
use zhifa::app::pass::withdraw::Grounds;
use zhifa::app::statute::Which;
use zhifa::app::statute::import::StatuteDraft;
use zhifa::app::study::answer::Given;
use zhifa::app::study::begin::Plan;
use zhifa::app::{self, Actor};
use zhifa::domain::agency::AgencyKind;
use zhifa::domain::attempt::Place;
use zhifa::domain::attempt::sheet::Save;
use zhifa::domain::bank::{BankHeader, Subject};
use zhifa::domain::blueprint::Blueprint;
use zhifa::domain::challenge::Verdict;
use zhifa::domain::custom_field::{CustomField, FieldKind, FieldOwner};
use zhifa::domain::id::AgencyId;
use zhifa::domain::id::{BankId, ChallengeId, ConnectionId, ItemId, RevisionId, StudyId, Uid};
use zhifa::domain::item::{Item, ItemType, Key, Part};
use zhifa::domain::points::Points;
use zhifa::domain::role::Permission::{self, *};
use zhifa::domain::role::{Grant, Role, Scope};
use zhifa::domain::scoring::ScoringRule;
use zhifa::domain::sitting::{Level, SittingKind, SittingRules};
use zhifa::i18n::Locale;
use zhifa::interchange::Draft as FileDraft;
use zhifa::interchange::agencies::AgencyList;

/// How far a scope has to reach for a use case.
#[derive(Clone, Copy)]
pub enum Touches {
    /// The whole organisation.
    District,
    /// Whatever the scope; the use case narrows what is seen.
    Anything,
    /// What is the actor's own.
    Oneself,
    /// The officer of the [`District`], who is the actor too.
    Officer,
    /// The agency in which that officer serves.
    Agency,
}

/// One use case.
pub struct Case {
    /// `noun/verb::function`.
    pub name: &'static str,
    /// What it asks for, all of it.
    pub permissions: &'static [Permission],
    /// On what.
    pub touches: Touches,
    /// Tries it, and says whether it was denied.
    pub denied: fn(&District, &Actor) -> bool,
}

const fn case(
    name: &'static str,
    permissions: &'static [Permission],
    touches: Touches,
    denied: fn(&District, &Actor) -> bool,
) -> Case {
    Case { name, permissions, touches, denied }
}

fn nobody() -> Uid {
    Uid::derived("nothing", "like it")
}

fn unseen() -> Seen {
    Seen::new(nobody(), vec![])
}

fn item() -> Item {
    let part = Part {
        id: "1".into(),
        kind: ItemType::TrueFalse,
        stem: "一句话。".into(),
        options: Vec::new(),
        key: Key::Truth(true),
        citations: Vec::new(),
        explanation: String::new(),
        weight: 1,
    };
    Item {
        id: "x".into(),
        kind: ItemType::TrueFalse,
        topic: "总则".into(),
        difficulty: 1,
        situation: String::new(),
        parts: vec![part],
    }
}

fn blueprint() -> Blueprint {
    Blueprint {
        code: "empty".into(),
        name: "空".into(),
        description: String::new(),
        banks: Vec::new(),
        minutes: 10,
        pass_mark: Points::ZERO,
        scoring: ScoringRule::Exact,
        shuffle_items: false,
        shuffle_options: false,
        basis: String::new(),
        verified: false,
        sections: Vec::new(),
    }
}

fn nameless(parent: Option<AgencyId>) -> app::agency::Draft {
    app::agency::Draft {
        name: String::new(),
        short_name: String::new(),
        kind: AgencyKind::Statutory,
        parent,
        official_order: 1,
        valid_from: None,
        valid_to: None,
        successor: None,
        contact: None,
        custom: Default::default(),
    }
}

/// A header that no bank has, and that breaks rules: nothing comes of it.
fn header() -> BankHeader {
    let bank = bank().value.unwrap();
    BankHeader { name: String::new(), ..bank.header }
}

/// A statute's file that says nothing.
fn statute() -> StatuteDraft {
    app::statute::import::check("没有.txt", b"", &app::statute::import::Given::default())
}

fn bank() -> FileDraft<zhifa::domain::bank::Bank> {
    let text = include_bytes!("../../fixtures/banks/valid/case_inherits.toml");
    app::bank::check::check("bank.toml", text)
}

fn place() -> Place {
    Place { item: 0, part: "1".into() }
}

fn save() -> Save {
    Save { seq: 1, place: place(), answer: None, flagged: false, unsure: false }
}

fn plan() -> app::exam::schedule::Schedule {
    let rules = SittingRules {
        kind: SittingKind::Practice,
        level: Level::District,
        opens_at: None,
        closes_at: None,
        minutes: 0,
        attempts: None,
    };
    let blueprint = zhifa::domain::id::BlueprintId(1);
    app::exam::schedule::Schedule { name: "空".into(), rules, blueprint, officers: Vec::new() }
}

fn draft(district: &District, scope: Scope) -> Draft {
    Draft {
        sign_in_name: "caochao".parse().unwrap(),
        display_name: "重名".into(),
        officer: Some(district.officer),
        grants: vec![Grant { role: Role::Enforcer, scope }],
    }
}

use Touches::{Agency, Anything, District as Whole, Officer, Oneself};

/// The table.
pub const CASES: &[Case] = &[
    case("account/create::create", &[ManageAccounts], Officer, |d, a| {
        denied(app::account::create::create(&d.app, a, draft(d, Scope::Own)))
    }),
    case("account/create::create", &[ManageAccounts], Whole, |d, a| {
        denied(app::account::create::create(&d.app, a, draft(d, Scope::District)))
    }),
    case("account/disable::disable", &[ManageAccounts], Officer, |d, a| {
        denied(app::account::disable::disable(&d.app, a, d.account))
    }),
    case("account/disable::enable", &[ManageAccounts], Officer, |d, a| {
        denied(app::account::disable::enable(&d.app, a, d.account))
    }),
    case("account/enrol::enrol", &[ManageAccounts], Anything, |d, a| {
        denied(app::account::enrol::enrol(&d.app, a, None, true))
    }),
    case("account/enrol::suggest", &[ManageAccounts], Anything, |d, a| {
        denied(app::account::enrol::suggest(&d.app, a, "张三"))
    }),
    case("account/grant::grant", &[ManageAccounts], Officer, |d, a| {
        let own = vec![Grant { role: Role::Enforcer, scope: Scope::Own }];
        denied(app::account::grant::grant(&d.app, a, d.account, own))
    }),
    case("account/issue_codes::issue_codes", &[ManageAccounts], Officer, |d, a| {
        let recipients = Recipients::Accounts(vec![d.account]);
        denied(app::account::issue_codes::issue_codes(&d.app, a, recipients, 72))
    }),
    case("account/issue_codes::issue_codes", &[ManageAccounts], Agency, |d, a| {
        let recipients = Recipients::Agency(d.agency);
        denied(app::account::issue_codes::issue_codes(&d.app, a, recipients, 72))
    }),
    case("account/list::list", &[ManageAccounts], Anything, |d, a| {
        denied(app::account::list::list(&d.app, a))
    }),
    case("agency/create::create", &[EditAgencies], Agency, |d, a| {
        denied(app::agency::create::create(&d.app, a, nameless(Some(d.agency))))
    }),
    case("agency/create::create", &[EditAgencies], Whole, |d, a| {
        denied(app::agency::create::create(&d.app, a, nameless(None)))
    }),
    case("agency/edit::edit", &[EditAgencies], Agency, |d, a| {
        denied(app::agency::edit::edit(&d.app, a, d.agency, nameless(None)))
    }),
    case("agency/find::find", &[ViewOfficers], Anything, |d, a| {
        denied(app::agency::find::find(&d.app, a, "没有"))
    }),
    case("agency/import::import", &[EditAgencies], Whole, |d, a| {
        let list = AgencyList { agencies: Vec::new(), issues: Vec::new() };
        denied(app::agency::import::import(&d.app, a, &list, true))
    }),
    case("agency/list::list", &[ViewOfficers], Anything, |d, a| {
        denied(app::agency::list::list(&d.app, a))
    }),
    case("attachment/attach::attach", &[EditOfficers], Officer, |d, a| {
        let upload = Upload { name: "空".into(), bytes: Vec::new() };
        denied(app::attachment::attach::attach(&d.app, a, d.officer, upload))
    }),
    case("attachment/save::of_officer", &[ViewOfficers], Officer, |d, a| {
        denied(app::attachment::save::of_officer(&d.app, a, d.officer))
    }),
    case("attachment/save::save", &[ViewOfficers], Officer, |d, a| {
        denied(app::attachment::save::save(&d.app, a, d.officer, &d.file))
    }),
    case("audit/list::list", &[ViewAudit], Whole, |d, a| {
        denied(app::audit::list::list(&d.app, a, "", Some(1)))
    }),
    case("audit/list::search", &[ViewAudit], Whole, |d, a| {
        let everything = app::audit::list::Filter::default();
        denied(app::audit::list::search(&d.app, a, &everything, 1))
    }),
    case("audit/verify::verify", &[ViewAudit], Whole, |d, a| {
        let vault = Vault::new(&d.app, d.folder.path());
        denied(app::audit::verify::verify(&d.app, a, &vault))
    }),
    case("bank/compare::compare", &[EditBanks, ViewKeys], Whole, |d, a| {
        denied(app::bank::compare::compare(&d.app, a, &bank()))
    }),
    case("bank/create::create", &[EditBanks], Whole, |d, a| {
        denied(app::bank::create::create(&d.app, a, header()))
    }),
    case("bank/edit::edit", &[EditBanks], Whole, |d, a| {
        denied(app::bank::edit::edit(&d.app, a, header(), header(), ""))
    }),
    case("bank/statutes::statutes", &[ViewBanks], Anything, |d, a| {
        denied(app::bank::statutes::statutes(&d.app, a))
    }),
    case("bank/export::export", &[ViewKeys], Whole, |d, a| {
        denied(app::bank::export::export(&d.app, a, "没有"))
    }),
    case("bank/import::import", &[EditBanks], Whole, |d, a| {
        denied(app::bank::import::import(&d.app, a, &bank(), Terms::default()))
    }),
    case("bank/judge::judge_stored", &[ViewKeys], Whole, |d, a| {
        denied(app::bank::judge::judge_stored(&d.app, a, "没有"))
    }),
    case("bank/list::imports", &[ViewBanks], Anything, |d, a| {
        denied(app::bank::list::imports(&d.app, a, "没有"))
    }),
    case("bank/list::items", &[ViewKeys], Anything, |d, a| {
        denied(app::bank::list::items(&d.app, a, &app::bank::list::Filter::default()))
    }),
    case("bank/list::list", &[ViewBanks], Anything, |d, a| {
        denied(app::bank::list::list(&d.app, a))
    }),
    case("bank/list::revisions", &[ViewKeys], Anything, |d, a| {
        denied(app::bank::list::revisions(&d.app, a, ItemId(1)))
    }),
    case("bank/preview::preview", &[EditBanks], Whole, |d, a| {
        denied(app::bank::preview::preview(&d.app, a, &bank(), Older::Keep))
    }),
    case("bank/seal::unseal", &[ViewKeys], Whole, |d, a| {
        denied(app::bank::seal::unseal(&d.app, a, "没有", "无"))
    }),
    case("bank/search::search", &[ViewBanks, ViewKeys], Anything, |d, a| {
        denied(app::bank::search::search(&d.app, a, "处罚", None))
    }),
    case("bank/undo::undo", &[EditBanks], Whole, |d, a| {
        denied(app::bank::undo::undo(&d.app, a, nobody()))
    }),
    case("statute/cite::cited", &[ViewStatutes], Anything, |d, a| {
        let basis = app::statute::cite::Basis::Outlines(Vec::new());
        denied(app::statute::cite::cited(&d.app, a, &[], &basis))
    }),
    case("statute/questions::counts", &[ViewStatutes], Anything, |d, a| {
        denied(app::statute::questions::counts(&d.app, a, "没有", "没有"))
    }),
    case("statute/questions::on_article", &[ViewStatutes, ViewKeys], Anything, |d, a| {
        let no = zhifa::domain::citation::ArticleNo { number: 1, inserted: 0 };
        let (name, title) = ("没有".to_owned(), "没有".to_owned());
        let article = app::statute::questions::OfArticle { name, title, no };
        denied(app::statute::questions::on_article(&d.app, a, &article))
    }),
    case("doubt/confirm::confirm", &[EditBanks], Whole, |d, a| {
        denied(app::doubt::confirm::confirm(&d.app, a, &[unseen()]))
    }),
    case("doubt/correct::correct", &[EditBanks], Whole, |d, a| {
        denied(app::doubt::correct::correct(&d.app, a, &[unseen()]))
    }),
    case("doubt/list::list", &[ViewKeys], Whole, |d, a| denied(app::doubt::list::list(&d.app, a))),
    case("doubt/list::queue", &[ViewKeys], Whole, |d, a| {
        denied(app::doubt::list::queue(&d.app, a))
    }),
    case("doubt/list::waiting", &[ViewKeys], Whole, |d, a| {
        denied(app::doubt::list::waiting(&d.app, a))
    }),
    case("doubt/list::of_item", &[ViewKeys], Anything, |d, a| {
        denied(app::doubt::list::of_item(&d.app, a, nobody()))
    }),
    case("doubt/reopen::confirmations", &[ViewKeys], Anything, |d, a| {
        denied(app::doubt::reopen::confirmations(&d.app, a, nobody()))
    }),
    case("doubt/reopen::reopen", &[EditBanks], Whole, |d, a| {
        denied(app::doubt::reopen::reopen(&d.app, a, &[nobody()]))
    }),
    case("doubt/rewrite::rewrite", &[EditBanks], Whole, |d, a| {
        let seen = app::doubt::seen::Seen::new(nobody(), Vec::new());
        denied(app::doubt::rewrite::rewrite(&d.app, a, seen, RevisionId(0), item(), ""))
    }),
    case("doubt/show::show", &[ViewKeys], Whole, |d, a| {
        denied(app::doubt::show::show(&d.app, a, nobody()))
    }),
    case("doubt/weigh::weigh", &[EditBanks], Whole, |d, a| {
        let decision = app::doubt::weigh::Decision::Correct;
        denied(app::doubt::weigh::weigh(&d.app, a, decision, &[unseen()]))
    }),
    case("statute/compare::both", &[ViewStatutes], Anything, |d, a| {
        let which = (Which::On(d.app.today()), Which::On(d.app.today()));
        denied(app::statute::compare::both(&d.app, a, "没有", which))
    }),
    case("statute/import::import", &[EditStatutes], Whole, |d, a| {
        denied(app::statute::import::import(&d.app, a, &statute(), false))
    }),
    case("statute/import::preview", &[EditStatutes], Whole, |d, a| {
        denied(app::statute::import::preview(&d.app, a, &statute()))
    }),
    case("statute/list::list", &[ViewStatutes], Anything, |d, a| {
        denied(app::statute::list::list(&d.app, a, d.app.today()))
    }),
    case("statute/list::current", &[ViewStatutes], Anything, |d, a| {
        denied(app::statute::list::current(&d.app, a, d.app.today()))
    }),
    case("statute/list::of_one", &[ViewStatutes], Anything, |d, a| {
        denied(app::statute::list::of_one(&d.app, a, "没有", d.app.today()))
    }),
    case("statute/read::open", &[ViewStatutes], Anything, |d, a| {
        denied(app::statute::read::open(&d.app, a, "没有", Which::On(d.app.today())))
    }),
    case("statute/remove::preview", &[EditStatutes], Whole, |d, a| {
        denied(app::statute::remove::preview(&d.app, a, "没有", d.app.today()))
    }),
    case("statute/remove::remove", &[EditStatutes], Whole, |d, a| {
        denied(app::statute::remove::remove(&d.app, a, "没有", d.app.today()))
    }),
    case("statute/search::search", &[ViewStatutes], Anything, |d, a| {
        denied(app::statute::search::search(&d.app, a, "听证", false, app::Page::ALL))
    }),
    case("blueprint/feasibility::feasibility", &[ViewBanks], Anything, |d, a| {
        denied(app::blueprint::feasibility::feasibility(&d.app, a, &blueprint()))
    }),
    case("blueprint/create::create", &[EditBlueprints], Whole, |d, a| {
        denied(app::blueprint::create::create(&d.app, a, blueprint()))
    }),
    case("blueprint/judge::judge", &[ViewBanks], Anything, |d, a| {
        denied(app::blueprint::judge::judge(&d.app, a, &blueprint(), &[]))
    }),
    case("blueprint/list::retired", &[ViewBanks], Anything, |d, a| {
        denied(app::blueprint::list::retired(&d.app, a))
    }),
    case("blueprint/overlap::overlap", &[ViewBanks], Anything, |d, a| {
        denied(app::blueprint::overlap::overlap(&d.app, a, "没有", 2, 1))
    }),
    case("blueprint/retire::reinstate", &[EditBlueprints], Whole, |d, a| {
        denied(app::blueprint::retire::reinstate(&d.app, a, "没有"))
    }),
    case("blueprint/retire::retire", &[EditBlueprints], Whole, |d, a| {
        denied(app::blueprint::retire::retire(&d.app, a, "没有", "无"))
    }),
    case("blueprint/revise::revise", &[EditBlueprints], Whole, |d, a| {
        denied(app::blueprint::revise::revise(&d.app, a, 1, blueprint()))
    }),
    case("blueprint/show::show", &[ViewBanks], Anything, |d, a| {
        denied(app::blueprint::show::show(&d.app, a, "没有"))
    }),
    case("blueprint/supply::supply", &[ViewBanks], Anything, |d, a| {
        denied(app::blueprint::supply::supply(&d.app, a))
    }),
    case("blueprint/list::list", &[ViewBanks], Anything, |d, a| {
        denied(app::blueprint::list::list(&d.app, a))
    }),
    case("blueprint/save::save", &[EditBlueprints], Whole, |d, a| {
        denied(app::blueprint::save::save(&d.app, a, blueprint()))
    }),
    case("board/export::export", &[ViewBoard], Anything, |d, a| {
        let day = crate::support::demo::DAY;
        denied(app::board::export::export(&d.app, a, day, Locale::Zh))
    }),
    case("board/overview::overview", &[ViewBoard], Anything, |d, a| {
        denied(app::board::overview::overview(&d.app, a, crate::support::demo::DAY))
    }),
    case("challenge/answer::answer", &[EditBanks], Whole, |d, a| {
        let none = ChallengeId(0);
        denied(app::challenge::answer::answer(&d.app, a, none, Verdict::Refused, "无"))
    }),
    case("challenge/list::list", &[EditBanks], Whole, |d, a| {
        denied(app::challenge::list::list(&d.app, a))
    }),
    case("challenge/list::waiting", &[EditBanks], Whole, |d, a| {
        denied(app::challenge::list::waiting(&d.app, a))
    }),
    case("challenge/raise::raise", &[ViewResults], Oneself, |d, a| {
        let me = with_officer(d, a);
        denied(app::challenge::raise::raise(&d.app, &me, d.attempt, &place(), ""))
    }),
    case("credential/export::export", &[ViewCredentials], Anything, |d, a| {
        let query = app::credential::list::Query::on(crate::support::demo::DAY);
        denied(app::credential::export::export(&d.app, a, &query, Locale::Zh))
    }),
    case("credential/list::list", &[ViewCredentials], Anything, |d, a| {
        let query = app::credential::list::Query::on(crate::support::demo::DAY);
        denied(app::credential::list::list(&d.app, a, &query))
    }),
    case("credential/own::own", &[ViewCredentials], Oneself, |d, a| {
        denied(app::credential::own::own(&d.app, &with_officer(d, a)))
    }),
    case("credential/show::show", &[ViewCredentials], Officer, |d, a| {
        denied(app::credential::show::show(&d.app, a, d.credential))
    }),
    case("custom_field/declare::declare", &[EditOfficers], Whole, |d, a| {
        let field = CustomField {
            key: String::new(),
            label: String::new(),
            kind: FieldKind::Text,
            choices: Vec::new(),
            retired: false,
        };
        denied(app::custom_field::declare::declare(&d.app, a, FieldOwner::Officer, &field))
    }),
    case("custom_field/change::change", &[EditOfficers], Whole, |d, a| {
        denied(app::custom_field::change::change(&d.app, a, "none", "", &[]))
    }),
    case("custom_field/retire::restore", &[EditOfficers], Whole, |d, a| {
        denied(app::custom_field::retire::restore(&d.app, a, "none"))
    }),
    case("custom_field/retire::retire", &[EditOfficers], Whole, |d, a| {
        denied(app::custom_field::retire::retire(&d.app, a, "none"))
    }),
    case("custom_field/list::list", &[ViewOfficers], Anything, |d, a| {
        denied(app::custom_field::list::list(&d.app, a, FieldOwner::Officer))
    }),
    case("database/backup::backup", &[ManageDatabase], Whole, |d, a| {
        denied(app::database::backup::backup(
            &d.app,
            a,
            &d.folder.path().join("demo.db"),
            &mut app::database::backup::to_the_end,
        ))
    }),
    case("database/check::check", &[ManageDatabase], Whole, |d, a| {
        denied(app::database::check::check(&d.app, a))
    }),
    case("database/overview::overview", &[ManageDatabase], Whole, |d, a| {
        denied(app::database::overview::overview(&d.app, a))
    }),
    case("database/copy::copy", &[ManageDatabase], Whole, |d, a| {
        denied(app::database::copy::copy(&d.app, a, d.app.store.location()))
    }),
    case("exam/answer::answer", &[SitExam], Anything, |d, a| {
        denied(app::exam::answer::answer(&d.app, a, d.attempt, save()))
    }),
    case("exam/attend::attend", &[SitExam], Anything, |d, a| {
        let note = Note::default();
        denied(app::exam::attend::attend(&d.app, a, ConnectionId(0), note))
    }),
    case("exam/call_off::cancel", &[EditSittings], Whole, |d, a| {
        denied(app::exam::call_off::cancel(&d.app, a, d.formal, ""))
    }),
    case("exam/call_off::close", &[EditSittings], Whole, |d, a| {
        denied(app::exam::call_off::close(&d.app, a, d.formal, ""))
    }),
    case("exam/conflicts::conflicts", &[EditSittings], Whole, |d, a| {
        denied(app::exam::conflicts::conflicts(&d.app, a, &plan()))
    }),
    case("exam/enlist::add", &[EditSittings], Whole, |d, a| {
        denied(app::exam::enlist::add(&d.app, a, d.formal, &[]))
    }),
    case("exam/enlist::remove", &[EditSittings], Whole, |d, a| {
        denied(app::exam::enlist::remove(&d.app, a, d.formal, &[]))
    }),
    case("exam/weigh_outcome::weigh_outcome", &[EditSittings], Whole, |d, a| {
        let weigh = app::exam::weigh_outcome::weigh_outcome;
        denied(weigh(&d.app, a, d.formal, &[d.officer], None))
    }),
    case("exam/enter_outcome::enter_outcome", &[EditSittings], Whole, |d, a| {
        let enter = app::exam::enter_outcome::enter_outcome;
        denied(enter(&d.app, a, d.formal, &[d.officer], None, ("", "")))
    }),
    case("exam/extra_time::extra_time", &[EditSittings], Whole, |d, a| {
        denied(app::exam::extra_time::extra_time(&d.app, a, d.attempt, 1, ""))
    }),
    case("exam/remark::marked", &[Mark], Whole, |d, a| {
        denied(app::exam::remark::marked(&d.app, a))
    }),
    case("exam/remark::remark", &[Mark], Whole, |d, a| {
        denied(app::exam::remark::remark(&d.app, a, d.attempt, &place(), Points::ZERO, ""))
    }),
    case("exam/roster::roster", &[ViewResults], Whole, |d, a| {
        denied(app::exam::roster::roster(&d.app, a, d.formal))
    }),
    case("exam/watch::watch", &[SitExam], Anything, |d, a| {
        denied(app::exam::watch::watch(&d.app, a, d.attempt, ConnectionId(0)))
    }),
    case("exam/catalogue::catalogue", &[SitExam], Anything, |d, a| {
        denied(app::exam::catalogue::catalogue(&d.app, a))
    }),
    case("exam/confirm::confirm", &[ConfirmResults], Whole, |d, a| {
        denied(app::exam::confirm::confirm(&d.app, a, d.practice, "无"))
    }),
    case("exam/cover::cover", &[SitExam], Anything, |d, a| {
        denied(app::exam::cover::cover(&d.app, a, d.practice))
    }),
    case("exam/draw::draw", &[ViewBanks], Whole, |d, a| {
        denied(app::exam::draw::draw(&d.app, a, "penalty-quick", Some(1), false))
    }),
    case("exam/draw::draw", &[ViewBanks, ViewKeys], Whole, |d, a| {
        denied(app::exam::draw::draw(&d.app, a, "penalty-quick", Some(1), true))
    }),
    case("exam/hand_in::hand_in", &[SitExam], Anything, |d, a| {
        denied(app::exam::hand_in::hand_in(&d.app, a, d.attempt, false))
    }),
    case("exam/mark::mark", &[Mark], Whole, |d, a| {
        denied(app::exam::mark::mark(&d.app, a, d.attempt, &place(), Points::ZERO, ""))
    }),
    case("exam/mark::queue", &[Mark], Whole, |d, a| denied(app::exam::mark::queue(&d.app, a))),
    case("exam/results::of_sitting", &[ViewResults], Whole, |d, a| {
        denied(app::exam::results::of_sitting(&d.app, a, d.formal))
    }),
    case("exam/records::records", &[ViewResults], Oneself, |d, a| {
        denied(app::exam::records::records(&d.app, &with_officer(d, a)))
    }),
    case("exam/results::own", &[ViewResults], Oneself, |d, a| {
        denied(app::exam::results::own(&d.app, &with_officer(d, a)))
    }),
    case("exam/results::sittings", &[ViewResults], Whole, |d, a| {
        denied(app::exam::results::sittings(&d.app, a))
    }),
    case("exam/review::review", &[ViewResults], Oneself, |d, a| {
        denied(app::exam::review::review(&d.app, &with_officer(d, a), d.attempt))
    }),
    case("exam/review::review", &[ViewKeys], Whole, |d, a| {
        denied(app::exam::review::review(&d.app, &stranger(a), d.attempt))
    }),
    case("exam/schedule::schedule", &[EditSittings], Whole, |d, a| {
        denied(app::exam::schedule::schedule(&d.app, a, plan()))
    }),
    case("exam/start::start", &[SitExam], Anything, |d, a| {
        denied(app::exam::start::start(&d.app, a, d.practice))
    }),
    case("form/draw::draw", &[EditSittings], Whole, |d, a| {
        denied(app::form::draw::draw(&d.app, a, "penalty-quick", 1))
    }),
    case("item/create::create", &[EditBanks], Whole, |d, a| {
        denied(app::item::create::create(&d.app, a, "没有", item(), ""))
    }),
    case("item/edit::edit", &[EditBanks], Whole, |d, a| {
        denied(app::item::edit::edit(&d.app, a, nobody(), RevisionId(0), item(), ""))
    }),
    case("item/measure::measure", &[EditBanks], Whole, |d, a| {
        denied(app::item::measure::measure(&d.app, a, "甲"))
    }),
    case("item/restore::restore_all", &[EditBanks], Whole, |d, a| {
        denied(app::item::restore::restore_all(&d.app, a, &[nobody()], "无"))
    }),
    case("item/retire::retire_all", &[EditBanks], Whole, |d, a| {
        denied(app::item::retire::retire_all(&d.app, a, &[nobody()], "无"))
    }),
    case("item/weigh::weigh", &[EditBanks], Whole, |d, a| {
        let change = app::item::weigh::Change::Retire;
        denied(app::item::weigh::weigh(&d.app, a, change, &[nobody()]))
    }),
    case("item/retire::retire", &[EditBanks], Whole, |d, a| {
        denied(app::item::retire::retire(&d.app, a, nobody(), ""))
    }),
    case("officer/choices::agencies", &[ViewOfficers], Anything, |d, a| {
        denied(app::officer::choices::agencies(&d.app, a))
    }),
    case("officer/choices::categories", &[ViewOfficers], Anything, |d, a| {
        denied(app::officer::choices::categories(&d.app, a))
    }),
    case("officer/export::export", &[ViewOfficers], Anything, |d, a| {
        let query = app::officer::list::Query::default();
        let export = app::officer::export::export;
        denied(export(&d.app, a, &query, Identity::Masked, Locale::Zh))
    }),
    case("officer/fill::fill", &[EditOfficers], Officer, |d, a| {
        let none = Default::default();
        denied(app::officer::fill::fill(&d.app, a, d.officer, &none))
    }),
    case("officer/reveal::reveal", &[ViewIdentity], Officer, |d, a| {
        denied(app::officer::reveal::reveal(&d.app, a, d.officer))
    }),
    case("officer/find::find", &[ViewOfficers], Anything, |d, a| {
        denied(app::officer::find::find(&d.app, a, "没有"))
    }),
    case("officer/import::import", &[EditOfficers], Whole, |d, a| {
        let roster = app::officer::import::read(&d.app, "空", "姓名\n".as_bytes()).unwrap();
        denied(app::officer::import::import(&d.app, a, &roster, true))
    }),
    case("officer/list::list", &[ViewOfficers], Anything, |d, a| {
        let query = app::officer::list::Query::default();
        denied(app::officer::list::list(&d.app, a, &query))
    }),
    case("officer/show::show", &[ViewOfficers], Officer, |d, a| {
        denied(app::officer::show::show(&d.app, a, d.officer))
    }),
    case("study/withdraw_training::withdraw_training", &[EditOfficers], Officer, |d, a| {
        let withdraw = app::study::withdraw_training::withdraw_training;
        denied(withdraw(&d.app, a, d.training, ""))
    }),
    case("pass/enter::enter", &[EditCredentials], Officer, |d, a| {
        let entry = Entry {
            officer: d.officer,
            subject: Subject::General,
            level: Level::Province,
            exam: String::new(),
            passed_on: crate::support::demo::DAY,
            score: None,
            document: String::new(),
            scan: None,
            approver: String::new(),
        };
        denied(app::pass::enter::enter(&d.app, a, entry))
    }),
    case("pass/list::list", &[ViewResults], Anything, |d, a| {
        denied(app::pass::list::list(&d.app, a, None))
    }),
    case("pass/withdraw::withdraw", &[EditCredentials], Officer, |d, a| {
        let [reason, document, approver] = [const { String::new() }; 3];
        let grounds = Grounds { reason, document, approver };
        denied(app::pass::withdraw::withdraw(&d.app, a, d.pass, grounds))
    }),
    case("report/credentials::credentials", &[ViewReports], Anything, |d, a| {
        denied(app::report::credentials::credentials(&d.app, a, crate::support::demo::DAY))
    }),
    case("report/hours::hours", &[ViewReports], Anything, |d, a| {
        denied(app::report::hours::hours(&d.app, a, crate::support::demo::DAY))
    }),
    case("report/passes::passes", &[ViewReports], Anything, |d, a| {
        denied(app::report::passes::passes(&d.app, a, crate::support::demo::DAY))
    }),
    case("search/reindex::reindex", &[ManageDatabase], Whole, |d, a| {
        denied(app::search::reindex::reindex(&d.app, a))
    }),
    case("site/name::rename", &[ManageSite], Whole, |d, a| {
        denied(app::site::name::rename(&d.app, a, "", crate::support::demo::DAY))
    }),
    case("site/rules::in_force", &[ManageSite], Whole, |d, a| {
        let day = crate::support::demo::DAY;
        denied(app::site::rules::in_force(&d.app, a, day, Locale::Zh))
    }),
    case("study/answer::answer", &[Study], Oneself, |d, a| {
        let given = Given::Own(true);
        let me = with_officer(d, a);
        denied(app::study::answer::answer(&d.app, &me, StudyId(0), RevisionId(0), "1", &given))
    }),
    case("study/begin::begin", &[Study], Oneself, |d, a| {
        denied(app::study::begin::begin(&d.app, &with_officer(d, a), &Plan::Mistakes))
    }),
    case("study/end::end", &[Study], Oneself, |d, a| {
        denied(app::study::end::end(&d.app, &with_officer(d, a), StudyId(0)))
    }),
    case("study/hours::own_year", &[Study], Oneself, |d, a| {
        denied(app::study::hours::own_year(&d.app, &with_officer(d, a)))
    }),
    case("study/hours::year", &[ViewReports], Agency, |d, a| {
        denied(app::study::hours::year(&d.app, &stranger(a), d.officer))
    }),
    case("study/present::present", &[Study], Oneself, |d, a| {
        denied(app::study::present::present(&d.app, &with_officer(d, a), StudyId(0)))
    }),
    case("study/question::question", &[Study], Oneself, |d, a| {
        let me = with_officer(d, a);
        denied(app::study::question::question(&d.app, &me, StudyId(0), RevisionId(0)))
    }),
    case("study/read::read", &[Study], Oneself, |d, a| {
        denied(app::study::read::read(&d.app, &with_officer(d, a), "没有"))
    }),
    case("study/shelf::mistakes", &[Study], Oneself, |d, a| {
        denied(app::study::shelf::mistakes(&d.app, &with_officer(d, a)))
    }),
    case("study/shelf::shelves", &[Study], Oneself, |d, a| {
        denied(app::study::shelf::shelves(&d.app, &with_officer(d, a)))
    }),
    case("study/shelf::topics", &[Study], Oneself, |d, a| {
        denied(app::study::shelf::topics(&d.app, &with_officer(d, a), BankId(0)))
    }),
    case("study/train::train", &[EditOfficers], Officer, |d, a| {
        let draft = app::study::train::Draft {
            officer: d.officer,
            held_on: crate::support::demo::DAY,
            title: String::new(),
            minutes: 0,
            evidence: String::new(),
        };
        denied(app::study::train::train(&d.app, a, &draft))
    }),
    case("study/wrong_answers::open", &[Study], Oneself, |d, a| {
        denied(app::study::wrong_answers::open(&d.app, &with_officer(d, a)))
    }),
];

/// The actor as the officer whose things these are; nobody else has things of their own here.
fn with_officer(district: &District, actor: &Actor) -> Actor {
    let grants =
        zhifa::domain::role::Grants { officer: Some(district.officer), ..actor.grants.clone() };
    Actor { grants, ..actor.clone() }
}

/// The actor as somebody who is no officer.
fn stranger(actor: &Actor) -> Actor {
    let grants = zhifa::domain::role::Grants { officer: None, ..actor.grants.clone() };
    Actor { grants, ..actor.clone() }
}
