# Completion of gka in PowerShell. COMPLETE makes gka answer with the words that may stand here,
# quoted, as JSON. The line goes by the environment: nothing of it is run.
Register-ArgumentCompleter -Native -CommandName gka -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $extent = $commandAst.Extent
    $length = $cursorPosition - $extent.StartOffset
    $line = $extent.Text
    $line = if ($length -gt $line.Length) { "$line " } else { $line.Substring(0, $length) }
    $before = $env:COMPLETE
    try {
        $env:COMPLETE = 'powershell'
        $env:GKA_COMPLETE_LINE = $line
        $answer = & (Get-Command -CommandType Application -Name gka)[0] 2>$null
    } finally {
        $env:COMPLETE = $before
        Remove-Item Env:\GKA_COMPLETE_LINE
    }
    if (-not $answer) { return }
    ($answer | ConvertFrom-Json) | ForEach-Object {
        [System.Management.Automation.CompletionResult]::new($_.word, $_.shown, 'ParameterValue', $_.help)
    }
}
