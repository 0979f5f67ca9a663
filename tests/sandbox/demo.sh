#!/usr/bin/env bash
# The demonstration behind ./dev demo: demo.sh BIN_DIR [--headless]
# Without --headless: the window, with two citizens' cards in two virtual readers, one of them before
# a camera, and a shop in the browser.
set -euo pipefail
self=$(readlink -f "${BASH_SOURCE[0]}")
bin=$(readlink -f "$1")
mode=${2:-}
export PATH="$bin:$PATH"

# The demo citizens are invented, and their PINs are printed by "eid-sandbox --citizens".
name=阿卜杜拉 id_number=65010219900307103
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

online_copy() {
    step '10. An online copy of the ID card: the counter offers it, with a link and a transaction code'
    local offer taken loss_code
    offer=$(eid-sandbox control platform offer)
    printf '%s\n' "$offer"
    printf '$ eidctl copy offer LINK --json --pin-fd 3 --code-fd 4\n'
    taken=$(eidctl copy offer "${offer% *}" --json --pin-fd 3 --code-fd 4 \
        3<<<"$second" 4<<<"${offer##* }")
    printf '%s\n' "$taken"
    loss_code=$(sed -n 's/.*"lossCode": *"\([^"]*\)".*/\1/p' <<<"$taken")
    expect 0 eidctl copy list

    step '11. A shop must check the real name: it learns that it is checked, and nothing else'
    log_in 0

    step '12. The card is lost: whoever has the loss code reports it, and the shop lets nobody in'
    expect 0 eidctl loss report --code-fd 3 3<<<"$loss_code"
    log_in 1

    step '13. It is found again, within the grace period'
    expect 0 eidctl loss withdraw --pin-fd 3 3<<<"$second"
    log_in 0
    step '    All that the shop has ever received holds no name and no ID number'
    expect 1 grep -c -e "$name" -e "$id_number" -e "$second" "$EID_SANDBOX_SHOP_MEMORY"
}

# Follows the shop's link with the tool, whose user says yes.
log_in() {
    expect "$1" eid-shop-visit eidctl authenticate --json --yes --pin-fd 3 3<<<"$second"
}

activation() {
    step '14. A new card: its first PIN is recognised and changed'
    expect 0 eidctl status
    expect 0 eidctl pin activate --pin-fd 3 --new-pin-fd 4 3<<<"$issued" 4<<<"$second"
    expect 56 eidctl pin activate --pin-fd 3 --new-pin-fd 4 3<<<"$second" 4<<<"$third"
}

face_sample() {
    step '15. The holder before the camera: guidance, and a picture that is kept nowhere'
    expect 0 eidctl face capture --source "$EID_SANDBOX_CAMERA"

    step '16. A face sample: picture and movements, encrypted for the back office, signed by the card'
    expect 0 eidctl face send --yes --source "$EID_SANDBOX_CAMERA" --pin-fd 3 3<<<"$first"

    step '17. The platform cannot take it now: the sample waits, encrypted, and is sent later'
    expect 0 eid-sandbox control platform fault 'status=*:503@face-upload'
    expect 0 eidctl face send --yes --source "$EID_SANDBOX_CAMERA" --pin-fd 3 3<<<"$first"
    expect 0 eidctl face waiting
    expect 0 eid-sandbox control platform fault
    local waiting
    waiting=$(eidctl face waiting --json | sed -n 's/^ *"identifier": "\(.*\)",\{0,1\}$/\1/p')
    expect 0 eidctl face resume "$waiting" --pin-fd 3 3<<<"$first"
    expect 0 eidctl face waiting
}

journal() {
    step '18. What the tool has done is in its journal, and nothing of it can be changed unnoticed'
    expect 0 eidctl journal list --limit 100
    expect 0 eidctl journal verify
}

# The window, and the shop in a browser that finds the window by the links of the shop.
window() {
    local entries=$XDG_DATA_HOME/applications browser='' offer
    mkdir -p "$entries"
    sed "s|^Exec=eid-maintenance|Exec=$bin/eid-maintenance|" \
        "$(dirname "$self")/../../installer/linux/eid-maintenance.desktop" \
        >"$entries/eid-maintenance.desktop"
    printf '[Default Applications]\nx-scheme-handler/%s=eid-maintenance.desktop\n' \
        openid4vp >"$XDG_CONFIG_HOME/mimeapps.list"
    offer=$(eid-sandbox control platform offer)
    printf '%s\n  %s\n%s\n' 'The counter offers online copies; paste the link into the window:' \
        "${offer% *}" "Its transaction code is ${offer##* }, the PIN $first."
    printf 'The shop that checks the real name is at %s\n' "$EID_SANDBOX_SHOP"
    local candidate
    for candidate in chromium chromium-browser google-chrome; do
        command -v "$candidate" >/dev/null && browser=$candidate && break
    done
    if [ -n "$browser" ]; then
        # A profile of its own, which trusts the shop's certificate and goes with the demonstration.
        "$browser" --user-data-dir="$XDG_DATA_HOME/browser" --no-first-run --disable-sync \
            --ignore-certificate-errors-spki-list="$EID_SANDBOX_SHOP_KEY" \
            "$EID_SANDBOX_SHOP" >/dev/null 2>&1 &
        browser=$!
    fi
    # Behind the camera that the window offers is a film.
    eid-maintenance --film "$EID_SANDBOX_CAMERA"
    [ -z "$browser" ] || kill "$browser" 2>/dev/null || true
}

# What is demonstrated goes to nobody's own journal.
if [ -z "${EID_DEMO_DATA:-}" ]; then
    EID_DEMO_DATA=$(mktemp -d)
    trap 'rm -rf "$EID_DEMO_DATA"' EXIT
    export EID_DEMO_DATA XDG_DATA_HOME=$EID_DEMO_DATA
fi

case "$mode" in
'')
    eid-sandbox run --citizen default --citizen new --camera default --shop -- "$self" "$bin" window
    ;;
--headless)
    eid-sandbox run --citizen default --shop -- "$self" "$bin" main-job
    eid-sandbox run --citizen new -- "$self" "$bin" activation
    eid-sandbox run --citizen default --camera default -- "$self" "$bin" face-sample
    journal
    step 'All of it went as it must.'
    ;;
main-job)
    main_job
    renewal
    online_copy
    ;;
activation) activation ;;
face-sample) face_sample ;;
window) window ;;
*)
    echo "usage: demo.sh BIN_DIR [--headless]" >&2
    exit 2
    ;;
esac
