//! The audit room: what was done in words, its filter, and the proof.

use super::{Locale, names, rules};
use crate::domain::role::Permission;

super::messages! {
    narrow => "条件", "Narrow";
    narrow_doc => "只看某个人、某类动作或某一天。", "Only one person, kind of action or day.";
    verify => "校验", "Verify";
    verify_doc => "校验审计记录有没有被改动、删除或截断,与 zhifa audit verify 相同。", "Proves that no row was changed, deleted or cut off, as zhifa audit verify does.";
    verifying => "正在校验…", "Verifying…";
    sound(proved, unsealed) => "审计完好:{proved} 条已证明未改动,{unsealed} 条尚未加封(程序运行时每分钟加封一次)。",
        "The audit is sound: {proved} rows proved, {unsealed} not sealed yet (sealed once a minute while the program runs).";
    broken(fault, proved) => "审计被改动:{fault}此前 {proved} 条完好。", "The audit was changed: {fault} {proved} rows before it are sound.";
    no_vault => "这里不知道审计密钥在哪里,无法校验;请在存放密钥的机器上运行 zhifa audit verify。",
        "It is not known here where the audit's key is; run zhifa audit verify on the machine that keeps it.";
    verdict_title => "审计校验", "Proof of the audit";

    actor => "操作人", "Who";
    actor_hint => "登录名的一部分;operator 是文件所有者,system 是程序自己。", "Part of the name; operator: file owner, system: program.";
    kind => "动作", "Action";
    any => "不限", "any";
    day => "日期", "Day";
    day_hint => "如 2026-11-24;留空不限。", "Such as 2026-11-24; empty for all.";
    apply => "查看", "Show";
    narrowed(what) => "条件:{what}", "Narrowed to: {what}";
    newest(count) => "最新 {count} 条;更早的请用条件查找。", "The newest {count}; narrow to find earlier ones.";

    entry(id) => "审计记录 {id}", "Audit row {id}";
    at => "时间", "Time";
    via => "途径", "Through";
    target => "对象", "Target";
    outcome => "结果", "Outcome";
    detail => "详情", "Detail";
    uid => "编号", "Uid";
    done => "已办理", "done";
    refused => "被拒绝", "refused";
    via_tui => "界面", "screens";
    via_cli => "命令行", "command line";
    via_system => "程序自己", "the program";
    operator => "本机文件所有者", "owner of the file";
    system => "程序自己", "the program";
    nobody => "未登录", "nobody signed in";
    accounts(n) => "{n} 个账号", "{n} accounts";
    agencies(n) => "{n} 个单位", "{n} agencies";
    people(n) => "{n} 人", "{n} people";
    no_detail => "没有更多内容。", "Nothing more.";
    yes => "是", "yes";
    no => "否", "no";
    none => "无", "none";
}

/// Every action that can stand in the audit, by its code and in words.
pub const ACTIONS: &[(&str, &str, &str)] = &[
    ("account.sign_in", "登录", "Sign in"),
    ("account.redeem_code", "首次登录", "First sign-in"),
    ("account.choose", "选择身份", "Choose a person"),
    ("account.create", "新建账号", "Create account"),
    ("account.enrol", "批量建号", "Create accounts"),
    ("account.grant", "改角色", "Change roles"),
    ("account.disable", "停用账号", "Disable account"),
    ("account.enable", "启用账号", "Enable account"),
    ("account.issue_codes", "发登录码", "Issue codes"),
    ("account.recover", "找回管理员", "Recover administrator"),
    ("account.set_password", "改密码", "Change password"),
    ("account.set_preferences", "改偏好", "Change preferences"),
    ("permission.refuse", "越权尝试", "Lacked permission"),
    ("site.create", "建立单位", "Set up"),
    ("site.rename", "改单位名称", "Rename organisation"),
    ("rules.change", "改规则", "Change rule"),
    ("rules.choose", "换规则", "Choose preset"),
    ("agency.create", "新建单位", "Create agency"),
    ("agency.edit", "改单位", "Change agency"),
    ("agency.import", "导入单位", "Import agencies"),
    ("officer.import", "导入花名册", "Import roster"),
    ("pass.enter", "登记合格", "Enter pass"),
    ("pass.withdraw", "作废合格", "Withdraw pass"),
    ("study.withdraw_training", "作废培训", "Withdraw training"),
    ("officer.fill", "填自定义字段", "Fill custom fields"),
    ("custom_field.declare", "登记字段", "Declare field"),
    ("custom_field.change", "改字段", "Change field"),
    ("custom_field.retire", "停用字段", "Retire field"),
    ("custom_field.restore", "启用字段", "Restore field"),
    ("bank.import", "导入题库", "Import bank"),
    ("bank.undo", "撤销导入", "Undo import"),
    ("bank.export", "导出题库", "Export bank"),
    ("statute.import", "载入法律", "Load statute"),
    ("statute.remove", "移除法律", "Remove statute"),
    ("doubt.review", "核对依据", "Review citations"),
    ("doubt.confirm", "确认存疑题", "Confirm item"),
    ("doubt.reopen", "撤回确认", "Take confirmation back"),
    ("doubt.correct", "更正依据", "Correct citations"),
    ("item.create", "新建试题", "Create item"),
    ("item.edit", "改试题", "Edit item"),
    ("item.restore", "恢复试题", "Restore item"),
    ("item.retire", "停用试题", "Retire item"),
    ("blueprint.save", "保存组卷方案", "Save blueprint"),
    ("form.draw", "抽卷", "Draw paper"),
    ("exam.schedule", "安排考试", "Schedule exam"),
    ("exam.start", "开始作答", "Start attempt"),
    ("exam.end", "结束作答", "End attempt"),
    ("exam.mark", "阅卷", "Mark"),
    ("exam.confirm", "成绩确认", "Confirm results"),
    ("study.answer", "练习作答", "Practice answer"),
    ("attachment.save", "取出附件", "Save attachment"),
    ("bank.create", "新建题库", "Create bank"),
    ("bank.edit", "改题库", "Change bank"),
    ("bank.unseal", "看保密题", "Read sealed bank"),
    ("blueprint.retire", "停用组卷方案", "Retire blueprint"),
    ("blueprint.reinstate", "恢复组卷方案", "Reinstate blueprint"),
    ("challenge.raise", "提出申诉", "Raise challenge"),
    ("challenge.answer", "答复申诉", "Answer challenge"),
    ("database.reindex", "重建索引", "Rebuild index"),
    ("exam.cancel", "取消考试", "Cancel exam"),
    ("exam.close", "提前截止", "Close exam early"),
    ("exam.enlist", "加入名单", "Add to list"),
    ("exam.delist", "移出名单", "Take off list"),
    ("exam.extra_time", "加时", "Extra time"),
    ("exam.outcome", "登记结果", "Enter outcome"),
    ("exam.remark", "改分", "Change mark"),
    ("exam.resume", "继续作答", "Resume attempt"),
    ("officer.attach", "附凭据", "Attach evidence"),
    ("officer.export_identity", "导出身份证号", "Export identities"),
    ("officer.reveal_identity", "看身份证号", "Reveal identity"),
    ("study.begin", "开始学习", "Begin study"),
    ("study.end", "结束学习", "End study"),
    ("study.train", "登记培训", "Enter training"),
    ("database.backup", "备份", "Back up"),
    ("database.restore", "恢复备份", "Restore"),
    ("database.copy", "复制数据库", "Copy database"),
    ("demo.fill", "填演示数据", "Fill demo"),
];

/// An action in words; its code for one without.
pub fn action(locale: Locale, code: &str) -> &str {
    let found = ACTIONS.iter().find(|(known, ..)| *known == code);
    found.map_or(code, |(_, zh, en)| match locale {
        Locale::Zh => zh,
        Locale::En => en,
    })
}

/// What was touched, in words: what it is called today where that could be looked up (`called`),
/// otherwise what the row itself says.
pub fn touched(locale: Locale, kind: &str, target: &str, called: Option<&str>) -> String {
    if let Some(called) = called {
        return called.to_owned();
    }
    let permission = || target.parse::<Permission>().ok();
    // Rows about many say how many.
    let (count, rest) = target.split_once(' ').unwrap_or((target, ""));
    let many = count.parse::<u32>().ok();
    match (kind, many, rest) {
        ("permission", ..) => {
            permission().map_or(target, |found| names::permission(locale, found)).to_owned()
        }
        ("rule", ..) => rules::label(locale, target).to_owned(),
        ("account", Some(n), "accounts") => accounts(locale, n),
        ("agency", Some(n), "agencies") => agencies(locale, n),
        ("officer", Some(n), "") => people(locale, n),
        _ => target.to_owned(),
    }
}

/// What a field of a row's detail is about; its name for one without words.
pub fn field(locale: Locale, name: &str) -> &str {
    let (zh, en) = match name {
        "accounts" => ("账号", "Accounts"),
        "admin" => ("管理员", "Administrator"),
        "added" => ("新增", "Added"),
        "agencies" => ("单位", "Agencies"),
        "agency" => ("单位", "Agency"),
        "articles" => ("条数", "Articles"),
        "as_of" => ("截至", "As of"),
        "bank" => ("题库", "Bank"),
        "banks" => ("题库", "Banks"),
        "basis" => ("依据", "Basis"),
        "before" => ("原来", "Before"),
        "blueprint" => ("组卷方案", "Blueprint"),
        "blueprints" => ("组卷方案", "Blueprints"),
        "changed" => ("修改", "Changed"),
        "contact" => ("联络员", "Contact"),
        "created" => ("新建", "Created"),
        "expires_at" => ("有效至", "Good until"),
        "from" => ("自", "From"),
        "grants" => ("角色", "Roles"),
        "idle_lock_minutes" => ("锁屏分钟", "Idle minutes"),
        "is_demo" => ("演示", "Demo"),
        "kept" => ("保持", "Kept"),
        "kind" => ("性质", "Kind"),
        "locale" => ("语言", "Language"),
        "name" => ("名称", "Name"),
        "number" => ("编号", "Number"),
        "officers" => ("人数", "Officers"),
        "official_order" => ("序号", "Order"),
        "parent" => ("上级", "Above"),
        "part" => ("小题", "Part"),
        "phone" => ("电话", "Phone"),
        "place" => ("位置", "Place"),
        "points" => ("分数", "Points"),
        "preferences" => ("偏好", "Preferences"),
        "preset" => ("规则", "Preset"),
        "reason" => ("理由", "Reason"),
        "records" => ("合格记录", "Records"),
        "removed" => ("移出", "Removed"),
        "restored" => ("恢复", "Restored"),
        "edited_since" => ("后来又改过", "Edited since"),
        "revision" => ("修订", "Revision"),
        "right" => ("正确", "Right"),
        "role" => ("角色", "Role"),
        "scope" => ("范围", "Scope"),
        "seals" => ("封签", "Seals"),
        "seed" => ("种子", "Seed"),
        "short_name" => ("简称", "Short name"),
        "sitting" => ("考试场次", "Sitting"),
        "statute" => ("法律", "Statute"),
        "stock" => ("自带内容", "Stock"),
        "successor" => ("承接单位", "Successor"),
        "theme" => ("主题", "Theme"),
        "to" => ("至", "To"),
        "valid_from" => ("设立", "Valid from"),
        "valid_to" => ("撤并", "Valid to"),
        "value" => ("值", "Value"),
        "verified" => ("已核对", "Checked"),
        "version" => ("版本", "Version"),
        "warnings" => ("提醒", "Warnings"),
        "wide" => ("宽字符", "Wide"),
        "after" => ("后来", "After"),
        "answer" => ("答复", "Answer"),
        "answered" => ("作答", "Answered"),
        "answers" => ("答案", "Answers"),
        "approver" => ("批准人", "Approved by"),
        "attempt" => ("作答", "Attempt"),
        "by" => ("由", "By"),
        "brought_up" => ("升到现行版本", "Brought up"),
        "dropped" => ("不再存疑", "No more in doubt"),
        "exempt_no_more" => ("不再免命题", "To be tested again"),
        "places" => ("依据", "Citations"),
        "raised" => ("存疑", "In doubt"),
        "statutes" => ("法律", "Statutes"),
        "bytes" => ("字节", "Bytes"),
        "closed_before" => ("原截止", "Closed before"),
        "connection" => ("第几次进入", "Connection"),
        "connections" => ("进入次数", "Connections"),
        "deadline" => ("截止", "Deadline"),
        "document" => ("文号", "Document"),
        "dropped_seconds" => ("不计的秒数", "Seconds dropped"),
        "earned" => ("得分", "Earned"),
        "effective_from" => ("施行", "In force from"),
        "ended_by" => ("如何结束", "Ended by"),
        "evidence" => ("凭据", "Evidence"),
        "field" => ("字段", "Field"),
        "file" => ("文件", "File"),
        "focus_lost" => ("离开次数", "Focus lost"),
        "granted_seconds" => ("计入的秒数", "Seconds granted"),
        "grounds" => ("理由", "Grounds"),
        "held_on" => ("培训日期", "Held on"),
        "history" => ("作答记录", "History"),
        "label" => ("标题", "Label"),
        "left_to_others" => ("留给他人", "Left to others"),
        "level" => ("级别", "Level"),
        "minutes" => ("分钟", "Minutes"),
        "mode" => ("方式", "Mode"),
        "officer" => ("执法人员", "Officer"),
        "outcome" => ("结果", "Outcome"),
        "owner" => ("归属", "Owner"),
        "passed_on" => ("合格日期", "Passed on"),
        "purpose" => ("用途", "Purpose"),
        "questions" => ("题数", "Questions"),
        "record" => ("记录", "Record"),
        "reopened" => ("恢复作答", "Reopened"),
        "replaces" => ("替换", "Replaces"),
        "rows" => ("行数", "Rows"),
        "seconds" => ("秒数", "Seconds"),
        "sha256" => ("SHA-256", "SHA-256"),
        "single_handed" => ("单人办理", "Single-handed"),
        "subject" => ("科目", "Subject"),
        "text" => ("内容", "Text"),
        "title" => ("名称", "Title"),
        "training" => ("培训", "Training"),
        "values" => ("字段的值", "Field values"),
        "verdict" => ("结论", "Verdict"),
        "document_number" => ("文号", "Document"),
        other => return other,
    };
    match locale {
        Locale::Zh => zh,
        Locale::En => en,
    }
}

/// Who did it, in words.
pub fn who(locale: Locale, label: &str) -> &str {
    match label {
        "operator" => operator(locale),
        "system" => system(locale),
        "nobody" => nobody(locale),
        name => name,
    }
}

/// The way it was done through, in words.
pub fn through(locale: Locale, code: &str) -> &str {
    match code {
        "tui" => via_tui(locale),
        "cli" => via_cli(locale),
        "system" => via_system(locale),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn an_action_has_one_name() {
        let codes: BTreeSet<&str> = ACTIONS.iter().map(|(code, ..)| *code).collect();
        assert_eq!(codes.len(), ACTIONS.len());
    }

    #[test]
    fn what_was_touched_is_told_in_words() {
        for (kind, target, called, told) in [
            ("officer", "019a", Some("张三"), "张三"),
            ("officer", "236", None, "236 人"),
            ("account", "12 accounts", None, "12 个账号"),
            ("account", "lina", None, "lina"),
            ("agency", "3 agencies", None, "3 个单位"),
            ("permission", "view_keys", None, "查看标准答案"),
            ("rule", "hours.required", None, "每年应学"),
            ("rule", "gone.away", None, "gone.away"),
            ("form", "019a", None, "019a"),
        ] {
            assert_eq!(touched(Locale::Zh, kind, target, called), told);
        }
    }
}
