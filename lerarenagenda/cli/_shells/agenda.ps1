# PowerShell completion for agenda: the program itself is asked what may stand where the cursor is.
# It answers with words of letters, digits and - . , _ = only; nothing of it is run or expanded.

Register-ArgumentCompleter -Native -CommandName agenda -ScriptBlock {
    param($typed, $line, $cursor)
    $words = @($line.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursor } | ForEach-Object {
            if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $_.Value }
            else { $_.Extent.Text }
        })
    # what was typed with a path is asked itself
    $program = if ($words[0] -match '[\\/]') { $words[0] } else { 'agenda' }
    $before = @($words | Select-Object -Skip 1)
    $env:_AGENDA_COMPLETE = 'described'
    $env:_AGENDA_WORD = "$typed".Trim('"', "'")
    try { $found = @(& $program @before 2>$null) }
    catch { $found = @() }
    finally { Remove-Item Env:_AGENDA_COMPLETE, Env:_AGENDA_WORD -ErrorAction SilentlyContinue }

    if ($found.Count -eq 0) { return '' } # an empty text keeps PowerShell from offering files
    if ($found[0] -match '^\t') { return } # and nothing at all makes it do so
    foreach ($answer in $found) {
        $value, $told = $answer -split "`t", 2
        if (-not $told) { $told = $value }
        [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $told)
    }
}
