//! Labels of people and credentials: what a code is called on screen and in reports.

use super::Locale;
use crate::domain::agency::AgencyKind;
use crate::domain::board::Column;
use crate::domain::credential::{
    ApplicationPurpose, CancelGround, CredentialKind, EventKind, Hold, ReissueReason, State,
};
use crate::domain::custom_field::{FieldKind, FieldOwner};
use crate::domain::hours::StudyChannel;
use crate::domain::officer::{Education, EmploymentKind, PersonState, PoliticalStatus, Sex};
use crate::domain::rules::{InspectionDue, Rounding};

/// Declares one function for each enum: `sex(Sex) { Male => "男", "Male"; }` gives
/// `fn sex(Locale, Sex) -> &'static str`. A value without a label does not compile.
macro_rules! labels {
    ($($(#[$doc:meta])* $name:ident($type:ident) {
        $($variant:ident => $zh:literal, $en:literal;)+
    })+) => {$(
        $(#[$doc])*
        pub const fn $name(locale: Locale, value: $type) -> &'static str {
            match (value, locale) {
                $(
                    ($type::$variant, Locale::Zh) => $zh,
                    ($type::$variant, Locale::En) => $en,
                )+
            }
        }
    )+};
}

labels! {
    /// Kind of agency.
    agency_kind(AgencyKind) {
        Statutory => "法定行政机关", "Statutory organ";
        Authorised => "授权组织", "Authorised organisation";
        Entrusted => "委托组织", "Entrusted organisation";
    }

    /// Sex.
    sex(Sex) {
        Male => "男", "Male";
        Female => "女", "Female";
    }

    /// Highest education (学历).
    education(Education) {
        Secondary => "高中(中专)及以下", "Secondary or below";
        JuniorCollege => "大学专科", "Junior college";
        Bachelor => "大学本科", "Bachelor";
        Master => "硕士研究生", "Master";
        Doctor => "博士研究生", "Doctorate";
    }

    /// Political status (政治面貌).
    political_status(PoliticalStatus) {
        PartyMember => "中共党员", "CPC member";
        ProbationaryMember => "中共预备党员", "Probationary CPC member";
        YouthLeague => "共青团员", "Youth League member";
        DemocraticParty => "民主党派", "Democratic party member";
        Independent => "无党派人士", "Independent public figure";
        Masses => "群众", "No affiliation";
    }

    /// Kind of employment (编制类型).
    employment(EmploymentKind) {
        Administrative => "行政编制", "Administrative";
        CivilServiceManaged => "参公管理", "Managed as civil service";
        PublicInstitution => "事业编制", "Public institution";
        QuotaNotEnrolled => "占编不入编", "On quota, not enrolled";
        Contract => "合同工", "Contract";
        Temporary => "临时工", "Temporary";
        PublicWelfare => "公益性岗位", "Public-welfare post";
        Service => "工勤", "Service staff";
        Auxiliary => "辅助人员", "Auxiliary";
    }

    /// Person's state (人员状态).
    person_state(PersonState) {
        InService => "在职", "In service";
        SecondedOut => "借出", "Seconded out";
        OnLeave => "离岗", "On leave";
        StoodDown => "停职", "Stood down";
        Transferred => "调离", "Transferred";
        Left => "离职", "Left";
        Dismissed => "开除辞退", "Dismissed";
        Retired => "退休", "Retired";
        Deceased => "死亡", "Deceased";
    }

    /// Kind of custom field.
    field_kind(FieldKind) {
        Text => "文字", "Text";
        Number => "整数", "Whole number";
        Date => "日期", "Date";
        Flag => "是否", "Yes or no";
        Choice => "选项", "Choice";
    }

    /// Kind of card (证件种类).
    credential_kind(CredentialKind) {
        Enforcement => "行政执法证", "Enforcement card";
        Supervision => "行政执法监督证", "Supervision card";
        Entrusted => "委托执法证", "Entrusted-enforcement card";
        Ministry => "部委证", "Ministry card";
    }

    /// What decisions have done to a card.
    hold(Hold) {
        Pending => "办证中", "Applied for";
        Normal => "正常", "Normal";
        Suspended => "暂扣", "Suspended";
        Collected => "收缴", "Collected";
        Revoked => "吊销", "Revoked";
        Cancelled => "注销", "Withdrawn";
    }

    /// State of a card (证件状态).
    credential_state(State) {
        Revoked => "吊销", "Revoked";
        Cancelled => "注销", "Withdrawn";
        Collected => "收缴", "Collected";
        Suspended => "暂扣", "Suspended";
        Pending => "办证中", "Applied for";
        NotYetValid => "未生效", "Not yet valid";
        Expired => "过期", "Expired";
        Uninspected => "未年检", "Not inspected";
        InspectionNear => "年检临期", "Inspection near";
        ExpiryNear => "临期", "Expiring soon";
        Valid => "有效", "Valid";
    }

    /// Kind of entry in a card's record.
    credential_event(EventKind) {
        Opening => "期初登记", "Taken over";
        Applied => "申领", "Applied for";
        Issued => "核发登记", "Issue recorded";
        Reissued => "换发", "Renewed";
        Replaced => "补发", "Replaced after loss";
        Inspected => "年检", "Inspected";
        Suspended => "暂扣", "Suspended";
        Returned => "发还", "Given back";
        Revoked => "吊销", "Revoked";
        Collected => "收缴", "Collected";
        Cancelled => "注销", "Withdrawn";
        Corrected => "更正", "Corrected";
        Voided => "作废", "Voided";
    }

    /// What is applied for.
    application_purpose(ApplicationPurpose) {
        First => "首次申领", "First card";
        Reissue => "换发", "Renewal";
        Replacement => "补发", "Replacement";
    }

    /// Why a new card takes the place of the old one.
    reissue_reason(ReissueReason) {
        Expiry => "到期换证", "Expiry";
        Transfer => "调动", "Transfer";
        InformationChange => "信息变更", "Changed information";
        Damage => "损坏", "Damage";
    }

    /// Why a card is withdrawn.
    cancel_ground(CancelGround) {
        Transferred => "调离", "Transferred";
        Resigned => "辞职", "Resigned";
        Retired => "退休", "Retired";
        Deceased => "死亡", "Deceased";
        Dismissed => "开除辞退", "Dismissed";
        AgencyMerged => "机构撤并", "Agency merged or dissolved";
        Ineligible => "不再符合条件", "No longer eligible";
    }

    /// Column of the board.
    board_column(Column) {
        Held => "持证", "Certified";
        Uninspected => "未年检", "Not inspected";
        Expired => "过期", "Expired";
        Suspended => "暂扣", "Suspended";
        Pending => "办证中", "Applied for";
        Without => "无证", "Without card";
    }

    /// How hours were earned.
    study_channel(StudyChannel) {
        Online => "在线学习", "Online";
        Classroom => "集中培训", "Classroom";
    }

    /// On which day an inspection falls due.
    inspection_due(InspectionDue) {
        Anniversary => "按发证日推算", "Counted from the first day";
        YearEnd => "年底前", "By the end of the year";
    }

    /// Step to which hours are rounded down.
    rounding(Rounding) {
        Hundredth => "0.01 学时", "0.01 hours";
        Tenth => "0.1 学时", "0.1 hours";
        Half => "0.5 学时", "0.5 hours";
        Whole => "1 学时", "1 hour";
    }
}

/// That a field was declared, and where it is filled in.
pub fn field_declared(locale: Locale, owner: FieldOwner, label: &str) -> String {
    match owner {
        FieldOwner::Officer => field_declared_officer(locale, label),
        FieldOwner::Agency => field_declared_agency(locale, label),
    }
}

/// Whether a custom field is asked for.
pub const fn field_use_of(locale: Locale, retired: bool) -> &'static str {
    if retired { field_out_of_use(locale) } else { field_in_use(locale) }
}

/// The value of a custom field as people read it.
pub fn field_value(locale: Locale, kind: FieldKind, value: &str) -> &str {
    match (kind, value) {
        (FieldKind::Flag, "true") => yes(locale),
        (FieldKind::Flag, "false") => no(locale),
        _ => value,
    }
}

super::messages! {
    field_bad_key(key) => "字段代号“{key}”不行:只能用小写字母、数字和下划线,以字母开头。", "The key “{key}” will not do: lower-case letters, digits and _, a letter first.";
    field_no_label(key) => "字段“{key}”没有标题;标题就是名册里的列名。", "The field “{key}” has no label, which is its heading in rosters.";
    field_bad_choices(label) => "字段“{label}”的选项与类型不符:选项类型要列出选项,其他类型不要。", "The choices of “{label}” do not go with its kind: a choice lists some, other kinds none.";
    field_bad_choice(choice, label) => "“{choice}”不能作为字段“{label}”的选项:选项不能为空,首尾不能有空格,不能含顿号、逗号或换行。", "“{choice}” cannot be a choice of “{label}”: a choice is not empty, has no blanks around it, and no comma or line end in it.";
    field_duplicate(key) => "字段代号“{key}”已经用过。", "The key “{key}” is taken.";
    field_bad_value(value, label) => "“{value}”不合字段“{label}”的要求。", "“{value}” is not what the field “{label}” wants.";
    field_key => "代号", "Key";
    field_label => "标题", "Label";
    field_kind_heading => "类型", "Kind";
    field_choices => "选项", "Choices";
    field_unknown(key) => "没有字段“{key}”,或者它已经停用。", "There is no field “{key}”, or it is out of use.";
    values_saved => "自定义字段已保存。", "The custom fields are saved.";
    field_changed(label) => "字段“{label}”已修改。", "The field “{label}” is changed.";
    field_retired(label) => "字段“{label}”已停用;已有的值保留。", "The field “{label}” is out of use; its values stay.";
    field_restored(label) => "字段“{label}”重新启用。", "The field “{label}” is in use again.";
    field_owner_heading => "属于", "Of";
    field_use => "使用", "Use";
    field_in_use => "在用", "in use";
    field_out_of_use => "已停用", "out of use";
    yes => "是", "yes";
    no => "否", "no";
    field_declared_officer(label) => "已登记字段“{label}”;名册里有这一列就会读入。", "The field “{label}” is declared; rosters with this column are read into it.";
    field_declared_agency(label) => "已登记字段“{label}”;在单位的表单里填写。", "The field “{label}” is declared; it is filled in on the form of an agency.";
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// Labels of one enum differ from each other in both languages, so that none stands for two.
    fn distinct<T: Copy>(all: &[T], label: impl Fn(Locale, T) -> &'static str) {
        for locale in Locale::ALL {
            let labels: BTreeSet<_> = all.iter().map(|value| label(locale, *value)).collect();
            assert_eq!(labels.len(), all.len(), "{labels:?}");
            let chinese =
                |text: &&str| text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
            assert_eq!(labels.iter().any(chinese), locale == Locale::Zh, "{labels:?}");
        }
    }

    #[test]
    fn every_value_has_its_own_label_in_each_language() {
        distinct(AgencyKind::ALL, agency_kind);
        distinct(Sex::ALL, sex);
        distinct(Education::ALL, education);
        distinct(PoliticalStatus::ALL, political_status);
        distinct(EmploymentKind::ALL, employment);
        distinct(PersonState::ALL, person_state);
        distinct(FieldKind::ALL, field_kind);
        distinct(CredentialKind::ALL, credential_kind);
        distinct(Hold::ALL, hold);
        distinct(State::ALL, credential_state);
        distinct(EventKind::ALL, credential_event);
        distinct(ApplicationPurpose::ALL, application_purpose);
        distinct(ReissueReason::ALL, reissue_reason);
        distinct(CancelGround::ALL, cancel_ground);
        distinct(Column::ALL, board_column);
        distinct(StudyChannel::ALL, study_channel);
        distinct(InspectionDue::ALL, inspection_due);
        distinct(Rounding::ALL, rounding);
    }

    #[test]
    fn states_are_called_what_the_field_calls_them() {
        assert_eq!(credential_state(Locale::Zh, State::InspectionNear), "年检临期");
        assert_eq!(credential_event(Locale::Zh, EventKind::Opening), "期初登记");
        assert_eq!(board_column(Locale::En, Column::Held), "Certified");
    }
}
