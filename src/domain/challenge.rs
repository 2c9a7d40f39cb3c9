//! Challenges (申诉): what a person says against a question after the exam, and what is answered.

use super::code::codes;

codes! {
    /// What came of a challenge.
    Verdict {
        /// 成立: the question or its key is wrong and will be put right.
        Accepted = "accepted",
        /// 不成立: the question stands.
        Refused = "refused",
    }
}
