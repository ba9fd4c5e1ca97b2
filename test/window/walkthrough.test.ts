import { afterAll, beforeAll, expect, test } from "vitest";
import { stepsOfOneJourney } from "./support/journey.ts";
import { chooseInList, listOf } from "./support/lists.ts";
import { openSample, type SampleWindow } from "./support/sampleWindow.ts";

// Whoever is new goes through the walkthrough, up to the set-up for the team, and then looks closer at that.
stepsOfOneJourney();

let sample: SampleWindow;

beforeAll(async () => {
	sample = await openSample();
});

afterAll(async () => {
	await sample?.close();
});

test("the walkthrough has four steps, none of them done", async () => {
	await openWalkthrough();
	expect(await steps()).toEqual([
		{ title: "Write a note in seconds", done: false },
		{ title: "Read it where the code is", done: false },
		{ title: "Put it into a commit", done: false },
		{ title: "Set it up for the team", done: false },
	]);
	await sample.window.screenshot("walkthrough");
});

test("writing a note completes the first step", async () => {
	const { window, inline } = sample;
	await window.openFile("src/config.ts");
	await inline.openByKey(1, 2);
	await window.page.keyboard.type("Numbers, so that nobody parses twice.");
	await window.page.keyboard.press("Control+Enter");
	await inline.waitUntilClosed();
	await openWalkthrough();
	await expect
		.poll(async () => (await steps())[0])
		.toEqual({ title: "Write a note in seconds", done: true });
});

test("that a hover was shown says nothing yet: the mouse may only have passed", async () => {
	const { window } = sample;
	await window.openFile("src/auth/token.ts");
	await expect
		.poll(() => window.hoverText(25, "get").catch(() => []), {
			timeout: 60_000,
		})
		.toContainEqual(expect.stringContaining("Refresh tokens before"));
	await openWalkthrough();
	expect((await steps())[1]).toEqual({
		title: "Read it where the code is",
		done: false,
	});
});

test("taking up a note from its hover completes the second", async () => {
	const { window } = sample;
	await window.openFile("src/auth/token.ts");
	await window.hoverText(25, "get");
	await window.page
		.locator(".monaco-resizable-hover .monaco-hover")
		.getByRole("link", { name: "Open", exact: true })
		.first()
		.click();
	await window.editor.waitForFile("refresh-before-expiry.k3f9q2mx.md");
	await openWalkthrough();
	await expect
		.poll(async () => (await steps())[1])
		.toEqual({ title: "Read it where the code is", done: true });
});

test("committing it completes the third", async () => {
	const { window, git } = sample;
	await window.page.keyboard.press("Control+K");
	await window.page.keyboard.press("Control+Shift+Y");
	await chooseInList(window, "Commit notes alone");
	await expect
		.poll(() => git("log", "-1", "--format=%s"))
		.toBe("Note: Numbers, so that nobody parses twice");
	await openWalkthrough();
	await expect
		.poll(async () => (await steps())[2])
		.toEqual({ title: "Put it into a commit", done: true });
});

test("setting Tacit up for the team completes the fourth", async () => {
	const { window } = sample;
	const step = window.page.locator(".getting-started-step", {
		hasText: "Set it up for the team",
	});
	const button = step.getByRole("button", {
		name: "Set Up Tacit for the Team",
	});
	if (!(await button.isVisible())) await step.locator(".step-title").click();
	await button.click();
	await listOf(window).getByRole("button", { name: "OK" }).click();
	await expect.poll(() => sample.list(".tacit")).toContain("config.yaml");
	await openWalkthrough();
	await expect
		.poll(async () => (await steps())[3])
		.toEqual({ title: "Set it up for the team", done: true });
	expect(sample.noise()).toEqual([]);
});

test("the set-up lists what it would write, with the reason for each, and writes nothing yet", async () => {
	const { window } = sample;
	await undoSetUp();
	await window.openFile("README.md");
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
	await undoSetUp();
	await expect.poll(changes).toEqual([]);
	expect(sample.noise()).toEqual([]);
});

async function openWalkthrough(): Promise<void> {
	const { window } = sample;
	await window.runCommand("Welcome: Open Walkthrough...");
	await chooseInList(window, "Keep the why beside the code");
	await window.page
		.locator(".gettingStartedDetailsContent .getting-started-step")
		.nth(3)
		.waitFor();
}

async function steps(): Promise<
	readonly { readonly title: string; readonly done: boolean }[]
> {
	const all = await sample.window.page
		.locator(".gettingStartedDetailsContent .getting-started-step")
		.all();
	return Promise.all(
		all.map(async (step) => ({
			title: await step.locator(".step-title").innerText(),
			done: (await step.locator(".codicon.complete").count()) > 0,
		})),
	);
}

/** Agrees to everything that undoing the set-up would do. */
async function undoSetUp(): Promise<void> {
	const { window } = sample;
	await window.runCommand("Tacit: Undo the Team's Set-Up");
	await listOf(window).locator(".monaco-list-row").first().waitFor();
	await window.screenshot("team-undo");
	await listOf(window).getByRole("button", { name: "OK" }).click();
	await listOf(window).waitFor({ state: "hidden" });
}

/** What `git status` says of the copy, line by line. */
async function changes(): Promise<readonly string[]> {
	const status = await sample.git("status", "--porcelain", "-uall");
	return status.split("\n").filter((line) => line !== "");
}
