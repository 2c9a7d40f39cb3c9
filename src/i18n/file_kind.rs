//! What kind of file somebody offered, where a text of a certain format is wanted.

super::messages! {
    empty => "文件是空的,里面没有内容。", "The file is empty.";
    text => "这是文本文件。", "This is a text file.";
    word => "这是 Word 文件(.docx)。", "This is a Word document (.docx).";
    workbook => "这是 Excel 工作簿(.xlsx)。", "This is an Excel workbook (.xlsx).";
    slides => "这是演示文稿(.pptx)。", "This is a presentation (.pptx).";
    open_document => "这是 OpenDocument 文件(.odt、.ods 等),读不了。", "This is an OpenDocument file (.odt, .ods and the like), which cannot be read.";
    encrypted => "这个文件加了密码,读不了。", "This file is locked with a password and cannot be read.";
    old_office => "这是旧版 Word、Excel 或 WPS 文件(.doc、.xls、.wps 等),读不了。",
        "This is a file of an old Word, Excel or WPS (.doc, .xls, .wps and the like), which cannot be read.";
    rich_text => "这是 RTF 文件,读不了。", "This is an RTF file, which cannot be read.";
    web_page => "这是网页文件(HTML、MHT),读不了。", "This is a web page (HTML or MHT), which cannot be read.";
    pdf => "这是 PDF 文件,读不出里面的文字。", "This is a PDF; its text cannot be read.";
    ofd => "这是 OFD 版式文件,读不出里面的文字。", "This is an OFD document; its text cannot be read.";
    picture => "这是一张图片,里面没有可以读取的文字。", "This is a picture and holds no text that could be read.";
    archive => "这是压缩文件。", "This is an archive of other files.";
    broken_archive => "文件打不开,可能没有下载完整。", "The file cannot be opened; perhaps it was not downloaded to its end.";
    binary => "这不是文本文件,里面没有可以读取的文字。", "This is no text file and holds nothing that could be read.";

    with_what_to_do(told, help) => "{told}{help}", "{told} {help}";
    unpack => "先解压,再选择里面的文件。", "Unpack it, then choose the files inside.";
    statute_fresh => "请选择法律、法规、规章的全文(纯文本、.docx 或 Markdown),或者重新下载。",
        "Choose the full text of a statute (plain text, .docx or Markdown), or download it again.";
    statute_save_as => "在 Word 或 WPS 里打开,另存为 .docx 或纯文本再导入。", "Open it in Word or WPS, save it as .docx or plain text, and import that.";
    statute_unlock => "在 Word 或 WPS 里用密码打开,去掉密码后另存为 .docx 再导入。", "Open it in Word or WPS with its password, save it as .docx without one, and import that.";
    statute_transcribe => "请改用官方数据库提供的 .docx,或者先把文字转成纯文本再导入。",
        "Use the .docx that the official database offers, or turn it into plain text first.";
    bank_choose => "请选择题库文件(.toml);可以先导出一个题库,照它的样子写。", "Choose a bank file (.toml); export a bank to see what one looks like.";
    bank_by_hand => "题库文件是 .toml:先导出一个题库,照它的样子整理,或者在“题库”里新建试题。",
        "Bank files are .toml: export a bank and write yours alike, or create the items under Banks.";
    table_save_as => "在 Excel 或 WPS 里打开,另存为“CSV UTF-8”再导入。", "Open it in Excel or WPS, save it as “CSV UTF-8”, and import that.";
    table_unlock => "在 Excel 或 WPS 里用密码打开,另存为“CSV UTF-8”再导入。", "Open it in Excel or WPS with its password, save it as “CSV UTF-8”, and import that.";
    table_choose => "请选择 CSV 文件;表格可以在 Excel 或 WPS 里另存为“CSV UTF-8”。", "Choose a CSV file; Excel and WPS save a table as “CSV UTF-8”.";
}
