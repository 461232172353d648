// Times as the desk writes them: on the clock of the edition, from 00:00 to 23:59.

export const clock = (at) => new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: document.getElementById('story-live').dataset.zone,
}).format(at);
