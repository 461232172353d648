// Shows the words of a choice as soon as it is made; without it a button does.

const texts = JSON.parse(document.getElementById("pair-texts")?.textContent || "{}");
const form = document.getElementById("pair-form");

function show(row) {
    const box = row.querySelector(".pair-texts");
    const sample = box.querySelector(".pair-text");
    const language = sample || document.querySelector(".pair-own .pair-text, .pair-texts .pair-text");
    const chosen = [...row.querySelectorAll("select")].map((select) => select.value);
    box.replaceChildren(
        ...[...new Set(chosen)]
            .filter((value) => value in texts)
            .map((value) => {
                const text = document.createElement("p");
                text.className = "pair-text";
                text.lang = language?.lang || "";
                text.dir = language?.dir || "auto";
                text.textContent = texts[value];
                return text;
            }),
    );
}

form?.addEventListener("change", (event) => {
    const row = event.target.closest(".pair-row");
    if (row) {
        show(row);
    }
});
