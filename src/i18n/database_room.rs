//! The room in which the database is looked after: backups and the check.

super::messages! {
    title => "数据库与备份", "Database and backups";
    location => "数据库", "Database";
    checking => "检查", "Check";
    not_checked => "还没有检查。F5 检查文件本身和各表之间的引用,不影响使用。",
        "Not checked yet; F5 checks the file and every reference.";
    check_runs => "正在检查…", "Checking…";
    sound(tables, rows) => "完好:{tables} 张表,共 {rows} 行。", "Sound: {tables} tables, {rows} rows.";
    damaged(count) => "发现 {count} 处损坏;请停止使用,用最近的完好备份恢复。",
        "{count} places are damaged; stop working and restore the last sound backup.";

    backup => "备份", "Back up";
    backup_doc => "把数据库备份到一个新文件,备份时可以照常使用。", "Backs the database up into a new file; work goes on meanwhile.";
    check => "检查", "Check";
    check_doc => "检查数据库文件和各表之间的引用,与 zhifa db check 相同。", "Checks the database's file and references, as zhifa db check does.";
    stop => "取消备份", "Break off";
    stop_doc => "取消正在进行的备份,不留下文件。", "Breaks the backup off and leaves no file.";
    copied(done, total) => "正在备份 {done} / {total}", "Backing up {done} / {total}";
    measuring => "正在计算校验值…", "Computing the fingerprint…";
    made(file, size) => "已备份到 {file}({size})。", "Backed up to {file} ({size}).";
    not_made(why) => "没有备份成:{why}", "No backup was made: {why}";
    not_finished(why) => "没有检查完:{why}", "The check was not finished: {why}";
    use_pg_dump => "这里是 PostgreSQL 数据库:请用 pg_dump 备份、pg_restore 恢复。",
        "This is a PostgreSQL database: back it up with pg_dump and restore it with pg_restore.";
    already => "正在备份,请等它完成。", "A backup is under way; please wait.";

    list => "备份记录", "Backups made";
    col_at => "时间", "When";
    col_file => "文件", "File";
    col_size => "大小", "Size";
    col_by => "操作人", "By";
    none_yet => "还没有备份过。按 F10 备份,最好存到另一块磁盘或另一台机器上。",
        "None was made yet; F10 makes one, best onto another disk.";
    fingerprint(sha256) => "SHA-256 {sha256}", "SHA-256 {sha256}";
    no_fingerprint => "没有记录校验值。", "No fingerprint was recorded.";
    restore_how => "恢复在命令行进行:zhifa db restore 备份文件 --database 新位置。不覆盖现有数据库;审计密钥不在备份里,请另行保管。",
        "Restoring is done on the command line: zhifa db restore BACKUP --database NEW-PLACE. Nothing is overwritten; the audit's key is not in the backup, keep it elsewhere.";
}
