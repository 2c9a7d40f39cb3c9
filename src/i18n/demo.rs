//! What is said about the demonstration district.

super::messages! {
    not_a_demo => "这个数据库里已有单位自己的数据,不能填入演示数据;请另选一个空的数据库。",
        "This database holds an organisation's own data and is not filled with demonstration data; choose an empty one.";
}
