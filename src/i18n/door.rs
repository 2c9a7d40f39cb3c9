//! The door: signing in, first passwords, and choosing a person in a demo.

super::messages! {
    sign_in => "登录", "Sign in";
    first_time => "首次登录", "First time";
    first_time_doc => "用一次性代码登录并设置自己的密码。", "Signs in with a one-time code and sets a password of your own.";
    with_password => "用密码登录", "With a password";
    with_password_doc => "回到用登录名和密码登录。", "Goes back to signing in with a password.";
    self_test => "终端自检", "Terminal test";
    self_test_doc => "检查这个终端的字宽、编码、颜色、输入法和速度。", "Checks width, encoding, colours, input method and speed of this terminal.";
    name => "登录名", "Sign-in name";
    password => "密码", "Password";
    code => "一次性代码", "One-time code";
    new_password => "新密码", "New password";
    repeat_password => "再输一次", "Repeat it";
    not_the_same => "两次输入的密码不一致。", "The two passwords differ.";
    hint => "忘记密码?请向系统管理员索取一次性代码,按 F4 首次登录。", "Forgot it? Ask your administrator for a one-time code and press F4.";
    password_rule => "至少 8 个字符,不要用登录名或常见密码。", "At least 8 characters, not your name, nothing common.";
    checking => "正在核对…", "Checking…";
    signed_in(name) => "{name},您好。", "Welcome, {name}.";

    choose => "选择身份", "Choose a person";
    choose_title => "演示数据:选择您要扮演的人", "Demo: choose whom to be";
    choose_note => "全部人员、单位和证件均为虚构。直接输入姓名、拼音或首字母可以筛选。", "All people, agencies and credentials are fictional. Type a name or pinyin to filter.";
    col_name => "姓名", "Name";
    col_role => "角色", "Role";
    col_account => "账号", "Account";
    nobody => "没有符合的人,退格清除筛选。", "Nobody matches; clear the filter with Backspace.";
}
