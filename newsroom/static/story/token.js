// The token that the desk wants with what is sent. Somebody who signs in again in another
// tab gets a new one: the cookie has it, which the form of the story names.

export const tokenOf = (form) => {
    const begin = `${form.dataset.token}=`;
    return document.cookie.split('; ').find((each) => each.startsWith(begin))?.slice(begin.length) || '';
};
