//! The organisation's own fields: declaring them, filling them in.

use super::Locale;
use crate::domain::custom_field::{FieldKind, FieldOwner};

super::messages! {
    title => "自定义字段", "Custom fields";
    title_doc => "本单位另外要记的项目:登记、改名、停用。", "What is kept besides what every ledger has: declare, rename, retire.";
    empty => "还没有自定义字段。按 F5 登记一个,如“民族”“职级”;名册里同名的列会读入。", "No custom fields yet. F5 declares one, such as “rank”; a roster's column of that name is read into it.";
    new => "登记字段", "Declare";
    new_doc => "登记一个人员或单位的字段。", "Declares a field of officers or agencies.";
    edit(label) => "字段:{label}", "Field: {label}";
    retire => "停用/启用", "Retire/restore";
    retire_doc => "停用一个字段,已有的值保留;或重新启用。", "Takes a field out of use while its values stay, or into use again.";
    retire_title(label) => "停用字段“{label}”?", "Take the field “{label}” out of use?";
    retire_text => "表单和名册不再问这一项;已有的值保留在库里,重新启用后照旧显示。", "Forms and rosters ask for it no more. The values stay in the database and are shown again once it is in use again.";
    retire_verb => "停用", "Retire";
    restore_verb => "启用", "Restore";
    key_hint => "小写字母、数字、下划线,字母开头;登记后不能改。", "Lower-case letters, digits and _, a letter first; cannot be changed later.";
    label_hint => "也是名册和导出表里的列名。", "Also its heading in rosters and exports.";
    kind_hint => "登记后不能改。", "Cannot be changed later.";
    choices_hint => "选项类型才填;用顿号或逗号隔开。", "Only for a choice; separated by commas.";
    choices_only => "用顿号或逗号隔开。去掉的选项,已填的保留。", "Separated by commas. What was filled in stays when a choice goes.";
    kind_fixed(kind) => "类型:{kind}", "Kind: {kind}";
    fill => "自定义字段", "Custom fields";
    fill_doc => "填写这名人员的自定义字段。", "Fills in the organisation's own fields of this officer.";
    fill_title(name) => "{name} 的自定义字段", "Custom fields of {name}";
    none_declared => "还没有登记人员的自定义字段;在“设置”的“自定义字段”里登记。", "No fields of officers are declared; declare them under Settings, Custom fields.";
    no_value => "(未填)", "(none)";
    hint_number => "整数。", "A whole number.";
    hint_date => "如 2026-11-23。", "Such as 2026-11-23.";
    of_officer => "人员", "Officer";
    of_agency => "单位", "Agency";
}

/// Whose a field is.
pub const fn owner(locale: Locale, owner: FieldOwner) -> &'static str {
    match owner {
        FieldOwner::Officer => of_officer(locale),
        FieldOwner::Agency => of_agency(locale),
    }
}

/// How a value of this kind is written; empty where nothing has to be said.
pub const fn hint(locale: Locale, kind: FieldKind) -> &'static str {
    match kind {
        FieldKind::Number => hint_number(locale),
        FieldKind::Date => hint_date(locale),
        FieldKind::Text | FieldKind::Flag | FieldKind::Choice => "",
    }
}
