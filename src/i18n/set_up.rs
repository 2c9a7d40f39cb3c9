//! The first run: setting an organisation up.

super::messages! {
    title => "首次使用", "First run";
    intro => "这里还没有数据库。按步骤填写,最后一步确认之前什么也不会写入。", "There is no database yet; nothing is written before you agree at the end.";
    place(location) => "数据库将建在:{location}", "The database will be at: {location}";

    step_organisation => "单位", "Organisation";
    step_rules => "规则", "Rules";
    step_admin => "管理员", "Administrator";
    step_agencies => "执法单位", "Agencies";
    step_stock => "题库", "Banks";
    step_summary => "确认", "Confirm";

    next => "下一步", "Next";
    create => "建立", "Create";
    previous => "上一步", "Previous";
    previous_doc => "回到上一步;已填的内容保留。", "Goes back a step; what was entered stays.";
    load => "读取文件", "Read file";
    load_doc => "选一个文件,把里面的单位名单读进框里(UTF-8 或 GBK)。", "Chooses a file and reads its list of agencies into the box (UTF-8 or GBK).";

    organisation => "单位名称", "Organisation";
    organisation_hint => "写全称,如 ××区司法局;以后可以更改。", "The full name; it can be changed later.";
    zone => "时区", "Time zone";
    zone_hint => "一般不用改。", "IANA name; usually left as it is.";
    bad_zone => "没有这个时区;请用 IANA 名称,如 Asia/Shanghai。", "There is no such zone; use an IANA name such as Asia/Shanghai.";
    preset => "适用规则", "Rule preset";
    preset_hint => "下一步逐条列出;以后可以按日期更改。", "The next step lists every value; each can be changed later.";

    rules_intro(total, open) => "共 {total} 条规则,{open} 条没有与原文核对过,标“请核对”。现在不必改,登录后在“设置”里逐条核对。",
        "{total} values; {open} were never compared with their document and say “Check”. They can be checked later under Settings.";
    basis(text) => "依据:{text}", "Basis: {text}";

    admin_intro => "系统管理员管账号、备份和设置,不看标准答案,也不改证件记录。", "The administrator looks after accounts, backups and settings, sees no keys and changes no records.";
    admin_name => "登录名", "Sign-in name";
    admin_name_hint => "英文字母开头,如 zhangsan;登录时用。", "Starts with a letter, such as zhangsan; typed at sign-in.";
    own_name => "姓名", "Own name";

    agencies => "单位名单", "Agencies";
    agencies_hint => "一行一个:全称,简称,性质,上级。后三项可不写。", "One per line: name, short name, kind, parent; a name is enough.";
    agencies_intro => "可以直接输入、粘贴(表格里的几列也行),或从文件读取;也可以留空,以后再添加。性质写 法定、授权 或 委托。",
        "Type, paste (columns of a spreadsheet too) or read a file; or leave it empty and add them later. Kinds: statutory, authorised, entrusted.";
    loaded(count) => "读到 {count} 个单位,请核对。", "{count} agencies were read; look them over.";

    stock_intro => "选择自带的题库和组卷方案,以后都可以再导入。不需人工阅卷、题目够用的方案各带一场常设练习。", "Choose what to begin with; all can be imported later. Blueprints that need no marking by hand come with a standing practice exam.";
    banks => "题库", "Banks";
    blueprints => "组卷方案", "Blueprints";

    summary_intro => "请核对。按 F10 建立数据库,一次写入;在此之前退出,什么也不会留下。", "Look it over. F10 creates the database, in one commit.";
    summary_place => "数据库", "Database";
    summary_open(preset, open) => "{preset}({open} 条请核对)", "{preset} ({open} values to check)";
    summary_admin(name, own) => "{own},登录名 {name}", "{own}, signs in as {name}";
    summary_agencies(count) => "{count} 个", "{count}";
    summary_none => "(不放)", "(none)";
    summary_no_agencies => "(以后添加)", "(later)";
    creating => "正在建立数据库…", "Creating the database…";
    done(name) => "“{name}”已建立。请用刚才设置的登录名和密码登录。", "“{name}” is set up. Sign in with the name and password you have just chosen.";
}
