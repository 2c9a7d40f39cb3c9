//! Who may do what: roles, permissions, and how far a role reaches.
//!
//! The one table is [`Role::permits`]; use cases ask [`Grants::allow`] before they do anything.

use super::code::codes;
use super::id::{AgencyId, OfficerId};
use serde::{Deserialize, Serialize};

codes! {
    /// A function that a person holds; one person may hold several.
    Role {
        /// 执法人员: studies, sits exams, sees what is their own.
        Enforcer = "enforcer",
        /// 培训管理员: banks, papers, sittings, marking, results.
        Trainer = "trainer",
        /// 证件管理员: ledger, credentials, hours, reports.
        Manager = "manager",
        /// 审核人: reviews what others enter.
        Reviewer = "reviewer",
        /// 审计员: reads the audit and changes nothing.
        Auditor = "auditor",
        /// 系统管理员: accounts, backup, health; sees no keys and changes no records.
        Admin = "admin",
    }
}

impl Role {
    /// The permission table.
    pub const fn permits(self, permission: Permission) -> bool {
        use Permission as P;
        match self {
            Self::Enforcer => matches!(
                permission,
                P::SitExam
                    | P::Study
                    | P::ViewStatutes
                    | P::ViewOfficers
                    | P::ViewCredentials
                    | P::ViewResults
            ),
            Self::Trainer => matches!(
                permission,
                P::ViewStatutes
                    | P::EditStatutes
                    | P::ViewBanks
                    | P::EditBanks
                    | P::ViewKeys
                    | P::EditBlueprints
                    | P::EditSittings
                    | P::Mark
                    | P::ViewResults
                    | P::ConfirmResults
                    | P::ViewOfficers
                    | P::ViewReports
            ),
            Self::Manager => matches!(
                permission,
                P::ViewStatutes
                    | P::ViewOfficers
                    | P::EditOfficers
                    | P::ViewIdentity
                    | P::ViewCredentials
                    | P::EditCredentials
                    | P::ViewBoard
                    | P::ViewResults
                    | P::ViewReports
                    | P::EditAgencies
            ),
            Self::Reviewer => matches!(
                permission,
                P::ViewStatutes
                    | P::ViewOfficers
                    | P::ViewCredentials
                    | P::ViewBoard
                    | P::ViewBanks
                    | P::ViewKeys
                    | P::ViewResults
                    | P::ConfirmResults
                    | P::ViewReports
            ),
            Self::Auditor => {
                matches!(permission, P::ViewAudit | P::ViewBoard | P::ViewReports)
            }
            Self::Admin => matches!(
                permission,
                P::ManageAccounts
                    | P::ManageSite
                    | P::ManageDatabase
                    | P::ViewAudit
                    | P::ViewOfficers
                    | P::EditAgencies
            ),
        }
    }
}

codes! {
    /// One thing that can be allowed.
    Permission {
        /// Start, answer and hand in an exam of one's own.
        SitExam = "sit_exam",
        /// Study and work off wrong answers of one's own.
        Study = "study",
        /// Read and search statutes, outside an exam of one's own.
        ViewStatutes = "view_statutes",
        /// Load and remove versions of statutes.
        EditStatutes = "edit_statutes",
        /// See banks and items without their keys.
        ViewBanks = "view_banks",
        /// Import, create, edit and retire items.
        EditBanks = "edit_banks",
        /// See keys and explanations outside a review.
        ViewKeys = "view_keys",
        /// Create and change blueprints.
        EditBlueprints = "edit_blueprints",
        /// Schedule sittings.
        EditSittings = "edit_sittings",
        /// Mark short answers.
        Mark = "mark",
        /// See results.
        ViewResults = "view_results",
        /// 成绩确认: turn final results of a formal sitting into pass records.
        ConfirmResults = "confirm_results",
        /// See officers.
        ViewOfficers = "view_officers",
        /// Import and change officers and assignments.
        EditOfficers = "edit_officers",
        /// Create and change agencies.
        EditAgencies = "edit_agencies",
        /// See identity numbers in full.
        ViewIdentity = "view_identity",
        /// See credentials and their events.
        ViewCredentials = "view_credentials",
        /// Record credential events.
        EditCredentials = "edit_credentials",
        /// See the certification board.
        ViewBoard = "view_board",
        /// Run reports.
        ViewReports = "view_reports",
        /// Create accounts, grant roles, issue one-time codes.
        ManageAccounts = "manage_accounts",
        /// Change settings and rule presets.
        ManageSite = "manage_site",
        /// Back up, restore, migrate, copy and check the database.
        ManageDatabase = "manage_database",
        /// Read and verify the audit.
        ViewAudit = "view_audit",
    }
}

/// How far a grant reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// Only what is the person's own.
    Own,
    /// One agency and everything below it.
    Agency(AgencyId),
    /// The whole organisation.
    District,
}

/// A role with its reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Grant {
    /// The role.
    pub role: Role,
    /// Its reach.
    pub scope: Scope,
}

/// What an action touches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target<'a> {
    /// Something of the whole organisation: a bank, a setting, a blueprint.
    District,
    /// An agency, given by its path from the root.
    Agency(&'a [AgencyId]),
    /// An officer and the path of the agency they belong to.
    Officer(OfficerId, &'a [AgencyId]),
    /// A list that the caller narrows to what the actor may see; any reach will do.
    Some,
}

/// Everything a person may do.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Grants {
    /// The officer this person is, if any.
    pub officer: Option<OfficerId>,
    /// The roles held.
    pub held: Vec<Grant>,
}

impl Grants {
    /// Whether some role held permits this on that target.
    pub fn allow(&self, permission: Permission, target: Target<'_>) -> bool {
        self.held.iter().any(|grant| grant.role.permits(permission) && self.reaches(*grant, target))
    }

    /// Whether the person holds the role, whatever its reach.
    pub fn has(&self, role: Role) -> bool {
        self.held.iter().any(|grant| grant.role == role)
    }

    /// The widest reach in which a permission is held; none when it is not held at all. Several
    /// agencies are all given.
    pub fn reach(&self, permission: Permission) -> Option<Reach> {
        let scopes = || self.held.iter().filter(|g| g.role.permits(permission)).map(|g| g.scope);
        if scopes().any(|scope| scope == Scope::District) {
            return Some(Reach::District);
        }
        let agencies: Vec<AgencyId> = scopes()
            .filter_map(|scope| match scope {
                Scope::Agency(agency) => Some(agency),
                _ => None,
            })
            .collect();
        if !agencies.is_empty() {
            return Some(Reach::Agencies(agencies));
        }
        match self.officer {
            Some(officer) if scopes().any(|scope| scope == Scope::Own) => Some(Reach::Own(officer)),
            _ => None,
        }
    }

    fn reaches(&self, grant: Grant, target: Target<'_>) -> bool {
        match (grant.scope, target) {
            (Scope::District, _) | (_, Target::Some) => true,
            (Scope::Agency(agency), Target::Agency(path) | Target::Officer(_, path)) => {
                path.contains(&agency)
            }
            (Scope::Own, Target::Officer(officer, _)) => self.officer == Some(officer),
            _ => false,
        }
    }
}

/// What a list has to be narrowed to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reach {
    /// Nothing: the whole organisation.
    District,
    /// These agencies and everything below them.
    Agencies(Vec<AgencyId>),
    /// One officer.
    Own(OfficerId),
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grants(role: Role, scope: Scope) -> Grants {
        Grants { officer: Some(OfficerId(7)), held: vec![Grant { role, scope }] }
    }

    #[test]
    fn the_administrator_sees_no_keys_and_the_auditor_changes_nothing() {
        assert!(!Role::Admin.permits(Permission::ViewKeys));
        let changes = [
            Permission::EditBanks,
            Permission::EditStatutes,
            Permission::EditOfficers,
            Permission::EditCredentials,
            Permission::ConfirmResults,
            Permission::ManageAccounts,
            Permission::ManageSite,
            Permission::ManageDatabase,
        ];
        assert!(changes.iter().all(|permission| !Role::Auditor.permits(*permission)));
    }

    #[test]
    fn every_permission_is_held_by_somebody() {
        for permission in Permission::ALL.iter().copied() {
            assert!(Role::ALL.iter().any(|role| role.permits(permission)), "{permission:?}");
        }
    }

    #[test]
    fn reach_narrows() {
        let path = [AgencyId(1), AgencyId(5)];
        let other = [AgencyId(1), AgencyId(6)];
        let manager = grants(Role::Manager, Scope::Agency(AgencyId(5)));
        assert!(manager.allow(Permission::EditOfficers, Target::Officer(OfficerId(9), &path)));
        assert!(!manager.allow(Permission::EditOfficers, Target::Officer(OfficerId(9), &other)));
        assert!(!manager.allow(Permission::EditOfficers, Target::District));
        assert!(manager.allow(Permission::ViewOfficers, Target::Some));
        let enforcer = grants(Role::Enforcer, Scope::Own);
        assert!(enforcer.allow(Permission::SitExam, Target::Officer(OfficerId(7), &other)));
        assert!(!enforcer.allow(Permission::SitExam, Target::Officer(OfficerId(8), &other)));
        assert_eq!(enforcer.reach(Permission::ViewResults), Some(Reach::Own(OfficerId(7))));
        assert_eq!(enforcer.reach(Permission::ViewBoard), None);
    }
}
