'use strict';

// Asks every two seconds, while the page is seen, whether the check is done.
const ask = async () => {
    try {
        const answer = await fetch('/status', { cache: 'no-store' });
        const { state } = await answer.json();
        if (state === 'done') {
            location.assign('/result');
            return;
        }
        if (state === 'over') {
            location.reload();
            return;
        }
    } catch {
        // The server may be back the next time.
    }
    setTimeout(ask, 2000);
};

setTimeout(ask, 2000);
