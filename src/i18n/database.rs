//! Opening, setting up and looking after a database.

super::messages! {
    not_set_up => "数据库还没有初始化;请运行 zhifa 按提示设置,或用 zhifa init。",
        "The database is not set up yet; run zhifa and follow the set-up, or use zhifa init.";
    zone_unknown(name) => "没有时区“{name}”;请用 IANA 名称,如 Asia/Shanghai。",
        "There is no time zone “{name}”; use an IANA name such as Asia/Shanghai.";
    set_up_already => "数据库已经初始化过,没有改动。", "The database is set up already; nothing was changed.";
    set_up_no_name => "请填写单位名称和系统管理员姓名。", "Give the organisation's and the administrator's names.";
    set_up_no_password => "请为系统管理员设置密码。", "Give the administrator a password.";
    bad_address(detail) => "看不懂的数据库地址:{detail}", "The database address cannot be understood: {detail}";
    no_file(path) => "没有数据库文件 {path};请运行 zhifa 按提示设置,或用 zhifa init,或用 --database 指明另一个。",
        "There is no database file {path}; run zhifa and follow the set-up, use zhifa init, or name another with --database.";
    use_pg_dump => "PostgreSQL 数据库请用 pg_dump 备份、pg_restore 恢复。",
        "A PostgreSQL database is backed up with pg_dump and restored with pg_restore.";
    exists(path) => "{path} 已经存在,不会覆盖;请换一个位置。",
        "{path} exists already and is not written over; choose another place.";
    not_empty => "目标数据库不是空的,没有复制;请换一个空库。",
        "The target database is not empty and nothing was copied; choose an empty one.";
    has_journal(path) => "{path} 旁边还有日志文件,说明它正在使用,不是完整的备份;请先用 zhifa db backup 备份。",
        "{path} has a journal beside it: it is in use and no complete backup. Make one with zhifa db backup first.";
    broken_off => "备份已取消,没有留下文件。", "The backup was broken off and left no file.";
    damaged(what) => "备份已损坏,没有恢复:{what}", "The backup is damaged and was not restored: {what}";
}
