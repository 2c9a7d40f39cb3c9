//! The banks that come with the program.

use super::check::{BankDraft, check};
use super::import::{Terms, import};
use crate::app::{Actor, App, AppError};
use crate::domain::statute::StatuteOutline;
use std::sync::{Arc, LazyLock};

/// Declares the banks by name: each is the file of that name, embedded.
macro_rules! shipped {
    ($($name:literal),+ $(,)?) => {
        /// Name and text of each, those asked for most first.
        const SHIPPED: &[(&str, &str)] = &[
            $(($name, include_str!(concat!("../../../question_banks/", $name, ".toml")))),+
        ];
    };
}

shipped! {
    "行政处罚法",
    "行政许可法",
    "行政强制法",
    "行政复议法",
    "行政诉讼法",
    "治安管理处罚法",
    "政府信息公开条例",
    "优化营商环境条例",
    "行政执法监督条例",
    "国家赔偿法",
    "重大行政决策程序暂行条例",
    "行政执法机关移送涉嫌犯罪案件的规定",
    "罚款决定与罚款收缴分离实施办法",
    "综合案例",
}

/// The names of the banks that come with the program.
pub fn names() -> impl Iterator<Item = &'static str> {
    SHIPPED.iter().map(|(name, _)| *name)
}

/// The outlines of the statutes that the shipped banks cite. Reading the banks takes a moment, so it
/// is done once.
pub(super) fn outlines() -> &'static [StatuteOutline] {
    static OUTLINES: LazyLock<Vec<StatuteOutline>> = LazyLock::new(|| {
        let banks = SHIPPED.iter().filter_map(|(name, text)| draft(name, text).value);
        banks.flat_map(|bank| bank.header.statutes).collect()
    });
    &OUTLINES
}

/// A shipped bank by its name, checked.
pub(in crate::app) fn named(name: &str) -> Option<BankDraft> {
    let (name, text) = SHIPPED.iter().find(|(shipped, _)| *shipped == name)?;
    Some(draft(name, text))
}

/// Imports every bank that comes with the program; what is there already stays as it is.
///
/// # Errors
/// Refused without the permission, or whatever the store refuses.
pub fn import_shipped(app: &Arc<App>, actor: &Actor) -> Result<(), AppError> {
    for (name, text) in SHIPPED {
        import(app, actor, &draft(name, text), Terms::default())?;
    }
    Ok(())
}

fn draft(name: &str, text: &str) -> BankDraft {
    check(&format!("{name}.toml"), text.as_bytes())
}
