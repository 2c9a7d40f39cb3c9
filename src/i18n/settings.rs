//! What is said about settings that cannot be used.

super::messages! {
    no_home => "系统没有给出用户主目录;请设置 HOME 环境变量,或用 --database 指明数据库。",
        "The system names no home folder; set HOME, or name the database with --database.";
    unreadable(path, detail) => "配置文件 {path} 读不出来:{detail}", "The configuration file {path} cannot be read: {detail}";
    syntax(path, line, detail) => "配置文件 {path} 第 {line} 行写法不对:{detail}",
        "The configuration file {path} is no valid TOML at line {line}: {detail}";
    unknown_key(path, key) => "配置文件 {path} 里没有“{key}”这个设置;可用的有 database、locale。",
        "The configuration file {path} has an unknown key “{key}”; known are database and locale.";
    bad_value(place, key, value) => "{place}:{key} 不能是“{value}”。", "{place}: {key} cannot be “{value}”.";
}
