import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeNote } from "../editor/support/noteFixture.ts";
import { stepsOfOneJourney } from "./support/journey.ts";
import { openSample, type SampleWindow } from "./support/sampleWindow.ts";
import { expectKept, typeAndTell } from "./support/typing.ts";

// Edits and answers are as hard to lose as new notes: through a window that loads anew, one that is killed, and a killed
// extension host.
stepsOfOneJourney();

const title = "Waits grow";
const note = "src/retry/.tacit/note.ha1f0001.md";
const added = ", and are random, or all would come back at the same moment";
const answer = "How much is random? All of it, says the other note";

let sample: SampleWindow;

beforeAll(async () => {
	sample = await openSample({
		prepare: async (folder) => {
			const code = await readFile(join(folder, "src/retry/backoff.ts"), "utf8");
			writeNote(join(folder, "src/retry"), {
				id: "ha1f0001",
				title,
				file: "backoff.ts",
				lines: [1, 1],
				quote: code.split("\n")[0] ?? "",
			});
		},
	});
	await sample.window.openFile("src/retry/backoff.ts");
	await sample.here.open();
});

afterAll(async () => {
	await sample?.close();
});

test("a half-written edit comes back when the window loads anew", async () => {
	const { window, inline, here } = sample;
	await here.pressIcon(new RegExp(title), "Edit Note");
	await inline.waitForFocus();
	await expect.poll(() => inline.text()).toBe(`# ${title}`);
	await window.page.keyboard.press("Control+End");
	await typeAndTell(sample, added.slice(0, 12));
	const before = await inline.text();
	await window.reload();
	await inline.enter();
	await expect.poll(() => inline.text()).toBe(before);
	await expectTitle("Edit the note (Reason)");
});

test("a window that is killed in mid-edit costs the last second at most", async () => {
	await killWindow(added.slice(12, 36));
	await expectTitle("Edit the note (Reason)");
});

test("so does a killed extension host, and the edit can be saved after that", async () => {
	const { window, inline } = sample;
	await killExtensionHost(added.slice(36));
	await expectTitle("Edit the note (Reason)");
	await window.page.keyboard.press("Control+Enter");
	await inline.waitUntilClosed();
	await expect
		.poll(() => sample.read(note))
		.toContain(`\n# ${title}${added}\n`);
});

test("a half-written answer comes back when the window loads anew", async () => {
	const { window, inline, here } = sample;
	await here.open();
	await here.choose(new RegExp(title), "Reply to Note");
	await inline.waitForFocus();
	await typeAndTell(sample, answer.slice(0, 12));
	await window.reload();
	await inline.enter();
	await expect.poll(() => inline.text()).toBe(answer.slice(0, 12));
	await expectTitle("Your answer");
});

test("a window that is killed in mid-answer costs the last second at most", async () => {
	await killWindow(answer.slice(12, 32));
	await expectTitle("Your answer");
});

test("so does a killed extension host, and the answer can be saved after that", async () => {
	const { window, inline } = sample;
	await killExtensionHost(answer.slice(32));
	await expectTitle("Your answer");
	await window.page.keyboard.press("Control+Enter");
	await inline.waitUntilClosed();
	await expect
		.poll(() => sample.read(note))
		.toMatch(
			new RegExp(`\n## Discussion\n[\\s\\S]*\n${answer.replace("?", "\\?")}\n`),
		);
});

async function killWindow(text: string): Promise<void> {
	const { window, inline } = sample;
	const typed = await typeAndTell(sample, text);
	const killedAt = performance.now();
	await window.kill();
	await sample.reopen();
	await window.openFile("src/retry/backoff.ts");
	await inline.enter();
	await expectKept(sample, typed, killedAt);
}

async function killExtensionHost(text: string): Promise<void> {
	const { window, inline } = sample;
	const typed = await typeAndTell(sample, text);
	const orphan = await inline.box.elementHandle();
	const killedAt = performance.now();
	await window.killExtensionHost();
	// What the dead host left stands for a while, and nobody hears what is typed in it.
	await orphan?.waitForElementState("hidden");
	await inline.enter();
	await expectKept(sample, typed, killedAt);
}

/** Waits until the inline editor says what is written in it. */
async function expectTitle(words: string): Promise<void> {
	await expect.poll(() => sample.inline.title.innerText()).toContain(words);
}
