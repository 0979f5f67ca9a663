# bash completion for eidctl

_eidctl_readers() {
    eidctl readers --json 2>/dev/null | sed -n 's/^ *"reader": "\(.*\)",\{0,1\}$/\1/p'
}

_eidctl() {
    local current previous word command='' options
    COMPREPLY=()
    current=${COMP_WORDS[COMP_CWORD]}
    previous=${COMP_WORDS[COMP_CWORD - 1]}

    case $previous in
    --reader)
        local IFS=$'\n'
        mapfile -t COMPREPLY < <(compgen -W "$(_eidctl_readers)" -- "$current" |
            while read -r word; do printf '%q\n' "$word"; done)
        return
        ;;
    --out | --qr)
        compopt -o filenames
        mapfile -t COMPREPLY < <(compgen -f -- "$current")
        return
        ;;
    --wait | --limit | --timeout | --source | --pin-fd | --new-pin-fd | --puk-fd | --new-puk-fd | \
        --code-fd | --phrase-fd) return ;;
    --disclose)
        mapfile -t COMPREPLY < <(compgen -W "name id-number birth-date sex document-expiry \
            age-14 age-16 age-18 age-21 age-60" -- "$current")
        return
        ;;
    esac

    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        [[ $word == -* ]] || command+=${command:+ }$word
    done
    case $command in
    '') options='readers status watch pin puk certificate renew face copy authenticate loss card journal --help --version' ;;
    readers*) options='--json --help' ;;
    status*) options='--reader --show-id --json --help' ;;
    watch*) options='--show-id --json --help' ;;
    pin) options='verify change unblock activate --help' ;;
    'pin verify'*) options='--reader --pin-fd --pin-pad --allow-last-try --json --help' ;;
    'pin change'* | 'pin activate'*)
        options='--reader --pin-fd --new-pin-fd --pin-pad --wait --settle --allow-last-try --json --help'
        ;;
    'pin unblock'*)
        options='--reader --puk-fd --new-pin-fd --wait --settle --allow-last-try --json --help'
        ;;
    puk) options='change --help' ;;
    'puk change'*)
        options='--reader --puk-fd --new-puk-fd --pin-pad --wait --settle --allow-last-try --json --help'
        ;;
    certificate) options='show export --help' ;;
    'certificate show') options='9A 9C 9D 9E --reader --show-id --json --help' ;;
    'certificate show'*) options='--reader --show-id --json --help' ;;
    'certificate export') options='9A 9C 9D 9E --out --der --force --reader --json --help' ;;
    'certificate export'*) options='--out --der --force --reader --json --help' ;;
    renew) options='resume --reader --all --dry-run --pin-fd --json --help' ;;
    'renew resume'*) options='--reader --dry-run --pin-fd --json --help' ;;
    face) options='cameras capture check send waiting resume discard --help' ;;
    'face send'*) options='--reader --source --timeout --fast --yes --pin-fd --json --help' ;;
    'face waiting'* | 'face discard'*) options='--json --help' ;;
    'face resume'*) options='--reader --pin-fd --json --help' ;;
    'face cameras'*) options='--json --help' ;;
    'face capture'*) options='--source --timeout --now --fast --out --force --json --help' ;;
    'face check')
        if [[ $current != -* ]]; then
            compopt -o filenames
            mapfile -t COMPREPLY < <(compgen -f -- "$current")
            return
        fi
        options='--json --help'
        ;;
    'face check'*) options='--json --help' ;;
    copy) options='offer list show refresh phrase remove --help' ;;
    'copy offer'*) options='--qr --reader --pin-fd --code-fd --json --help' ;;
    'copy list'*) options='--show --reader --pin-fd --json --help' ;;
    'copy show'*) options='--open --recovery --restore --phrase-fd --reader --pin-fd --json --help' ;;
    'copy refresh'* | 'copy phrase'*) options='--reader --pin-fd --json --help' ;;
    'copy remove'*) options='--others --yes --reader --json --help' ;;
    authenticate*) options='--qr --disclose --sign --yes --decline --reader --pin-fd --json --help' ;;
    loss) options='report withdraw code --help' ;;
    'loss report'*) options='--code-fd --json --help' ;;
    'loss withdraw'* | 'loss code'*) options='--reader --pin-fd --json --help' ;;
    card) options='use freeze unfreeze --help' ;;
    'card use'* | 'card freeze'* | 'card unfreeze'*) options='--reader --pin-fd --json --help' ;;
    journal) options='list verify export --help' ;;
    'journal list'*) options='--limit --json --help' ;;
    'journal verify'*) options='--json --help' ;;
    'journal export'*) options='--out --force --json --help' ;;
    *) return ;;
    esac
    mapfile -t COMPREPLY < <(compgen -W "$options" -- "$current")
}

complete -F _eidctl eidctl
