//! The audit, its seals and their proof.

use super::Locale;
use crate::domain::audit::Fault;

super::messages! {
    no_key(path) => "没有找到审计密钥 {path};已封存的记录没有它无法核验,请从保管处取回。",
        "The audit key {path} is not there; sealed rows cannot be proved without it. Bring it back from where it is kept.";
    unreadable(path) => "{path} 的内容不对,无法使用;请从保管处取回原来的文件。",
        "{path} does not read as it should; bring the original back from where it is kept.";
    head_lost(noted) => "数据库里没有登记过的第 {noted} 个封签:末尾被截掉,或者这是旧的副本。没有继续封存;如果是有意恢复的备份,请用 zhifa db restore。",
        "The database does not hold seal {noted}, which was noted outside: its tail was cut, or this is an old copy. Nothing more was sealed; to go back to a backup on purpose, use zhifa db restore.";
    row_changed(id) => "第 {id} 号审计记录或它的封签被改动过。", "Audit row {id} or its seal was changed.";
    row_missing(id) => "第 {id} 号审计记录被删除。", "Audit row {id} was deleted.";
    seal_missing(seq) => "第 {seq} 个封签不见了。", "Seal {seq} is gone.";
    seal_order(seq) => "第 {seq} 个封签不在原来的位置。", "Seal {seq} is not where it was.";
    foreign_key(id) => "第 {id} 号审计记录是用另一把密钥封存的。", "Audit row {id} was sealed with another key.";
    shortened(found, noted) => "登记过 {noted} 个封签,数据库里只有 {found} 个:末尾被截掉,或者这是旧的副本。",
        "{noted} seals were noted and the database has only {found}: its tail was cut, or this is an old copy.";
    diverged(seq) => "第 {seq} 个封签与登记的不同:期间用过另一份副本,或者封签被重新做过。",
        "Seal {seq} is not the one noted: another copy was used in between, or the chain was made anew.";
}

/// What is wrong with the chain, as a sentence.
pub fn fault(locale: Locale, fault: Fault) -> String {
    match fault {
        Fault::RowChanged { audit_id } => row_changed(locale, audit_id),
        Fault::RowMissing { audit_id } => row_missing(locale, audit_id),
        Fault::SealMissing { seq } => seal_missing(locale, seq),
        Fault::SealOrder { seq } => seal_order(locale, seq),
        Fault::ForeignKey { audit_id } => foreign_key(locale, audit_id),
        Fault::Shortened { found, noted } => shortened(locale, found, noted),
        Fault::Diverged { seq } => diverged(locale, seq),
    }
}
