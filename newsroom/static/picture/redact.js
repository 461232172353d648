// Places of a picture that are to be unrecognisable: boxes by pointer and by keys, and a
// brush. What is sent are the lines of the field `places`; without this they are typed.

const stage = document.querySelector('[data-stage]');
const field = document.querySelector('[name=places]');
const said = document.querySelector('[data-said]');
const round = (number) => Math.round(number * 100) / 100;
const within = (number, least, most) => Math.min(most, Math.max(least, number));
const SMALLEST = 0.5;

// Each is {box: [left, top, width, height]} or {breadth, points: [[x, y], …]}.
let places = [];
let isBrush = false;

const read = () => field.value.split('\n').map((line) => {
    const words = line.trim().split(/[\s]+/u);
    if (words[0] === 'brush') {
        const points = words.slice(2).map((pair) => pair.split(',').map(Number));
        return {breadth: Number(words[1]), points};
    }
    return {box: line.replaceAll(',', ' ').trim().split(/\s+/u).map(Number)};
}).filter(({box, breadth, points}) => (
    box ? box.length === 4 && box.every(Number.isFinite)
        : Number.isFinite(breadth) && points.length && points.flat().every(Number.isFinite)
));

const line = ({box, breadth, points}) => (box
    ? box.map(round).join(' ')
    : `brush ${round(breadth)} ${points.map((at) => at.map(round).join(',')).join(' ')}`);

const write = () => {
    field.value = places.map(line).join('\n');
    stage.dispatchEvent(new Event('places'));
};

const name = (place, number) => {
    const [left, top, width, height] = place.box.map(round);
    return `${stage.dataset.name} ${number}: ${left} %, ${top} %, ${width} × ${height} %`;
};

const at = (event) => {
    const box = stage.getBoundingClientRect();
    return [
        within(((event.clientX - box.left) / box.width) * 100, 0, 100),
        within(((event.clientY - box.top) / box.height) * 100, 0, 100),
    ];
};

const lay = (element, [left, top, width, height]) => {
    Object.assign(element.style, {
        left: `${left}%`, top: `${top}%`, width: `${width}%`, height: `${height}%`,
    });
};

const paint = () => {
    const canvas = stage.querySelector('canvas');
    const {width, height} = canvas;
    const pen = canvas.getContext('2d');
    pen.clearRect(0, 0, width, height);
    pen.strokeStyle = pen.fillStyle = 'rgb(20 20 20)';
    pen.lineCap = pen.lineJoin = 'round';
    for (const {breadth, points} of places) {
        if (!points) continue;
        pen.lineWidth = (breadth * width) / 100;
        pen.beginPath();
        for (const [x, y] of [points[0], ...points]) {
            pen.lineTo((x * width) / 100, (y * height) / 100);
        }
        pen.stroke();
    }
};

const relabel = () => {
    stage.querySelectorAll('.redact-box').forEach((element) => {
        const number = places.indexOf(element.place) + 1;
        element.setAttribute('aria-label', name(element.place, number));
    });
};

const change = (place, box) => {
    const [left, top, width, height] = box;
    const across = within(width, SMALLEST, 100);
    const down = within(height, SMALLEST, 100);
    place.box = [
        within(left, 0, 100 - across), within(top, 0, 100 - down), across, down,
    ];
    lay(place.element, place.box);
    relabel();
    write();
};

const remove = (place) => {
    places = places.filter((each) => each !== place);
    const next = place.element?.nextElementSibling || document.querySelector('[data-add]');
    place.element?.remove();
    paint();
    relabel();
    write();
    next?.focus();
};

const KEYS = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1]};

const onKey = (event, place) => {
    if (event.key === 'Delete' || event.key === 'Backspace') {
        event.preventDefault();
        remove(place);
        return;
    }
    if (!KEYS[event.key]) return;
    event.preventDefault();
    const step = event.altKey ? 0.2 : 1;
    const [x, y] = KEYS[event.key].map((way) => way * step);
    const [left, top, width, height] = place.box;
    if (event.shiftKey) change(place, [left, top, width + x, height + y]);
    else change(place, [left + x, top + y, width, height]);
    said.textContent = name(place, places.indexOf(place) + 1);
};

const onPress = (event, place) => {
    event.stopPropagation();
    const [x, y] = at(event);
    const [left, top, width, height] = place.box;
    const sizing = event.target.classList.contains('redact-corner');
    const {element} = place;
    element.setPointerCapture(event.pointerId);
    element.onpointermove = (moved) => {
        const [toX, toY] = at(moved);
        const [dx, dy] = [toX - x, toY - y];
        if (sizing) change(place, [left, top, width + dx, height + dy]);
        else change(place, [left + dx, top + dy, width, height]);
    };
    element.onpointerup = element.onpointercancel = () => {
        element.onpointermove = null;
    };
};

const add = (place) => {
    places.push(place);
    if (place.box) {
        const element = document.createElement('button');
        element.type = 'button';
        element.className = 'redact-box';
        element.setAttribute('aria-describedby', 'redact-keys');
        const corner = document.createElement('span');
        corner.className = 'redact-corner';
        element.append(corner);
        element.place = place;
        place.element = element;
        element.addEventListener('keydown', (event) => onKey(event, place));
        element.addEventListener('pointerdown', (event) => onPress(event, place));
        stage.append(element);
        lay(element, place.box);
        relabel();
    }
    paint();
    return place;
};

const show = () => {
    for (const element of stage.querySelectorAll('.redact-box')) element.remove();
    const found = read();
    places = [];
    found.forEach(add);
    paint();
};

const draw = (event) => {
    if (event.button !== 0 || event.target.closest('.redact-box')) return;
    event.preventDefault();
    const start = at(event);
    stage.setPointerCapture(event.pointerId);
    const breadth = Number(document.querySelector('[data-breadth]').value);
    const place = isBrush ? add({breadth, points: [start]}) : add({box: [...start, 0, 0]});
    stage.onpointermove = (moved) => {
        const [x, y] = at(moved);
        if (isBrush) {
            place.points.push([x, y]);
            paint();
            return;
        }
        place.box = [
            Math.min(start[0], x), Math.min(start[1], y),
            Math.abs(x - start[0]), Math.abs(y - start[1]),
        ];
        lay(place.element, place.box);
    };
    stage.onpointerup = stage.onpointercancel = () => {
        stage.onpointermove = stage.onpointerup = stage.onpointercancel = null;
        if (place.box && (place.box[2] < SMALLEST || place.box[3] < SMALLEST)) remove(place);
        else place.element?.focus();
        relabel();
        write();
    };
};

if (stage) {
    for (const each of document.querySelectorAll('[data-tools]')) each.hidden = false;
    stage.querySelector('canvas').hidden = false;
    stage.classList.add('is-ready');
    const brush = document.querySelector('[data-brush]');
    brush.addEventListener('click', () => {
        isBrush = !isBrush;
        brush.setAttribute('aria-pressed', isBrush);
        stage.classList.toggle('has-brush', isBrush);
    });
    document.querySelector('[data-add]').addEventListener('click', () => {
        const place = add({box: [40, 40, 20, 20]});
        write();
        place.element.focus();
    });
    document.querySelector('[data-undo]').addEventListener('click', () => {
        if (places.length) remove(places.at(-1));
    });
    stage.addEventListener('pointerdown', draw);
    field.addEventListener('change', show);
    show();
}
