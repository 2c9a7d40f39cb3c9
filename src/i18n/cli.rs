//! What the command line says: headings of tables, prompts, and its own failures.

super::messages! {
    error(message) => "错误:{message}", "Error: {message}";
    no_password => "需要密码,但这里不是终端,无法询问;请用环境变量 ZHIFA_PASSWORD 给出。",
        "A password is needed and there is no terminal to ask on; give it in the variable ZHIFA_PASSWORD.";
    passwords_differ => "两次输入的密码不一致,没有改动。", "The two passwords differ; nothing was changed.";
    needs_account => "PostgreSQL 数据库要用账号办理;请加 --as 登录名。", "A PostgreSQL database is used with an account; add --as NAME.";
    no_entropy(detail) => "系统没有提供随机数:{detail}", "The system gives no randomness: {detail}";
    output(detail) => "写不出结果:{detail}", "The output cannot be written: {detail}";
    password_of(name) => "{name} 的密码:", "Password of {name}: ";
    password_new => "新密码:", "New password: ";
    password_again => "再输一次:", "Once more: ";

    exam_name => "考试", "Exam";
    exam_blueprint => "组卷方案", "Blueprint";
    exam_kind => "类型", "Kind";
    exam_level => "级别", "Level";
    exam_opens => "开始", "Opens";
    exam_closes => "截止", "Closes";
    exam_minutes => "分钟", "Minutes";
    paper_head(minutes, total, pass, seed) => "{minutes} 分钟 · 满分 {total} 分 · {pass} 分合格 · 种子 {seed}",
        "{minutes} minutes · {total} points · pass mark {pass} · seed {seed}";
    paper_question(number, kind, points) => "{number}. [{kind}] {points} 分", "{number}. [{kind}] {points} points";
    paper_key(text) => "  答案:{text}", "  Key: {text}";
    paper_explanation(text) => "  解析:{text}", "  Explanation: {text}";
    truth_right => "正确", "True";
    truth_wrong => "错误", "False";

    officer_name => "姓名", "Name";
    officer_sex => "性别", "Sex";
    officer_identity => "身份证号", "Identity number";
    officer_agency => "单位", "Agency";
    officer_employment => "编制", "Employment";
    officer_state => "状态", "State";
    officer_pass => "合格", "Passed";

    credential_number => "证件编号", "Number";
    credential_kind => "种类", "Kind";
    credential_to => "有效期至", "Valid to";
    credential_state => "状态", "State";

    report_due => "应持证", "Due";
    report_held => "持证", "Held";
    report_expiring => "其中临期", "Expiring";
    report_uninspected => "未年检", "Uninspected";
    report_expired => "过期", "Expired";
    report_suspended => "暂扣", "Suspended";
    report_pending => "办证中", "Pending";
    report_without => "无证", "Without";
    report_online => "网络学时", "Online";
    report_classroom => "面授学时", "Classroom";
    report_total => "合计", "Total";
    report_required => "应学", "Required";
    report_missing => "尚差", "Missing";
    report_exam => "考试", "Exam";
    report_passed_on => "日期", "Passed on";
    report_earned => "得分", "Points";

    audit_at => "时间", "Time";
    audit_actor => "操作人", "Actor";
    audit_action => "动作", "Action";
    audit_target => "对象", "Target";
    audit_outcome => "结果", "Outcome";
    audit_sealed(count) => "已加封 {count} 条。", "{count} rows were sealed.";
    audit_sound(proved, unsealed) => "审计完好:{proved} 条已证明未改动,{unsealed} 条尚未加封。",
        "The audit is sound: {proved} rows proved, {unsealed} not sealed yet.";
    audit_broken(what, proved) => "审计被改动:{what}此前 {proved} 条完好。",
        "The audit was changed. {what} {proved} rows before it are sound.";

    agency_contact => "联络员", "Contact";
    agency_until => "撤并日期", "Last day";
    account_agency => "单位", "Agency";
    account_last => "最近登录", "Last sign-in";
    account_state => "状态", "State";
    account_active => "可用", "active";
    account_disabled => "已停用", "disabled";
    account_done(name) => "已办理:{name}", "Done: {name}";
    account_enrolled(count) => "已建立 {count} 个账号。", "{count} accounts were created.";
    account_would(count) => "将建立 {count} 个账号。", "{count} accounts would be created.";
    bad_role(text) => "看不懂的角色“{text}”;写作 角色 或 角色:范围,角色有 enforcer trainer manager reviewer auditor admin,范围有 own、district 或单位名称。",
        "“{text}” is no role; write ROLE or ROLE:SCOPE with a role of enforcer, trainer, manager, reviewer, auditor or admin, and own, district or the name of an agency as scope.";
    no_recipients => "请写明发给谁:登录名,或用 --agency 指明单位。", "Name who gets codes: sign-in names, or an agency with --agency.";

    account_name => "登录名", "Sign-in name";
    account_roles => "角色", "Roles";
    account_code => "一次性登录码", "One-time code";
    account_until => "有效至", "Good until";

    statute_given => "标题、版本、施行日期可以用 --title、--version、--effective 写明。", "Title, version and first day can be stated with --title, --version and --effective.";
    statute_facts_of_several => "--title、--version、--effective 说的是一个文件;请一次只写一个文件,什么都没有载入。",
        "--title, --version and --effective are about one file; name one at a time. Nothing was loaded.";
    index_later(why) => "以上已经完成;只是查找用的索引没有跟上,下次查找时会补,也可以用 zhifa db reindex。原因:{why}",
        "All of that is done. Only the index for searching is not up to date; the next search brings it up, as does zhifa db reindex. Why: {why}";
    review_left => "试题的依据这次没能核对(原因见日志);下次打开程序时会自动再核对,在此之前存疑题可能不全。",
        "What questions cite could not be checked (the log says why). It is tried again when the program is opened next; until then items in doubt may be missing.";
    bank_doubts => "存疑的试题用 zhifa bank doubts 查看。", "Items in doubt are listed by zhifa bank doubts.";
    statute_replace => "确认要替换的,加上 --replace 再导入一次。", "To replace it, import it once more with --replace.";
    bank_name => "题库", "Bank";
    bank_purpose => "用途", "Purpose";
    bank_subject => "科目", "Subject";
    bank_version => "版本", "Version";
    bank_items => "题数", "Items";
    bank_added => "新增", "Added";
    bank_changed => "修改", "Changed";
    exam_overlap(papers, items, mean, share, disjoint) =>
        "试抽 {papers} 份,每份 {items} 题:任两份平均有 {mean} 题相同({share});依次能抽出 {disjoint} 份互不重复的卷。",
        "{papers} papers of {items} items: two of them have {mean} items in common in the mean ({share}); {disjoint} papers can be drawn one after the other without a common item.";
    bank_not_set_back(bank, n, statute, to, from, ids) => "题库“{bank}”:文件会把 {n} 题的依据从《{statute}》{from} 版退回到 {to} 版,这些题保留库里的内容,没有按文件改动:{ids}。确实要退回,加上 --set-back。",
        "Bank “{bank}”: the file would take {n} items back from {statute} of {from} to {to}. They stay as they are here: {ids}. Add --set-back to set them back all the same.";
    bank_set_back(bank, n, statute, to, from, ids) => "题库“{bank}”:{n} 题的依据按文件从《{statute}》{from} 版退回到 {to} 版,会再次存疑:{ids}。",
        "Bank “{bank}”: by the file {n} items go back from {statute} of {from} to {to} and are in doubt again: {ids}.";
    bank_in_doubt => "存疑", "In doubt";
    bank_unchanged => "未变", "Unchanged";
    bank_unsealed(bank) => "题库“{bank}”今天内可以查看,已记入审计。", "Bank “{bank}” can be seen for the rest of today; the audit has it.";
    item_id => "编号", "Id";
    item_type => "题型", "Type";
    item_topic => "知识点", "Topic";
    item_question => "题目", "Question";
    bank_batch => "批次", "Import";
    bank_sound(items) => "共 {items} 题,没有错误和提醒。", "{items} items, no errors and no warnings.";
    bank_found(items, errors, warnings) => "共 {items} 题,{errors} 处错误,{warnings} 处提醒。", "{items} items, {errors} errors, {warnings} warnings.";

    backup_made(file, bytes, sha256) => "已备份到 {file}({bytes} 字节)\nSHA-256 {sha256}", "Backed up to {file} ({bytes} bytes)\nSHA-256 {sha256}";
    database_done(place) => "完成:{place}", "Done: {place}";
    set_up(name, place) => "已建立“{name}”的数据库:{place}", "The database of “{name}” is set up: {place}";
    demo_at(place) => "演示数据在:{place}", "The demonstration is in: {place}";
    screen(detail) => "这里无法显示界面:{detail}", "The screens cannot be shown here: {detail}";
}
