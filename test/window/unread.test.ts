import { afterAll, beforeAll, expect, test } from "vitest";
import { stepsOfOneJourney } from "./support/journey.ts";
import { openSample, type SampleWindow } from "./support/sampleWindow.ts";

// Somebody who is new reads a note, says so by a key, and sees what is left; all by keyboard.
stepsOfOneJourney();

const title = "Refresh tokens before they expire, not on a 401";
const unread =
	".editor-instance .view-line [class*='TextEditorDecorationType']";

let sample: SampleWindow;

beforeAll(async () => {
	sample = await openSample();
	await sample.window.openFile("src/auth/token.ts");
});

afterAll(async () => {
	await sample?.close();
});

test("what nobody here has read has a dot at its line and in Here, and says so to a screen reader", async () => {
	const { window, here } = sample;
	await expect.poll(markImage).toContain("-unread.svg");
	await here.open();
	await here.row(new RegExp(`${title}.*not read yet$`)).waitFor();
	await expect
		.poll(() =>
			here
				.row(title)
				.locator(".monaco-icon-label-container, .monaco-icon-label")
				.first()
				.evaluate(badgeOf),
		)
		.toContain("•");
	await window.screenshot("unread");
});

test("the mouse over its lines is not reading", async () => {
	const { window, here } = sample;
	await expect
		.poll(() => window.hoverText(25, "get").catch(() => []))
		.toContainEqual(expect.stringContaining("Got It"));
	await window.page.keyboard.press("Escape");
	expect(await markImage()).toContain("-unread.svg");
	await here
		.row(/not read yet$/)
		.first()
		.waitFor();
});

test("a key in the code says “got it” of the line: the dot goes everywhere", async () => {
	const { window, here } = sample;
	await window.openFile("src/auth/token.ts");
	await window.goToLine(25);
	await window.page.keyboard.press("Control+K");
	await window.page.keyboard.press("Control+Alt+G");
	await expect.poll(markImage).not.toContain("-unread");
	await here
		.row(new RegExp(`${title}, line 25 · Ada Lovelace, Grace Hopper$`))
		.waitFor();
});

test("it stays read when the window comes again, and the hover is the same without the dot", async () => {
	const { window } = sample;
	await window.reload();
	await window.openFile("src/auth/token.ts");
	await expect
		.poll(() => window.hoverText(25, "get").catch(() => []))
		.toContainEqual(expect.stringContaining(title));
	await window.page.keyboard.press("Escape");
	const parts = await window.hoverText(25, "get");
	expect(parts.join("\n")).not.toContain("Got It");
	expect(await markImage()).not.toContain("-unread");
});

test("a key on a row of Here says it of that note", async () => {
	const { window, here } = sample;
	await here.open();
	const other = here.row(/^Workaround: Fifty seconds.*not read yet$/);
	await other.waitFor();
	await window.runCommand("Tacit: Show the Notes Here");
	await expect
		.poll(async () => {
			await window.page.keyboard.press("ArrowDown");
			return here.view.locator(".monaco-list-row.focused").innerText();
		})
		.toContain("Fifty seconds");
	await window.page.keyboard.press("Control+K");
	await window.page.keyboard.press("Control+Alt+G");
	await other.waitFor({ state: "detached" });
});

test("a key shows nothing, and the same key everything as before", async () => {
	const { window } = sample;
	await window.openFile("src/auth/token.ts");
	const mark = window.page.locator(unread);
	await mark.first().waitFor({ state: "attached" });
	await window.page.keyboard.press("Control+K");
	await window.page.keyboard.press("Control+Alt+H");
	await mark.first().waitFor({ state: "detached" });
	await window.page.keyboard.press("Control+K");
	await window.page.keyboard.press("Control+Alt+H");
	await mark.first().waitFor({ state: "attached" });
});

test("a command forgets what was read, and asks first", async () => {
	const { window } = sample;
	await window.runCommand("Tacit: Forget What I Have Read");
	const dialog = window.page.locator(".monaco-dialog-box");
	await dialog.waitFor();
	await window.page.keyboard.press("Enter");
	await dialog.waitFor({ state: "detached" });
	await expect.poll(markImage).toContain("-unread.svg");
	expect(await sample.list(".git/tacit")).not.toContain("read.json");
});

test("none of this showed a notification or opened the panel", () => {
	expect(sample.noise()).toEqual([]);
});

/** The image of the mark at the end of a noted line. */
function markImage(): Promise<string> {
	return sample.window.page.evaluate(
		`[...document.querySelectorAll(${JSON.stringify(unread)})].map((mark) => getComputedStyle(mark, "::after").content).join(" ")`,
	);
}

/** What stands at the end of a row. */
function badgeOf(label: unknown): string {
	const { ownerDocument, className } = label as {
		ownerDocument: {
			defaultView: {
				getComputedStyle(of: unknown, pseudo: string): { content: string };
			};
		};
		className: string;
	};
	return `${className} ${ownerDocument.defaultView.getComputedStyle(label, "::after").content}`;
}
