import { rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { stepsOfOneJourney } from "./support/journey.ts";
import { chooseInList, listOf } from "./support/lists.ts";
import { openSample, type SampleWindow } from "./support/sampleWindow.ts";

// What was begun and left: its file is gone, or it waits in another, and the view leads back to it.
stepsOfOneJourney();

const sentence = "It outlives the file it was begun in";
const answer = "Half of an answer";

let sample: SampleWindow;

beforeAll(async () => {
	sample = await openSample();
});

afterAll(async () => {
	await sample?.close();
});

test("what is half-written in a file that is not in sight has a row in Here", async () => {
	const { window, inline, here } = sample;
	await window.openFile("src/config.ts");
	await here.open();
	await inline.openByKey(1, 2);
	await window.page.keyboard.type(sentence);
	await expect.poll(() => inline.text()).toBe(sentence);
	expect(await here.row(/half-written/).count()).toBe(0);
	await window.openFile("package.json");
	await here.row("1 half-written note").waitFor();
});

test("it is gone on with where it is", async () => {
	const { window, inline, here } = sample;
	await here.row("1 half-written note").click();
	await chooseInList(window, sentence);
	await chooseInList(window, "Go On Where It Is");
	await window.page
		.locator('.tab.active[data-resource-name="config.ts"]')
		.waitFor();
	await inline.enter();
	await expect.poll(() => inline.text()).toBe(sentence);
	await here.row(/half-written/).waitFor({ state: "detached" });
});

test("after its file was deleted it is gone on with at other lines", async () => {
	const { window, inline, here } = sample;
	await window.page.keyboard.press("Control+K");
	await window.page.keyboard.press("Control+W");
	await rm(join(sample.folder, "src/config.ts"));
	await window.openFile("src/auth/token.ts");
	await window.selectLines(33, 36);
	await here.row("1 half-written note").click();
	await chooseInList(window, sentence);
	await listOf(window).getByText("Go On at the Selected Lines").waitFor();
	expect(await listOf(window).getByText("Go On Where It Is").count()).toBe(0);
	await window.screenshot("half-written");
	await chooseInList(window, "Go On at the Selected Lines");
	await inline.enter();
	await expect.poll(() => inline.text()).toBe(sentence);
	await window.page.keyboard.press("Control+Enter");
	await inline.waitUntilClosed();
	const notes = await sample.list("src/auth/.tacit");
	const name = notes.find((each) => each.startsWith("it-outlives"));
	expect(await sample.read(`src/auth/.tacit/${name}`)).toContain(
		"file=token.ts lines=33-36",
	);
	await here.row(/half-written/).waitFor({ state: "detached" });
});

test("an answer is copied and thrown away from the same list", async () => {
	const { window, inline, here } = sample;
	await window.page.context().grantPermissions(["clipboard-read"]);
	await here.choose(/^Decision: Refresh tokens/, "Reply to Note");
	await inline.waitForFocus();
	await window.page.keyboard.type(answer);
	await expect.poll(() => inline.text()).toBe(answer);
	await window.openFile("package.json");
	await here.row("1 half-written note").click();
	await chooseInList(window, answer);
	await chooseInList(window, "Copy the Text");
	await expect
		.poll(() => window.page.evaluate("navigator.clipboard.readText()"))
		.toBe(answer);
	await window.runCommand("Tacit: Go On with a Half-Written Note");
	await chooseInList(window, answer);
	await chooseInList(window, "Discard");
	await window.page
		.locator(".monaco-dialog-box")
		.getByRole("button", { name: "Discard" })
		.click();
	await here.row(/half-written/).waitFor({ state: "detached" });
	await window.openFile("src/auth/token.ts");
	await expect.poll(() => inline.box.count()).toBe(0);
	expect(sample.noise()).toEqual([]);
});
