import { afterAll, beforeAll, expect, test } from "vitest";
import { explorerRow } from "./support/explorer.ts";
import { chooseInMenu } from "./support/hereView.ts";
import { listOf } from "./support/lists.ts";
import { openSample, type SampleWindow } from "./support/sampleWindow.ts";

let sample: SampleWindow;

beforeAll(async () => {
	sample = await openSample();
	await sample.window.openFile("src/retry/backoff.ts");
});

afterAll(async () => {
	await sample?.close();
});

test("the explorer's context menu writes a note on a file", async () => {
	const { window, inline } = sample;
	await explorerRow(window, "backoff.ts").click({ button: "right" });
	await chooseInMenu(window, "Write a Note on This File");
	await inline.waitForFocus();
	await window.page.keyboard.type(
		"Numbers only: it knows nothing of requests.",
	);
	await window.page.keyboard.press("Control+Enter");
	await inline.waitUntilClosed();
	await expect
		.poll(() => noteThatStarts("src/retry/.tacit", "numbers-only"))
		.toMatch(
			/\n# Numbers only: it knows nothing of requests\n\n```ts tacit file=backoff\.ts commit=[0-9a-f]{40} blob=[0-9a-f]{40}\n```\n$/,
		);
	expect(sample.noise()).toEqual([]);
});

test("the explorer's context menu writes a note on a folder", async () => {
	const { window } = sample;
	await explorerRow(window, "retry").click({ button: "right" });
	await chooseInMenu(window, "Write a Note on This Folder");
	const input = listOf(window).locator("input");
	await input.waitFor();
	await window.page.keyboard.type("Nothing here may wait without jitter.");
	await window.page.keyboard.press("Enter");
	await listOf(window).waitFor({ state: "hidden" });
	await expect
		.poll(() => noteThatStarts("src/retry/.tacit", "nothing-here"))
		.toMatch(
			/\n# Nothing here may wait without jitter\n\n```text tacit file=\. commit=[0-9a-f]{40}\n```\n$/,
		);
	expect(sample.noise()).toEqual([]);
});

test("Here shows the note on the file before those on lines, the one on the folder below them, and what was not found last", async () => {
	const { here } = sample;
	await here.open();
	await here.row(/^Reason: Nothing here may wait/).waitFor();
	await here.row(/^Code not found/).waitFor();
	const names = await here.rows.evaluateAll((rows) =>
		rows.map((row) => row.getAttribute("aria-label") ?? ""),
	);
	expect(names.map((name) => name.split(",")[0]?.trim())).toEqual([
		"Reason: Numbers only: it knows nothing of requests",
		expect.stringMatching(/All of the wait is random/),
		"In src/retry",
		"Reason: Nothing here may wait without jitter",
		"Code not found (1)",
	]);
});

/** The text of the note whose name begins so; empty while there is none. */
async function noteThatStarts(folder: string, start: string): Promise<string> {
	const name = (await sample.list(folder)).find((each) =>
		each.startsWith(start),
	);
	return name === undefined ? "" : sample.read(`${folder}/${name}`);
}
