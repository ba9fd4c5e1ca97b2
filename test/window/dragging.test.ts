import { afterAll, beforeAll, expect, test } from "vitest";
import { stepsOfOneJourney } from "./support/journey.ts";
import { openSample, type SampleWindow } from "./support/sampleWindow.ts";

// Lines that somebody selects and drags by the mouse take their note along. VS Code drags text within an editor alone: in
// another group it is not dropped.
stepsOfOneJourney();

let sample: SampleWindow;

beforeAll(async () => {
	sample = await openSample();
});

afterAll(async () => {
	await sample?.close();
});

test("lines that are dragged up take their note along", async () => {
	const { window } = sample;
	await window.openFile("src/auth/token.ts");
	await expectNote(25);
	// With what is said above them, and the blank line below.
	await selectLines(24, 31);
	await window.editor.drag(26, "#current", 14, "/** Keeps");
	await expectNote(15);
});

test("lines that are dragged down take it along, too", async () => {
	const { window } = sample;
	await selectLines(14, 21);
	await window.editor.drag(16, "#current", 28, "  constructor");
	await expectNote(21);
});

test("undo brings both back to where they were, each time", async () => {
	const { page } = sample.window;
	await page.keyboard.press("ControlOrMeta+Z");
	await expectNote(15);
	await page.keyboard.press("ControlOrMeta+Z");
	await expectNote(25);
});

/** Selects whole lines with their line ends, by keyboard. */
async function selectLines(first: number, last: number): Promise<void> {
	const { window } = sample;
	await window.goToLine(first);
	for (let line = first; line <= last; line++)
		await window.page.keyboard.press("Shift+ArrowDown");
	await window.editor.waitForSelection(last + 1);
}

/** The note on `get` is on this line alone, by its mark and by its hover. */
async function expectNote(line: number): Promise<void> {
	await expect.poll(markedLines).toEqual([line]);
	await expect
		.poll(() => sample.window.hoverText(line, "async get").catch(() => []))
		.toContainEqual(expect.stringContaining("Refresh tokens before"));
}

/** The lines at whose ends a mark stands. */
function markedLines(): Promise<readonly number[]> {
	return sample.window.page.evaluate(`(() => {
		const editor = document.querySelector(".editor-group-container.active .editor-instance");
		const numbers = [...editor.querySelectorAll(".margin .line-numbers")];
		const marks = [...editor.querySelectorAll(".view-line [class*='TextEditorDecorationType']")];
		return marks.map((mark) => {
			const { top } = mark.closest(".view-line").getBoundingClientRect();
			const number = numbers.find((each) => Math.abs(each.getBoundingClientRect().top - top) < 2);
			return Number(number?.textContent);
		});
	})()`) as Promise<readonly number[]>;
}
