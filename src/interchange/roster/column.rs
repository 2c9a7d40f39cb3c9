//! The columns of a roster and what its authors call them.

use crate::domain::width;
use crate::i18n::Locale;

/// A column that is understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// A running number, which says nothing.
    Ordinal,
    /// Name.
    Name,
    /// Resident identity number.
    Identity,
    /// Sex.
    Sex,
    /// Day of birth.
    Birth,
    /// Telephone number.
    Phone,
    /// Highest completed education.
    Education,
    /// Field of study.
    Major,
    /// Political status.
    PoliticalStatus,
    /// Kind of employment.
    Employment,
    /// Agency.
    Agency,
    /// Agency they work at.
    ActualAgency,
    /// Post held.
    Duty,
    /// Whether it is an enforcement post.
    OnPost,
    /// First day in the unit.
    JoinedOn,
    /// Kind of card.
    CardKind,
    /// Number of the card.
    CardNumber,
    /// Categories of enforcement.
    Categories,
    /// Region of enforcement.
    Region,
    /// Issuing authority.
    Issuer,
    /// Day of issue.
    IssuedOn,
    /// First day of validity.
    ValidFrom,
    /// Last day of validity.
    ValidTo,
    /// Day by which the card is to be inspected next.
    InspectionDue,
    /// Remarks.
    Remark,
}

/// What each column is called, the usual name first.
const NAMES: &[(Column, &[&str])] = &[
    (Column::Ordinal, &["序号", "编号顺序", "no"]),
    (Column::Name, &["姓名", "名字", "执法人员姓名", "人员姓名", "持证人", "持证人姓名", "name"]),
    (
        Column::Identity,
        &[
            "身份证号",
            "公民身份号码",
            "身份证号码",
            "居民身份证号",
            "居民身份证号码",
            "身份号码",
            "身份证",
            "证件号码(身份证)",
            "identity_number",
        ],
    ),
    (Column::Sex, &["性别", "sex"]),
    (Column::Birth, &["出生日期", "出生年月", "出生年月日", "生日", "birth"]),
    (Column::Phone, &["联系电话", "手机号", "手机号码", "手机", "电话", "联系方式", "phone"]),
    (Column::Education, &["学历", "文化程度", "最高学历", "education"]),
    (Column::Major, &["专业", "所学专业", "毕业专业", "major"]),
    (Column::PoliticalStatus, &["政治面貌", "political_status"]),
    (
        Column::Employment,
        &[
            "编制类型",
            "编制性质",
            "人员编制",
            "编制",
            "人员性质",
            "身份性质",
            "用工性质",
            "人员类别",
            "employment",
        ],
    ),
    (
        Column::Agency,
        &[
            "单位",
            "执法部门",
            "所属单位",
            "所在单位",
            "工作单位",
            "单位名称",
            "执法单位",
            "执法机关",
            "执法主体",
            "执法机关名称",
            "部门",
            "编制单位",
            "agency",
        ],
    ),
    (
        Column::ActualAgency,
        &["实际工作单位", "现工作单位", "借调单位", "实际单位", "actual_agency"],
    ),
    (Column::Duty, &["职务", "岗位", "职务职级", "现任职务", "职位", "duty"]),
    (Column::OnPost, &["是否执法岗位", "执法岗位", "是否在执法岗位", "是否一线执法", "on_post"]),
    (
        Column::JoinedOn,
        &["入职时间", "入职日期", "参加工作时间", "调入时间", "到岗时间", "joined_on"],
    ),
    (Column::CardKind, &["证件种类", "证件类型", "证件类别", "执法证类型", "credential_kind"]),
    (
        Column::CardNumber,
        &[
            "证件编号",
            "执法证号",
            "执法证编号",
            "行政执法证号",
            "行政执法证编号",
            "执法证件编号",
            "执法证件号",
            "证号",
            "证件号",
            "执法证号码",
            "credential_number",
        ],
    ),
    (Column::Categories, &["执法类别", "执法种类", "执法领域", "categories"]),
    (Column::Region, &["执法区域", "执法地域", "执法范围", "region"]),
    (Column::Issuer, &["发证机关", "发证单位", "颁发机关", "issuer"]),
    (Column::IssuedOn, &["发证日期", "发证时间", "颁发日期", "领证日期", "issued_on"]),
    (
        Column::ValidFrom,
        &[
            "有效期起",
            "有效期自",
            "有效期开始",
            "有效期起始日期",
            "生效日期",
            "有效期始",
            "valid_from",
        ],
    ),
    (
        Column::ValidTo,
        &[
            "有效期止",
            "有效期至",
            "到期日期",
            "有效期截止",
            "有效期截止日期",
            "到期时间",
            "有效期限至",
            "失效日期",
            "有效期",
            "有效日期",
            "valid_to",
        ],
    ),
    (
        Column::InspectionDue,
        &[
            "应检日期",
            "下次年检日期",
            "下次年检",
            "年检到期日期",
            "年检到期",
            "年检有效期至",
            "年检有效期",
            "inspection_due",
        ],
    ),
    (Column::Remark, &["备注", "说明", "remark"]),
];

impl Column {
    /// The column that a heading names. Width, blanks, stars and what stands in brackets at its
    /// end (必填, 格式…) do not count.
    pub fn named(heading: &str) -> Option<Self> {
        let plain: String = heading
            .chars()
            .filter(|c| !width::is_blank(*c))
            .map(|c| width::half(c).to_ascii_lowercase())
            .filter(|c| !matches!(c, '*' | ':' | '、' | '/'))
            .collect();
        let known = |text: &str| {
            NAMES.iter().find(|(_, names)| names.contains(&text)).map(|(column, _)| *column)
        };
        known(&plain).or_else(|| known(plain.split_once('(')?.0))
    }

    /// The heading of a roster written for readers of a language; the one in English is a code.
    pub fn heading_in(self, locale: Locale) -> &'static str {
        let names = NAMES.iter().find(|(column, _)| *column == self).map(|(_, names)| *names);
        match locale {
            Locale::Zh => self.heading(),
            Locale::En => names.and_then(|names| names.last().copied()).unwrap_or_default(),
        }
    }

    /// The usual Chinese heading.
    pub fn heading(self) -> &'static str {
        NAMES
            .iter()
            .find(|(column, _)| *column == self)
            .and_then(|(_, names)| names.first().copied())
            .unwrap_or_default()
    }
}
