//! Text with the words of the field as often as they are used there: a few in nearly every text,
//! most in some, many in a handful.

/// Words by how often they are used: each list is drawn from a third as often as the one before.
const WORDS: [&[&str]; 4] = [
    &["行政机关", "行政处罚", "当事人", "应当", "规定", "依法", "决定", "可以", "作出", "法律"],
    &[
        "行政许可",
        "申请人",
        "执法人员",
        "听证",
        "证据",
        "陈述",
        "申辩",
        "罚款",
        "期限",
        "送达",
        "法规",
        "规章",
        "复议",
        "诉讼",
        "告知",
        "权利",
        "义务",
        "理由",
        "事实",
        "程序",
        "责任",
        "部门",
        "人民政府",
        "公民",
        "法人",
        "其他组织",
        "主管",
        "监督",
        "检查",
        "公开",
    ],
    &[
        "查封",
        "扣押",
        "冻结",
        "代履行",
        "加处罚款",
        "滞纳金",
        "催告",
        "强制执行",
        "简易程序",
        "普通程序",
        "立案",
        "调查",
        "取证",
        "回避",
        "笔录",
        "听取意见",
        "信赖保护",
        "撤销",
        "注销",
        "撤回",
        "变更",
        "延续",
        "受理",
        "管辖",
        "移送",
        "委托",
        "授权",
        "备案",
        "公告",
        "鉴定",
        "勘验",
        "抽样",
        "先行登记保存",
        "没收违法所得",
        "责令改正",
        "暂扣",
        "吊销",
        "拘留",
        "警告",
        "通报批评",
        "从轻",
        "减轻",
        "不予处罚",
        "追诉时效",
        "集体讨论",
        "法制审核",
        "全过程记录",
    ],
    &[
        "畜禽屠宰",
        "烟花爆竹",
        "危险废物",
        "特种设备",
        "河道采砂",
        "殡葬管理",
        "测绘成果",
        "种子生产",
    ],
];
/// What stands between words.
const BETWEEN: [&str; 12] =
    ["的", "对", "在", "向", "由", "经", "后", "不得", "之日起十日内", "并", "或者", "自收到"];

/// Kinds of words that are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Frequent,
    Usual,
    Rare,
    Absent,
    Across,
    Three,
    Four,
    Long,
    Several,
    Single,
    All,
}

impl Kind {
    pub const ALL: [Self; 11] = [
        Self::Frequent,
        Self::Usual,
        Self::Rare,
        Self::Absent,
        Self::Across,
        Self::Three,
        Self::Four,
        Self::Long,
        Self::Several,
        Self::Single,
        Self::All,
    ];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Frequent => "two characters, frequent",
            Self::Usual => "two characters, usual",
            Self::Rare => "two characters, rare",
            Self::Absent => "two characters, absent",
            Self::Across => "two characters, across words",
            Self::Three => "three characters",
            Self::Four => "four characters",
            Self::Long => "six characters and more",
            Self::Several => "two words",
            Self::Single => "one character",
            Self::All => "all of these in turn",
        }
    }
}

/// Makes texts, always the same from the same seed.
pub struct Texts {
    state: u64,
}

impl Texts {
    pub const fn new(seed: u64) -> Self {
        Self { state: seed }
    }

    /// A number below `n`.
    fn below(&mut self, n: usize) -> usize {
        // Knuth's multiplier; the upper bits are the good ones.
        self.state = self
            .state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.state >> 33) as usize % n
    }

    fn word(&mut self) -> String {
        match self.below(80) {
            0..54 => self.of(WORDS[0]),
            54..72 => self.of(WORDS[1]),
            72..79 => self.of(WORDS[2]),
            // Any two characters of the common ones: as various as names, places and figures are.
            _ if self.below(3) > 0 => {
                (0..2).filter_map(|_| char::from_u32(0x4e00 + self.below(6_000) as u32)).collect()
            }
            _ => self.of(WORDS[3]),
        }
    }

    fn of(&mut self, words: &[&str]) -> String {
        words[self.below(words.len())].to_owned()
    }

    /// Some sentences, of about forty characters each.
    pub fn sentences(&mut self, n: usize) -> String {
        let mut text = String::new();
        for _ in 0..n {
            for clause in 0..2 + self.below(2) {
                text.push_str(if clause == 0 { "" } else { "，" });
                for _ in 0..3 + self.below(3) {
                    text.push_str(&self.word());
                    let between = BETWEEN[self.below(BETWEEN.len())];
                    text.push_str(if self.below(2) == 0 { between } else { "" });
                }
            }
            text.push('。');
        }
        text
    }

    /// Words of a kind.
    pub fn words(&mut self, kind: Kind) -> Vec<String> {
        let owned = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        match kind {
            Kind::Frequent => owned(&["行政", "处罚", "当事", "应当", "规定", "机关", "法律"]),
            Kind::Usual => owned(&["听证", "许可", "罚款", "复议", "送达", "证据", "公民"]),
            Kind::Rare => owned(&["畜禽", "爆竹", "采砂", "殡葬", "测绘", "种子", "特种"]),
            Kind::Absent => owned(&["龘龘", "饕餮", "行罚", "罚政"]),
            Kind::Across => owned(&["政处", "关当", "定的", "人应", "罚当", "事人"]),
            Kind::Three => owned(&["当事人", "申请人", "代履行", "政机关", "滞纳金", "事人应"]),
            Kind::Four => owned(&["行政机关", "行政处罚", "执法人员", "烟花爆竹", "危险废物"]),
            Kind::Long => owned(&["先行登记保存", "没收违法所得", "行政机关应当", "之日起十日内"]),
            Kind::Several => owned(&["行政 处罚", "听证 罚款", "行政机关 采砂", "当事人 应当"]),
            Kind::Single => owned(&["的", "行", "听", "政", "砂", "罚", "龘"]),
            Kind::All => {
                let mut all: Vec<String> =
                    Kind::ALL[..10].iter().flat_map(|kind| self.words(*kind)).collect();
                for n in (1..all.len()).rev() {
                    all.swap(n, self.below(n + 1));
                }
                all
            }
        }
    }
}
