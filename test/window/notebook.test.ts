import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { notebookText } from "../support/notebookText.ts";
import { QuickInput } from "../support/quickInput.ts";
import { stepsOfOneJourney } from "./support/journey.ts";
import { listOf } from "./support/lists.ts";
import { openSample, type SampleWindow } from "./support/sampleWindow.ts";

// A note is written on lines of a notebook's cell, and read there.
stepsOfOneJourney();

const sentence = "Days are text in the scanner's files.";
const notes = "study/.tacit";

let sample: SampleWindow;

beforeAll(async () => {
	sample = await openSample({
		prepare: async (folder) => {
			await mkdir(join(folder, "study"));
			await writeFile(
				join(folder, "study/load.ipynb"),
				notebookText([
					{ id: "title", type: "markdown", source: "# Load" },
					{
						id: "load",
						source:
							"import pandas\n\nrows = pandas.read_csv('rows.csv')\nrows = rows.dropna()",
					},
				]),
			);
		},
	});
	const { page } = sample.window;
	const quickInput = new QuickInput(page);
	await quickInput.open("ControlOrMeta+P");
	await quickInput.pickFile("study/load.ipynb");
	await line("read_csv").waitFor({ timeout: 60_000 });
});

afterAll(async () => {
	await sample?.close();
});

test("the key opens one line at the top, which names the cell and the line", async () => {
	await begin();
	await title("Reason, on study/load.ipynb, cell 2, line 3").waitFor();
});

test("Escape puts it aside, and the key on the same lines goes on with it", async () => {
	const { page } = sample.window;
	await page.keyboard.type(sentence);
	await page.keyboard.press("Escape");
	await listOf(sample.window).waitFor({ state: "hidden" });
	await begin();
	await title("Reason, on study/load.ipynb, cell 2, line 3").waitFor();
	expect(await input().inputValue()).toBe(sentence);
});

test("Enter writes the note, with the cell and the lines in it", async () => {
	await input().press("Enter");
	await listOf(sample.window).waitFor({ state: "hidden" });
	await expect.poll(() => sample.list(notes)).toHaveLength(1);
	const [name] = await sample.list(notes);
	expect(await sample.read(`${notes}/${name}`)).toMatch(
		/\n# Days are text in the scanner's files\n\n```python tacit file=load\.ipynb lines=3-4 (?:symbol=\S+ )?commit=[0-9a-f]{40} blob=[0-9a-f]{40} near=\S+ cell=load\nrows = pandas\.read_csv\('rows\.csv'\)\nrows = rows\.dropna\(\)\n```\n$/,
	);
});

test("the mark stands on the first of them, and the hover shows the note", async () => {
	const { window } = sample;
	await line("read_csv")
		.locator("[class*='TextEditorDecorationType']")
		.waitFor({ state: "attached", timeout: 30_000 });
	expect(await marks().count()).toBe(1);
	await line("dropna").locator("span span").first().hover();
	await window.page
		.locator(".monaco-hover", { hasText: "Days are text" })
		.first()
		.waitFor();
	await window.screenshot("notebook");
	expect(sample.noise()).toEqual([]);
});

/** Selects the last two lines of the cell, and presses the key. */
async function begin(): Promise<void> {
	const { page } = sample.window;
	await line("read_csv").click({ position: { x: 2, y: 4 } });
	await page.keyboard.press("Home");
	await page.keyboard.press("Shift+ArrowDown");
	await page.keyboard.press("Shift+End");
	await page.keyboard.press("Control+K");
	await page.keyboard.press("Control+Y");
	await input().waitFor();
}

function line(text: string) {
	return sample.window.page.locator(".notebookOverlay .view-line", {
		hasText: text,
	});
}

function marks() {
	return sample.window.page.locator(
		".notebookOverlay .view-line [class*='TextEditorDecorationType']",
	);
}

function input() {
	return listOf(sample.window).locator("input[type='text']");
}

function title(text: string) {
	return listOf(sample.window).locator(".quick-input-title", {
		hasText: text,
	});
}
