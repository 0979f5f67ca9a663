# fish completion for eidctl

function __eidctl_readers
    eidctl readers --json 2>/dev/null | string match -rg '^ *"reader": "(.*)",?$'
end

# Whether the words before the cursor, options aside, are exactly these.
function __eidctl_at
    set -l words (commandline -opc | string match -v -- '-*')
    test "$words[2..]" = "$argv"
end

# Whether they begin with these.
function __eidctl_in
    set -l words (commandline -opc | string match -v -- '-*')
    set -l count (math (count $argv) + 1)
    test (count $words) -ge $count; and test "$words[2..$count]" = "$argv"
end

complete -c eidctl -f
complete -c eidctl -s h -l help -d 'Show the help'
complete -c eidctl -n '__eidctl_at' -l version -d 'Show the version'
complete -c eidctl -n 'not __eidctl_at' -l json -d 'Print JSON'

complete -c eidctl -n '__eidctl_at' -a readers -d 'List the card readers'
complete -c eidctl -n '__eidctl_at' -a status -d 'Show the card'
complete -c eidctl -n '__eidctl_at' -a watch -d 'Print each change'
complete -c eidctl -n '__eidctl_at' -a pin -d 'Verify, change, unblock or activate the PIN'
complete -c eidctl -n '__eidctl_at' -a puk -d 'Change the PUK'
complete -c eidctl -n '__eidctl_at' -a certificate -d 'Show or export certificates'
complete -c eidctl -n '__eidctl_at' -a renew -d 'Renew the certificates'
complete -c eidctl -n '__eidctl_at' -a face -d 'Cameras, pictures of a face, and face samples'
complete -c eidctl -n '__eidctl_at' -a copy -d 'Take, show, refresh or remove online copies'
complete -c eidctl -n '__eidctl_at' -a authenticate -d 'Answer a request for authentication'
complete -c eidctl -n '__eidctl_at' -a loss -d 'Report a lost card, or take the report back'
complete -c eidctl -n '__eidctl_at' -a card -d 'Let the card rest, and release it'
complete -c eidctl -n '__eidctl_at' -a journal -d 'List, verify or export what the tool has done'
complete -c eidctl -n '__eidctl_at face' -a 'cameras capture check send waiting resume discard'
complete -c eidctl -n '__eidctl_in face check' -F
complete -c eidctl -n '__eidctl_in face capture' -l now -d 'Take the next frame with a face'
complete -c eidctl -n '__eidctl_at copy' -a 'offer list show refresh phrase remove'
complete -c eidctl -n '__eidctl_at loss' -a 'report withdraw code'
complete -c eidctl -n '__eidctl_at card' -a 'use freeze unfreeze'
complete -c eidctl -n '__eidctl_at journal' -a 'list verify export'
complete -c eidctl -n '__eidctl_at renew' -a resume -d 'Bring a renewal to its end'
complete -c eidctl -n '__eidctl_at pin' -a 'verify change unblock activate'
complete -c eidctl -n '__eidctl_at puk' -a change
complete -c eidctl -n '__eidctl_at certificate' -a 'show export'
complete -c eidctl -n '__eidctl_at certificate show; or __eidctl_at certificate export' -a '9A 9C 9D 9E'

for command in status 'pin verify' 'pin change' 'pin unblock' 'pin activate' 'puk change' \
    'certificate show' 'certificate export' renew 'face send' 'face resume' \
    copy authenticate 'loss withdraw' 'loss code' card
    complete -c eidctl -n "__eidctl_in $command" -l reader -x -a '(__eidctl_readers)' -d 'Use this reader'
end
for command in status watch 'certificate show'
    complete -c eidctl -n "__eidctl_in $command" -l show-id -d 'Show the ID number in full'
end
for command in 'pin verify' 'pin change' 'pin activate' renew 'face send' 'face resume' \
    'copy offer' 'copy list' 'copy show' 'copy refresh' 'copy phrase' authenticate 'loss withdraw' 'loss code' card
    complete -c eidctl -n "__eidctl_in $command" -l pin-fd -x -d 'Read the PIN from a file descriptor'
end
for command in 'pin unblock' 'puk change'
    complete -c eidctl -n "__eidctl_in $command" -l puk-fd -x -d 'Read the PUK from a file descriptor'
end
for command in 'pin change' 'pin activate' 'pin unblock'
    complete -c eidctl -n "__eidctl_in $command" -l new-pin-fd -x -d 'Read the new PIN from a file descriptor'
end
complete -c eidctl -n '__eidctl_in puk change' -l new-puk-fd -x -d 'Read the new PUK from a file descriptor'
for command in 'pin verify' 'pin change' 'pin activate' 'puk change'
    complete -c eidctl -n "__eidctl_in $command" -l pin-pad -d 'Use the key pad of the reader'
end
for command in 'pin change' 'pin activate' 'pin unblock' 'puk change'
    complete -c eidctl -n "__eidctl_in $command" -l wait -x -d 'Wait SECONDS when a change was cut short'
    complete -c eidctl -n "__eidctl_in $command" -l settle -d 'Find out by trying the new one'
end
for command in 'pin verify' 'pin change' 'pin activate' 'pin unblock' 'puk change'
    complete -c eidctl -n "__eidctl_in $command" -l allow-last-try -d 'Go on when one try is left'
end
for command in 'certificate export' 'face capture' 'journal export'
    complete -c eidctl -n "__eidctl_in $command" -l out -r -F -d 'Write to this file'
    complete -c eidctl -n "__eidctl_in $command" -l force -d 'Replace the file'
end
complete -c eidctl -n '__eidctl_in renew' -l dry-run -d 'Only show what would be done'
complete -c eidctl -n '__eidctl_in renew; and not __eidctl_in renew resume' -l all -d 'Renew both, however long they are valid'
for command in 'face capture' 'face send'
    complete -c eidctl -n "__eidctl_in $command" -l source -x -d 'Take the picture from SOURCE'
    complete -c eidctl -n "__eidctl_in $command" -l timeout -x -d 'Give up after SECONDS'
    complete -c eidctl -n "__eidctl_in $command" -l fast -d 'Play a film as fast as possible'
end
for command in 'face send' 'copy remove' authenticate
    complete -c eidctl -n "__eidctl_in $command" -l yes -d 'The holder has agreed'
end
for command in 'copy offer' 'loss report'
    complete -c eidctl -n "__eidctl_in $command" -l code-fd -x -d 'Read the code from a file descriptor'
end
for command in 'copy offer' authenticate
    complete -c eidctl -n "__eidctl_in $command" -l qr -r -F -d 'Read the QR code in a picture'
end
complete -c eidctl -n '__eidctl_in copy remove' -l others -d 'Those of all other cards'
complete -c eidctl -n '__eidctl_in copy list' -l show -d 'Open them with the PIN'
complete -c eidctl -n '__eidctl_in copy show' -l open -d 'Show everything in full'
complete -c eidctl -n '__eidctl_in copy show' -l recovery -d 'Open them with the recovery phrase'
complete -c eidctl -n '__eidctl_in copy show' -l restore -d 'Let the card open them again'
complete -c eidctl -n '__eidctl_in copy show' -l phrase-fd -x -d 'Read the phrase from a file descriptor'
complete -c eidctl -n '__eidctl_in authenticate' -l disclose -x -d 'Tell these fields' \
    -a 'name id-number birth-date sex document-expiry age-14 age-16 age-18 age-21 age-60'
complete -c eidctl -n '__eidctl_in authenticate' -l sign -d 'Sign the text'
complete -c eidctl -n '__eidctl_in authenticate' -l decline -d 'Decline'
complete -c eidctl -n '__eidctl_in certificate export' -l der -d 'Write DER'
complete -c eidctl -n '__eidctl_in journal list' -l limit -x -d 'Show at most COUNT entries'
