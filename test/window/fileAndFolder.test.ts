import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { explorerRow } from "./support/explorer.ts";
import { chooseInMenu } from "./support/hereView.ts";
import { stepsOfOneJourney } from "./support/journey.ts";
import { chooseInList, listOf } from "./support/lists.ts";
import { openSample, type SampleWindow } from "./support/sampleWindow.ts";

// Notes on files and folders. One on a folder is written in one line at the top of the window, and is as hard to lose
// as any other.
stepsOfOneJourney();

const sentence = "Letters go out in the order in which they were asked for.";
const notes = "src/mail/.tacit";

let sample: SampleWindow;

beforeAll(async () => {
	sample = await openSample({
		prepare: async (folder) => {
			await mkdir(join(folder, "src/mail"));
			await writeFile(join(folder, "src/mail/mail.ts"), "export {};\n");
		},
	});
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

test("choosing the kind in mid-text keeps the text and the kind", async () => {
	const { window } = sample;
	await window.openFile("src/mail/mail.ts");
	await begin();
	await window.page.keyboard.type(sentence.slice(0, 20));
	await button("Choose What the Note Is About").click();
	await chooseInList(window, "Watch out");
	await title("Watch out, on src/mail").waitFor();
	expect(await input().inputValue()).toBe(sentence.slice(0, 20));
});

test("a key opens the list of kinds, and leaving it keeps the text and the kind, too", async () => {
	const { window } = sample;
	await input().focus();
	await window.page.keyboard.press("Control+K");
	await window.page.keyboard.press("Control+Y");
	await title("What is the note about?").waitFor();
	await window.page.keyboard.press("Escape");
	await title("Watch out, on src/mail").waitFor();
	expect(await input().inputValue()).toBe(sentence.slice(0, 20));
});

test("a window that is killed in mid-note comes back with the kind and what was typed but for the last second", async () => {
	const { window } = sample;
	await input().press("End");
	await window.page.keyboard.type(sentence.slice(20));
	// The second that may be lost.
	await window.page.waitForTimeout(1000);
	await window.kill();
	await sample.reopen();
	await title("Watch out, on src/mail").waitFor();
	expect(await input().inputValue()).toBe(sentence);
});

test("Escape puts it aside, and the same command goes on with it", async () => {
	const { window } = sample;
	await input().press("Escape");
	await listOf(window).waitFor({ state: "hidden" });
	await begin();
	await title("Watch out, on src/mail").waitFor();
	expect(await input().inputValue()).toBe(sentence);
});

test("a failed save says so and keeps the text", async () => {
	const { window, folder } = sample;
	await writeFile(join(folder, notes), "in the way\n");
	await input().press("Enter");
	await expect.poll(() => sample.noise().length).toBe(1);
	expect(await input().inputValue()).toBe(sentence);
	await rm(join(folder, notes));
	expect(await listOf(window).isVisible()).toBe(true);
});

test("saving it again writes the note with that kind and text", async () => {
	const { window } = sample;
	await input().press("Enter");
	await listOf(window).waitFor({ state: "hidden" });
	await expect.poll(() => sample.list(notes)).toHaveLength(1);
	const [name] = await sample.list(notes);
	expect(await sample.read(`${notes}/${name}`)).toMatch(
		/\nkind: gotcha\n[\s\S]*\n# Letters go out in the order in which they were asked for\n\n```text tacit file=\. commit=[0-9a-f]{40}\n```\n$/,
	);
});

test("a key saves one as a private draft", async () => {
	const { window } = sample;
	await begin();
	await window.page.keyboard.type("Between us");
	await window.page.keyboard.press("Control+K");
	await window.page.keyboard.press("Control+D");
	await listOf(window).waitFor({ state: "hidden" });
	await expect
		.poll(() => sample.list(".git/tacit/drafts/src/mail"))
		.toEqual([expect.stringMatching(/^between-us\./)]);
});

test("Discard asks before it throws words away, and then nothing comes back", async () => {
	const { window } = sample;
	await begin();
	expect(await input().inputValue()).toBe("");
	await window.page.keyboard.type("Nobody needs this");
	await button("Discard").click();
	const dialog = window.page.locator(".monaco-dialog-box");
	await dialog.waitFor();
	expect(await dialog.innerText()).toContain("Discard what you have written?");
	await dialog.getByRole("button", { name: "Cancel" }).click();
	expect(await input().inputValue()).toBe("Nobody needs this");
	await button("Discard").click();
	await dialog.getByRole("button", { name: "Discard" }).click();
	await listOf(window).waitFor({ state: "hidden" });
	await begin();
	expect(await input().inputValue()).toBe("");
	await input().press("Escape");
	expect(await sample.list(notes)).toHaveLength(1);
});

test("Here shows the note on the file before those on lines, the one on the folder below them, and what was not found last", async () => {
	const { window, here } = sample;
	await window.openFile("src/retry/backoff.ts");
	await here.open();
	await here.row(/^Reason: Nothing here may wait/).waitFor();
	await here.row(/^Code not found/).waitFor();
	const names = await here.rows.evaluateAll((rows) =>
		rows.map((row) => row.getAttribute("aria-label") ?? ""),
	);
	// What others wrote in one's name is told for some weeks.
	const others = names.filter((name) => !/^Written in your name/.test(name));
	expect(others.map((name) => name.split(",")[0]?.trim())).toEqual([
		"Reason: Numbers only: it knows nothing of requests",
		expect.stringMatching(/All of the wait is random/),
		"In src/retry",
		"Reason: Nothing here may wait without jitter",
		"Code not found (1)",
	]);
});

async function begin(): Promise<void> {
	const { window } = sample;
	await explorerRow(window, "mail").click({ button: "right" });
	await chooseInMenu(window, "Write a Note on This Folder");
	await input().waitFor();
}

function input() {
	return listOf(sample.window).locator("input[type='text']");
}

function title(text: string) {
	return listOf(sample.window).locator(".quick-input-title", {
		hasText: text,
	});
}

function button(name: string) {
	return listOf(sample.window).getByRole("button", { name });
}

/** The text of the note whose name begins so; empty while there is none. */
async function noteThatStarts(folder: string, start: string): Promise<string> {
	const name = (await sample.list(folder)).find((each) =>
		each.startsWith(start),
	);
	return name === undefined ? "" : sample.read(`${folder}/${name}`);
}
