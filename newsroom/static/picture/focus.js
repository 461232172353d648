// The point of a picture that stays in every crop: clicked, or moved by keys. Numbers
// are what is sent; without this they are typed.

const stage = document.querySelector('[data-stage]');
const fields = ['focus_x', 'focus_y'].map((name) => document.querySelector(`[name=${name}]`));
const clamp = (number) => Math.min(100, Math.max(0, Math.round(number)));

const point = () => fields.map((field) => (
    field.value === '' || Number.isNaN(Number(field.value)) ? 50 : clamp(Number(field.value))
));

const put = (x, y) => {
    [fields[0].value, fields[1].value] = [clamp(x), clamp(y)];
    show();
};

const mark = document.createElement('button');
mark.type = 'button';
mark.className = 'focus-mark';

// As the server crops: as much as fits, with the point as near the middle as it goes.
const draw = (canvas, image, [x, y]) => {
    const ratio = Number(canvas.dataset.ratio);
    const {naturalWidth: width, naturalHeight: height} = image;
    const across = Math.min(width, height * ratio);
    const down = across / ratio;
    const left = Math.min(Math.max((width * x) / 100 - across / 2, 0), width - across);
    const top = Math.min(Math.max((height * y) / 100 - down / 2, 0), height - down);
    canvas.height = 240;
    canvas.width = Math.round(240 * ratio);
    canvas.getContext('2d').drawImage(
        image, left, top, across, down, 0, 0, canvas.width, canvas.height,
    );
};

const show = () => {
    const [x, y] = point();
    mark.style.left = `${x}%`;
    mark.style.top = `${y}%`;
    mark.setAttribute('aria-label', `${stage.dataset.label}: ${x} %, ${y} %`);
    const image = stage.querySelector('img');
    if (!image.naturalWidth) return;
    for (const canvas of document.querySelectorAll('canvas[data-ratio]')) draw(canvas, image, [x, y]);
};

const STEPS = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1]};

if (stage) {
    stage.append(mark);
    document.querySelector('[data-previews]').hidden = false;
    const middle = document.querySelector('[data-middle]');
    middle.hidden = false;
    middle.addEventListener('click', () => {
        for (const field of fields) field.value = '';
        show();
    });
    stage.addEventListener('click', (event) => {
        if (event.target === mark) return;
        const box = stage.getBoundingClientRect();
        put(
            ((event.clientX - box.left) / box.width) * 100,
            ((event.clientY - box.top) / box.height) * 100,
        );
        mark.focus();
    });
    mark.addEventListener('keydown', (event) => {
        if (!STEPS[event.key]) return;
        event.preventDefault();
        const step = event.shiftKey ? 10 : 1;
        const [x, y] = point();
        put(x + STEPS[event.key][0] * step, y + STEPS[event.key][1] * step);
    });
    for (const field of fields) field.addEventListener('input', show);
    stage.querySelector('img').addEventListener('load', show);
    show();
}
