import { afterAll, beforeAll, expect, test } from "vitest";
import { stepsOfOneJourney } from "./support/journey.ts";
import { openSample, type SampleWindow } from "./support/sampleWindow.ts";

// Somebody renames, by the editor's own key, what a note's code calls and then that code itself.
stepsOfOneJourney();

const title = "Refresh tokens before they expire, not on a 401";

let sample: SampleWindow;

beforeAll(async () => {
	sample = await openSample();
});

afterAll(async () => {
	await sample?.close();
});

test("a note stays on lines in which a function is called that is renamed elsewhere", async () => {
	const { window, here } = sample;
	await window.openFile("src/auth/token.ts");
	await here.open();
	await here.row(new RegExp(`^Decision: ${title}, line 25`)).waitFor();
	await rename(33, "refresh", "renew");
	await line("return this.renew();").waitFor();
	await isOnItsLines();
});

test("and on a function that is renamed itself", async () => {
	await rename(25, "get", "valid");
	await line("async valid(now").waitFor();
	await isOnItsLines();
});

/** Renames what is named in a line after `async`, by F2. */
async function rename(at: number, old: string, fresh: string): Promise<void> {
	const { window } = sample;
	const { page } = window;
	const box = page.locator(".rename-box input");
	// The language service says that nothing can be renamed until it has read the project.
	await expect
		.poll(async () => {
			await page.keyboard.press("Escape");
			await window.goToLine(at);
			await page.keyboard.press("Control+ArrowRight");
			await page.keyboard.press("Control+ArrowRight");
			await page.keyboard.press("F2");
			return box.waitFor({ timeout: 5000 }).then(
				() => box.inputValue(),
				() => undefined,
			);
		})
		.toBe(old);
	await box.fill(fresh);
	await box.press("Enter");
}

/** The note is where it was, in Here and in the hover, which says that the code is another by now. */
async function isOnItsLines(): Promise<void> {
	const { window, here } = sample;
	await here.row(new RegExp(`^Decision: ${title}, line 25`)).waitFor();
	for (const [at, word] of [
		[25, "async"],
		[29, "return"],
	] as const)
		await expect
			.poll(() => window.hoverText(at, word).catch(() => []))
			.toContainEqual(
				expect.stringMatching(
					new RegExp(`${title}.*the code has changed since`, "s"),
				),
			);
}

function line(text: string) {
	return sample.window.page.locator(".editor-instance .view-line", {
		hasText: text.replaceAll(" ", "\u00a0"),
	});
}
