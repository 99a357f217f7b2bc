using System.CommandLine;

namespace WhatsApp.Tool.Verbs;

/// <summary>
/// The verb <c>completion</c>. The scripts ask the tool itself, with the directive <c>[suggest:position]</c> of
/// System.CommandLine.
/// </summary>
internal static class CompletionVerb
{
    public static Command Create(ToolContext tool)
    {
        var shell = new Argument<string>("shell") { Description = "The shell." };
        shell.AcceptOnlyFromAmong("bash", "zsh", "fish", "pwsh");
        var command = new Command("completion", "Print the completion script of a shell.") { shell };
        command.SetAction(parsed =>
        {
            tool.Output.WriteLine(ScriptOf(parsed.GetRequiredValue(shell)));
            return ExitCode.Success;
        });
        return command;
    }

    private static string ScriptOf(string shell) => shell switch
    {
        "bash" => Bash,
        "zsh" => Zsh,
        "fish" => Fish,
        _ => PowerShell,
    };

    private const string Bash = """
        # Add to ~/.bashrc: eval "$(whatsapp completion bash)"
        _whatsapp() {
            local line="${COMP_LINE:0:COMP_POINT}" IFS=$'\n'
            line="${line#* }"
            COMPREPLY=($(compgen -W "$(whatsapp "[suggest:${#line}]" "$line" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
        }
        complete -o default -F _whatsapp whatsapp
        """;

    private const string Zsh = """
        # Add to ~/.zshrc, after compinit: eval "$(whatsapp completion zsh)"
        _whatsapp() {
            local line="${BUFFER[1,CURSOR]#* }"
            local -a found
            found=("${(@f)$(whatsapp "[suggest:${#line}]" "$line" 2>/dev/null)}")
            compadd -a found
            _files
        }
        compdef _whatsapp whatsapp
        """;

    private const string Fish = """
        # Add to ~/.config/fish/config.fish: whatsapp completion fish | source
        function _whatsapp
            set -l line (commandline -cp | string replace -r '^\S+\s' '')
            whatsapp "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null
        end
        complete -c whatsapp -a '(_whatsapp)'
        """;

    private const string PowerShell = """
        # Add to $PROFILE: whatsapp completion pwsh | Out-String | Invoke-Expression
        Register-ArgumentCompleter -Native -CommandName whatsapp -ScriptBlock {
            param($word, $command, $cursor)
            $line = $command.ToString().PadRight($cursor).Substring(0, $cursor) -replace '^\S+\s', ''
            whatsapp "[suggest:$($line.Length)]" $line 2>$null |
                Where-Object { $_ -like "$word*" } |
                ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
        }
        """;
}
