#!/usr/bin/env bash
# The demonstration behind ./dev demo: demo.sh BIN_DIR [--headless]
# Without --headless: the window, with two citizens' cards in two virtual readers.
set -euo pipefail
self=$(readlink -f "${BASH_SOURCE[0]}")
bin=$(readlink -f "$1")
mode=${2:-}
export PATH="$bin:$PATH"

# The demo citizens' PINs are printed by "eid-sandbox --citizens": they are no secrets.
issued=123456 first=471108 second=830275 third=592846 puk=31415926

step() { printf '\n\033[1m%s\033[0m\n' "$*"; }

# expect STATUS COMMAND…: runs it, prints what it said, and ends the demonstration if it went otherwise.
expect() {
    local wanted=$1 status=0
    shift
    printf '$ %s\n' "${*//$'\n'/ }"
    "$@" || status=$?
    if [ "$status" -ne "$wanted" ]; then
        printf 'exit status %s, expected %s\n' "$status" "$wanted" >&2
        exit 1
    fi
    [ "$wanted" -eq 0 ] || printf '(exit status %s, as it must be)\n' "$status"
}

main_job() {
    step '1. Which readers are there, and whose card is in?'
    expect 0 eidctl readers
    expect 0 eidctl status

    step '2. Is the PIN right?'
    expect 0 eidctl pin verify --pin-fd 3 3<<<"$first"

    step '3. Change it: a bad choice is refused before anything is sent'
    expect 50 eidctl pin change --pin-fd 3 --new-pin-fd 4 3<<<"$first" 4<<<123456
    expect 52 eidctl pin change --pin-fd 3 --new-pin-fd 4 3<<<"$first" 4<<<900307
    expect 0 eidctl pin change --pin-fd 3 --new-pin-fd 4 3<<<"$first" 4<<<"$second"

    step '4. A change during which the card is torn out: which PIN is valid now?'
    # 24 is the instruction of the command that changes the PIN.
    expect 0 eid-sandbox control fault pull-after=ins24 reinsert=1500
    expect 0 eidctl pin change --settle --pin-fd 3 --new-pin-fd 4 3<<<"$second" 4<<<"$third"
    expect 0 eidctl pin verify --pin-fd 3 3<<<"$third"

    step '5. Wrong PINs: the last try is never spent without consent'
    expect 40 eidctl pin verify --pin-fd 3 3<<<000000
    expect 40 eidctl pin verify --pin-fd 3 3<<<000000
    expect 44 eidctl pin verify --pin-fd 3 3<<<000000
    expect 41 eidctl pin verify --allow-last-try --pin-fd 3 3<<<000000

    step '6. Unblock it with the PUK'
    expect 0 eidctl pin unblock --puk-fd 3 --new-pin-fd 4 3<<<"$puk" 4<<<"$second"
    expect 0 eidctl status --json

    step '7. The certificate for identity authentication'
    expect 0 eidctl certificate show 9A
}

# The card goes back into the reader; the smart card service takes a moment to see it.
reinsert() {
    expect 0 eid-sandbox control insert
    local attempt
    for attempt in {1..100}; do
        eidctl status >/dev/null 2>&1 && return
        sleep 0.1
    done
    printf 'the card is not seen after %s looks\n' "$attempt" >&2
    exit 1
}

renewal() {
    step '8. Renew both credentials: what would be done, then the doing'
    expect 90 eidctl renew --pin-fd 3 3<<<"$second"
    expect 0 eidctl renew --all --dry-run
    expect 0 eidctl renew --all --pin-fd 3 3<<<"$second"
    expect 90 eidctl renew --pin-fd 3 3<<<"$second"

    step '9. Once more, and the card is torn out as it has made its new key: nothing is lost'
    # 47 is the instruction of the command that makes a key.
    expect 0 eid-sandbox control fault pull-after=ins47
    expect 21 eidctl renew --all --pin-fd 3 3<<<"$second"
    reinsert
    expect 92 eidctl renew --all --pin-fd 3 3<<<"$second"
    expect 0 eidctl renew resume --pin-fd 3 3<<<"$second"
    expect 0 eidctl certificate show
    expect 0 eid-sandbox control platform status
}

activation() {
    step '10. A new card: its first PIN is recognised and changed'
    expect 0 eidctl status
    expect 0 eidctl pin activate --pin-fd 3 --new-pin-fd 4 3<<<"$issued" 4<<<"$second"
    expect 56 eidctl pin activate --pin-fd 3 --new-pin-fd 4 3<<<"$second" 4<<<"$third"
}

journal() {
    step '11. What the tool has done is in its journal, and nothing of it can be changed unnoticed'
    expect 0 eidctl journal list --limit 80
    expect 0 eidctl journal verify
}

# What is demonstrated goes to nobody's own journal.
if [ -z "${EID_DEMO_DATA:-}" ]; then
    EID_DEMO_DATA=$(mktemp -d)
    trap 'rm -rf "$EID_DEMO_DATA"' EXIT
    export EID_DEMO_DATA XDG_DATA_HOME=$EID_DEMO_DATA
fi

case "$mode" in
'') eid-sandbox run --citizen default --citizen new -- eid-maintenance ;;
--headless)
    eid-sandbox run --citizen default -- "$self" "$bin" main-job
    eid-sandbox run --citizen new -- "$self" "$bin" activation
    journal
    step 'All of it went as it must.'
    ;;
main-job)
    main_job
    renewal
    ;;
activation) activation ;;
*)
    echo "usage: demo.sh BIN_DIR [--headless]" >&2
    exit 2
    ;;
esac
