# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Completes the commands, options and files of tidemark-cli in bash.

# The command on the line, empty before it; "--" once the program to record has begun.
_tidemark_cli_command()
{
    local i found=
    for ((i = 1; i < COMP_CWORD; i++)); do
        case ${COMP_WORDS[i]} in
        --lang) ((i++)) ;;
        --)
            if [[ $found == record || $found == hunt ]]; then
                printf '%s' --
                return
            fi
            ;;
        -*) ;;
        *) found=${found:-${COMP_WORDS[i]}} ;;
        esac
    done
    printf '%s' "$found"
}

# The options of a command; those of the whole program before one.
_tidemark_cli_options()
{
    case $1 in
    '') echo --lang --version --help ;;
    formats | processes) echo --lang --help --json ;;
    summary) echo --lang --help --json --format --column --date-order ;;
    runs) echo --lang --help --json --format --column --date-order --group --fail-above --markdown --junit --force ;;
    leak) echo --lang --help --json --limit --threshold --format --column --date-order ;;
    report) echo --lang --help --output --force --title --align --format --column --date-order ;;
    convert) echo --lang --help --output --force --format --column --date-order ;;
    types)
        echo --lang --help --json --snapshot --top --group-by --new-since --also-in --held-by \
            --unreachable
        ;;
    suspects) echo --lang --help --json --snapshot ;;
    compare) echo --lang --help --json --by --diff --snapshots --fail-above ;;
    object) echo --lang --help --json --snapshot --id --depth ;;
    nodes) echo --lang --help --snapshot ;;
    record)
        echo --lang --help --pid --name --output --force --interval --duration --end \
            --children --follow-restarts --repeat --warm-up --experiment
        ;;
    fetch) echo --lang --help --query --start --end --step --output --force ;;
    snapshot)
        echo --lang --help --json --pid --inspector --output --force --kind --gc --open-inspector \
            --by-signal --worker --target --allow-remote --duration
        ;;
    hunt)
        echo --lang --help --json --pid --action --request --method --body --parallel \
            --allow-remote --action-limit --times --rounds --idle --output \
            --open-inspector
        ;;
    esac
}

_tidemark_cli()
{
    local program=$1 current=$2 previous=$3 command words=
    command=$(_tidemark_cli_command)
    COMPREPLY=()
    if [[ $command == -- ]]; then
        compopt -o default 2>/dev/null
        if [[ $previous == -- ]]; then
            mapfile -t COMPREPLY < <(compgen -c -- "$current")
        fi
        return
    fi
    case $previous in
    --lang) words='en ja' ;;
    --by) words='type object' ;;
    --group-by) words='shape type holder file package' ;;
    --kind) words='heap allocations timeline types sites mappings' ;;
    --date-order) words='dmy mdy' ;;
    --format) words=$("$program" formats 2>/dev/null | awk 'NR > 1 { print $1 }') ;;
    --pid) words=$(cd /proc 2>/dev/null && echo [0-9]*) ;;
    --name | --limit | --threshold | --top | --snapshot | --snapshots | --id | --held-by | --depth | --interval | --duration) return ;;
    --fail-above | --group | --column | --inspector | --action | --times | --idle | --rounds) return ;;
    --request | --body | --parallel | --action-limit | --worker | --target) return ;;
    --method) words='GET POST PUT PATCH DELETE HEAD' ;;
    -o | --output | --junit)
        compopt -o default 2>/dev/null
        return
        ;;
    *)
        if [[ $current == -* ]]; then
            words=$(_tidemark_cli_options "$command")
        elif [[ -z $command ]]; then
            words='formats summary runs leak report convert types suspects compare object nodes record fetch snapshot hunt processes'
        else
            compopt -o default 2>/dev/null
            return
        fi
        ;;
    esac
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
}

complete -F _tidemark_cli tidemark-cli
