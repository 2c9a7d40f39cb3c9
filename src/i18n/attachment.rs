//! What is said of files kept as evidence.

super::messages! {
    empty => "文件是空的,没有保存。", "The file is empty and was not kept.";
    too_large(size, most) => "文件约 {size} MB,最多 {most} MB,没有保存;请压缩或缩小扫描件。",
        "The file has about {size} MB, {most} MB are allowed; it was not kept. Make the scan smaller.";
    damaged => "库中的文件与登记的指纹不符,可能已损坏;请用备份核对。",
        "The stored file does not match its fingerprint and may be damaged; compare with a backup.";
    attached(file, sha256) => "已保存 {file},指纹 {sha256}。", "{file} is kept, fingerprint {sha256}.";
    saved(file) => "已写出到 {file}。", "Written to {file}.";
    col_file => "文件", "File";
    col_size => "字节", "Bytes";
    col_fingerprint => "指纹", "Fingerprint";
}
