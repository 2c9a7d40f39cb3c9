//! Accounts and signing in.

use super::Locale;
use crate::domain::password::{MAX_LENGTH, MIN_LENGTH, PasswordFault};
use crate::domain::sign_in_name::{self, SignInNameFault};

super::messages! {
    overloaded => "正在登录的人太多,请稍等几秒再试。",
        "Too many people are signing in; try again in a few seconds.";
    sign_in_refused => "登录名或密码(一次性登录码)不对。如多次不成功,请联系系统管理员。",
        "The sign-in name or the password (one-time code) is not right. If it keeps failing, ask your administrator.";
    sign_in_throttled(seconds) => "连续失败次数过多,请在 {seconds} 秒后再试。",
        "Too many failures in a row; try again in {seconds} s.";
    name_taken => "登录名已被占用,请换一个。", "The sign-in name is taken; choose another.";
    no_name => "请填写姓名。", "Give a name.";
    own_account => "不能更改自己的权限或停用自己的账号;请由另一位系统管理员办理。",
        "You cannot change your own roles or disable your own account; ask another administrator.";
    last_administrator => "这是最后一位全区系统管理员,没有改动;请先指定另一位。",
        "This is the last administrator of the whole organisation and nothing was changed; appoint another one first.";
    disabled => "账号已停用,请先启用。", "The account is disabled; enable it first.";
    nobody_needs_code => "这个单位没有需要一次性登录码的人:都已设过密码,或者还没有账号。",
        "Nobody in this agency needs a one-time code: all have set a password or have no account yet.";
    not_demo => "只有演示数据库可以不用密码选择身份。",
        "Only a demo database lets you choose whom to be without a password.";
    not_on_this_machine => "只有在存放数据库文件的本机上、以文件所有者的身份才能恢复系统管理员。",
        "An administrator can only be recovered on the machine that holds the database file, by the file's owner.";
    idle_too_long(most) => "无操作锁屏的时间可以是 1 到 {most} 分钟(本单位规定的上限)。",
        "The idle lock can be 1 to {most} minutes, the most the organisation allows.";
    password_too_short(least) => "密码至少 {least} 个字符。", "A password has at least {least} characters.";
    password_too_long(most) => "密码至多 {most} 个字符。", "A password has at most {most} characters.";
    password_holds_name => "密码不能包含登录名。", "A password cannot contain the sign-in name.";
    password_one_character => "密码不能只是一个字符的重复。", "A password cannot be one character repeated.";
    password_plain_run => "密码不能是连续的字符,如 12345678。", "A password cannot be a plain run such as 12345678.";
    password_common => "这个密码太常见,请换一个。", "This password is among the commonest; choose another.";
    name_empty => "请填写登录名。", "Give a sign-in name.";
    name_too_short(least) => "登录名至少 {least} 个字符。", "A sign-in name has at least {least} characters.";
    name_too_long(most) => "登录名至多 {most} 个字符。", "A sign-in name has at most {most} characters.";
    name_first => "登录名须以字母开头。", "A sign-in name begins with a letter.";
    name_character(character) => "登录名只能用英文字母、数字和 . - _,不能有“{character}”。",
        "A sign-in name has ASCII letters, digits, “.”, “-” and “_”; “{character}” is none of them.";
}

/// What is wrong with a password, as a sentence.
pub fn password_fault(locale: Locale, fault: PasswordFault) -> String {
    match fault {
        PasswordFault::TooShort => password_too_short(locale, MIN_LENGTH),
        PasswordFault::TooLong => password_too_long(locale, MAX_LENGTH),
        PasswordFault::HoldsSignInName => password_holds_name(locale).to_owned(),
        PasswordFault::OneCharacter => password_one_character(locale).to_owned(),
        PasswordFault::PlainRun => password_plain_run(locale).to_owned(),
        PasswordFault::Common => password_common(locale).to_owned(),
    }
}

/// What is wrong with a sign-in name, as a sentence.
pub fn name_fault(locale: Locale, fault: SignInNameFault) -> String {
    match fault {
        SignInNameFault::Empty => name_empty(locale).to_owned(),
        SignInNameFault::TooShort => name_too_short(locale, sign_in_name::MIN_LENGTH),
        SignInNameFault::TooLong => name_too_long(locale, sign_in_name::MAX_LENGTH),
        SignInNameFault::FirstCharacter => name_first(locale).to_owned(),
        SignInNameFault::Character(character) => name_character(locale, character),
    }
}
