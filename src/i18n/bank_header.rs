//! The form of a bank's header.

use super::Locale;
use crate::domain::bank::Purpose;

/// A purpose, and what it allows.
pub const fn purpose_of(locale: Locale, purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Practice => purpose_practice(locale),
        Purpose::Exam => purpose_exam(locale),
        Purpose::Sealed => purpose_sealed(locale),
    }
}

super::messages! {
    title_new => "新建题库", "New bank";
    title_edit(bank) => "题库 {bank}  用途和说明", "Bank {bank}: purpose and description";
    name_hint => "组卷方案和题库文件都按名称找题库,建立以后不能改。", "Blueprints and files find it by this name; it stays.";
    purpose_practice => "练习:可用于学习和各类考试", "Practice: study and any exam";
    purpose_exam => "考试:不供学习,用于模拟和正式考试", "Exam: mock and formal exams, no study";
    purpose_sealed => "保密:只用于正式考试,解密前看题须说明理由", "Sealed: formal exams; seeing items needs a reason";
    sealed_until => "解密日期", "Sealed until";
    sealed_hint => "只对保密题库填写;这一天起可以直接看题。空着就一直保密。", "Of a sealed bank: its first open day; empty for never.";
    only_sealed => "只有保密题库有解密日期;请清空,或把用途改为保密。", "Only a sealed bank has such a day; clear it, or choose the purpose “Sealed”.";
    category => "执法类别", "Category";
    category_hint => "只给某一类执法人员用的题库,写类别名称;空着就是人人可用。", "Whom it is meant for; empty for everybody.";
    checked_on => "核对日期", "Checked on";
    checked_hint => "最近一次与法条核对的日期。", "The day on which it was last compared with the statutes.";
    description => "说明", "Description";
    statutes => "引用法律", "Statutes";
    statute(name, version) => "{name}({version} 通过)", "{name} (adopted {version})";
    reason_hint => "解除保密或提前解密须写明理由,记入审计。", "Needed to lift a seal or to end it earlier; it goes into the audit.";
    saved(bank) => "题库“{bank}”已保存。", "Bank “{bank}” is saved.";
    saved_left_out(bank, sittings) => "题库“{bank}”已保存。按新的用途,这些考试不能再从它抽题:{sittings}",
        "Bank “{bank}” is saved. With its new purpose these sittings cannot draw from it any more: {sittings}";
}
