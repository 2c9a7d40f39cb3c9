//! Names of the rooms, and what each is for.

super::messages! {
    home => "首页", "Home";
    home_doc => "等着您办的事,先到期的在前。", "What waits for you, what runs out first at the top.";
    board => "总览", "Board";
    board_doc => "各单位持证情况,可看任何一天。", "Certification by agency, on any day.";
    officers => "人员", "Officers";
    officers_doc => "执法人员、任职、证件和合格记录。", "Officers with posts, credentials and pass records.";
    credentials => "证件", "Cards";
    credentials_doc => "证件列表,先到期的在前。", "Credentials, those that end first at the top.";
    my_cards => "我的证件", "My cards";
    my_cards_doc => "您的执法证件、状态和换证还缺什么。", "Your credentials, their state, and what renewal still needs.";
    accounts => "账号", "Accounts";
    accounts_doc => "谁能登录,有哪些角色。", "Who can sign in, and with which roles.";
    agencies => "单位", "Agencies";
    agencies_doc => "执法单位:上下级、性质、撤并和联络员。", "Agencies: what is above them, their kind, end and contact.";
    database_doc => "备份数据库,查看备份记录,检查是否完好。", "Backs the database up, lists the backups, checks it.";
    settings => "设置", "Settings";
    settings_doc => "偏好、密码,单位名称和规则。", "Preferences, password, name and rules of the organisation.";
    self_test => "自检", "Self-test";
    self_test_doc => "终端的字宽、编码、颜色、输入法和到数据库的往返时间。", "Width, encoding, colours, input method and speed of the terminal.";
    audit => "审计", "Audit";
    audit_doc => "谁在什么时候做了什么,什么被拒绝。", "Who did what and when, and what was refused.";
    study => "学习", "Study";
    study_doc => "练习题库,随答随看解析,计学时。", "Practice banks with the reasons at once; study earns hours.";
    hours => "学时", "Hours";
    hours_doc => "您本年的学时,逐条可查。", "Your hours of this year, entry by entry.";
    exams => "考试", "Exams";
    exams_doc => "可以参加的练习、模拟和正式考试。", "The practice, mock and formal exams you can enter.";
    wrong => "错题", "Mistakes";
    wrong_doc => "答错的题,连续答对两次后移出。", "What you answered wrongly; two right answers in a row clear it.";
    records => "记录", "Records";
    records_doc => "您的考试成绩和作答回顾。", "Your results and the reviews of your papers.";
    banks => "题库", "Banks";
    banks_doc => "题库、试题、修订和导入。", "Banks, items, their revisions, and imports.";
    blueprints => "组卷", "Blueprints";
    blueprints_doc => "组卷方案,以及现有题库够不够用。", "Blueprints, and whether the banks can meet them.";
    statutes_doc => "法律、法规逐条查阅和查找,按条做题。", "Statutes, article by article, with their questions.";
    marking => "阅卷", "Marking";
    marking_doc => "等待评阅的简答题。", "Short answers that wait for a marker.";
    sittings => "考务", "Sittings";
    sittings_doc => "安排考试,查看成绩,成绩确认。", "Schedules exams, shows results and confirms them.";
}
