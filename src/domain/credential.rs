//! Credentials: the cards officers hold. Events are the record, rows are projections of them.

use super::code::codes;

codes! {
    /// The kind of card (证件种类).
    CredentialKind {
        /// 行政执法证
        Enforcement = "enforcement",
        /// 行政执法监督证
        Supervision = "supervision",
        /// 委托执法证
        Entrusted = "entrusted",
        /// 部委证: issued by a ministry's own system
        Ministry = "ministry",
    }
}
