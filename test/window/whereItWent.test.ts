import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openSample, type SampleWindow } from "./support/sampleWindow.ts";

// Whoever has written a note is told where it went, and no more than is true.

test("git knows the place: the note is not committed yet", async () => {
	const sample = await written("Not committed yet");
	expect(await sample.list("src/auth/.tacit")).toContainEqual(
		expect.stringMatching(/^one-fetch-at-a-time\./),
	);
});

test("git ignores the place: nobody else will see it", async () => {
	const sample = await written("which git ignores: nobody else will see it", {
		prepare: async (folder) => {
			await mkdir(join(folder, ".git/info"), { recursive: true });
			await writeFile(join(folder, ".git/info/exclude"), ".tacit/\n");
		},
	});
	expect(await sample.git("status", "--porcelain", "-uall")).toBe("");
});

test("there is no git: nothing is said of committing", async () => {
	const sample = await written("Written to src/auth/.tacit/one-fetch", {
		prepare: (folder) => rm(join(folder, ".git"), { recursive: true }),
	});
	const told = await statusBar(sample).innerText();
	expect(told).not.toMatch(/commit|git/i);
});

/** A window in which a note was published that said this in the status bar. */
async function written(
	told: string,
	options: Parameters<typeof openSample>[0] = {},
): Promise<SampleWindow> {
	const sample = await openSample(options);
	onTestFinished(() => sample.close());
	const { window, inline } = sample;
	await window.openFile("src/auth/token.ts");
	await inline.openByKey(33, 36);
	await window.page.keyboard.type("One fetch at a time.");
	await window.page.keyboard.press("Control+Enter");
	await statusBar(sample).getByText(told).waitFor({ timeout: 30_000 });
	return sample;
}

function statusBar({ window }: SampleWindow) {
	return window.page.locator(".part.statusbar");
}
