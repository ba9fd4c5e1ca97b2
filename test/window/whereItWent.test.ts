import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { openSample, type SampleWindow } from "./support/sampleWindow.ts";

// Whoever has written a note is told where it went, and no more than is true.

let sample: SampleWindow;

afterEach(async () => {
	await sample?.close();
});

test("git knows the place: the note is not committed yet; once git ignores it, nobody else will see the next", async () => {
	sample = await openSample();
	await write("One fetch at a time.", "Not committed yet");
	expect(await sample.list("src/auth/.tacit")).toContainEqual(
		expect.stringMatching(/^one-fetch-at-a-time\./),
	);
	await mkdir(join(sample.folder, ".git/info"), { recursive: true });
	await writeFile(join(sample.folder, ".git/info/exclude"), ".tacit/\n");
	await write(
		"Or they block us.",
		"which git ignores: nobody else will see it",
	);
	expect(await sample.git("status", "--porcelain", "-uall")).toBe("");
});

test("there is no git: nothing is said of committing", async () => {
	sample = await openSample({
		prepare: (folder) => rm(join(folder, ".git"), { recursive: true }),
	});
	await write("One fetch at a time.", "Written to src/auth/.tacit/one-fetch");
	const told = await statusBar().innerText();
	expect(told).not.toMatch(/commit|git/i);
});

/** Publishes a note and waits until the status bar says this of it. */
async function write(text: string, told: string): Promise<void> {
	const { window, inline } = sample;
	await window.openFile("src/auth/token.ts");
	await inline.openByKey(33, 36);
	await window.page.keyboard.type(text);
	await window.page.keyboard.press("Control+Enter");
	await statusBar().getByText(told).waitFor();
}

function statusBar() {
	return sample.window.page.locator(".part.statusbar");
}
