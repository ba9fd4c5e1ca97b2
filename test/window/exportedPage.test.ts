import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import {
	afterAll,
	beforeAll,
	describe,
	expect,
	onTestFinished,
	test,
} from "vitest";
import type { LogEntry } from "../../src/combine/log/logEntry.ts";
import { startBrowser } from "../support/browser.ts";
import {
	exportedPage,
	generatedEntries,
	logEntry,
} from "../support/exportedPage.ts";
import { installBrowser } from "../support/installBrowser.ts";

const hostile =
	"</script><script>document.title='run'</script><img src=x onerror=\"document.title='run'\"> [a](javascript:document.title='run') ![i](https://example.org/x.png)";
const entries = [
	...generatedEntries(60),
	logEntry("khostile", `Hostile ${hostile}`, {
		gist: hostile,
		why: `<b>${hostile}</b>`,
		rejected: [{ title: hostile, reason: hostile }],
		people: [{ name: hostile, email: undefined }],
		tags: [hostile],
		status: hostile,
	}),
];

const plainDiagram =
	"graph TD\n  A[Read it] --> B{Known?}\n  B -->|yes| C[Keep it]";
const otherDiagram = 'pie title Time\n  "reads" : 90\n  "writes" : 10';
const hostileDiagram = `%%{init: {"securityLevel": "loose", "htmlLabels": true, "themeCSS": "*{background:url(https://example.org/x)}"}}%%
flowchart LR
  A["<img src=x onerror=document.title='run'><script>document.title='run'</script>"] --> B
  click A "javascript:document.title='run'"`;
const withDiagrams = [
	logEntry("kplain00", "Drawn", { diagrams: [plainDiagram] }),
	logEntry("kothers0", "Drawn in the page", {
		diagrams: [otherDiagram, hostileDiagram, "graph TD\n  no [ diagram"],
	}),
];

/** What a page's images have; these tests know no page's types. */
interface Image {
	readonly naturalWidth: number;
	decode(): Promise<void>;
}

let browser: Browser;
let folder: string;
let address: string;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), "tacit-page-"));
	address = await exportedPage(folder, entries);
	browser = await startBrowser(await installBrowser(() => undefined));
});
afterAll(async () => {
	await browser?.close();
	await rm(folder, { recursive: true, force: true });
});

/** The page of other entries. */
async function addressOf(these: readonly LogEntry[]): Promise<string> {
	return exportedPage(await mkdtemp(join(folder, "page-")), these);
}

async function opened(
	options: {
		readonly at?: string;
		readonly hash?: string;
		readonly dark?: boolean;
		readonly forced?: boolean;
	} = {},
): Promise<{ readonly page: Page; readonly asked: readonly string[] }> {
	const page = await browser.newPage({
		colorScheme: options.dark ? "dark" : "light",
		forcedColors: options.forced ? "active" : "none",
	});
	onTestFinished(() => page.close());
	const asked: string[] = [];
	page.on("request", (request) => asked.push(request.url()));
	page.on("pageerror", (error) => asked.push(String(error)));
	await page.goto((options.at ?? address) + (options.hash ?? ""));
	await page.locator("body[data-indexed]").waitFor();
	return { page, asked };
}

/** The menus have options, too. */
const rowsOf = (page: Page) =>
	page.getByRole("listbox", { name: "Decisions" }).getByRole("option");

/** How many sheets a PDF has. */
function pagesIn(pdf: Buffer): number {
	return pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

describe("the exported page", () => {
	test("works from a file: search with a typing error, arrows, and all of a decision", async () => {
		const { page } = await opened();
		await page.keyboard.press("/");
		await page.keyboard.type("ledgr hash");
		await rowsOf(page).first().waitFor();
		await page.keyboard.press("ArrowDown");
		const article = page.getByRole("article");
		await article.waitFor();
		expect(
			await article.getByRole("heading", { level: 2 }).innerText(),
		).toMatch(/ledger|Hash/i);
		expect(
			await article
				.getByRole("link", { name: /src\/part/ })
				.first()
				.getAttribute("href"),
		).toMatch(/^https:\/\/github\.com\/example\/parcel\/blob\/HEAD\/src\/part/);
	});

	test("leads to a decision by its address, and says its address", async () => {
		const { page } = await opened({ hash: "#k0000005" });
		await page.locator("#entry-k0000005").waitFor();
		await page.getByRole("listbox").press("Home");
		await page.waitForURL(/#k0000000$/);
	});

	test("narrows the list by what is chosen, and says how many are left", async () => {
		const { page } = await opened();
		await page.getByLabel("Area").selectOption("src/part3");
		expect(await page.getByRole("status").innerText()).toBe("5 decisions");
		await page.getByRole("button", { name: "Clear" }).click();
		expect(await page.getByRole("status").innerText()).toBe("61 decisions");
	});

	test("is whole where its address is broken", async () => {
		const { page, asked } = await opened({ hash: "#%" });
		await rowsOf(page).first().waitFor();
		expect(asked.filter((each) => !each.startsWith("file:"))).toEqual([]);
	});

	test("finds the same again when it is loaded anew", async () => {
		const { page } = await opened();
		await page.getByRole("searchbox").fill("lease");
		await page.getByLabel("Area").selectOption("src/part0");
		const count = await page.getByRole("status").innerText();
		await rowsOf(page).first().click();
		await page.getByRole("article").waitFor();
		await page.reload();
		await page.locator("body[data-indexed]").waitFor();
		expect(await page.getByRole("searchbox").inputValue()).toBe("lease");
		expect(await page.getByLabel("Area").inputValue()).toBe("src/part0");
		expect(await page.getByRole("status").innerText()).toBe(count);
		await page
			.getByRole("listbox", { name: "Decisions" })
			.getByRole("option", { selected: true })
			.waitFor();
		await page.getByRole("article").waitFor();
	});

	test("says by a shape what a colour said, where the system chooses the colours", async () => {
		const { page } = await opened({ hash: "#k0000005", forced: true });
		await page.getByRole("article").waitFor();
		const shapes = await page.evaluate(
			"[...document.querySelectorAll('[aria-selected=false] .state, article .state')].map((each) => getComputedStyle(each, '::before')).map(({ borderTopColor, borderTopWidth }) => [borderTopColor, parseFloat(borderTopWidth) > 0].join())",
		);
		const ground = await page.evaluate(
			"getComputedStyle(document.body).backgroundColor",
		);
		expect(shapes).not.toHaveLength(0);
		for (const shape of shapes as string[]) {
			expect(shape).toMatch(/true$/);
			expect(shape).not.toContain(String(ground));
		}
	});

	for (const dark of [false, true])
		test(`has nothing that axe finds wrong, ${dark ? "dark" : "light"}, as a list and over time`, async () => {
			const { page } = await opened({ dark });
			await rowsOf(page).nth(2).click();
			await page.getByRole("article").waitFor();
			// The page's own policy lets no script in; axe comes by another way.
			const session = await page.context().newCDPSession(page);
			await session.send("Page.setBypassCSP", { enabled: true });
			await page.reload();
			await page.locator("body[data-indexed]").waitFor();
			await rowsOf(page).nth(2).click();
			await page.getByRole("article").waitFor();
			await page.addScriptTag({ content: axe.source });
			const violations = () =>
				page.evaluate(
					"axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)].join(' ').slice(0, 300)))",
				);
			expect(await violations()).toEqual([]);
			await page.getByRole("button", { name: "Over time" }).click();
			await page.locator("svg").waitFor();
			expect(await violations()).toEqual([]);
		});

	test("runs nothing and loads nothing that a note says", async () => {
		const { page, asked } = await opened({ hash: "#khostile" });
		await page.locator("#entry-khostile").waitFor();
		expect(await page.title()).toBe("Decisions");
		expect(await page.locator("article img, article script").count()).toBe(0);
		expect(await page.locator("a[href^='javascript']").count()).toBe(0);
		expect(asked.filter((each) => !each.startsWith("file:"))).toEqual([]);
	});

	test("shows diagrams that were drawn before, without what draws them", async () => {
		const at = await addressOf(withDiagrams.slice(0, 1));
		for (const dark of [false, true]) {
			const { page } = await opened({ at, hash: "#kplain00", dark });
			const image = page.getByRole("img");
			await image.waitFor();
			expect(await image.getAttribute("alt")).toContain("Diagram 1");
			expect(
				await image.evaluate((image) => [
					image.className,
					(image as unknown as Image).naturalWidth > 100,
				]),
			).toEqual([dark ? "when-dark" : "when-light", true]);
			await page.getByText("The diagram as text").click();
			expect(await page.locator("figure pre").innerText()).toBe(plainDiagram);
			expect(await page.locator("#drawer").count()).toBe(0);
		}
	});

	test("draws the others itself, and nothing that a diagram says runs or is loaded", async () => {
		const at = await addressOf(withDiagrams);
		const { page, asked } = await opened({ at, hash: "#kothers0" });
		await page.locator("body[data-drawn]").waitFor();
		const figures = page.locator("main figure");
		expect(await figures.count()).toBe(3);
		expect(await figures.locator("img.when-light").count()).toBe(2);
		for (const image of await figures.locator("img.when-light").all())
			expect(
				await image.evaluate((image) =>
					(image as unknown as Image).decode().then(() => true),
				),
			).toBe(true);
		expect(await figures.nth(2).innerText()).toContain("no [ diagram");
		expect(await figures.nth(2).innerText()).toContain("could not be drawn");
		expect(await page.title()).toBe("Decisions");
		expect(await page.locator("article svg, article script").count()).toBe(0);
		expect(asked.filter((each) => !/^(?:file|data):/.test(each))).toEqual([]);
		await page.evaluate("window.dispatchEvent(new Event('beforeprint'))");
		await page.emulateMedia({ media: "print", colorScheme: "dark" });
		expect(
			await page
				.locator(".printed img")
				.evaluateAll((images) =>
					images
						.filter((image) => image.checkVisibility())
						.map(({ className }) => className),
				),
		).toEqual(["when-light", "when-light", "when-light"]);
	});

	test("prints every decision, not only those in sight", async () => {
		const { page } = await opened();
		// In the middle of it: the view takes them out again.
		await page.evaluate(
			"matchMedia('print').addEventListener('change', () => { window.printedThen = document.querySelectorAll('.printed article').length; }, { once: true })",
		);
		const sheets = pagesIn(await page.pdf());
		expect(await page.evaluate("window.printedThen")).toBe(entries.length);
		expect(await page.locator(".printed article").count()).toBe(0);
		// At most some ten decisions stand on a sheet.
		expect(sheets).toBeGreaterThan(entries.length / 12);
		await page.emulateMedia({ media: "print" });
		expect(await page.locator("header").isVisible()).toBe(false);
	});
});
