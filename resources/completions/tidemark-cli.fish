# SPDX-License-Identifier: GPL-3.0-or-later
# Completes the commands, options and files of tidemark-cli in fish.

function __tidemark_cli_formats
    tidemark-cli formats 2>/dev/null | awk 'NR > 1 { print $1 }'
end

function __tidemark_cli_needs_command
    not __fish_seen_subcommand_from formats summary runs leak report convert types suspects compare object nodes record fetch snapshot hunt processes
end

complete -c tidemark-cli -n __tidemark_cli_needs_command -f
complete -c tidemark-cli -n __tidemark_cli_needs_command -l version -d 'Show the version'
complete -c tidemark-cli -s h -l help -d 'Show the help'
complete -c tidemark-cli -l lang -x -a 'en ja' -d 'Language of messages'

complete -c tidemark-cli -n __tidemark_cli_needs_command -a formats -d 'List the formats that can be read'
complete -c tidemark-cli -n '__fish_seen_subcommand_from formats' -f
complete -c tidemark-cli -n '__fish_seen_subcommand_from formats' -l json -d 'Print one JSON document'

complete -c tidemark-cli -n __tidemark_cli_needs_command -a summary -d 'Show what recordings hold'
complete -c tidemark-cli -n '__fish_seen_subcommand_from summary' -l json -d 'Print one JSON document'

complete -c tidemark-cli -n __tidemark_cli_needs_command -a runs -d 'Compare recordings with the first one'
complete -c tidemark-cli -n '__fish_seen_subcommand_from runs' -l json -d 'Print one JSON document'
complete -c tidemark-cli -n '__fish_seen_subcommand_from runs' -l group -x -d 'Group of runs: NAME=PATTERN'
complete -c tidemark-cli -n '__fish_seen_subcommand_from runs' -l fail-above -x -d 'Exit with 1 if the peak is above the base by more'
complete -c tidemark-cli -n '__fish_seen_subcommand_from runs' -l markdown -d 'Print the groups as Markdown'
complete -c tidemark-cli -n '__fish_seen_subcommand_from runs' -l junit -r -d 'Write the groups as JUnit does'
complete -c tidemark-cli -n '__fish_seen_subcommand_from runs' -l force -d 'Replace the file of --junit'

complete -c tidemark-cli -n __tidemark_cli_needs_command -a leak -d 'Say whether memory leaks'
complete -c tidemark-cli -n '__fish_seen_subcommand_from leak' -l json -d 'Print one JSON document'
complete -c tidemark-cli -n '__fish_seen_subcommand_from leak' -l limit -x -d 'Memory that the program may use'
complete -c tidemark-cli -n '__fish_seen_subcommand_from leak' -l threshold -x -d 'How fast memory must grow to matter'

complete -c tidemark-cli -n __tidemark_cli_needs_command -a report -d 'Write a page about recordings and snapshots'
complete -c tidemark-cli -n '__fish_seen_subcommand_from report' -s o -l output -r -d 'File to write'
complete -c tidemark-cli -n '__fish_seen_subcommand_from report' -l force -d 'Replace whatever file is there'
complete -c tidemark-cli -n '__fish_seen_subcommand_from report' -l title -x -d 'What stands above it'
complete -c tidemark-cli -n '__fish_seen_subcommand_from report' -l align -x -a 'start wall_clock end stretched functions function= mark=' -d 'How the runs lie over one another'
complete -c tidemark-cli -n __tidemark_cli_needs_command -a convert -d 'Write a recording as .tidemark, .csv or .json'
complete -c tidemark-cli -n '__fish_seen_subcommand_from convert' -s o -l output -r -d 'File to write'
complete -c tidemark-cli -n '__fish_seen_subcommand_from convert' -l force -d 'Replace whatever file is there'

complete -c tidemark-cli -n '__fish_seen_subcommand_from summary runs leak report convert' -l format -x -a '(__tidemark_cli_formats)' -d 'Read as this format'
complete -c tidemark-cli -n '__fish_seen_subcommand_from summary runs leak report convert' -l column -x -d 'What a column is: NAME=memory:MiB, NAME=counter, NAME=ignore'
complete -c tidemark-cli -n '__fish_seen_subcommand_from summary runs leak report convert' -l date-order -x -a 'dmy mdy' -d 'How unclear dates are written'

complete -c tidemark-cli -n __tidemark_cli_needs_command -a fetch -d 'Fetch the memory of a fleet from a Prometheus server'
complete -c tidemark-cli -n '__fish_seen_subcommand_from fetch' -l query -x -d 'PromQL, such as process_resident_memory_bytes'
complete -c tidemark-cli -n '__fish_seen_subcommand_from fetch' -l start -x -d 'From when, such as 7d'
complete -c tidemark-cli -n '__fish_seen_subcommand_from fetch' -l end -x -d 'Until when'
complete -c tidemark-cli -n '__fish_seen_subcommand_from fetch' -l step -x -d 'Time between samples, such as 15s'
complete -c tidemark-cli -n '__fish_seen_subcommand_from fetch' -s o -l output -r -d 'File to write'
complete -c tidemark-cli -n '__fish_seen_subcommand_from fetch' -l force -d 'Replace whatever file is there'

complete -c tidemark-cli -n __tidemark_cli_needs_command -a types -d 'List the types or the mappings of a snapshot'
complete -c tidemark-cli -n '__fish_seen_subcommand_from types' -l json -d 'Print one JSON document'
complete -c tidemark-cli -n '__fish_seen_subcommand_from types' -l snapshot -x -d 'Which snapshot of the file'
complete -c tidemark-cli -n '__fish_seen_subcommand_from types' -l top -x -d 'Print only that many'
complete -c tidemark-cli -n '__fish_seen_subcommand_from types' -l group-by -x -a 'shape type holder file package' -d 'What the rows are'
complete -c tidemark-cli -n '__fish_seen_subcommand_from types' -l new-since -r -d 'Only objects that this snapshot does not have'
complete -c tidemark-cli -n '__fish_seen_subcommand_from types' -l also-in -r -d 'Only objects that this snapshot has too'
complete -c tidemark-cli -n '__fish_seen_subcommand_from types' -l held-by -x -d 'Only this object and what it alone keeps'
complete -c tidemark-cli -n '__fish_seen_subcommand_from types' -l unreachable -d 'Only what nothing reaches from the root'
complete -c tidemark-cli -n __tidemark_cli_needs_command -a suspects -d 'Say what keeps a large share of a heap'
complete -c tidemark-cli -n '__fish_seen_subcommand_from suspects' -l json -d 'Print one JSON document'
complete -c tidemark-cli -n '__fish_seen_subcommand_from suspects' -l snapshot -x -d 'Which snapshot of the file'

complete -c tidemark-cli -n __tidemark_cli_needs_command -a compare -d 'Compare two snapshots by type'
complete -c tidemark-cli -n '__fish_seen_subcommand_from compare' -l json -d 'Print one JSON document'
complete -c tidemark-cli -n '__fish_seen_subcommand_from compare' -l by -x -a 'type object' -d 'Match types by name, or objects by id'
complete -c tidemark-cli -n '__fish_seen_subcommand_from compare' -l diff -x -d 'Which of the recorded differences'
complete -c tidemark-cli -n '__fish_seen_subcommand_from compare' -l snapshots -x -d 'Which snapshot of each file'
complete -c tidemark-cli -n '__fish_seen_subcommand_from compare' -l fail-above -x -d 'Exit with 1 if it grew by more'

complete -c tidemark-cli -n __tidemark_cli_needs_command -a object -d 'Show one object and what holds it'
complete -c tidemark-cli -n '__fish_seen_subcommand_from object' -l json -d 'Print one JSON document'
complete -c tidemark-cli -n '__fish_seen_subcommand_from object' -l snapshot -x -d 'Which snapshot of the file'
complete -c tidemark-cli -n '__fish_seen_subcommand_from object' -l id -x -d 'Id of the object'
complete -c tidemark-cli -n '__fish_seen_subcommand_from object' -l depth -x -d 'Levels of retainers to show'

complete -c tidemark-cli -n __tidemark_cli_needs_command -a nodes -d 'Print every object of a heap snapshot'
complete -c tidemark-cli -n '__fish_seen_subcommand_from nodes' -l snapshot -x -d 'Which snapshot of the file'

complete -c tidemark-cli -n __tidemark_cli_needs_command -a record -d 'Record the memory of a process or a program'
complete -c tidemark-cli -n '__fish_seen_subcommand_from record' -l pid -x -a '(__fish_complete_pids)' -d 'Watch this process'
complete -c tidemark-cli -n '__fish_seen_subcommand_from record' -l name -x -d 'Watch the process with this name'
complete -c tidemark-cli -n '__fish_seen_subcommand_from record' -s o -l output -r -d 'File to write'
complete -c tidemark-cli -n '__fish_seen_subcommand_from record' -l force -d 'Replace whatever file is there'
complete -c tidemark-cli -n '__fish_seen_subcommand_from record' -l interval -x -d 'Milliseconds between samples'
complete -c tidemark-cli -n '__fish_seen_subcommand_from record' -l duration -x -d 'Stop after so many seconds'
complete -c tidemark-cli -n '__fish_seen_subcommand_from record' -l end -d 'End the program when the recording ends'
complete -c tidemark-cli -n '__fish_seen_subcommand_from record' -l children -d 'Watch child processes too'
complete -c tidemark-cli -n '__fish_seen_subcommand_from record' -l follow-restarts -d 'Go on with the process that comes after'
complete -c tidemark-cli -n '__fish_seen_subcommand_from record' -l repeat -x -d 'Run each program so many times and compare'
complete -c tidemark-cli -n '__fish_seen_subcommand_from record' -l warm-up -x -d 'Runs before that which are not compared'
complete -c tidemark-cli -n '__fish_seen_subcommand_from record' -l experiment -r -d 'Run this experiment again'

complete -c tidemark-cli -n __tidemark_cli_needs_command -a snapshot -d 'Take a heap snapshot of a Node.js, a JVM or a Python by type, or what any process has mapped'
complete -c tidemark-cli -n '__fish_seen_subcommand_from snapshot' -l pid -x -a '(__fish_complete_pids)' -d 'Of this process'
complete -c tidemark-cli -n '__fish_seen_subcommand_from snapshot' -l inspector -x -d 'Of what answers at this HOST:PORT'
complete -c tidemark-cli -n '__fish_seen_subcommand_from snapshot' -s o -l output -r -d 'File to write'
complete -c tidemark-cli -n '__fish_seen_subcommand_from snapshot' -l force -d 'Replace whatever file is there'
complete -c tidemark-cli -n '__fish_seen_subcommand_from snapshot' -l kind -x -a 'heap allocations timeline types sites mappings' -d 'What to take'
complete -c tidemark-cli -n '__fish_seen_subcommand_from snapshot' -l duration -x -d 'For how many seconds allocations are recorded'
complete -c tidemark-cli -n '__fish_seen_subcommand_from snapshot' -l gc -d 'Collect garbage first'
complete -c tidemark-cli -n '__fish_seen_subcommand_from snapshot' -l open-inspector -d 'Have the process open its inspector, and close it again'
complete -c tidemark-cli -n '__fish_seen_subcommand_from snapshot' -l by-signal -d 'Have a Node that was given a signal for it write it'
complete -c tidemark-cli -n '__fish_seen_subcommand_from snapshot' -l worker -x -d 'Of the worker thread with this number'
complete -c tidemark-cli -n '__fish_seen_subcommand_from snapshot' -l target -x -d 'Of the page with this in its title or address'
complete -c tidemark-cli -n '__fish_seen_subcommand_from snapshot' -l allow-remote -d 'Connect to another machine too'
complete -c tidemark-cli -n '__fish_seen_subcommand_from snapshot' -f -l json -d 'Print one JSON document'

complete -c tidemark-cli -n __tidemark_cli_needs_command -a hunt -d 'Find what a Node.js keeps of an action'
complete -c tidemark-cli -n '__fish_seen_subcommand_from hunt' -l pid -x -a '(__fish_complete_pids)' -d 'In this process'
complete -c tidemark-cli -n '__fish_seen_subcommand_from hunt' -l action -x -d 'What is suspected, as a shell command'
complete -c tidemark-cli -n '__fish_seen_subcommand_from hunt' -l request -x -d 'What is suspected, as a request to this URL'
complete -c tidemark-cli -n '__fish_seen_subcommand_from hunt' -l method -x -a 'GET POST PUT PATCH DELETE HEAD' -d 'The method of the request'
complete -c tidemark-cli -n '__fish_seen_subcommand_from hunt' -l body -x -d 'What is sent with the request'
complete -c tidemark-cli -n '__fish_seen_subcommand_from hunt' -l parallel -x -d 'How many requests at once'
complete -c tidemark-cli -n '__fish_seen_subcommand_from hunt' -l allow-remote -d 'Send requests to another machine too'
complete -c tidemark-cli -n '__fish_seen_subcommand_from hunt' -l action-limit -x -d 'Seconds that one action may take'
complete -c tidemark-cli -n '__fish_seen_subcommand_from hunt' -l times -x -d 'How often between two snapshots'
complete -c tidemark-cli -n '__fish_seen_subcommand_from hunt' -l rounds -x -d 'How many rounds at most'
complete -c tidemark-cli -n '__fish_seen_subcommand_from hunt' -l idle -x -d 'Seconds of rest before the last snapshot'
complete -c tidemark-cli -n '__fish_seen_subcommand_from hunt' -s o -l output -r -d 'Folder for snapshots and recording'
complete -c tidemark-cli -n '__fish_seen_subcommand_from hunt' -l open-inspector -d 'Have the process open its inspector, and close it again'
complete -c tidemark-cli -n '__fish_seen_subcommand_from hunt' -l json -d 'Print one JSON document'

complete -c tidemark-cli -n __tidemark_cli_needs_command -a processes -d 'List the running processes'
complete -c tidemark-cli -n '__fish_seen_subcommand_from processes' -f
complete -c tidemark-cli -n '__fish_seen_subcommand_from processes' -l json -d 'Print one JSON document'
