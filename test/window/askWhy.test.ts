import { afterAll, beforeAll, expect, test } from "vitest";
import { isolatedGit } from "../sample/isolatedGit.ts";
import { stepsOfOneJourney } from "./support/journey.ts";
import { openSample, type SampleWindow } from "./support/sampleWindow.ts";

// Somebody new asks why: one sentence, kept private, and handed to whoever may know, by keyboard alone.
stepsOfOneJourney();

const question = "Why is the token renewed before it expires?";
const file = "src/auth/token.ts";

let sample: SampleWindow;

beforeAll(async () => {
	sample = await openSample({
		prepare: async (folder) => {
			await isolatedGit(folder, [
				...["remote", "set-url", "origin"],
				"https://github.com/example/parcel.git",
			]);
		},
	});
});

afterAll(async () => {
	await sample?.close();
});

test("the key opens an inline editor for a question on the selected lines", async () => {
	const { window, inline } = sample;
	await window.openFile(file);
	await window.selectLines(33, 36);
	await window.page.keyboard.press("Control+K");
	await window.page.keyboard.press("Control+Alt+W");
	await inline.waitForFocus();
	expect(await inline.title.innerText()).toMatch(/Question/);
	await window.page.keyboard.type(question);
	await expect.poll(() => inline.text()).toBe(question);
	await window.screenshot("ask-why");
});

test("the first button keeps it private: nothing is there to be committed", async () => {
	const { window, inline } = sample;
	const before = await sample.git("status", "--porcelain");
	await window.page.keyboard.press("Control+Enter");
	await inline.waitUntilClosed();
	await window.page
		.locator(".notifications-toasts")
		.getByText("Your question is kept for you alone.")
		.waitFor();
	expect(await sample.list(".git/tacit/drafts/src/auth")).toContainEqual(
		expect.stringMatching(/^why-is-the-token-renewed.*\.md$/),
	);
	expect(await sample.git("status", "--porcelain")).toBe(before);
	await window.screenshot("ask-why-offer");
});

test("its message holds the sentence, a link and the lines", async () => {
	const { window } = sample;
	await window.page.context().grantPermissions(["clipboard-read"]);
	await window.runCommand("Notifications: Focus Notification Toast");
	await window.page
		.getByRole("button", { name: "Copy a Message" })
		.press("Enter");
	const copied = () =>
		window.page.evaluate("navigator.clipboard.readText()") as Promise<string>;
	await expect.poll(copied).toContain(question);
	const head = await sample.git("rev-parse", "HEAD");
	const lines = (await sample.read(file)).split("\n").slice(32, 36);
	expect(await copied()).toBe(
		[
			question,
			"",
			`${file}:33-36`,
			`https://github.com/example/parcel/blob/${head}/${file}#L33-L36`,
			"",
			"```",
			...lines.map((line) => line.slice(2)),
			"```",
		].join("\n"),
	);
});
