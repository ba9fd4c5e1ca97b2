import { writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { stepsOfOneJourney } from "./support/journey.ts";
import { listOf } from "./support/lists.ts";
import { openSample, type SampleWindow } from "./support/sampleWindow.ts";

// Two people pair: they are credited, swap, jot down lines, lose the window, go on, and keep two notes.
stepsOfOneJourney();

const grace = "Grace Hopper <grace@example.org>";
const drafts = ".git/tacit/drafts/src/auth";
const pairs = ".git/tacit/pairs.json";

let sample: SampleWindow;
let me = "";

beforeAll(async () => {
	sample = await openSample();
	me = await sample.git("config", "user.name");
	await sample.window.openFile("src/auth/token.ts");
	await sample.here.open();
});

afterAll(async () => {
	await sample?.close();
});

const status = (text: string) =>
	sample.window.page.locator(".statusbar-item[id*='tacit.pairing']", {
		hasText: text,
	});
const credited = async () => {
	const message = await sample.git("log", "-1", "--format=%B");
	return message.split("\n").filter((line) => /^co-authored-by/i.test(line));
};

test("they are chosen in a list, and the status bar says who drives", async () => {
	const { window } = sample;
	await window.runCommand("Tacit: Start Pairing");
	await listOf(window).getByText("With whom do you work?").waitFor();
	await window.page.keyboard.type(grace);
	await window.page.keyboard.press("Enter");
	await status(`${me} → Grace Hopper`).waitFor();
	const toast = window.page.locator(".notification-toast", {
		hasText: "Are commits to credit Grace Hopper",
	});
	await toast.getByText("Install the Hooks").click();
	await expect.poll(() => sample.list(".git/tacit")).toContainEqual("pair.sh");
	await window.screenshot("pairing");
});

test("a commit from a terminal credits the other, and the status bar says so", async () => {
	await sample.git("commit", "--quiet", "--allow-empty", "-m", "Begin");
	expect(await credited()).toEqual([`Co-authored-by: ${grace}`]);
	await sample.window.page
		.locator(".part.statusbar", { hasText: "The commit credits Grace Hopper" })
		.waitFor();
});

test("a line is jotted down by a key, and a swap is one more", async () => {
	const { window } = sample;
	for (const [line, text] of [
		[12, "why so early?"],
		[20, "this one surprised us"],
	] as const) {
		await window.goToLine(line);
		await window.page.keyboard.press("Control+K");
		await window.page.keyboard.press("Control+Alt+L");
		await listOf(window).getByText("Jot down a line").waitFor();
		await window.page.keyboard.type(text);
		await window.page.keyboard.press("Enter");
		await expect
			.poll(() => sample.read(".git/tacit/pair.json"))
			.toContain(text);
	}
	await window.page.keyboard.press("Control+K");
	await window.page.keyboard.press("Control+Alt+U");
	await status(`Grace Hopper → ${me}`).waitFor();
});

test("it outlives the window", async () => {
	await sample.window.kill();
	await sample.reopen();
	await status(`Grace Hopper → ${me}`).waitFor();
});

test("at the end two lines become notes of both, and nobody is credited any more", async () => {
	const { window } = sample;
	await window.runCommand("Tacit: End Pairing");
	await listOf(window).getByText("With Grace Hopper").waitFor();
	await listOf(window).getByText("“Begin”: what was weighed").waitFor();
	await window.screenshot("pairing-end");
	await window.page.keyboard.press("Enter");
	await listOf(window).getByText("1 of 2: ").waitFor();
	await window.page.keyboard.type("Early, or the upload is lost.");
	await window.page.keyboard.press("Enter");
	await listOf(window).getByText("2 of 2: ").waitFor();
	await window.page.keyboard.press("Escape");
	// A file is there before it is whole.
	const ofBoth = async () => {
		const names = await sample.list(drafts);
		const texts = await Promise.all(
			names.map((name) => sample.read(`${drafts}/${name}`)),
		);
		return texts.filter(
			(text) =>
				text.includes(`\n  - ${me} <`) && text.includes(`\n  - ${grace}\n`),
		);
	};
	await expect.poll(ofBoth).toHaveLength(2);
	expect((await ofBoth()).join("")).toContain("# Early, or the upload is lost");
	await status("Grace").waitFor({ state: "detached" });
	await sample.git("commit", "--quiet", "--allow-empty", "-m", "Alone");
	expect(await credited()).toEqual([]);
});

test("what was left on another day is told once, at a break", async () => {
	const place = path.join(sample.folder, ".git/tacit/pairs.json");
	const { version, sessions } = JSON.parse(await sample.read(pairs));
	const [{ startedAt, endedAt, ...last }] = sessions;
	const day = 86_400_000;
	const yesterday = { startedAt: startedAt - day, endedAt: endedAt - day };
	await writeFile(
		place,
		JSON.stringify({
			version,
			sessions: [{ ...last, ...yesterday, wasShown: false }],
		}),
	);
	await sample.git("commit", "--quiet", "--allow-empty", "-m", "Next day");
	await sample.window.page
		.locator(".notification-toast", {
			hasText: "With Grace Hopper yesterday: 2 things worth a sentence.",
		})
		.waitFor();
	expect(JSON.parse(await sample.read(pairs)).sessions[0].wasShown).toBe(true);
});
