import { afterAll, beforeAll, expect, test } from "vitest";
import { stepsOfOneJourney } from "./support/journey.ts";
import { openSample, type SampleWindow } from "./support/sampleWindow.ts";

// Somebody who knows the code records a tour of it as they walk through, by the keyboard alone.
stepsOfOneJourney();

let sample: SampleWindow;
/** Of the key that goes through the view. */
let presses = 0;

beforeAll(async () => {
	sample = await openSample();
});

afterAll(async () => {
	await sample?.close();
});

const page = () => sample.window.page;
const path = ".tours/how-we-wait.tour";
const view = () => page().locator('[id="workbench.view.extension.tacit"]');
const input = () =>
	page().locator(".quick-input-widget:visible .quick-input-box input");
const dialog = () => page().locator(".monaco-dialog-box");

interface Written {
	readonly title?: string;
	readonly file: string;
	readonly line: number;
	readonly description: string;
}
const steps = async (): Promise<readonly Written[]> =>
	JSON.parse(await sample.read(path)).steps;

/** Opens a box for a step at a line (1-based) of the file that is open, and types into it. */
async function typeStep(line: number, words: string): Promise<void> {
	const { window, inline } = sample;
	await window.goToLine(line);
	await expect
		.poll(async () => {
			if (await inline.box.isVisible()) return true;
			await page().keyboard.press("Control+K");
			await page().keyboard.press("Control+Alt+D");
			await inline.box.waitFor({ timeout: 8000 }).catch(() => undefined);
			return inline.box.isVisible();
		})
		.toBe(true);
	await inline.waitForFocus();
	await page().keyboard.type(words);
	await expect.poll(() => inline.text()).toContain(words);
}

/** Adds a step at a line (1-based) of the file that is open. */
async function addStep(line: number, words: string): Promise<void> {
	await typeStep(line, words);
	await sample.window.screenshot("record-step");
	await page().keyboard.press("Control+Enter");
	await sample.inline.waitUntilClosed();
}

test("a command asks for a title, and begins a tour in the folder where CodeTour looks", async () => {
	await sample.window.openFile("src/retry/backoff.ts");
	await sample.window.runCommand("Tacit: Record a Tour");
	await page()
		.locator(".quick-input-widget:visible")
		.getByText("What is the tour called?")
		.waitFor();
	await input().waitFor();
	await page().keyboard.type("How we wait");
	await page().keyboard.press("Enter");
	await expect
		.poll(() => sample.read(path).catch(() => ""))
		.toContain('"title": "How we wait"');
});

test("a key opens a box at the cursor, and Ctrl+Enter adds the step", async () => {
	await addStep(3, "All of the wait is random.");
	await expect.poll(steps).toMatchObject([
		{
			file: "src/retry/backoff.ts",
			line: 3,
			description: "All of the wait is random.",
		},
	]);
});

test("what is typed into a box is there again after a reload, and the tour is still recorded", async () => {
	const words = "The file begins here.";
	await typeStep(1, words);
	await sample.window.reload();
	await expect
		.poll(() => sample.inline.text().catch(() => ""))
		.toContain(words);
	await sample.window.screenshot("record-reloaded");
	await sample.inline.enter();
	await page().keyboard.press("Control+Enter");
	await sample.inline.waitUntilClosed();
	await expect.poll(steps).toMatchObject([{ line: 3 }, { line: 1 }]);
});

test("the view says which tour is recorded, and keys move its steps", async () => {
	await sample.window.runCommand("Tacit: Show the Tours");
	const tour = view().getByRole("treeitem", {
		name: /^Tour: How we wait, .*being recorded/,
	});
	await tour.waitFor();
	await expect
		.poll(async () => {
			if ((await tour.getAttribute("aria-expanded")) === "true") return true;
			await page().keyboard.press("Home");
			await page().keyboard.press("ArrowDown");
			await page().keyboard.press("ArrowRight");
			return (await tour.getAttribute("aria-expanded")) === "true";
		})
		.toBe(true);
	await expect
		.poll(async () => {
			const focused = await view()
				.locator(".monaco-list-row.focused")
				.first()
				.getAttribute("aria-label");
			if (/^Step 1\./.test(focused ?? "")) return true;
			// Gone over too soon, it comes again.
			await page().keyboard.press(++presses % 15 === 0 ? "Home" : "ArrowDown");
			return false;
		})
		.toBe(true);
	await page().keyboard.press("Space");
	await page().keyboard.press("Alt+ArrowDown");
	await expect
		.poll(async () => (await steps()).map(({ line }) => line))
		.toEqual([1, 3]);
	await sample.window.screenshot("record-view");
});

test("what was recorded is discarded once that was said so", async () => {
	await sample.window.runCommand("Tacit: Discard What Was Recorded");
	await dialog().getByRole("button", { name: "Discard" }).press("Enter");
	await expect
		.poll(() => sample.list(".tours"))
		.not.toContain("how-we-wait.tour");
	await expect.poll(() => sample.git("status", "--porcelain")).toBe("");
});
