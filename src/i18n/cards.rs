//! Texts of one's own credentials.

super::messages! {
    title => "我的证件", "My credentials";
    none => "您还没有执法证件。", "You hold no credential yet.";
    number(n) => "证号 {n}", "No. {n}";
    no_number => "尚未核发", "not issued yet";
    categories(list) => "执法类别:{list}", "Categories: {list}";
    region(text) => "执法区域:{text}", "Region: {text}";
    issuer(text) => "发证机关:{text}", "Issued by: {text}";
    validity(from, to) => "有效期 {from} 至 {to}", "Valid {from} to {to}";
    ends(date) => "到期 {date}", "ends {date}";
    inspection(date) => "应检 {date}", "inspection due {date}";
    days_left(days) => "{days} 天", "{days} days";
    days_over(days) => "已过 {days} 天", "{days} days ago";
    flags(list) => "状态:{list}", "States: {list}";
    applying(date) => "{date} 已申请,办理中", "applied for on {date}, under way";
    suspended_until(date) => "暂扣至 {date}", "suspended until {date}";
    handed_in(date) => "{date} 已交回", "handed in on {date}";
    void_numbers(list) => "已声明作废的证号:{list}", "Numbers declared void: {list}";
    renewal_title => "换证", "Renewal";
    needs(list) => "换证还须:{list}。", "Renewal still needs: {list}.";
    opens(date) => "{date} 起可以申请换证。", "Renewal can be applied for from {date}.";
    opened => "现在可以申请换证。", "Renewal can be applied for now.";
    ready => "换证条件已具备。", "Nothing is missing for the renewal.";
    by_rules => "以上按现行规则预设推算,请以发证机关要求为准。", "Worked out from the present rules; the authority's word counts.";
    need_return => "暂扣结束、发还证件", "the suspended card must be given back";
    need_inspection(date) => "补办年检(应检 {date})", "the inspection that was due {date}";
    need_pass(subject) => "通过省级{subject}考试", "the province's exam: {subject}";
    need_hours(hours) => "补足本年学时 {hours}", "{hours} more hours this year";
    joint => "、", "; ";
    history => "办理记录", "History";
    event_card(what, number, from, to) => "{what}:证号 {number},有效期 {from} 至 {to}", "{what}: no. {number}, valid {from} to {to}";
    event_reason(what, reason) => "{what}({reason})", "{what} ({reason})";
    event_next(what, date) => "{what},下次应检 {date}", "{what}, next due {date}";
    event_until(what, date) => "{what},至 {date}", "{what} until {date}";
    event_number(what, number) => "{what}:新证号 {number},原证号作废", "{what}: new no. {number}, the old one is void";
    because(text) => "事由:{text}", "reason: {text}";
    document(text) => "文号:{text}", "document: {text}";
}
