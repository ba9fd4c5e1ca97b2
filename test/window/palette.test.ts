import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { stepsOfOneJourney } from "./support/journey.ts";
import { openSample, type SampleWindow } from "./support/sampleWindow.ts";

// Commands that do not say which note they mean, or that cannot do what was asked: the person is told.
stepsOfOneJourney();

const title = "Why 90 seconds";
const file = "src/queue/.tacit/ninety-seconds.z3c8d5gt.md";

let sample: SampleWindow;

beforeAll(async () => {
	sample = await openSample();
});

afterAll(async () => {
	await sample?.close();
});

test("a command on a note says so where the file has none", async () => {
	const { window } = sample;
	await window.openFile("tsconfig.json");
	await window.runCommand("Tacit: Delete Note");
	await expectMessage(
		"There is no note here. Open a file that has one, or the note itself.",
	);
});

test("a command on notes of one kind says so where the file has others only", async () => {
	const { window, here } = sample;
	await window.openFile("src/queue/queue.ts");
	await here.open();
	await here.row(new RegExp(`${title}, line`)).waitFor();
	await window.runCommand("Tacit: Bring Back Note");
	await expectMessage("None of the notes here is one for this command.");
});

test("writing on a file that was never saved says to save it first", async () => {
	const { window } = sample;
	await window.runCommand("File: New Untitled Text File");
	await window.page.keyboard.type("const x = 1;");
	await window.page.keyboard.press("ControlOrMeta+A");
	await window.page.keyboard.press("Control+K");
	await window.page.keyboard.press("Control+Y");
	await expectMessage(
		"Save this file first: a note lies beside the file that it is about.",
	);
	await window.page.keyboard.press("ControlOrMeta+A");
	await window.page.keyboard.press("Delete");
	await window.runCommand("View: Close Editor");
});

test("an edit of what somebody else changed meanwhile is not saved, and both can be seen", async () => {
	const { window, inline, here } = sample;
	await here.pressIcon(new RegExp(title), "Edit Note");
	await inline.waitForFocus();
	await expect.poll(() => inline.text()).toContain(title);
	await window.page.keyboard.press("Control+End");
	await window.page.keyboard.type(" Said by me.");
	const before = await sample.read(file);
	const theirs = before.replace(`# ${title}`, `# ${title}, as they say`);
	await writeFile(join(sample.folder, file), theirs);
	await inline.button("Save").click();
	const toast = window.page.locator(".notification-toast", {
		hasText: `${file} has changed meanwhile. Nothing was written.`,
	});
	await toast
		.getByRole("button", { name: "Show What Stands There Now" })
		.click();
	const shown = window.page.locator(
		".editor-group-container.active .editor-instance > .monaco-editor",
		{ hasText: "as they say" },
	);
	await shown.first().waitFor();
	await window.screenshot("conflict");
	expect(await sample.read(file)).toBe(theirs);
	await window.page.locator('.tab[data-resource-name="queue.ts"]').click();
	await inline.enter();
	await expect.poll(() => inline.text()).toContain("Said by me.");
	await inline.button("Discard").click();
	await window.page
		.locator(".monaco-dialog-box")
		.getByRole("button", { name: "Discard" })
		.click();
	await inline.waitUntilClosed();
	await writeFile(join(sample.folder, file), before);
});

test("a note that was opened from its hover is the one that a command then means, and where it is kept is told", async () => {
	const { window } = sample;
	const line = await lineOf("src/queue/queue.ts", "= 90");
	await window.goToLine(line);
	await expect
		.poll(() => window.hoverText(line, "90").catch(() => []))
		.toContainEqual(expect.stringContaining(title));
	await window.page
		.locator(".monaco-resizable-hover .monaco-hover")
		.getByRole("link", { name: "Open", exact: true })
		.first()
		.click();
	await window.editor.waitForFile("ninety-seconds.z3c8d5gt.md");
	await window.runCommand("Tacit: Delete Note");
	const dialog = window.page.locator(".monaco-dialog-box");
	await dialog.waitFor();
	expect(await dialog.innerText()).toContain(`Delete “${title}”?`);
	await dialog.getByRole("button", { name: "Move to Trash" }).click();
	await expect
		.poll(() => window.page.locator(".statusbar").innerText())
		.toMatch(/kept in \.git\/tacit\/trash\/.*ninety-seconds\.z3c8d5gt\.md/);
	expect(await sample.git("status", "--porcelain")).toBe(` D ${file}`);
});

/** Waits for a message with this text, and puts it away. */
async function expectMessage(text: string): Promise<void> {
	const { page } = sample.window;
	const toast = page.locator(".notification-toast", { hasText: text });
	await toast.waitFor();
	await sample.window.runCommand("Notifications: Clear All Notifications");
	await toast.waitFor({ state: "detached" });
}

/** 1-based. */
async function lineOf(path: string, text: string): Promise<number> {
	const lines = (await sample.read(path)).split("\n");
	return lines.findIndex((line) => line.includes(text)) + 1;
}
