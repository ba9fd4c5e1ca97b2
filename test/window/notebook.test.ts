import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeNote } from "../editor/support/noteFixture.ts";
import { notebookText } from "../support/notebookText.ts";
import { QuickInput } from "../support/quickInput.ts";
import { stepsOfOneJourney } from "./support/journey.ts";
import { chooseInList, listOf } from "./support/lists.ts";
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
			writeNote(join(folder, "study"), {
				id: "w1nd0001",
				title: "About a line that is gone",
				file: "load.ipynb",
				lines: [1, 1],
				quote: "scanner = open_the_old_scanner(timeout=30)",
			});
		},
	});
	const { page } = sample.window;
	await new QuickInput(page).pickFile("study/load.ipynb");
	await line("read_csv").waitFor();
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
	await expect.poll(() => sample.list(notes)).toHaveLength(2);
	const [name] = await sample.list(notes);
	expect(await sample.read(`${notes}/${name}`)).toMatch(
		/\n# Days are text in the scanner's files\n\n```python tacit file=load\.ipynb lines=3-4 (?:symbol=\S+ )?commit=[0-9a-f]{40} blob=[0-9a-f]{40} near=\S+ cell=load\nrows = pandas\.read_csv\('rows\.csv'\)\nrows = rows\.dropna\(\)\n```\n$/,
	);
});

test("the mark stands on the first of them, and the hover shows the note", async () => {
	const { window } = sample;
	await line("read_csv")
		.locator("[class*='TextEditorDecorationType']")
		.waitFor({ state: "attached" });
	expect(await marks().count()).toBe(1);
	await line("dropna").locator("span span").first().hover();
	await window.page
		.locator(".monaco-hover", { hasText: "Days are text" })
		.first()
		.waitFor();
	await window.screenshot("notebook");
	expect(sample.noise()).toEqual([]);
});

test("Here tells the cell and the line", async () => {
	const { here } = sample;
	await here.open();
	await here.row(/^Reason: Days are text.*, cell 2, line 3/).waitFor();
	await here.row(/^Reason: About a line that is gone.*not found/).waitFor();
});

test("a note whose code is gone is pointed to the lines of a cell", async () => {
	const { window } = sample;
	await line("import pandas").click({ position: { x: 2, y: 4 } });
	await window.runCommand("Tacit: Point a Note to These Lines");
	await chooseInList(window, "About a line that is gone");
	await expect
		.poll(() => sample.read(`${notes}/note.w1nd0001.md`))
		.toMatch(
			/\n```python tacit file=load\.ipynb lines=1-1 .*cell=load\nimport pandas\n```\n$/,
		);
	await expect.poll(() => marks().count()).toBe(2);
});

test("notes on a cell that is deleted are not found, and are back at its lines once that is undone", async () => {
	const { here, window } = sample;
	const { page } = window;
	const rows = (state: string) =>
		here.rows.evaluateAll(
			(all, wanted) =>
				all.filter((row) => row.ariaLabel?.includes(wanted)).length,
			state,
		);
	await line("read_csv").click({ position: { x: 2, y: 4 } });
	await page.keyboard.press("Escape");
	await page.keyboard.press("Delete");
	await line("read_csv").waitFor({ state: "detached" });
	await expect.poll(() => rows("not found")).toBe(2);
	await page.keyboard.press("Control+Z");
	await expect.poll(() => rows(", cell 2, line ")).toBe(2);
	await expect.poll(() => marks().count()).toBe(2);
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
