//! Managing accounts: the room, its forms, and the sheet of codes.

super::messages! {
    why_disabled => "账号已停用;先启用,再发一次性登录码。", "The account is disabled; enable it before issuing a code.";
    create => "新建账号", "New account";
    create_doc => "为一名执法人员或其他人建立账号。", "Creates an account for an officer or somebody else.";
    enrol => "批量建号", "Accounts for all";
    enrol_doc => "给还没有账号的在职执法人员都建一个账号,登录名取姓名拼音。", "Creates an account for every officer in service who has none, named by pinyin.";
    codes => "发登录码", "Issue codes";
    codes_doc => "发一次性登录码:给选中的人,或给整个单位还没有密码的人。", "Issues one-time codes: to this person, or to everybody of an agency without a password.";
    roles => "改角色", "Roles";
    roles_doc => "更改这个账号的角色和范围。", "Changes the roles of this account and how far they reach.";
    disable => "停用", "Disable";
    enable => "启用", "Enable";
    toggle => "停用/启用", "Disable/enable";
    toggle_doc => "停用这个账号,或重新启用。", "Disables this account, or enables it again.";
    save_sheet => "存成文件", "Save to file";
    save_sheet_doc => "把这份登录码清单存成文本文件,可打印后裁开分发。", "Saves the list of codes as a text file to print and cut apart.";

    page_title(name) => "账号:{name}", "Account: {name}";
    sign_in_name => "登录名", "Sign-in name";
    person => "姓名", "Name";
    officer => "执法人员", "Officer";
    agency => "单位", "Agency";
    state => "状态", "State";
    held => "角色", "Roles";
    created => "建立时间", "Created";
    last => "最近登录", "Last sign-in";
    never => "从未登录", "never";
    no_officer => "不是执法人员", "no officer";
    no_roles => "没有任何角色,登录后什么也做不了", "no role: can do nothing after signing in";
    code_until(at) => "已发登录码,{at} 前有效", "a code was issued, good until {at}";

    scope_none => "无", "none";
    scope_own => "本人", "own";
    scope_district => "全区", "whole district";
    scope_agency(name) => "{name}及下级", "{name} and below";
    scope_several(names) => "不改:{names}", "as now: {names}";
    roles_hint => "←→ 选择范围;“无”表示没有这个角色。", "←→ choose how far the role reaches; “none” is without it.";

    form_officer => "执法人员", "Officer";
    form_officer_hint => "姓名、拼音或首字母;不是执法人员就留空。", "Name, pinyin or initials; empty for somebody else.";
    form_sign_in_hint => "留空则取姓名拼音。", "Empty: the pinyin of the name.";
    form_person_hint => "留空则取执法人员的姓名。", "Empty: the officer's name.";
    form_no_person => "不是执法人员时,要填写姓名。", "Give a name for somebody who is no officer.";
    created_ok(name) => "账号 {name} 已建立;请给本人发登录码。", "The account {name} is created; issue a code for its owner.";
    granted_ok(name) => "{name} 的角色已更改,下次登录生效。", "The roles of {name} are changed, from the next sign-in on.";
    enabled_ok(name) => "{name} 已启用。", "{name} is enabled.";
    disabled_ok(name) => "{name} 已停用,没用过的登录码作废。", "{name} is disabled and unused codes are void.";
    disable_title(name) => "停用账号 {name}", "Disable the account {name}";
    disable_text(person) => "停用后,{person}不能再登录,已发的登录码作废。记录都保留,可以随时重新启用。", "{person} can no longer sign in and codes are void. All records stay; the account can be enabled again.";
    enable_title(name) => "启用账号 {name}", "Enable the account {name}";
    enable_text(person) => "启用后,{person}可以用原来的密码登录。", "{person} can sign in with the former password.";

    enrol_title => "批量建立账号", "Create accounts";
    enrol_text(count, names) => "有 {count} 名在职执法人员还没有账号:{names}。将各建一个账号,角色为执法人员(本人),登录名取姓名拼音;密码由本人凭登录码设置。",
        "{count} officers in service have no account: {names}. Each gets one, as an enforcer (own), named by pinyin; they set their passwords with a code.";
    enrol_nobody => "在职执法人员都已有账号。", "Every officer in service has an account.";
    enrol_done(count) => "已建立 {count} 个账号。按 F8 发登录码。", "{count} accounts were created. Issue codes with F8.";
    and_more(names, count) => "{names} 等 {count} 人", "{names} and others, {count} in all";

    codes_title => "发一次性登录码", "Issue one-time codes";
    codes_who => "发给", "For";
    codes_person(name) => "只发给 {name}", "{name} only";
    codes_agency(name) => "{name}及下级还没有密码的人", "everybody of {name} and below without a password";
    codes_hours => "有效小时", "Good for hours";
    codes_hours_hint => "1 到 720;过期作废,以前发的也作废。", "1 to 720; then void, as are earlier codes.";
    codes_note => "登录码只显示这一次,系统里不保存原文。", "The codes are shown this once; they are not kept.";
    codes_list(count, until) => "{count} 个登录码,{until} 前有效。只显示这一次,请现在抄下或存成文件。", "{count} codes, good until {until}. They are shown this once: note or save them now.";
    col_code => "一次性登录码", "One-time code";

    sheet_head(count) => "一次性登录码({count} 人)。请裁开,分别交给本人,不要传阅。", "One-time codes ({count} people). Cut apart and hand each to its owner.";
    sheet_name(name) => "登录名:{name}", "Sign-in name: {name}";
    sheet_code(code, until) => "登录码:{code}(有效至 {until})", "Code: {code} (good until {until})";
    sheet_how => "用法:登录页按 F4“首次登录”,输入登录名和登录码,设置自己的密码。", "Use: press F4 “First time” at the sign-in page, enter name and code, set your own password.";
}
