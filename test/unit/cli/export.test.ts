import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, it, onTestFinished } from "vitest";
import type {
	JsonExport,
	JsonLogQuestions,
} from "../../../src/cli/json/log.ts";
import type { PageData } from "../../../src/combine/page/pageDocument.ts";
import { gitRepository } from "../../support/gitRepository.ts";
import { commandLine } from "./commandLine.ts";

const tacit = commandLine();

const record = (number: number, title: string, status = "Accepted") =>
	`# ${number}. ${title}\n\nDate: 2024-01-0${number}\n\n## Status\n\n${status}\n\n## Context\n\nSlow.\n\n## Decision\n\nWe do it <b>now</b>.\n`;

async function repository(title = "Use Go") {
	const made = await gitRepository({
		name: title.toLowerCase().replace(" ", "-"),
	});
	onTestFinished(() => made.dispose());
	await made.commit({
		"doc/adr/0001-first.md": record(
			1,
			title,
			"Superceded by [2. Later](0002-later.md)",
		),
		"doc/adr/0002-later.md": record(2, `${title} later`),
	});
	return made;
}

async function dataOf(file: string): Promise<PageData> {
	const html = await readFile(file, "utf8");
	const [, text = ""] = /id="data">([^<]*)</.exec(html) ?? [];
	return JSON.parse(gunzipSync(Buffer.from(text, "base64")).toString());
}

describe("tacit export", () => {
	it("leads from a record to the files that it names, as long as they are there", async () => {
		const made = await gitRepository();
		onTestFinished(() => made.dispose());
		await made.commit({
			"src/queue.ts": "export const queue = [];\n",
			"doc/adr/0001-queue.md": `${record(1, "Use a queue")}See \`src/queue.ts:1\` and src/gone.ts.\n`,
		});
		const page = join(made.folder, "all.html");
		expect(await tacit.run(made, ["log"])).toMatchObject({ code: 0 });
		expect(await readFile(join(made.root, "DECISIONS.md"), "utf8")).toContain(
			"- Code: [`src/queue.ts`](src/queue.ts)\n",
		);
		await tacit.run(made, ["export", "--html", page]);
		const code = async () => (await dataOf(page)).details[0]?.code;
		expect(await code()).toEqual([
			{ label: "src/queue.ts", path: "src/queue.ts" },
		]);
		await made.git("rm", "--quiet", "src/queue.ts");
		await tacit.run(made, ["log"]);
		expect(
			await readFile(join(made.root, "DECISIONS.md"), "utf8"),
		).not.toContain("- Code:");
		await tacit.run(made, ["export", "--html", page]);
		expect(await code()).toEqual([]);
	});

	it("draws plain diagrams beforehand, and leaves those in the log to the Git host", async () => {
		const made = await gitRepository();
		onTestFinished(() => made.dispose());
		const diagram = "graph TD\n  A[Read] --> B[Keep]";
		const long = `${diagram}\n  B --> C\n  C --> D\n  D --> E`;
		const fence = (text: string) => `\n\`\`\`mermaid\n${text}\n\`\`\`\n`;
		await made.commit({
			"doc/adr/0001-short.md": record(1, "Short") + fence(diagram),
			"doc/adr/0002-long.md": record(2, "Long") + fence(long),
		});
		await tacit.run(made, ["log"]);
		const log = await readFile(join(made.root, "DECISIONS.md"), "utf8");
		expect(log).toContain(fence(diagram));
		expect(log).not.toContain("D --> E");
		expect(log).toContain("](doc/adr/0002-long.md)");
		const page = join(made.folder, "all.html");
		await tacit.run(made, ["export", "--html", page]);
		const { details } = await dataOf(page);
		expect(details.map(({ diagrams }) => diagrams[0]?.source)).toEqual([
			diagram,
			long,
		]);
		for (const { diagrams, gistHtml } of details) {
			expect(diagrams[0]?.drawn).toMatch(/^<svg [\s\S]*Keep/);
			expect(gistHtml).not.toContain("graph TD");
		}
		expect(await readFile(page, "utf8")).not.toContain('id="drawer"');
		const told = await tacit.json<JsonExport>(made, ["export"]);
		expect(told.entries.map(({ diagrams }) => diagrams)).toEqual(
			[diagram, long].map((source) => [
				{ kind: "graph", source, alt: "Diagram 1; its text stands below." },
			]),
		);
	});

	it("writes a page that holds every decision, and writes over its own page alone", async () => {
		const made = await repository();
		await made.git(
			"remote",
			"add",
			"origin",
			"git@github.com:example/parcel.git",
		);
		const page = join(made.folder, "out/all.html");
		const first = await tacit.run(made, ["export", "--html", page]);
		expect([first.code, first.stderr]).toEqual([0, "2 decisions.\n"]);
		const { entries, details } = await dataOf(page);
		expect(entries.map(({ title }) => title)).toEqual([
			"Use Go",
			"Use Go later",
		]);
		expect(details[0]?.gistHtml).toBe(
			"<p>We do it &lt;b&gt;now&lt;/b&gt;.</p>\n",
		);
		expect(details[0]?.source.url).toBe(
			"https://github.com/example/parcel/blob/HEAD/doc/adr/0001-first.md",
		);
		expect((await tacit.run(made, ["export", "--html", page])).code).toBe(0);
		const untouched = await readFile(page, "utf8");
		expect((await tacit.run(made, ["export", "--html", page])).code).toBe(0);
		expect(await readFile(page, "utf8")).toBe(untouched);
		for (const mine of ["mine", untouched.replace("<body>", "<body>Mine.")]) {
			await writeFile(page, mine);
			const refused = await tacit.run(made, ["export", "--html", page]);
			expect(refused.code).toBe(2);
			expect(refused.stderr).toContain("Nothing was written.");
			expect(await readFile(page, "utf8")).toBe(mine);
		}
		expect(
			(await tacit.run(made, ["export", "--html", page, "--force"])).code,
		).toBe(0);
	});

	it("makes one page of several checkouts, which tells them apart", async () => {
		const [one, other] = [
			await repository("Use Go"),
			await repository("Use C"),
		];
		const page = join(one.folder, "all.html");
		const { code } = await tacit.run(one, [
			...["export", one.root, other.root, "--html", page],
		]);
		expect(code).toBe(0);
		const { entries } = await dataOf(page);
		expect(new Set(entries.map((entry) => entry.repository))).toEqual(
			new Set(["use-go", "use-c"]),
		);
	});

	it("writes records of another form, with links among themselves, and over none", async () => {
		const made = await repository();
		const folder = join(made.folder, "madr");
		await tacit.run(made, ["export", "--madr", folder]);
		expect(await readdir(folder)).toEqual([
			"0001-use-go.md",
			"0002-use-go-later.md",
		]);
		const text = await readFile(join(folder, "0001-use-go.md"), "utf8");
		expect(text).toContain(
			"status: superseded by [Use Go later](0002-use-go-later.md)",
		);
		expect(text).toContain("Slow.");
		expect(text).toContain("We do it <b>now</b>.");
		expect(text).not.toContain("{");
		await writeFile(join(folder, "0001-use-go.md"), "mine");
		expect((await tacit.run(made, ["export", "--madr", folder])).code).toBe(2);
		expect(await readdir(folder)).toHaveLength(2);
		const other = join(made.folder, "nygard");
		await tacit.run(made, ["export", "--nygard", other]);
		expect(await readFile(join(other, "0002-use-go-later.md"), "utf8")).toMatch(
			/^# 2\. Use Go later\n\nDate: 2024-01-02\n\n## Status\n\nAccepted\n/,
		);
	});

	it("brings records that it exported up to date, under the numbers that they have, and all or none", async () => {
		const made = await repository();
		const folder = join(made.root, "docs/decisions");
		const run = () => tacit.run(made, ["export", "--madr", folder]);
		const read = async (name: string) => readFile(join(folder, name), "utf8");
		await run();
		const first = await read("0001-use-go.md");
		// Git may have given it other line ends.
		await writeFile(
			join(folder, "0001-use-go.md"),
			first.replaceAll("\n", "\r\n"),
		);
		expect((await run()).stderr).toBe("2 decisions.\n");
		expect(await read("0001-use-go.md")).toBe(first.replaceAll("\n", "\r\n"));

		await made.commit({
			"doc/adr/0000-before.md": record(0, "Before all"),
			"doc/adr/0002-later.md": record(2, "Use Go at last", "Deprecated"),
		});
		await run();
		expect(await readdir(folder)).toEqual([
			"0001-use-go.md",
			"0002-use-go-later.md",
			"0003-before-all.md",
		]);
		expect(await read("0002-use-go-later.md")).toContain("status: Deprecated");

		const edited = `${await read("0002-use-go-later.md")}\nMine.\n`;
		await writeFile(join(folder, "0002-use-go-later.md"), edited);
		await made.commit({
			"doc/adr/0001-first.md": record(1, "Use Go", "Rejected"),
			"doc/adr/0004-more.md": record(4, "More"),
		});
		const before = await read("0001-use-go.md");
		const refused = await run();
		expect(refused.code).toBe(2);
		expect(refused.stderr).toContain(
			"Somebody wrote into what was exported before: docs/decisions/0002-use-go-later.md.",
		);
		expect(await read("0001-use-go.md")).toBe(before);
		expect(await readdir(folder)).toHaveLength(3);

		await made.git("rm", "-q", "doc/adr/0000-before.md");
		const forced = await tacit.run(made, [
			...["export", "--madr", folder, "--force"],
		]);
		expect(forced.stderr).toMatch(
			/^docs\/decisions\/0003-before-all\.md was exported of a decision that is not among these any more/,
		);
		expect(await read("0001-use-go.md")).toContain("status: Rejected");
		expect(await readdir(folder)).toEqual([
			"0001-use-go.md",
			"0002-use-go-later.md",
			"0003-before-all.md",
			"0004-more.md",
		]);
	});

	it("prints everything as JSON, and wants to know what to write", async () => {
		const made = await repository();
		const { entries, files } = await tacit.json<JsonExport>(made, ["export"]);
		expect([entries.length, files]).toEqual([2, []]);
		expect((await tacit.run(made, ["export"])).code).toBe(2);
		await mkdir(join(made.root, "page.html"));
		expect(
			(await tacit.run(made, ["export", "--html", "page.html"])).code,
		).toBe(2);
	});
});

describe("tacit log --questions", () => {
	it("lists what the decisions in force leave open, and writes nothing", async () => {
		const made = await repository();
		const { questions } = await tacit.json<JsonLogQuestions>(made, [
			...["log", "--questions"],
		]);
		expect(questions).toEqual([
			{
				kind: "nothing-rejected",
				key: "doc/adr/0002-later.md",
				title: "Use Go later",
				file: "doc/adr/0002-later.md",
			},
		]);
		const { code, stdout } = await tacit.run(made, ["log", "--questions"]);
		expect(code).toBe(0);
		expect(stdout).toMatch(/^What else was considered\?\n {2}Use Go later /);
		expect(await made.git("status", "--porcelain")).toBe("");
	});
});
