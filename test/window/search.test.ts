import { afterAll, beforeAll, expect, test } from "vitest";
import { stepsOfOneJourney } from "./support/journey.ts";
import { openSample, type SampleWindow } from "./support/sampleWindow.ts";

// Somebody who has a question, and the keyboard alone, finds the note that answers it, and what it is about.
stepsOfOneJourney();

let sample: SampleWindow;

beforeAll(async () => {
	sample = await openSample();
});

afterAll(async () => {
	await sample?.close();
});

const list = () => sample.window.page.locator(".quick-input-widget:visible");
const rows = () => list().locator(".monaco-list-row");
/** A list that is drawn anew does not keep its rows in order. */
const firstRow = () => list().locator('.monaco-list-row[data-index="0"]');
const input = () => list().locator(".quick-input-filter input");
const code = (text: string) =>
	sample.window.page
		.locator(".editor-instance .view-lines", { hasText: text })
		.first();
const activeTab = () =>
	sample.window.page
		.locator(".tab.active")
		.first()
		.getAttribute("data-resource-name");

/** Opens the list by its key; again where a page took the focus meanwhile. */
async function open(): Promise<void> {
	const { page } = sample.window;
	await expect
		.poll(async () => {
			if (await input().isVisible()) return true;
			await page.keyboard.press("Control+K");
			await page.keyboard.press("Control+Alt+F");
			await input()
				.waitFor({ timeout: 3000 })
				.catch(() => undefined);
			return input().isVisible();
		})
		.toBe(true);
}

/** Types it, again where another list came in between, and expects what is found first. */
async function expectFirst(typed: string, expected: RegExp): Promise<void> {
	await expect
		.poll(async () => {
			if ((await input().inputValue()) !== typed) await input().fill(typed);
			return firstRow().getAttribute("aria-label");
		})
		.toMatch(expected);
}

test("a key opens a list of the newest notes, with a name", async () => {
	const { window } = sample;
	await window.openFile("src/queue/queue.ts");
	await window.goToLine(3);
	await open();
	await list().getByText("Search the Why", { exact: true }).waitFor();
	await expect.poll(() => rows().count()).toBeGreaterThan(5);
});

test("what is typed finds by words of a question, by slips, and by parts of names, the best first", async () => {
	const { page } = sample.window;
	await expectFirst(
		"why refresh tokns early",
		/^Refresh tokens before they expire, not on a 401/,
	);
	// Where its code is today is told as soon as it was looked for.
	await expect
		.poll(() => firstRow().getAttribute("aria-label"))
		.toMatch(/Decision.*src\/auth\/token\.ts:\d+/);
	await page.keyboard.press("Control+A");
	await page.keyboard.type("bounds of the wait jitter");
	await expectFirst("bounds of the wait jitter", /^All of the wait is random/);
});

test("a decision record is among what is found, and a filter leaves out the rest", async () => {
	await expectFirst("kind:record lease", /^Lease jobs.*Decision record/);
	await expectFirst("zzqqxx", /^Nothing was found$/);
});

test("the arrow keys show each place in the editor behind, and Escape leaves all as it was", async () => {
	const { window } = sample;
	const { page } = window;
	await expectFirst("wait", /^All of the wait is random.*backoff\.ts:\d+/);
	expect(await activeTab()).toBe("queue.ts");
	await page.keyboard.press("ArrowDown");
	await expect.poll(activeTab).toBe("identityProvider.ts");
	await code("50").waitFor();
	await page.keyboard.press("ArrowUp");
	await expect.poll(activeTab).toBe("backoff.ts");
	await code("random").waitFor();
	await window.screenshot("search");
	await page.keyboard.press("Escape");
	await list().waitFor({ state: "hidden" });
	await expect.poll(activeTab).toBe("queue.ts");
	await expect
		.poll(() =>
			page
				.locator('.tab[data-resource-name="backoff.ts"]')
				.or(page.locator('.tab[data-resource-name="identityProvider.ts"]'))
				.count(),
		)
		.toBe(0);
	await page.keyboard.press("End");
	await page.locator(".statusbar-item", { hasText: /Ln 3, Col/ }).waitFor();
});

test("Enter goes to the code, and shows the note", async () => {
	const { window } = sample;
	const { page } = window;
	await open();
	await expectFirst(
		"why refresh tokens early",
		/^Refresh tokens.*token\.ts:\d+/,
	);
	await page.keyboard.press("Enter");
	await list().waitFor({ state: "hidden" });
	await expect.poll(activeTab).toBe("token.ts");
	await page
		.locator(".monaco-hover:visible", {
			hasText: "Refresh tokens before they expire, not on a 401",
		})
		.waitFor();
});

test("the note itself opens by its button", async () => {
	await open();
	await expectFirst("why refresh tokens early", /^Refresh tokens/);
	await firstRow().hover();
	await firstRow().getByRole("button", { name: "Open Note" }).click();
	await expect.poll(activeTab).toBe("refresh-before-expiry.k3f9q2mx.md");
});
