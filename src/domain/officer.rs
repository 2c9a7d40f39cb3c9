//! Officers: the person on the ledger, whatever account, credential or qualification there is.

mod assignment;
mod presence;

use super::code::codes;
use super::custom_field::CustomValues;
use super::id::Uid;
use super::time::Date;
use serde::{Deserialize, Serialize};

pub use assignment::{Assignment, assignment_on, overlap};
pub use presence::{PersonState, StateChange, state_on};

codes! {
    /// Sex as written in the identity card.
    Sex {
        /// 男
        Male = "male",
        /// 女
        Female = "female",
    }

    /// Highest completed education (学历).
    Education {
        /// 高中、中专及以下
        Secondary = "secondary",
        /// 大学专科
        JuniorCollege = "junior_college",
        /// 大学本科
        Bachelor = "bachelor",
        /// 硕士研究生
        Master = "master",
        /// 博士研究生
        Doctor = "doctor",
    }

    /// Political status (政治面貌).
    PoliticalStatus {
        /// 中共党员
        PartyMember = "party_member",
        /// 中共预备党员
        ProbationaryMember = "probationary_member",
        /// 共青团员
        YouthLeague = "youth_league",
        /// 民主党派成员
        DemocraticParty = "democratic_party",
        /// 无党派人士
        Independent = "independent",
        /// 群众
        Masses = "masses",
    }

    /// How a person is employed (编制类型). The preset says which kinds may never hold a card.
    EmploymentKind {
        /// 行政编制
        Administrative = "administrative",
        /// 参照公务员法管理
        CivilServiceManaged = "civil_service_managed",
        /// 事业编制
        PublicInstitution = "public_institution",
        /// 占编不入编: occupies a post of the quota without being enrolled in it
        QuotaNotEnrolled = "quota_not_enrolled",
        /// 合同工
        Contract = "contract",
        /// 临时工
        Temporary = "temporary",
        /// 公益性岗位
        PublicWelfare = "public_welfare",
        /// 工勤
        Service = "service",
        /// 辅助人员
        Auxiliary = "auxiliary",
    }
}

/// A person on the ledger. Posts are [`Assignment`]s, cards are credentials, both by their dates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Officer {
    /// Identity outside this database.
    pub uid: Uid,
    /// Name.
    pub name: String,
    /// Sex.
    pub sex: Option<Sex>,
    /// Resident identity number, eighteen characters, valid by GB 11643 where it was checked.
    /// Masked on screen and in exports unless permission says otherwise.
    pub identity_number: Option<String>,
    /// Day of birth; the first of the month where a ledger gives only year and month.
    pub birth: Option<Date>,
    /// Telephone number, as written.
    pub phone: Option<String>,
    /// Highest completed education.
    pub education: Option<Education>,
    /// Field of study (专业).
    pub major: Option<String>,
    /// Political status.
    pub political_status: Option<PoliticalStatus>,
    /// Kind of employment; `None` when the ledger does not say.
    pub employment: Option<EmploymentKind>,
    /// Whether and why the person is or is not at work, today.
    pub state: PersonState,
    /// First day in the present unit (入职时间).
    pub joined_on: Option<Date>,
    /// Values of the fields declared by the organisation.
    pub custom: CustomValues,
    /// Remarks (备注).
    pub remark: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn round_trips<T>(all: &[T])
    where
        T: Copy + PartialEq + std::fmt::Debug + Serialize + std::str::FromStr,
        T::Err: std::fmt::Debug,
    {
        for &value in all {
            let json = serde_json::to_value(value).unwrap();
            let code = json.as_str().unwrap();
            assert!(code.chars().all(|c| c.is_ascii_lowercase() || c == '_'), "{code}");
            assert_eq!(code.parse::<T>().unwrap(), value);
        }
    }

    #[test]
    fn every_code_is_snake_case_and_reads_back() {
        round_trips(Sex::ALL);
        round_trips(Education::ALL);
        round_trips(PoliticalStatus::ALL);
        round_trips(EmploymentKind::ALL);
        round_trips(PersonState::ALL);
    }
}
