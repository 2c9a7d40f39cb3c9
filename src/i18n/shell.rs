//! Texts of the shell: header, footer, help, palette, dialogs, lock, and what widgets say.

use super::Locale;

super::messages! {
    product => "执法练兵", "zhifa";

    help => "帮助", "Help";
    help_doc => "说明这一屏能做什么、用哪个键。", "Shows what this screen can do and with which keys.";
    palette => "命令", "Commands";
    palette_doc => "列出您可以使用的全部命令,输入文字即筛选。", "Lists every command you may use; type to filter.";
    back => "返回", "Back";
    back_doc => "回到上一屏。", "Returns to the screen before.";
    close_doc => "关闭对话框,什么也不改变。", "Closes the dialog; nothing changes.";
    redraw => "重画", "Redraw";
    redraw_doc => "清除屏幕上的残影,重新画一遍。", "Clears leftovers and draws the screen again.";
    lock => "锁屏", "Lock";
    lock_doc => "离开座位时锁住屏幕,凭密码解锁。", "Locks the screen until the password is entered.";
    suspend => "挂起", "Suspend";
    suspend_doc => "把程序放到后台,回到命令行(本机终端)。", "Puts the program into the background (local terminals).";
    quit => "退出", "Quit";
    quit_doc => "询问后退出程序。", "Leaves the program after asking.";

    open => "打开", "Open";
    open_doc => "打开选中的一行。", "Opens the selected row.";
    filter => "筛选", "Filter";
    filter_doc => "按文字、拼音或拼音首字母筛选。", "Filters by text, pinyin or initials.";
    clear_filter => "清除筛选", "Clear filter";
    clear_filter_doc => "取消筛选,显示全部。", "Shows everything again.";
    new => "新建", "New";
    new_doc => "新建一条。", "Creates an entry.";
    edit => "编辑", "Edit";
    edit_doc => "编辑选中的一条。", "Edits the selected entry.";
    sort => "排序", "Sort";
    sort_doc => "换一列排序。", "Sorts by the next column.";
    mark => "勾选", "Select";
    mark_doc => "勾选或取消勾选这一行,供批量办理。", "Selects this row for acting on many.";
    mark_all => "全勾", "Select all";
    mark_all_doc => "勾选列表里显示的全部行,再按全部取消。", "Selects every row shown; again for none.";
    ordered_by(name) => "按{name}排序", "by {name}";
    ticked_first(count) => "一次最多勾选 {count} 条,其余没有勾选。", "At most {count} rows can be selected at once; the others are not.";
    ticked(count) => "已勾选 {count} 条", "{count} selected";
    act => "办理", "Act";
    act_doc => "办理勾选的各行;先预览,再确认。", "Acts on the selected rows after a preview.";
    export => "导出", "Export";
    export_doc => "导出当前列表。", "Exports the current list.";

    save => "保存", "Save";
    save_doc => "检查并保存这份表单。", "Checks and saves the form.";
    next_field => "下一项", "Next field";
    next_field_doc => "移到下一项;Shift-Tab 移到上一项。", "Moves to the next field; Shift-Tab to the one before.";
    accept => "确定", "Accept";
    accept_doc => "执行选中的按钮。", "Presses the chosen button.";
    switch => "切换", "Switch";
    switch_doc => "在各项和按钮之间移动。", "Moves between fields and buttons.";

    too_small(columns, rows) => "窗口太小:现在是 {columns}×{rows},至少需要 80×24。", "The window is too small: it is {columns}×{rows}, at least 80×24 is needed.";
    too_small_hint => "请拉大窗口或缩小字号。已经开始的考试继续计时,答案不会丢失。", "Enlarge the window or use a smaller font. A running exam goes on; no answer is lost.";
    input_method => "输入法在中文状态,请按 Shift", "The input method is in Chinese mode; press Shift";
    not_yet(action) => "正在读取或办理,完成后才能“{action}”。", "“{action}” has to wait until what is under way is done.";
    nothing_to(action) => "这里没有可以“{action}”的内容。", "There is nothing here for “{action}”.";
    at_first => "前面没有了,这已经是第一个。", "This is the first one; there is none before it.";
    at_last => "后面没有了,这已经是最后一个。", "This is the last one; there is none after it.";
    not_permitted(action) => "您没有“{action}”的权限。", "You have no permission for “{action}”.";

    help_title(screen) => "帮助:{screen}", "Help: {screen}";
    help_here => "这一屏", "This screen";
    help_everywhere => "任何一屏", "Every screen";
    help_rooms => "转到", "Go to";
    help_unavailable => "现在不可用", "not available now";
    close => "关闭", "Close";
    choose => "选择", "Choose";
    run => "执行", "Run";

    palette_title => "命令", "Commands";
    palette_prompt => "输入文字筛选:", "Type to filter: ";
    palette_forbidden => "您没有权限", "not permitted to you";
    palette_none => "没有符合的命令。删去几个字再试。", "No command matches. Delete a few letters.";

    error_title => "出错了", "Something went wrong";
    error_job => "这项操作没有完成,没有任何更改被保存。请重试;再次出现时,请把下面的内容告诉系统管理员。", "The operation did not finish and nothing was saved. Try again; if it happens again, tell the administrator what is written below.";
    error_screen => "这一屏出错,已经关闭。已保存的内容不受影响。再次出现时,请把下面的内容告诉系统管理员。", "The screen failed and was closed. What was saved is safe. If it happens again, tell the administrator what is written below.";

    quit_title => "退出执法练兵?", "Leave zhifa?";
    quit_text => "已保存的内容都在,下次登录可以接着做。", "Everything saved stays; sign in again to go on.";
    quit_unsaved_text => "这一屏有还没有保存的输入,退出后会丢失。", "This screen has input that was not saved; leaving loses it.";
    quit_exam_text => "考试仍在计时,不会因为退出而暂停。已保存的答案都在,重新登录后可以接着作答。", "The exam goes on and its clock does not stop. Saved answers stay; sign in again to continue.";
    stays => "正在办理,结果只显示一次,请等它出来再离开。", "This is under way and its result is shown once; please wait for it.";
    done_meanwhile(page) => "“{page}”:您离开以后已经办好。", "“{page}” was done after you had left it.";
    refused_meanwhile(page, why) => "“{page}”没有办成:{why}", "“{page}” was not done: {why}";
    discard_title => "放弃未保存的修改?", "Discard unsaved changes?";
    discard_text => "这一屏有还没有保存的输入,离开后会丢失。", "This screen has input that was not saved; leaving loses it.";
    discard => "放弃修改", "Discard";
    reason => "理由", "Reason";
    document => "文号", "Document no.";
    required => "请填写这一项。", "Please fill this in.";
    bad_day => "日期请写成 2026-11-24 的样子。", "Write the day as 2026-11-24.";

    refused_one(name, why) => "{name}:{why}", "{name}: {why}";
    listed(count) => "共 {count} 项", "{count} in all";
    listed_but(count, left_out) => "办理 {count} 项,除外 {left_out} 项", "{count}, and {left_out} left out";

    lock_title => "屏幕已锁定", "The screen is locked";
    lock_text(name) => "{name} 的会话已锁定。请输入密码解锁。", "The session of {name} is locked. Enter the password to unlock.";
    lock_password => "密码", "Password";
    lock_wrong => "密码不正确。", "The password is not right.";
    lock_checking => "正在核对…", "Checking…";
    unlock => "解锁", "Unlock";

    counts(first, last, total) => "第 {first}–{last} 条,共 {total} 条", "{first}–{last} of {total}";
    counts_none => "共 0 条", "none";
    ordinal => "序号", "No.";
    date_hint => "年月日,如 2026-12-31 或 20261231。", "Year, month, day: 2026-12-31 or 20261231.";
    date_wrong => "没有这个日期;请写成 2026-12-31 或 20261231。", "No such date; write 2026-12-31 or 20261231.";
    move_label => "移动", "Move";
    nothing_matches => "没有符合的;删去几个字再试。", "Nothing matches; delete a few letters.";
    filter_label => "筛选", "Filter";
    filtered(shown, total) => "{shown} / {total} 条", "{shown} / {total}";
}

/// A weekday for the header, from Monday = 1 to Sunday = 7.
pub const fn weekday(locale: Locale, day: i8) -> &'static str {
    const ZH: [&str; 7] = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"];
    const EN: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    let names = match locale {
        Locale::Zh => ZH,
        Locale::En => EN,
    };
    match day {
        1 => names[0],
        2 => names[1],
        3 => names[2],
        4 => names[3],
        5 => names[4],
        6 => names[5],
        _ => names[6],
    }
}
