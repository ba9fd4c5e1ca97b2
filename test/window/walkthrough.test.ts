import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { stepsOfOneJourney } from "./support/journey.ts";
import { chooseInList, listOf } from "./support/lists.ts";
import { openSample, type SampleWindow } from "./support/sampleWindow.ts";
import { openWalkthrough, steps } from "./support/walkthrough.ts";

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
	await openWalkthrough(sample.window);
	expect(await steps(sample.window)).toEqual([
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
	await openWalkthrough(sample.window);
	await expect
		.poll(async () => (await steps(sample.window))[0])
		.toEqual({ title: "Write a note in seconds", done: true });
});

test("that a hover was shown says nothing yet: the mouse may only have passed", async () => {
	const { window } = sample;
	await window.openFile("src/auth/token.ts");
	await expect
		.poll(() => window.hoverText(25, "get").catch(() => []))
		.toContainEqual(expect.stringContaining("Refresh tokens before"));
	await openWalkthrough(sample.window);
	expect((await steps(sample.window))[1]).toEqual({
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
	await openWalkthrough(sample.window);
	await expect
		.poll(async () => (await steps(sample.window))[1])
		.toEqual({ title: "Read it where the code is", done: true });
});

test("committing it completes the third", async () => {
	const { window, git } = sample;
	// The walkthrough takes the focus, and with it the list, when it goes to its next step.
	await window.openFile("src/config.ts");
	await window.page.keyboard.press("Control+K");
	await window.page.keyboard.press("Control+Shift+Y");
	await chooseInList(window, "Commit notes alone");
	await expect
		.poll(() => git("log", "-1", "--format=%s"))
		.toBe("Note: Numbers, so that nobody parses twice");
	await openWalkthrough(sample.window);
	await expect
		.poll(async () => (await steps(sample.window))[2])
		.toEqual({ title: "Put it into a commit", done: true });
});

test("looking at the set-up for the team, and agreeing to nothing, leaves the fourth as it is", async () => {
	const { window } = sample;
	await pressTeamButton();
	await chooseInList(window, "Beside the code");
	await listOf(window).locator(".monaco-list-row").first().waitFor();
	await agree();
	expect(await sample.list(".tacit")).not.toContain("config.yaml");
	await openWalkthrough(sample.window);
	expect((await steps(sample.window))[3]?.done).toBe(false);
});

test("setting Tacit up for the team completes it", async () => {
	const { window } = sample;
	await pressTeamButton();
	await chooseInList(window, "Beside the code");
	await agreeToAll();
	await expect.poll(() => sample.list(".tacit")).toContain("config.yaml");
	expect(await driver()).toBe("");
	await chooseInList(window, "Set It Up");
	await expect.poll(driver).toContain("merge.cjs");
	await openWalkthrough(sample.window);
	await expect
		.poll(async () => (await steps(sample.window))[3])
		.toEqual({ title: "Set it up for the team", done: true });
	expect(sample.noise()).toEqual([]);
});

test("the set-up lists what it would write, with the reason and the lines for each, and writes nothing yet", async () => {
	const { window } = sample;
	await undoSetUp();
	await chooseInList(window, "Take It Out");
	await expect.poll(driver).toBe("");
	await window.openFile("README.md");
	await writeFile(join(sample.folder, ".gitignore"), "/made/\n", {
		flag: "a",
	});
	for (const folder of ["made", "inner/.git", "inner"]) {
		await mkdir(join(sample.folder, folder), { recursive: true });
		await writeFile(join(sample.folder, folder, ".dockerignore"), "x\n");
		await writeFile(join(sample.folder, folder, "Dockerfile"), "COPY . .\n");
	}
	await window.runCommand("Tacit: Set Up Tacit for the Team");
	await chooseInList(window, "All in one folder at the root");
	const rows = listOf(window).locator(".monaco-list-row");
	await expect.poll(() => rows.count()).toBeGreaterThanOrEqual(5);
	const texts = (await rows.allInnerTexts()).join("\n");
	for (const path of [".tacit/config.yaml", ".tacit/README.md"])
		expect(texts).toContain(path);
	// Neither what git ignores nor what is another repository.
	expect(texts).not.toMatch(/made\/|inner\//);
	const lines = window.page
		.locator(".diff-editor, .monaco-diff-editor")
		.first();
	await expect.poll(() => lines.innerText()).toMatch(/layout:\s+root/);
	await window.page.keyboard.press("ArrowDown");
	await expect.poll(() => lines.innerText()).not.toMatch(/layout:\s+root/);
	await window.screenshot("team-set-up");
	expect(await ours()).toEqual([]);
});

test("what is not agreed to is not written", async () => {
	const { window } = sample;
	await tick(".tacit/config.yaml");
	await agree();
	await expect.poll(ours).toEqual(["?? .tacit/config.yaml"]);
	expect(await sample.read(".tacit/config.yaml")).toMatch(/^layout: root$/m);
	expect(
		await window.page.locator(".tab", { hasText: "as it would be" }).count(),
	).toBe(0);
});

test("a step that cannot be done is told, and does not stop the others", async () => {
	const { window } = sample;
	await window.runCommand("Tacit: Set Up Tacit for the Team");
	await tick(".tacit/README.md");
	await tick(".gitattributes");
	const mine = "*.bin binary\n";
	await writeFile(join(sample.folder, ".gitattributes"), mine);
	await agree();
	const toast = window.page.locator(".notification-toast");
	await toast
		.getByText(
			/Files written: \.tacit\/README\.md\. Not written: \.gitattributes has changed meanwhile/,
		)
		.waitFor();
	expect(await sample.read(".gitattributes")).toBe(mine);
	expect(await sample.list(".tacit")).toContain("README.md");
	await sample.git("checkout", "--", ".gitattributes");
});

test("undo takes everything out again", async () => {
	await undoSetUp();
	await expect.poll(ours).toEqual([]);
});

/** What git runs in this clone to merge notes; empty where that is nothing of Tacit's. */
function driver(): Promise<string> {
	return sample.git("config", "--default", "", "--get", "merge.tacit.driver");
}

/** Agrees to everything that undoing the set-up would do. */
async function undoSetUp(): Promise<void> {
	const { window } = sample;
	await window.runCommand("Tacit: Undo the Team's Set-Up");
	await listOf(window).locator(".monaco-list-row").first().waitFor();
	await window.screenshot("team-undo");
	await agreeToAll();
}

async function pressTeamButton(): Promise<void> {
	const step = sample.window.page.locator(".getting-started-step", {
		hasText: "Set it up for the team",
	});
	const button = step.getByRole("button", {
		name: "Set Up Tacit for the Team",
	});
	if (!(await button.isVisible())) await step.locator(".step-title").click();
	await button.click();
}

/** Ticks the step for a file. */
async function tick(path: string): Promise<void> {
	await listOf(sample.window)
		.locator(".monaco-list-row", { hasText: path })
		.locator(".quick-input-list-checkbox, [role='checkbox']")
		.first()
		.click();
}

/** Agrees to what is ticked. */
async function agree(): Promise<void> {
	const { window } = sample;
	const ok = listOf(window).getByRole("button", { name: "OK" });
	await ok.click();
	// Another list may follow at once.
	await ok.waitFor({ state: "hidden" });
}

async function agreeToAll(): Promise<void> {
	const { window } = sample;
	await listOf(window).locator(".monaco-list-row").first().waitFor();
	await listOf(window)
		.getByRole("checkbox", { name: "Toggle all checkboxes" })
		.click();
	await agree();
}

/** What `git status` says of files that the set-up may touch. */
async function ours(): Promise<readonly string[]> {
	const all = await changes();
	return all.filter((line) => !/inner\/|\.gitignore$/.test(line));
}

/** What `git status` says of the copy, line by line. */
async function changes(): Promise<readonly string[]> {
	const status = await sample.git("status", "--porcelain", "-uall");
	return status.split("\n").filter((line) => line !== "");
}
