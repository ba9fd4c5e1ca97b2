import { afterAll, beforeAll, expect, test } from "vitest";
import { stepsOfOneJourney } from "./support/journey.ts";
import { openSample, type SampleWindow } from "./support/sampleWindow.ts";

// A note's life after its first sentence: a private draft is published, edited, answered, retired, deleted.
stepsOfOneJourney();

const sentence =
	"The constructor takes a function, so that tests need no network";
const drafts = ".git/tacit/drafts/src/auth";
const notes = "src/auth/.tacit";

let sample: SampleWindow;

beforeAll(async () => {
	sample = await openSample();
});

afterAll(async () => {
	await sample?.close();
});

test("a private draft lies in the git directory, where no commit finds it", async () => {
	const { window, inline, here } = sample;
	await window.openFile("src/auth/token.ts");
	await here.open();
	await inline.openByKey(20, 22);
	await window.page.keyboard.type(sentence);
	await inline.button("Save as Private Draft").click();
	await inline.waitUntilClosed();
	await here.row(`Reason: ${sentence}, line 20 · private draft`).waitFor();
	expect(await sample.list(drafts)).toEqual([
		expect.stringMatching(/^the-constructor-takes.*\.md$/),
	]);
	expect(await sample.git("status", "--porcelain", "-uall")).toBe("");
});

test("a draft is read in the hover, which says that it is private", async () => {
	await expect
		.poll(() => sample.window.hoverText(20, "constructor").catch(() => []))
		.toContainEqual(
			expect.stringMatching(
				new RegExp(
					`Reason — ${sentence}\\s+Lin Newcomb · today · private draft`,
				),
			),
		);
});

test("publishing the draft from Here moves it beside the code", async () => {
	const { here } = sample;
	const [name] = await sample.list(drafts);
	await here.choose(sentence, "Publish Draft");
	await here.row(/line 20 · not committed/).waitFor();
	expect(await sample.list(drafts)).toEqual([]);
	expect(await sample.list(notes)).toContain(name);
});

test("editing happens inline, with the text that stands there, and leaves everything else as it is", async () => {
	const { window, inline, here } = sample;
	const before = await noteText();
	await here.pressIcon(sentence, "Edit Note");
	await inline.waitForFocus();
	await expect.poll(() => inline.text()).toBe(`# ${sentence}`);
	expect(await inline.title.innerText()).toContain(
		"Edit the note (Reason) · not committed",
	);
	await window.page.keyboard.press("Control+End");
	await window.page.keyboard.type("\n\nThe first version had a URL.");
	await inline.button("Save").click();
	await inline.waitUntilClosed();
	await expect
		.poll(noteText)
		.toBe(
			before.replace(
				`# ${sentence}\n`,
				`# ${sentence}\n\nThe first version had a URL.\n`,
			),
		);
});

test("an answer is kept below Discussion, with name and date", async () => {
	const { window, inline, here } = sample;
	await here.choose(sentence, "Reply to Note");
	await inline.waitForFocus();
	expect(await inline.title.innerText()).toContain("Your answer");
	await window.page.keyboard.type("And a proxy came later.");
	await inline.button("Save").click();
	await inline.waitUntilClosed();
	await expect
		.poll(noteText)
		.toMatch(
			/\n## Discussion\n\n### Lin Newcomb <lin@example\.com>, \d{4}-\d\d-\d\d\n\nAnd a proxy came later\.\n/,
		);
});

test("Copy Link puts a link to the note on the clipboard", async () => {
	const { window, here } = sample;
	await window.page.context().grantPermissions(["clipboard-read"]);
	await here.choose(sentence, "Copy Link to Note");
	const id = /\.([a-z0-9]{8})\.md$/.exec(await noteName())?.[1];
	await expect
		.poll(() => window.page.evaluate("navigator.clipboard.readText()"))
		.toMatch(
			new RegExp(
				`^\\[${sentence}\\]\\([a-z-]+://tacit-notes\\.tacit-notes/note/${id}\\)$`,
			),
		);
});

test("a retired note has no mark any more, and says in the hover that it is retired", async () => {
	const { window, here } = sample;
	const marks = window.page.locator(
		".monaco-editor .view-line [class*='ced-']",
	);
	const before = await marks.count();
	await here.choose(sentence, "Retire Note");
	await expect.poll(noteText).toContain("\nstatus: retired\n");
	await here.row(/line 20 · retired/).waitFor();
	await expect.poll(() => marks.count()).toBe(before - 1);
	await expect
		.poll(() => window.hoverText(20, "constructor").catch(() => []))
		.toContainEqual(expect.stringContaining("· retired"));
});

test("a retired note is brought back from the same place, and has its mark again", async () => {
	const { window, here } = sample;
	const marks = window.page.locator(
		".monaco-editor .view-line [class*='ced-']",
	);
	const before = await marks.count();
	await here.choose(sentence, "Bring Back Note");
	await expect.poll(noteText).not.toContain("\nstatus:");
	await here.row(/line 20 · not committed/).waitFor();
	await expect.poll(() => marks.count()).toBe(before + 1);
});

test("deleting asks, and Cancel keeps the note", async () => {
	const { window, here } = sample;
	await here.choose(sentence, "Delete Note");
	const dialog = window.page.locator(".monaco-dialog-box");
	await dialog.waitFor();
	expect(await dialog.innerText()).toContain(`Delete “${sentence}”?`);
	expect(await dialog.innerText()).toContain(await noteName());
	await dialog.getByRole("button", { name: "Cancel" }).click();
	await dialog.waitFor({ state: "detached" });
	expect(await noteText()).toContain(sentence);
});

test("deleting moves the note to the trash", async () => {
	const { window, here } = sample;
	const name = await noteName();
	const text = await noteText();
	await here.choose(sentence, "Delete Note");
	await window.page
		.locator(".monaco-dialog-box")
		.getByRole("button", { name: "Move to Trash" })
		.click();
	await here.row(sentence).waitFor({ state: "detached" });
	expect(await noteName()).toBe("");
	// A window over a server has no system trash.
	const trash = ".git/tacit/trash";
	const [time, ...others] = await sample.list(trash);
	expect(others).toEqual([]);
	expect(await sample.read(`${trash}/${time}/${notes}/${name}`)).toBe(text);
	expect(await sample.git("status", "--porcelain", "-uall")).toBe("");
});

test("a secret is asked about before others could read it, and left out by a click", async () => {
	const { window, inline } = sample;
	// Put together here, so that no scanner takes this file for a leak.
	const secret = `ghp_${"wWPw5k4aXcaT4fNP0UcnZwJUVFk6LO0pINUx"}`;
	await inline.openByKey(20, 22);
	await window.page.keyboard.type(`The constructor once took ${secret}.`);
	await window.page.keyboard.press("Control+Enter");
	const dialog = window.page.locator(".monaco-dialog-box");
	await dialog.waitFor();
	const text = await dialog.innerText();
	expect(text).toContain("“ghp_…” looks like a key");
	expect(text).not.toContain(secret);
	expect(await noteName()).toBe("");
	await dialog.getByRole("button", { name: "Leave It Out" }).click();
	await inline.waitUntilClosed();
	expect(await noteText()).toContain("# The constructor once took ‹redacted›");
});

test("none of this showed a notification or opened the panel", () => {
	expect(sample.noise()).toEqual([]);
});

async function noteName(): Promise<string> {
	const names = await sample.list(notes);
	return names.find((name) => name.startsWith("the-constructor")) ?? "";
}

async function noteText(): Promise<string> {
	return sample.read(`${notes}/${await noteName()}`);
}
