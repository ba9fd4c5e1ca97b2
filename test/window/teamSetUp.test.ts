import { afterAll, beforeAll, expect, test } from "vitest";
import { stepsOfOneJourney } from "./support/journey.ts";
import { listOf } from "./support/lists.ts";
import { openSample, type SampleWindow } from "./support/sampleWindow.ts";

stepsOfOneJourney();

let sample: SampleWindow;

beforeAll(async () => {
	sample = await openSample();
	await sample.window.openFile("README.md");
});

afterAll(async () => {
	await sample?.close();
});

test("the set-up lists what it would write, with the reason for each, and writes nothing yet", async () => {
	const { window } = sample;
	await window.runCommand("Tacit: Set Up Tacit for the Team");
	const rows = listOf(window).locator(".monaco-list-row");
	await expect.poll(() => rows.count()).toBeGreaterThanOrEqual(5);
	const texts = await rows.allInnerTexts();
	for (const path of [".tacit/config.yaml", ".tacit/README.md"])
		expect(texts.join("\n")).toContain(path);
	await window.screenshot("team-set-up");
	expect(await changes()).toEqual([]);
});

test("what is not agreed to is not written", async () => {
	const { window } = sample;
	await listOf(window)
		.locator(".monaco-list-row", { hasText: ".tacit/README.md" })
		.locator(".quick-input-list-checkbox, [role='checkbox']")
		.first()
		.click();
	await listOf(window).getByRole("button", { name: "OK" }).click();
	await listOf(window).waitFor({ state: "hidden" });
	await expect.poll(changes).toContain("?? .tacit/config.yaml");
	expect(await changes()).not.toContain("?? .tacit/README.md");
});

test("undo takes everything out again", async () => {
	const { window } = sample;
	await window.runCommand("Tacit: Undo the Team's Set-Up");
	await listOf(window).locator(".monaco-list-row").first().waitFor();
	await window.screenshot("team-undo");
	await listOf(window).getByRole("button", { name: "OK" }).click();
	await expect.poll(changes).toEqual([]);
	expect(sample.noise()).toEqual([]);
});

/** What `git status` says of the copy, line by line. */
async function changes(): Promise<readonly string[]> {
	const status = await sample.git("status", "--porcelain", "-uall");
	return status.split("\n").filter((line) => line !== "");
}
