//! What use cases say when they cannot do what was asked.

super::messages! {
    store_not_found => "没有找到要的记录,可能刚被别人改动;请返回列表再打开。",
        "The record was not found; it may just have been changed. Go back to the list and open it again.";
    store_conflict => "与已有的记录冲突,没有保存;请刷新后再试。",
        "This conflicts with a record that is already there; nothing was saved. Refresh and try again.";
    store_busy => "数据库正被另一个程序占用,请稍后再试。",
        "Another program is holding the database; try again in a moment.";
    store_too_new(found, known) => "数据库版本 {found} 比本程序认识的 {known} 新;请换用更新的程序打开。",
        "The database is of version {found}, this program knows {known}; open it with a newer program.";
    store_network_file_system(path) => "{path} 在网络文件系统上,SQLite 的 WAL 在那里不可靠;请把数据库放在本机磁盘,或改用 PostgreSQL。",
        "{path} is on a network file system, where SQLite's WAL is not reliable; keep the database on a local disk or use PostgreSQL.";
    store_not_ours(table) => "这个数据库里是别的程序的数据(有表 {table}),没有改动;请换一个空的数据库,或指明本系统的数据库。",
        "The database holds another program's data (a table {table}) and was not touched; name an empty one, or one of this program.";
    store_connection(detail) => "连不上数据库服务器:{detail}。请检查地址、账号和网络,再试一次。",
        "The database server cannot be reached: {detail}. Check address, account and network, then try again.";
    store_damaged(detail) => "数据库文件已损坏,或者不是数据库:{detail}。请用备份恢复(zhifa db restore),或换一个文件。",
        "The database file is damaged or no database: {detail}. Restore a backup (zhifa db restore) or name another file.";
    store_full => "磁盘已满,没有保存;请清理出空间后再试。", "The disk is full and nothing was saved; free some space and try again.";
    store_failed(detail) => "数据库没有完成操作,什么也没有改动:{detail}",
        "The database did not complete the operation and nothing was changed: {detail}";
    denied(what) => "您没有“{what}”的权限;如确有需要,请联系系统管理员。这次尝试已记入审计。",
        "You are not permitted to {what}. If you need to, ask your administrator. This attempt is in the audit.";
    not_signed_in => "请先登录。", "Sign in first.";
    missing(what, name) => "没有{what}“{name}”。", "There is no {what} “{name}”.";
    bad_preset(detail) => "系统设置里的规则无法读取,请系统管理员重新选择规则:{detail}",
        "The rules kept in the settings cannot be read; ask the administrator to choose them again: {detail}";
    no_officer => "这个账号没有对应的执法人员,没有本人的档案。", "This account belongs to no officer and has no record of its own.";
    identity_not_everywhere => "您能看到完整身份证号的范围比能看到人员的范围小,请先按单位筛选,或导出隐去中间部分的号码。",
        "You may not see full identity numbers of everybody listed here; export masked ones instead.";
    file_trouble(path, detail) => "无法读写 {path}:{detail}", "Cannot read or write {path}: {detail}";
    ambiguous_officer(name, count) => "有 {count} 人符合“{name}”;请写全姓名,或用列表里的 uid。",
        "{count} officers go by “{name}”; give the full name, or the uid from the list.";
}
