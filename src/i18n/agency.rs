//! Agencies: the list, its screen, and what is refused.

super::messages! {
    too_large => "单位名单太大,无法读取;名单里应当一行一个单位。", "The list of agencies is too large; it has one agency per line.";
    undecodable => "文件里有无法识别的文字;请另存为 UTF-8 或 GBK 编码。", "Parts of the file mean nothing; save it as UTF-8 or GBK.";
    at_line(line, text) => "第 {line} 行:{text}", "Line {line}: {text}";
    line_no_name => "没有单位名称。", "There is no name.";
    line_twice(first) => "与第 {first} 行是同一个单位名称。", "The same name as in line {first}.";
    line_too_many => "列太多;一行是:全称,简称,性质,上级,联络员,电话。", "Too many cells; a line is: name, short name, kind, parent, contact, phone.";
    under_itself => "单位不能是自己的上级。", "An agency cannot be above itself.";

    no_name => "请填写单位全称和简称。", "Give the agency's name and short name.";
    name_taken(name) => "已有名称或简称为“{name}”的单位,没有改动。", "There is an agency with the name or short name “{name}”; nothing was changed.";
    unknown_parent(name, parent) => "“{name}”的上级“{parent}”不在名单里,也不在已有的单位里。", "“{parent}”, named above “{name}”, is neither in the list nor among the agencies.";
    cycle(name) => "按这样的上下级关系,“{name}”会成为自己的上级;请改正上级。", "“{name}” would be above itself; change what is above it.";
    reversed => "撤并日期早于设立日期。", "The last day lies before the first.";
    successor_without_end => "写了承接单位,就要写撤并日期。", "A successor needs the day on which the agency ends.";
    own_successor => "承接单位不能是它自己。", "An agency cannot succeed itself.";
    list_refused(lines) => "单位名单有错,一个也没有建立:\n{lines}", "The list of agencies has errors and none was created:\n{lines}";
}
