//! What is said of files kept as evidence.

super::messages! {
    empty => "文件是空的,没有保存。", "The file is empty and was not kept.";
    too_large(size, most) => "文件约 {size} MB,最多 {most} MB,没有保存;请压缩或缩小扫描件。",
        "The file has about {size} MB, {most} MB are allowed; it was not kept. Make the scan smaller.";
    damaged => "库中的文件与登记的指纹不符,可能已损坏;请用备份核对。",
        "The stored file does not match its fingerprint and may be damaged; compare with a backup.";
    attached(file, sha256) => "已保存 {file},指纹 {sha256}。", "{file} is kept, fingerprint {sha256}.";
    saved(file) => "已写出到 {file}。", "Written to {file}.";
    open => "附件", "Files";
    open_doc => "看这名人员的附件:照片、证书、决定。", "Shows the files kept with this officer: photos, certificates, decisions.";
    title(name) => "{name} 的附件", "Files of {name}";
    none => "还没有附件。按 F5 加一份,如照片、证书、决定。", "No files yet. F5 adds one: a photo, a certificate, a decision.";
    add => "加附件", "Add";
    add_doc => "把一份文件保存到这名人员名下,最大 10 MB。", "Keeps a file with this officer, at most 10 MB.";
    pick => "选一份文件", "Choose a file";
    added(file) => "已保存附件 {file}。", "{file} is kept.";
    save_out => "存出", "Save";
    save_out_doc => "把选中的附件存到本机;写入审计。", "Saves the selected file; that is audited.";
    col_added => "加入时间", "Added";
    col_file => "文件", "File";
    col_size => "字节", "Bytes";
    col_fingerprint => "指纹", "Fingerprint";
}
