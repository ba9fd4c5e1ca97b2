import { execFile } from "node:child_process";
import {
	access,
	mkdir,
	mkdtemp,
	readdir,
	rm,
	writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { QuickInput } from "../support/quickInput.ts";
import { openWindow } from "../support/window.ts";
import type { WindowUnderTest } from "../support/windowUnderTest.ts";
import { InlineEditor } from "./support/inlineEditor.ts";
import { stepsOfOneJourney } from "./support/journey.ts";

// Somebody alone, in a repository that has nothing of Tacit's: the first note, and a link to it.
stepsOfOneJourney();

const sentence = "Two is enough: nobody counts further.";

let folder: string;
let window: WindowUnderTest;
let inline: InlineEditor;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), "alone-"));
	await promisify(execFile)("git", ["init", "--quiet", folder]);
	await mkdir(join(folder, "src"));
	await writeFile(join(folder, "src", "count.txt"), "one\ntwo\nthree\n");
	await writeFile(join(folder, "README.md"), "Counting\n");
	window = await openWindow({ folder });
	inline = new InlineEditor(window);
	// VS Code can lose a link that comes before it has started its extension host, which alone finds files.
	await window.openFile("README.md");
});

afterAll(async () => {
	await window?.close();
	await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

test("a link wakes Tacit, which says that the note is not here", async () => {
	await openLink("code-oss://tacit-notes.tacit-notes/note/g0ne0001");
	await window.page
		.locator(".notification-toast", { hasText: "in none of the folders" })
		.waitFor();
});

test("the first note, half-written, comes back by itself after the window was killed", async () => {
	await window.openFile("src/count.txt");
	await inline.openByKey(2, 2);
	await window.page.keyboard.type(sentence);
	await expect.poll(() => there(".git/tacit/writing")).toBe(true);
	await expect.poll(() => inline.text()).toBe(sentence);
	await window.kill();
	await window.reopen();
	await window.openFile("src/count.txt");
	await inline.enter();
	// What a crash may cost is told in another test.
	const kept = await inline.text();
	expect(sentence.startsWith(kept), kept).toBe(true);
	await window.page.keyboard.type(sentence.slice(kept.length));
	await expect.poll(() => inline.text()).toBe(sentence);
});

test("where the git directory takes no draft it is kept elsewhere, and the person is told", async () => {
	await writeFile(join(folder, ".git", "tacit", "drafts"), "in the way\n");
	await inline.button("Save as Private Draft").click();
	await window.page
		.locator(".statusbar-item", {
			hasText:
				"editor’s own storage, because the git directory cannot be written",
		})
		.waitFor();
	await inline.waitUntilClosed();
	expect(await there(".git/tacit/writing")).toBe(false);
	expect(await readdir(folder)).not.toContain(".tacit");
});

test("the link that is copied opens the note at its lines", async () => {
	await window.runCommand("Tacit: Copy Link to Note");
	await window.page
		.locator(".statusbar-item", { hasText: "Link copied" })
		.waitFor();
	await window.openFile("README.md");
	await window.runCommand("Developer: Open URL");
	const input = window.page.locator(".quick-input-filter input");
	await input.waitFor();
	await input.fill("");
	await window.page.keyboard.press("ControlOrMeta+V");
	await expect
		.poll(() => input.inputValue())
		.toMatch(/^\[Two is enough.*\]\([\w-]+:\/\/.*\)$/);
	const link = /\((.*)\)$/.exec(await input.inputValue())?.[1];
	await window.page.keyboard.press("Escape");
	await openLink(link ?? "");
	await window.editor.waitForFile("count.txt");
	await window.editor.waitForCursor(2, 1);
});

/** Opens a link as if it had been clicked outside of the window. */
async function openLink(link: string): Promise<void> {
	await window.runCommand("Developer: Open URL");
	await new QuickInput(window.page).answer(link);
	await window.page
		.locator(".monaco-dialog-box")
		.getByRole("button", { name: "Open", exact: true })
		.click({});
}

async function there(path: string): Promise<boolean> {
	return access(join(folder, path)).then(
		() => true,
		() => false,
	);
}
