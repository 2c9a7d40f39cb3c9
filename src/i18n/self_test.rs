//! The terminal self-test.

super::messages! {
    title => "终端自检", "Terminal test";
    again => "重测", "Measure again";
    again_doc => "再测一次到数据库的往返时间。", "Measures the way to the database once more.";

    window => "窗口", "Window";
    size(columns, rows) => "{columns} 列 × {rows} 行,至少需要 80 × 24", "{columns} columns × {rows} rows; at least 80 × 24 is needed";
    encoding => "编码", "Encoding";
    encoding_unknown => "系统没有说明;显示乱码时请把 LANG 设为 zh_CN.UTF-8", "Not named by the system; set LANG to zh_CN.UTF-8 if text is garbled";
    encoding_other(name) => "{name},不是 UTF-8;显示乱码时请把 LANG 设为 zh_CN.UTF-8", "{name} is not UTF-8; set LANG to zh_CN.UTF-8 if text is garbled";
    terminal(encoding, name) => "{encoding}(终端类型 {name})", "{encoding} (terminal type {name})";
    colours => "颜色", "Colours";
    none => "无色", "None";
    sixteen => "16 色", "16";
    indexed => "256 色", "256";
    true_colour => "真彩色", "24 bits";
    sample_ok => "有效", "valid";
    sample_warn => "临期", "expiring";
    sample_danger => "过期", "expired";
    sample_info => "提示", "note";
    width => "字宽", "Width";
    answered_one => "终端答复:歧义字符占 1 列", "The terminal says: ambiguous characters take 1 column";
    answered_two => "终端答复:歧义字符占 2 列", "The terminal says: ambiguous characters take 2 columns";
    answered_nothing => "终端没有答复", "The terminal gave no answer";
    drawn(columns) => "现按 {columns} 列显示", "drawn as {columns} now";
    ruler_hint => "上下两行的竖线应当对齐;不齐时,请在“设置”里改字宽。", "The bars of both rows should be in line; if not, change the width under Settings.";
    keyboard => "输入法", "Keyboard";
    press => "请按任意键(字母、标点、汉字),这里显示收到了什么。", "Press any key (letter, sign, Chinese) to see what arrives.";
    got(key, code) => "收到 {key}({code})", "{key} arrived ({code})";
    got_key(key) => "收到 {key}", "{key} arrived";
    got_paste(count) => "收到粘贴的 {count} 个字符", "{count} pasted characters arrived";
    chinese => "输入法在中文状态;选项用数字键,不受影响", "the input method is in Chinese mode; digits work all the same";
    full_width => "全角字符;当作半角使用", "a full-width character; taken as its plain form";
    plain => "英文状态", "plain input";
    focus => "窗口焦点", "Focus";
    focus_yes => "支持:终端会报告切换窗口(正式考试据此记录离开次数)", "Reported: leaving the window can be recorded in a formal exam";
    focus_unknown => "还没有收到;切换到别的窗口再回来,仍是这样就是不支持", "Nothing yet; switch windows and come back. If this stays, it is not reported";
    database => "数据库", "Database";
    both(one, other) => "{one},{other}", "{one}; {other}";
    measuring => "正在测…", "Measuring…";
    measured(queue, read, write) => "排队 {queue} ms,读 {read} ms,保存并落盘 {write} ms", "Queue {queue} ms, read {read} ms, durable save {write} ms";
    measured_hint => "“保存并落盘”就是考试时每答一题要等的时间。", "A durable save is what every answer in an exam waits for.";
}
