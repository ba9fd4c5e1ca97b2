import { afterAll, beforeAll, expect, test } from "vitest";
import { stepsOfOneJourney } from "./support/journey.ts";
import { openSample, type SampleWindow } from "./support/sampleWindow.ts";

// Somebody new plays a tour that has drifted, by the keyboard alone: each step at its code of today, or said to be lost.
stepsOfOneJourney();

let sample: SampleWindow;
/** Of the key that goes through the view. */
let presses = 0;

beforeAll(async () => {
	sample = await openSample();
});

afterAll(async () => {
	await sample?.close();
});

const page = () => sample.window.page;
/** What a step says, and Tacit below it. */
const card = () => page().locator(".review-widget:visible");
const list = () => page().locator(".quick-input-widget:visible");
const activeTab = () =>
	page().locator(".tab.active").first().getAttribute("data-resource-name");
const position = (text: RegExp) =>
	page().locator(".statusbar-item", { hasText: text }).waitFor();

/** The number of the step that is shown; 0 while none is. */
async function shownStep(): Promise<number> {
	const label = await card()
		.locator(".review-title .filename")
		.first()
		.textContent({ timeout: 1000 })
		.catch(() => "");
	return Number(/^Step (\d+) of /.exec(label ?? "")?.[1] ?? 0);
}

/** Goes to a step by the keys for the next and the one before, each pressed once what the last one did is seen. */
async function walkTo(step: number, words: RegExp): Promise<void> {
	await expect
		.poll(async () => {
			const from = await shownStep();
			if (from === step) return step;
			if (from > 0) {
				await page().keyboard.press(from < step ? "Alt+N" : "Alt+P");
				await expect
					.poll(shownStep, { timeout: 10_000 })
					.not.toBe(from)
					.catch(() => undefined);
			}
			return shownStep();
		})
		.toBe(step);
	await card().filter({ hasText: words }).waitFor();
}

/** Presses a button of the step by the keyboard until what it does is done. */
async function pressButton(
	name: string,
	isDone: () => Promise<boolean>,
): Promise<void> {
	const button = card().getByRole("button", { name });
	await expect
		.poll(async () => {
			if (await isDone()) return true;
			await button.press("Enter", { timeout: 3000 }).catch(() => undefined);
			// Pressed anew too soon it would begin anew.
			await expect
				.poll(isDone, { timeout: 6000 })
				.toBe(true)
				.catch(() => undefined);
			return isDone();
		})
		.toBe(true);
}

/** Presses keys until there is a list. */
async function openList(...keys: readonly string[]): Promise<void> {
	await expect
		.poll(async () => {
			if (await list().isVisible()) return true;
			for (const key of keys) await page().keyboard.press(key);
			await list()
				.waitFor({ timeout: 6000 })
				.catch(() => undefined);
			return list().isVisible();
		})
		.toBe(true);
}

test("a key lists the tours, the primary one first, with how many steps each has", async () => {
	await openList("Control+K", "Control+Alt+T");
	await list()
		.getByRole("option", {
			name: /^An upload, from the door to the archive.*8 steps/,
		})
		.waitFor();
});

test("Enter shows the first step, with what comes next", async () => {
	await page().keyboard.press("Enter");
	await card().filter({ hasText: "This tour follows one file" }).waitFor();
	await sample.window.screenshot("tour-first");
});

test("the next step stands at its code of today, not at the line that the tour names", async () => {
	await walkTo(2, /One request may carry several/);
	expect(await activeTab()).toBe("routes.ts");
	await position(/Ln 29, Col 1/);
	await sample.window.screenshot("tour-moved");
});

test("of a step whose code is gone the code as it was is shown, and that it was not found", async () => {
	await walkTo(3, /the bytes are on the disk/);
	await expect.poll(activeTab).toBe("receive.ts");
	await walkTo(4, /a power cut made confirmed chunks/);
	await card().getByText("Its code was not found any more.").waitFor();
	await expect.poll(activeTab).toMatch(/^diskStore@[0-9a-f]{8}\.ts$/);
	await page()
		.locator(".editor-instance .view-lines", { hasText: "fsyncSync" })
		.first()
		.waitFor();
	await sample.window.screenshot("tour-lost");
});

test("of a step whose code has changed that is said", async () => {
	await walkTo(5, /A worker takes it from here/);
	expect(await activeTab()).toBe("queue.ts");
	await card()
		.getByText("The code has changed since the step was written.")
		.waitFor();
});

test("of a step that is only probably somewhere nothing is jumped to before somebody asks", async () => {
	await walkTo(6, /Here they become a file again/);
	await expect.poll(activeTab).toMatch(/^assemble@[0-9a-f]{8}\.ts$/);
	await card()
		.getByText(/it probably went here:/)
		.waitFor();
	await sample.window.screenshot("tour-probable");
	await pressButton(
		"Show Where the Step Probably Is",
		async () => (await activeTab()) === "assemble.ts",
	);
	await card().getByText("src/upload/assemble.ts:29 (shown)").waitFor();
});

test("what a step would run is shown, and runs only once it was said so", async () => {
	await walkTo(7, /replaced a minute before it expires/);
	await walkTo(8, /read like sentences/);
	await card().locator("code", { hasText: "npm test" }).waitFor();
	await card().getByText("Nothing of it runs before you say so.").waitFor();
	await sample.window.screenshot("tour-run");
	const dialog = page().locator(".monaco-dialog-box");
	await pressButton("Run What the Step Asks For", () => dialog.isVisible());
	await dialog.getByText("npm test", { exact: true }).waitFor();
	await page().keyboard.press("Escape");
	await dialog.waitFor({ state: "hidden" });
	expect(await page().locator(".terminal-wrapper").count()).toBe(0);
});

test("the view tells how far one has come, of each step where it is, and what is not certain, also to a screen reader", async () => {
	await sample.window.runCommand("Tacit: Show the Tours");
	const view = page().locator('[id="workbench.view.extension.tacit"]');
	const tour = view.getByRole("treeitem", {
		name: /^Tour: An upload, from the door to the archive, step 8 of 8 · being played · 2 steps not found for certain/,
	});
	await tour.waitFor();
	await sample.window.screenshot("tour-view");
	await expect
		.poll(async () => {
			if ((await tour.getAttribute("aria-expanded")) === "true") return true;
			await page().keyboard.press("Home");
			await page().keyboard.press("ArrowRight");
			return (await tour.getAttribute("aria-expanded")) === "true";
		})
		.toBe(true);
	for (const name of [
		/^Step 2\. The door, src\/http\/routes\.ts:29$/,
		/^Step 4\. On the disk, its code is not found$/,
		/^Step 6\. In order, probably at src\/upload\/assemble\.ts:29$/,
		/^Step 8\. Try it, test, shown now$/,
	])
		await expect
			.poll(async () => {
				if (await view.getByRole("treeitem", { name }).isVisible()) return true;
				// Gone over too soon, it comes again.
				await page().keyboard.press(
					++presses % 15 === 0 ? "Home" : "ArrowDown",
				);
				return false;
			})
			.toBe(true);
	await sample.window.screenshot("tour-view");
});

test("a step can be gone to by its name, and a stopped tour goes on where it was left", async () => {
	await openList("Control+K", "Control+Alt+O");
	await list().locator(".quick-input-filter input").fill("receipt");
	await list()
		.getByRole("option", { name: /^3\. A receipt for each chunk/ })
		.waitFor();
	await page().keyboard.press("Enter");
	await card().filter({ hasText: "the bytes are on the disk" }).waitFor();
	await page().keyboard.press("Control+K");
	await page().keyboard.press("Control+Alt+X");
	await card().waitFor({ state: "detached" });
	expect(await sample.read(".git/tacit/tours.json")).toContain(
		'".tours/an-upload-from-door-to-archive.tour":{"step":2',
	);
	await openList("Control+K", "Control+Alt+T");
	await list()
		.getByRole("option", { name: /An upload.*step 3 of 8/ })
		.waitFor();
	await page().keyboard.press("Enter");
	await card().filter({ hasText: "the bytes are on the disk" }).waitFor();
	expect(await sample.git("status", "--porcelain")).toBe("");
});

test("a link leads to the step that is named, and the last step to the next tour", async () => {
	await pressButton("Follow a Link of the Step", () =>
		card().filter({ hasText: "a power cut made confirmed" }).isVisible(),
	);
	await walkTo(8, /read like sentences/);
	await page().keyboard.press("Alt+N");
	await card().filter({ hasText: "Each chunk carries its sum" }).waitFor();
	expect(await activeTab()).toBe("checksum.ts");
	await card().getByText("Step 1 of 3 · When something goes wrong").waitFor();
});
