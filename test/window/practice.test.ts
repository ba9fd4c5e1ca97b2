import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { answeredBefore } from "../support/answeredBefore.ts";
import { stepsOfOneJourney } from "./support/journey.ts";
import { openSample, type SampleWindow } from "./support/sampleWindow.ts";

// Somebody new practises three cards under the code, by keyboard alone: what bites, where it is, and why in their own words.
stepsOfOneJourney();

const notes = {
	bites: "src/http/.tacit/never-log-headers.x2h6n4vs.md",
	find: "src/auth/.tacit/refresh-before-expiry.k3f9q2mx.md",
	explain: "src/billing/.tacit/round-once-at-the-end.r8c2y5vn.md",
};

let sample: SampleWindow;

beforeAll(async () => {
	sample = await openSample({
		settings: { "tacit.practice": "short" },
		prepare: async (folder) => {
			const kept: readonly string[] = Object.values(notes);
			for (const entry of await readdir(folder, { recursive: true }))
				if (/\.tacit\/[^/]+\.md$/.test(entry) && !kept.includes(entry))
					await rm(join(folder, entry));
			await answeredBefore(folder, 1, [
				{ path: notes.find, kinds: ["reason", "rejected"] },
				{ path: notes.explain, kinds: ["reason", "rejected", "find"] },
			]);
		},
	});
});

afterAll(async () => {
	await sample?.close();
});

/** A card without a box has no comment in it. */
const card = () => sample.window.page.locator(".review-widget:visible");
const title = () => card().locator(".review-title");
const answer = () =>
	sample.window.page.locator(".monaco-hover:visible", {
		hasText: "How well did you know it?",
	});
const shown = () =>
	answer()
		.innerText({ timeout: 3000 })
		.catch(() => "");
const kept = async () =>
	(await sample.read(".git/tacit/practice.jsonl"))
		.trim()
		.split("\n")
		.map((line) => JSON.parse(line));

/** Marks at the ends of lines in sight. */
const marks = () =>
	sample.window.page.evaluate(
		`[...document.querySelectorAll(".editor-instance .view-line span")].filter((each) => /mark-/.test(getComputedStyle(each, "::after").content)).length`,
	);

test("the status bar says how many cards wait, where that is wanted", async () => {
	const label = sample.window.page.getByRole("button", {
		name: "3 cards to practise today",
	});
	await label.waitFor();
	expect(await label.innerText()).toMatch(/3/);
});

test("a key shows the first card under its code, and nothing of what its note says", async () => {
	const { window, inline } = sample;
	await window.openFile("README.md");
	await window.page.keyboard.press("Control+K");
	await window.page.keyboard.press("Control+Alt+P");
	await inline.waitForFocus();
	expect(await title().innerText()).toMatch(
		/^Practice 1 of 3: Something bites here\. What\?/,
	);
	await window.editor.waitForFile("server.ts");
	expect(await card().innerText()).not.toContain("customer");
	await window.page.keyboard.type("The log may be read by anybody.");
	await expect
		.poll(() => inline.text())
		.toBe("The log may be read by anybody.");
	await window.screenshot("practice-asked");
});

test("Ctrl+Enter shows what was thought above what the note says, with ways to say how well it was known", async () => {
	const { window } = sample;
	await window.page.keyboard.press("Control+Enter");
	await expect
		.poll(shown)
		.toMatch(
			/This is what the note says\. How well did you know it\?[\s\S]*You\s+The log may be read by anybody\.[\s\S]*Watch out\s+Log the line of a request, never its headers/,
		);
	for (const name of ["Again", "Hard", "Good", "Easy", "More"])
		await answer()
			.getByRole("link", { name: new RegExp(`^${name} \\(Alt\\+\\d\\)$`) })
			.waitFor();
	await window.screenshot("practice-shown");
	expect(sample.noise()).toEqual([]);
});

test("a key says how well, and the next card asks for the lines of a note", async () => {
	const { window } = sample;
	await window.page.keyboard.press("Alt+3");
	await expect
		.poll(() => title().innerText())
		.toMatch(
			/^Practice 2 of 3: “Refresh tokens before they expire, not on a 401”: Which lines is this about\?/,
		);
	await window.editor.waitForFile("token.ts");
	expect(sample.noise()).toEqual([]);
	expect(await kept()).toContainEqual(
		expect.objectContaining({ card: "x2h6n4vs/bites", rating: "good" }),
	);
});

test("lines that are selected are judged by the note’s place", async () => {
	const { window } = sample;
	// Its mark would tell.
	await expect.poll(marks).toBe(0);
	await window.selectLines(26, 30);
	await window.screenshot("practice-find");
	await window.page.keyboard.press("Control+Enter");
	await expect
		.poll(shown)
		.toMatch(
			/Found: 83 % of the lines are in both\. How well did you know it\?/,
		);
	expect(sample.noise()).toEqual([]);
	await window.page.keyboard.press("Alt+4");
});

test("own words stand beside the note’s, and a key makes a message of them to who wrote it", async () => {
	const { window, inline } = sample;
	await expect
		.poll(() => title().innerText())
		.toMatch(
			/^Practice 3 of 3: “Round once, at the end of the invoice”: Say in your own words why it is so\./,
		);
	await inline.waitForFocus();
	await window.page.keyboard.type("Small amounts vanish when each is rounded.");
	await expect
		.poll(() => inline.text())
		.toBe("Small amounts vanish when each is rounded.");
	await window.page.keyboard.press("Control+Enter");
	await expect
		.poll(shown)
		.toMatch(
			/You\s+Small amounts vanish[\s\S]*Decision by Edsger Dijkstra\s+Most uploads cost less than half a cent/,
		);
	await window.screenshot("practice-explain");
	expect(sample.noise()).toEqual([]);
	await window.page.context().grantPermissions(["clipboard-read"]);
	await window.page.keyboard.press("Alt+5");
	await window.page
		.locator(".notifications-toasts")
		.getByText("Your words and the note’s are a message, for Edsger Dijkstra.")
		.waitFor();
	await window.runCommand("Notifications: Focus Notification Toast");
	await window.page
		.getByRole("button", { name: "Copy a Message" })
		.press("Enter");
	const copied = () =>
		window.page.evaluate("navigator.clipboard.readText()") as Promise<string>;
	await expect
		.poll(copied)
		.toMatch(
			/^“Round once, at the end of the invoice”: [\s\S]*> Small amounts vanish when each is rounded\.\n\nThe note says:\n\n> Most uploads cost/,
		);
});

test("own words can be put into the note, by keyboard alone, and are saved by the person", async () => {
	const { window, inline } = sample;
	const list = window.page.locator(".quick-input-widget:visible");
	await expect
		.poll(async () => {
			await window.page.keyboard.press("Alt+0");
			return list
				.getByText("Put My Words Into the Note")
				.waitFor({ timeout: 3000 })
				.then(
					() => true,
					() => false,
				);
		})
		.toBe(true);
	await window.screenshot("practice-more");
	await window.page.keyboard.type("Put My Words");
	await window.page.keyboard.press("Enter");
	await inline.waitForFocus();
	await expect
		.poll(() => inline.text())
		.toMatch(/small files\.Small amounts vanish when each is rounded\.$/);
	await window.page.keyboard.press("Control+Enter");
	await inline.waitUntilClosed();
	await expect
		.poll(() => sample.read(notes.explain))
		.toMatch(
			/small files\.\n\nSmall amounts vanish when each is rounded\.\n\n```/,
		);
});

test("after the last card it is over, and what was answered is kept", async () => {
	const { window } = sample;
	await window.page.keyboard.press("Alt+3");
	await sample.inline.waitUntilClosed();
	await window.page
		.locator(".statusbar-item", { hasText: "That was all for today." })
		.waitFor();
	expect((await kept()).slice(-3).map(({ card: key }) => key)).toEqual([
		...["x2h6n4vs/bites", "k3f9q2mx/find", "r8c2y5vn/explain"],
	]);
	await window.page
		.getByRole("button", { name: /to practise today/ })
		.waitFor({ state: "detached" });
	await window.page.keyboard.press("Control+K");
	await window.page.keyboard.press("Control+Alt+P");
	await window.page
		.locator(".statusbar-item", { hasText: "Practice is done for today." })
		.waitFor();
	await window.openFile("src/auth/token.ts");
	await expect.poll(marks).toBeGreaterThan(0);
});
