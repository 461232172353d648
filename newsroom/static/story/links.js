// Links: what readers may be sent to, and the bar in which an address is typed.

// The rule of articles/body.py, which has the last word.
export const safeAddress = (text) => {
    const address = text.trim();
    let parsed;
    try {
        parsed = new URL(address);
    } catch {
        return '';
    }
    if (['http:', 'https:'].includes(parsed.protocol)) return parsed.hostname ? address : '';
    return parsed.protocol === 'mailto:' && parsed.pathname.includes('@') ? address : '';
};

// What was meant by an address without its beginning.
export const meant = (text) => {
    const address = text.trim();
    if (safeAddress(address)) return address;
    if (/^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$/u.test(address)) return `mailto:${address}`;
    if (/^[^\s:/]+\.[^\s:/]{2,}(:\d+)?([/?#]\S*)?$/u.test(address)) return `https://${address}`;
    return '';
};

// Addresses that lead through a company which then knows who follows them.
const WRAPPED = [
    [/(^|\.)google\.[a-z.]+$/u, '/url', ['q', 'url']],
    [/\.safelinks\.protection\.outlook\.com$/u, '/', ['url']],
    [/(^|\.)facebook\.com$/u, '/l.php', ['u']],
];

// The address behind such a one; any other as it is.
export const unwrapped = (text) => {
    const address = safeAddress(text);
    if (!address) return text;
    const {hostname, pathname, searchParams} = new URL(address);
    const found = WRAPPED.find(([host, path]) => host.test(hostname) && pathname === path);
    const behind = found?.[2].map((name) => searchParams.get(name)).find(Boolean);
    return (behind && safeAddress(behind)) || text;
};

export const linkBar = (bar, getEditor) => {
    const input = bar.querySelector('input');
    const problem = bar.querySelector('.story-link-problem');
    const set = bar.querySelector('[data-link=set]');
    const remove = bar.querySelector('[data-link=remove]');
    const open = bar.querySelector('[data-link=open]');

    const check = () => {
        const address = meant(input.value);
        const wrong = Boolean(input.value.trim()) && !address;
        problem.hidden = !wrong;
        input.setAttribute('aria-invalid', wrong);
        set.disabled = !address;
        open.hidden = !address || address.startsWith('mailto:');
        if (address) open.href = address;
        return address;
    };
    const close = () => {
        bar.hidden = true;
        getEditor().commands.focus();
    };
    const apply = () => {
        const address = check();
        if (!address) return;
        const chain = getEditor().chain().focus().extendMarkRange('link');
        if (getEditor().state.selection.empty && !getEditor().isActive('link')) {
            const text = input.value.trim();
            chain.insertContent({
                type: 'text', text, marks: [{type: 'link', attrs: {href: address}}],
            }).run();
        } else {
            chain.setLink({href: address}).run();
        }
        bar.hidden = true;
    };

    input.addEventListener('input', check);
    input.addEventListener('keydown', (event) => {
        if (event.isComposing) return;
        if (event.key === 'Enter') {
            event.preventDefault();
            apply();
        } else if (event.key === 'Escape') {
            close();
        }
    });
    set.addEventListener('click', apply);
    remove.addEventListener('click', () => {
        getEditor().chain().focus().extendMarkRange('link').unsetLink().run();
        bar.hidden = true;
    });
    bar.querySelector('[data-link=close]').addEventListener('click', close);

    return () => {
        input.value = getEditor().getAttributes('link').href || '';
        remove.hidden = !getEditor().isActive('link');
        bar.hidden = false;
        check();
        input.focus();
        input.select();
    };
};
