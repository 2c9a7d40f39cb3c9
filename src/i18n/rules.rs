//! The values of a rule preset in words.

use super::Locale;
use crate::domain::rules::{Cap, InspectionCycle, InspectionDue, Rounding, ValidityMode};

super::messages! {
    months(n) => "{n} 个月", "{n} months";
    days(n) => "{n} 天", "{n} days";
    minutes(n) => "{n} 分钟", "{n} minutes";
    hours(n) => "{n} 学时", "{n} h";
    people(n) => "{n} 人", "{n} people";
    times(n) => "{n} 次", "{n} attempts";
    percent(n) => "{n}%", "{n}%";
    yes => "是", "Yes";
    no => "否", "No";
    no_limit => "不限", "No limit";
    at_most(n) => "至多 {n} 学时", "At most {n} h";
    from_issue => "自发证之日起", "From the day of issue";
    fixed_batch(day) => "按批次,某批自 {day} 起", "By batch, one of them from {day}";
    no_inspection => "不年检", "None";
    every_year_end(n) => "每 {n} 个月一次,当年年底前", "Every {n} months, by the end of that year";
    every_anniversary(n) => "每 {n} 个月一次,期满之日前", "Every {n} months, by the anniversary";
    step_hundredth => "舍至 0.01 学时", "Down to 0.01 h";
    step_tenth => "舍至 0.1 学时", "Down to 0.1 h";
    step_half => "舍至 0.5 学时", "Down to 0.5 h";
    step_whole => "舍至整学时", "Down to whole hours";
    exact => "全对得分", "All or nothing";

    check_me => "请核对", "Check";
    verified => "已核对", "Checked";

    no_such_key(key) => "没有“{key}”这条规则。", "There is no rule “{key}”.";
    bad_value(label, detail) => "“{label}”不能是这个值:{detail}", "“{label}” cannot have this value: {detail}";
    no_basis => "请写明依据:哪个文件、哪一条。", "Give the basis: which document, which article.";
    unknown_preset(code) => "没有“{code}”这套规则。", "There is no preset “{code}”.";
    bad_name => "请填写单位名称。", "Give the organisation's name.";
}

/// What a value is about, by its key in the preset; the key itself for one without a name.
pub fn label(locale: Locale, key: &str) -> &str {
    let (zh, en) = match key {
        "credential.validity_months" => ("证件有效期", "Validity"),
        "credential.validity" => ("有效期起算", "Validity counted"),
        "credential.expiry_warning_days" => ("临期预警", "Expiry warning"),
        "credential.renewal_ahead_days" => ("可提前换证", "Renewal ahead"),
        "credential.inspection" => ("年检", "Inspection"),
        "credential.inspection_warning_days" => ("年检预警", "Inspection warning"),
        "credential.reapply_ban_months" => ("吊销后不得申领", "Ban after revocation"),
        "post.barred_employment" => ("不得申领的编制", "Barred employment"),
        "post.counting_kinds" => ("计入持证的证件", "Cards that count"),
        "post.uninspected_counts" => ("未年检计入持证", "Uninspected counts"),
        "post.minimum_holders" => ("单位最少持证", "Minimum holders"),
        "exam.pass_mark" => ("合格线", "Pass mark"),
        "exam.attempts" => ("考试次数", "Attempts"),
        "exam.multiple_choice" => ("多选题计分", "Multiple choice"),
        "exam.subjects" => ("考试科目", "Subjects"),
        "exam.subjects_in_order" => ("科目须按先后", "Subjects in order"),
        "hours.minutes_per_hour" => ("每学时", "One study hour"),
        "hours.required" => ("每年应学", "Required a year"),
        "hours.daily_cap" => ("每日上限", "Daily cap"),
        "hours.material_cap" => ("单个材料上限", "Cap per material"),
        "hours.year_start" => ("培训年度起始", "Year begins"),
        "hours.online_share_limit" => ("在线占比上限", "Online share"),
        "hours.rounding" => ("尾数", "Rounding"),
        "office.own_entry_approval" => ("可审批本人经办", "Approve own entries"),
        "office.idle_lock_minutes" => ("无操作锁屏", "Idle lock"),
        "office.study_idle_minutes" => ("学习中询问在场", "Study presence"),
        other => return other,
    };
    match locale {
        Locale::Zh => zh,
        Locale::En => en,
    }
}

/// What validity is counted from.
pub fn validity(locale: Locale, mode: &ValidityMode) -> String {
    match mode {
        ValidityMode::FromIssue => from_issue(locale).to_owned(),
        ValidityMode::FixedBatch { starts } => fixed_batch(locale, starts),
    }
}

/// Whether and when cards are inspected.
pub fn inspection(locale: Locale, cycle: &InspectionCycle) -> String {
    match cycle {
        InspectionCycle::None => no_inspection(locale).to_owned(),
        InspectionCycle::Every { months, due: InspectionDue::YearEnd } => {
            every_year_end(locale, months)
        }
        InspectionCycle::Every { months, due: InspectionDue::Anniversary } => {
            every_anniversary(locale, months)
        }
    }
}

/// A limit of 学时.
pub fn cap(locale: Locale, cap: Cap) -> String {
    match cap {
        Cap::None => no_limit(locale).to_owned(),
        Cap::Hours(hours) => at_most(locale, hours),
    }
}

/// How granted 学时 are rounded.
pub const fn rounding(locale: Locale, rounding: Rounding) -> &'static str {
    match rounding {
        Rounding::Hundredth => step_hundredth(locale),
        Rounding::Tenth => step_tenth(locale),
        Rounding::Half => step_half(locale),
        Rounding::Whole => step_whole(locale),
    }
}

/// Yes or no.
pub const fn truth(locale: Locale, value: bool) -> &'static str {
    if value { yes(locale) } else { no(locale) }
}
