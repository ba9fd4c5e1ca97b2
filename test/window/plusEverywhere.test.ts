import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openSample, type SampleWindow } from "./support/sampleWindow.ts";

// With a + at every line, the one that is pressed says what the note is on, wherever the cursor is.

let sample: SampleWindow;

beforeAll(async () => {
	sample = await openSample({
		settings: { "tacit.plusInGutter": "everyLine" },
	});
	const { window } = sample;
	await window.openFile("src/auth/token.ts");
	await window.goToLine(5);
	await window.runCommand("View: Split Editor Right");
	await group(1).locator(".view-line").first().waitFor();
	await window.openFile("src/config.ts");
	await window.goToLine(1);
});

afterAll(async () => {
	await sample?.close();
});

test("in the editor beside the one with the cursor, it writes on the line that was pressed there", async () => {
	const { window, inline } = sample;
	await press(0, 18);
	await inline.waitForFocus();
	expect(await group(0).locator(".review-widget").count()).toBe(1);
	await window.page.keyboard.type("Nobody else keeps a token.");
	await expect.poll(() => inline.text()).toBe("Nobody else keeps a token.");
	await window.page.keyboard.press("Control+Enter");
	await inline.waitUntilClosed();
	expect(await noteThatStarts("src/auth/.tacit", "nobody-else")).toContain(
		" tacit file=token.ts lines=18-18 ",
	);
});

test("it does so in the other one, too, away from the cursor, and leaves no other thread", async () => {
	const { window, inline } = sample;
	await window.openFile("src/auth/token.ts");
	await window.goToLine(20);
	await press(1, 3);
	await inline.waitForFocus();
	expect(await group(1).locator(".review-widget").count()).toBe(1);
	await window.page.keyboard.type("Numbers, parsed once.");
	await window.page.keyboard.press("Control+Enter");
	await inline.waitUntilClosed();
	expect(await noteThatStarts("src/.tacit", "numbers-parsed")).toContain(
		" tacit file=config.ts lines=3-3 ",
	);
	expect(sample.noise()).toEqual([]);
});

test("lines that were selected while it was offered for selections are not meant any more", async () => {
	const { window, inline, folder } = sample;
	const settingsFile = join(folder, ".vscode/settings.json");
	await mkdir(dirname(settingsFile));
	await writeFile(settingsFile, '{ "tacit.plusInGutter": "selection" }');
	const glyphs = group(1).locator(".margin .comment-range-glyph");
	await expect.poll(() => glyphs.count()).toBe(0);
	await window.openFile("src/main.ts");
	await window.selectLines(6, 8);
	await expect.poll(() => glyphs.count()).toBe(3);
	await rm(settingsFile);
	await expect.poll(() => glyphs.count()).toBeGreaterThan(3);
	await press(1, 3);
	await inline.waitForFocus();
	await window.page.keyboard.type("A minute is plenty.");
	await window.page.keyboard.press("Control+Enter");
	await inline.waitUntilClosed();
	expect(await noteThatStarts("src/.tacit", "a-minute")).toContain(
		" tacit file=main.ts lines=3-3 ",
	);
});

/** One of the two editors side by side, from the left. */
function group(index: number) {
	return sample.window.page.locator(".editor-group-container").nth(index);
}

/** Presses the + beside a line's number. */
async function press(index: number, line: number): Promise<void> {
	const { page } = sample.window;
	const margin = group(index).locator(
		".editor-instance > .monaco-editor > .overflow-guard > .margin",
	);
	await margin.locator(".comment-range-glyph").first().waitFor();
	const number = margin.locator(".line-numbers", {
		hasText: new RegExp(`^${line}$`),
	});
	const box = await number.boundingBox();
	if (!box) throw new Error(`Line ${line} is not on the screen.`);
	// VS Code shows the + in the line over which the mouse comes: it may be there already.
	await page.mouse.move(box.x + box.width + 12, box.y + 5 * box.height);
	await page.mouse.move(box.x + box.width + 12, box.y + box.height / 2);
	await margin.locator(".comment-range-glyph.line-hover").first().waitFor();
	await page.mouse.down();
	await page.mouse.up();
}

/** The text of the note whose name begins so; empty while there is none. */
async function noteThatStarts(folder: string, start: string): Promise<string> {
	const name = (await sample.list(folder)).find((each) =>
		each.startsWith(start),
	);
	return name === undefined ? "" : sample.read(`${folder}/${name}`);
}
