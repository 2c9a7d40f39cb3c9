//! Opening, setting up and looking after a database.

super::messages! {
    not_set_up => "数据库还没有初始化;请运行 zhifa 按提示设置,或用 zhifa init。",
        "The database is not set up yet; run zhifa and follow the set-up, or use zhifa init.";
    zone_unknown(name) => "没有时区“{name}”;请用 IANA 名称,如 Asia/Shanghai。",
        "There is no time zone “{name}”; use an IANA name such as Asia/Shanghai.";
    set_up_already => "数据库已经初始化过,没有改动。", "The database is set up already; nothing was changed.";
    set_up_no_name => "请填写单位名称和系统管理员姓名。", "Give the organisation's and the administrator's names.";
    set_up_no_password => "请为系统管理员设置口令。", "Give the administrator a password.";
}
