//! The command line as clap reads it. Every help text is Chinese first, then English.

use super::output::Format;
use super::{
    account, agency, attachment, audit, bank, credential, database, exam, officer, pass, report,
    setup, statute,
};
use crate::i18n::Locale;
use clap::{Args, Parser, Subcommand};
use clap_complete::Shell;

/// 执法练兵 · Training, examination and credentials of administrative-enforcement officers
#[derive(Debug, Parser)]
#[command(name = "zhifa", version)]
#[command(infer_long_args = true, disable_help_subcommand = true)]
pub struct CommandLine {
    /// What goes for every command.
    #[command(flatten)]
    pub global: Global,
    /// The command; the screens without one.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// Options of every command.
#[derive(Debug, Clone, Args)]
pub struct Global {
    /// 数据库:路径、sqlite:路径或 postgres:// 地址 · Database: a path, sqlite:PATH or postgres://… [ZHIFA_DATABASE]
    #[arg(long, global = true, value_name = "URL")]
    pub database: Option<String>,
    /// 语言:zh-CN 或 en · Language: zh-CN or en [ZHIFA_LOCALE]
    #[arg(long, global = true, value_name = "LOCALE")]
    pub locale: Option<Locale>,
    /// 输出格式 · How to print
    #[arg(long, global = true, value_enum, default_value_t)]
    pub format: Format,
    /// 以哪个账号的身份办理(登录名)· Act as this account (sign-in name)
    #[arg(long = "as", global = true, value_name = "NAME")]
    pub actor: Option<String>,
    /// 列表最多几条(不写则全部)· At most this many entries of a list (all without it)
    #[arg(long, global = true, value_name = "N")]
    pub limit: Option<usize>,
}

/// Nouns, and the few commands without one.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// 建立新的单位数据库 · Set up a new organisation's database
    Init(setup::Init),
    /// 虚构的演示区 · A fictional district to try things in
    Demo(setup::Demo),
    /// 题库 · Question banks
    #[command(subcommand)]
    Bank(bank::Verb),
    /// 法律、法规、规章 · Statutes
    #[command(subcommand)]
    Statute(statute::Verb),
    /// 账号 · Accounts
    #[command(subcommand)]
    Account(account::Verb),
    /// 执法单位 · Agencies
    #[command(subcommand)]
    Agency(agency::Verb),
    /// 数据库 · The database
    #[command(subcommand)]
    Db(database::Verb),
    /// 考试与试卷 · Exams and papers
    #[command(subcommand)]
    Exam(exam::Verb),
    /// 执法人员 · Officers
    #[command(subcommand)]
    Officer(officer::Verb),
    /// 执法证件 · Credentials
    #[command(subcommand)]
    Credential(credential::Verb),
    /// 合格记录 · Pass records
    #[command(subcommand)]
    Pass(pass::Verb),
    /// 附件 · Files kept as evidence
    #[command(subcommand)]
    Attachment(attachment::Verb),
    /// 报表 · Reports
    #[command(subcommand)]
    Report(report::Verb),
    /// 审计 · The audit
    #[command(subcommand)]
    Audit(audit::Verb),
    /// 生成命令补全脚本 · Print a shell's completion script
    Completions {
        /// 哪种 shell · Which shell
        shell: Shell,
    },
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_holds_together() {
        CommandLine::command().debug_assert();
    }

    /// Walks every command and option and checks that both languages are there.
    #[test]
    fn every_help_text_is_in_both_languages() {
        fn walk(command: &clap::Command, path: &str) {
            let helps = command
                .get_arguments()
                .filter(|argument| !matches!(argument.get_id().as_str(), "help" | "version"))
                .map(|argument| (argument.get_id().to_string(), argument.get_help()))
                .chain([(path.to_owned(), command.get_about())]);
            for (id, help) in helps {
                let text = help.map(ToString::to_string).unwrap_or_default();
                let (zh, en) =
                    text.split_once('·').unwrap_or_else(|| panic!("{path} {id}: {text}"));
                assert!(
                    !zh.is_ascii() && en.trim().is_ascii() | en.contains('…'),
                    "{path} {id}: {text}"
                );
            }
            for below in command.get_subcommands() {
                walk(below, &format!("{path} {}", below.get_name()));
            }
        }
        walk(&CommandLine::command(), "zhifa");
    }
}
