//! Names of the trade's terms: roles, permissions, types, kinds and outcomes.

use super::Locale;
use crate::domain::attempt::Outcome;
use crate::domain::bank::{Purpose, Subject};
use crate::domain::item::ItemType;
use crate::domain::role::{Permission, Role};
use crate::domain::sitting::{Level, SittingKind};
use crate::domain::statute::Passage;
use crate::domain::statute::diff::ChangeKind;

const fn pick(locale: Locale, zh: &'static str, en: &'static str) -> &'static str {
    match locale {
        Locale::Zh => zh,
        Locale::En => en,
    }
}

/// A role's name.
pub const fn role(locale: Locale, role: Role) -> &'static str {
    match role {
        Role::Enforcer => pick(locale, "执法人员", "Enforcer"),
        Role::Trainer => pick(locale, "培训管理员", "Trainer"),
        Role::Manager => pick(locale, "证件管理员", "Credential manager"),
        Role::Reviewer => pick(locale, "审核人", "Reviewer"),
        Role::Auditor => pick(locale, "审计员", "Auditor"),
        Role::Admin => pick(locale, "系统管理员", "Administrator"),
    }
}

/// What a permission allows, to complete “you are not permitted to …”.
pub const fn permission(locale: Locale, permission: Permission) -> &'static str {
    match permission {
        Permission::SitExam => pick(locale, "参加考试", "sit exams"),
        Permission::Study => pick(locale, "学习练习", "study"),
        Permission::ViewStatutes => pick(locale, "查阅法条", "read statutes"),
        Permission::EditStatutes => pick(locale, "载入和移除法律", "load and remove statutes"),
        Permission::ViewBanks => pick(locale, "查看题库", "see question banks"),
        Permission::EditBanks => pick(locale, "维护题库", "change question banks"),
        Permission::ViewKeys => pick(locale, "查看标准答案", "see keys"),
        Permission::EditBlueprints => pick(locale, "维护组卷方案", "change blueprints"),
        Permission::EditSittings => pick(locale, "安排考试", "schedule sittings"),
        Permission::Mark => pick(locale, "阅卷", "mark answers"),
        Permission::ViewResults => pick(locale, "查看成绩", "see results"),
        Permission::ConfirmResults => pick(locale, "成绩确认", "confirm results"),
        Permission::ViewOfficers => pick(locale, "查看人员", "see officers"),
        Permission::EditOfficers => pick(locale, "维护人员", "change officers"),
        Permission::EditAgencies => pick(locale, "维护单位", "change agencies"),
        Permission::ViewIdentity => pick(locale, "查看完整身份证号", "see full identity numbers"),
        Permission::ViewCredentials => pick(locale, "查看证件", "see credentials"),
        Permission::EditCredentials => pick(locale, "登记证件", "record credentials"),
        Permission::ViewBoard => pick(locale, "查看证件总览", "see the certification board"),
        Permission::ViewReports => pick(locale, "查看报表", "see reports"),
        Permission::ManageAccounts => pick(locale, "管理账号", "manage accounts"),
        Permission::ManageSite => pick(locale, "修改系统设置", "change settings"),
        Permission::ManageDatabase => pick(locale, "管理数据库", "manage the database"),
        Permission::ViewAudit => pick(locale, "查看审计", "read the audit"),
    }
}

/// What became of an article.
pub const fn change(locale: Locale, kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::Same => pick(locale, "未变", "same"),
        ChangeKind::Renumbered => pick(locale, "只改条号", "renumbered"),
        ChangeKind::Changed => pick(locale, "文字有变", "changed"),
        ChangeKind::New => pick(locale, "新增", "new"),
        ChangeKind::Split => pick(locale, "由他条分出", "split off"),
        ChangeKind::Repealed => pick(locale, "删去", "repealed"),
        ChangeKind::Merged => pick(locale, "移入他条", "taken in"),
    }
}

/// An item type's name.
pub const fn item_type(locale: Locale, kind: ItemType) -> &'static str {
    match kind {
        ItemType::Single => pick(locale, "单选", "Single choice"),
        ItemType::Multiple => pick(locale, "多选", "Multiple choice"),
        ItemType::TrueFalse => pick(locale, "判断", "True/false"),
        ItemType::Fill => pick(locale, "填空", "Fill-in"),
        ItemType::Short => pick(locale, "简答", "Short answer"),
        ItemType::Case => pick(locale, "案例", "Case"),
    }
}

/// What a bank is for.
pub const fn purpose(locale: Locale, purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Practice => pick(locale, "练习", "Practice"),
        Purpose::Exam => pick(locale, "考试", "Exam"),
        Purpose::Sealed => pick(locale, "保密", "Sealed"),
    }
}

/// An exam subject's name.
pub const fn subject(locale: Locale, subject: Subject) -> &'static str {
    match subject {
        Subject::General => pick(locale, "综合法律知识", "General law"),
        Subject::Special => pick(locale, "专业法律知识", "Special law"),
    }
}

/// What a sitting counts for.
pub const fn sitting_kind(locale: Locale, kind: SittingKind) -> &'static str {
    match kind {
        SittingKind::Practice => pick(locale, "练习", "Practice"),
        SittingKind::Mock => pick(locale, "模拟", "Mock"),
        SittingKind::Formal => pick(locale, "正式", "Formal"),
    }
}

/// What stands before or behind the articles of a statute.
pub const fn passage(locale: Locale, passage: Passage) -> &'static str {
    match passage {
        Passage::Preamble => pick(locale, "序言", "Preamble"),
        Passage::Annex => pick(locale, "附件", "Annex"),
    }
}

/// Whose exam it is.
pub const fn level(locale: Locale, level: Level) -> &'static str {
    match level {
        Level::District => pick(locale, "区级", "District"),
        Level::Province => pick(locale, "省级", "Province"),
    }
}

/// Whose exam it is and what it is for, in one column.
pub fn level_and_kind(locale: Locale, whose: Level, kind: SittingKind) -> String {
    let between = pick(locale, "", " ");
    format!("{}{between}{}", level(locale, whose), sitting_kind(locale, kind))
}

/// What a result says.
pub const fn outcome(locale: Locale, outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Passed => pick(locale, "合格", "Passed"),
        Outcome::Failed => pick(locale, "不合格", "Failed"),
        Outcome::Absent => pick(locale, "缺考", "Absent"),
        Outcome::Deferred => pick(locale, "缓考", "Deferred"),
        Outcome::Misconduct => pick(locale, "违纪", "Misconduct"),
        Outcome::AwaitingMarking => pick(locale, "待阅卷", "Awaiting marking"),
    }
}

/// What kind of thing a missing name names.
pub fn noun(locale: Locale, what: &str) -> &'static str {
    match what {
        "officer" => pick(locale, "执法人员", "officer"),
        "agency" => pick(locale, "单位", "agency"),
        "credential" => pick(locale, "证件", "credential"),
        "account" => pick(locale, "账号", "account"),
        "bank" => pick(locale, "题库", "bank"),
        "statute" => pick(locale, "法律", "statute"),
        "article" => pick(locale, "条文", "article"),
        "bank_file" => pick(locale, "题库文件(*.toml),文件夹:", "bank file (*.toml) in"),
        "batch" => pick(locale, "导入批次", "import"),
        "item" => pick(locale, "试题", "item"),
        "blueprint" => pick(locale, "组卷方案", "blueprint"),
        "sitting" => pick(locale, "考试场次", "sitting"),
        "attempt" => pick(locale, "作答", "attempt"),
        "attachment" => pick(locale, "附件", "attachment"),
        "pass_record" => pick(locale, "合格记录", "pass record"),
        _ => pick(locale, "记录", "record"),
    }
}
