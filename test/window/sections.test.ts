import { afterAll, beforeAll, expect, test } from "vitest";
import { stepsOfOneJourney } from "./support/journey.ts";
import { chooseInList } from "./support/lists.ts";
import { openSample, type SampleWindow } from "./support/sampleWindow.ts";

// More than one sentence: sections, a comparison and an image, by the keys and buttons of the inline editor.
stepsOfOneJourney();

const folder = "src/auth/.tacit";

let sample: SampleWindow;
let before: readonly string[];

beforeAll(async () => {
	sample = await openSample();
	before = await sample.list(folder);
	await sample.window.openFile("src/auth/token.ts");
});

afterAll(async () => {
	await sample?.close();
});

test("a key puts the sections of the kind below what is written, and Tab goes on", async () => {
	const { window, inline } = sample;
	const { keyboard } = window.page;
	await inline.openByKey(33, 36);
	await inline.button("Choose What the Note Is About").click();
	await chooseInList(window, "Decision");
	await inline.enter();
	await keyboard.type("One fetch at a time.");
	await keyboard.press("Control+K");
	await keyboard.press("Control+T");
	await expect
		.poll(() => inline.text())
		.toBe("One fetch at a time.## Rejected## Like");
	await keyboard.type("A queue of fetches.");
	await expect
		.poll(() => inline.text())
		.toBe("One fetch at a time.## RejectedA queue of fetches.## Like");
	await window.screenshot("sections");
});

test("the button inserts a comparison below its heading, and its gaps are typed over", async () => {
	const { window, inline } = sample;
	const { keyboard } = window.page;
	await inline.button("Insert a Comparison, a Diagram or an Image").click();
	await chooseInList(window, "Comparison");
	await expect.poll(() => inline.text()).toContain("It is like … because …;");
	await inline.waitForFocus();
	for (const words of ["a turnstile", "one goes at a time", "one may wait"]) {
		await keyboard.type(words);
		await keyboard.press("Tab");
	}
	await expect
		.poll(() => inline.text())
		.toContain(
			"It is like a turnstile because one goes at a time; the comparison breaks where one may wait.",
		);
});

test("an image that is pasted lies in the git directory, with a relative link", async () => {
	const { window, inline } = sample;
	await inline.enter();
	await window.page.keyboard.press("Enter");
	await window.page.keyboard.press("Enter");
	await window.page.evaluate(pasteImage);
	await expect
		.poll(() => inline.text())
		.toMatch(/!\[what it shows\]\(media\/image-[0-9a-f]{8}\.png\)/);
	expect(await sample.list(".git/tacit/drafts/src/auth/media")).toHaveLength(1);
	expect(await sample.list(`${folder}/media`)).toEqual([]);
	await window.screenshot("sections-image");
});

test("a second one that is dropped is there too", async () => {
	const { window, inline } = sample;
	await inline.enter();
	await window.page.evaluate(dropImage);
	await expect
		.poll(() => inline.text())
		.toMatch(/!\[what it shows\]\(media\/noon-[0-9a-f]{8}\.gif\)/);
	expect(await sample.list(".git/tacit/drafts/src/auth/media")).toHaveLength(2);
});

test("published, the note has all that was filled in, and its image beside it", async () => {
	const { window, inline } = sample;
	await inline.enter();
	await window.page.keyboard.press("Control+Enter");
	await inline.waitUntilClosed();
	await expect.poll(() => sample.list(folder)).toHaveLength(before.length + 2);
	const name = (await sample.list(folder)).find((each) =>
		each.startsWith("one-fetch-at-a-time."),
	);
	const text = await sample.read(`${folder}/${name}`);
	expect(text).toContain(
		"# One fetch at a time\n\n## Rejected\n\nA queue of fetches.\n\n## Like\n\nIt is like a turnstile",
	);
	const images = [...text.matchAll(/\]\(media\/(.*?)\)/g)];
	expect(images).toHaveLength(2);
	expect(await sample.list(`${folder}/media`)).toEqual(
		images.map(([, name]) => name).sort(),
	);
	expect(sample.noise()).toEqual([]);
});

/** Runs in the page: what the browser does when an image is on the clipboard. */
const pasteImage = `(() => {
	const base64 = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
	const bytes = Uint8Array.from(atob(base64), (each) => each.charCodeAt(0));
	const clipboardData = new DataTransfer();
	clipboardData.items.add(new File([bytes], "image.png", { type: "image/png" }));
	document.activeElement.dispatchEvent(
		new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
	);
})()`;

/** Runs in the page: what the browser does when an image is dragged into the editor with the focus, and dropped there. */
const dropImage = `(async () => {
	const bytes = Uint8Array.from(atob("R0lGODlhAQABAAAAACwAAAAAAQABAAA="), (each) => each.charCodeAt(0));
	const dataTransfer = new DataTransfer();
	dataTransfer.items.add(new File([bytes], "noon.gif", { type: "image/gif" }));
	const editor = document.activeElement.closest(".monaco-editor");
	// Behind the image that is there: what stands below it lies below the window's edge.
	const line = [...editor.querySelectorAll(".view-line > span")].find((each) => each.textContent.includes("media/image"));
	const { right, top } = line.getBoundingClientRect();
	const drag = (type) =>
		editor.dispatchEvent(
			new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true, clientX: right + 2, clientY: top + 5 }),
		);
	drag("dragenter");
	// As long as somebody drags, it is told again and again.
	for (let times = 0; times < 40; times++) {
		await new Promise(requestAnimationFrame);
		drag("dragover");
	}
	drag("drop");
})()`;
