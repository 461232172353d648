// Passkeys: a form with data-passkey says what is wanted of the device ("create", "get",
// or "sign-in", which first asks the desk for a challenge); its answer goes back in the
// field `credential`. Without this file the forms stay hidden, and codes do.

const to64 = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
const from64 = text => Uint8Array.from(
    atob(text.replaceAll('-', '+').replaceAll('_', '/')), letter => letter.charCodeAt(0),
).buffer;

const listed = all => all?.map(each => ({ ...each, id: from64(each.id) }));

function asked(options) {
    const ready = { ...options, challenge: from64(options.challenge) };
    if (options.user) ready.user = { ...options.user, id: from64(options.user.id) };
    if (options.excludeCredentials) ready.excludeCredentials = listed(options.excludeCredentials);
    if (options.allowCredentials) ready.allowCredentials = listed(options.allowCredentials);
    return ready;
}

function told(credential) {
    const { response } = credential;
    const parts = { clientDataJSON: to64(response.clientDataJSON) };
    for (const name of ['attestationObject', 'authenticatorData', 'signature', 'userHandle']) {
        if (response[name]) parts[name] = to64(response[name]);
    }
    return JSON.stringify({
        id: credential.id,
        rawId: to64(credential.rawId),
        type: credential.type,
        authenticatorAttachment: credential.authenticatorAttachment,
        clientExtensionResults: credential.getClientExtensionResults(),
        response: parts,
    });
}

async function optionsFor(form) {
    if (form.dataset.passkey !== 'sign-in') {
        const kept = JSON.parse(document.getElementById('passkey-options').textContent);
        return (kept.request_options ?? kept).publicKey;
    }
    const answer = await fetch(form.action, {
        headers: { Accept: 'application/json' }, cache: 'no-store',
    });
    if (!answer.ok) throw new TypeError(`${answer.status}`);
    return (await answer.json()).request_options.publicKey;
}

const REASONS = {
    NotAllowedError: 'refused', AbortError: 'refused',
    InvalidStateError: 'known', SecurityError: 'insecure',
};

function prepare(form) {
    const button = form.querySelector('button[type=button]');
    const line = form.querySelector('.account-said');
    const say = reason => {
        line.textContent = reason ? line.dataset[reason] : '';
        line.hidden = !reason;
    };
    form.hidden = button.hidden = false;
    if (!window.isSecureContext || !window.PublicKeyCredential) {
        button.disabled = true;
        if (form.dataset.passkey === 'create') say(window.isSecureContext ? 'missing' : 'insecure');
        else form.hidden = true;
        return;
    }
    const use = async () => {
        button.disabled = true;
        say('');
        try {
            const publicKey = asked(await optionsFor(form));
            const credential = form.dataset.passkey === 'create'
                ? await navigator.credentials.create({ publicKey })
                : await navigator.credentials.get({ publicKey });
            form.elements.credential.value = told(credential);
            form.submit();
        } catch (error) {
            say(REASONS[error.name] ?? 'failed');
            button.disabled = false;
        }
    };
    button.addEventListener('click', use);
    // Enter in the field of its name would send the form without a passkey.
    form.addEventListener('submit', event => { event.preventDefault(); button.click(); });
}

document.querySelectorAll('form[data-passkey]').forEach(prepare);
