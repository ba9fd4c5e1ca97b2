import { readFileSync } from "node:fs";
import { rm, symlink } from "node:fs/promises";
import path from "node:path";
import { Ajv } from "ajv";
import { describe, expect, it, onTestFinished } from "vitest";
import type {
	JsonTourCheck,
	JsonTourMade,
	JsonTourRepair,
	JsonTourShow,
	JsonTours,
} from "../../../src/cli/json/tours.ts";
import {
	gitRepository,
	type TestRepository,
} from "../../support/gitRepository.ts";
import { commandLine } from "./commandLine.ts";

const isTour = new Ajv().compile(
	JSON.parse(readFileSync("test/fixtures/tours/tour.schema.json", "utf8")),
);

const tacit = commandLine();

const code = `import { open } from "./files.ts";

/** Reads a queue. */
export function readQueue(name: string): string[] {
	const file = open(name);
	return file.lines();
}

export function writeQueue(name: string, lines: string[]): void {
	const file = open(name);
	file.write(lines.join("\\n"));
}
`;
const tourOf = (steps: readonly object[], more: object = {}) =>
	`${JSON.stringify({ title: "Queue", ...more, steps }, undefined, 2)}\n`;
const at = (line: number, more: object = {}) => ({
	...{ file: "src/queue.ts", line, description: "Here." },
	...more,
});

/** What a command prints with `--json`. */
async function told<T>(
	made: Pick<TestRepository, "root" | "environment">,
	args: readonly string[],
): Promise<T> {
	const { stdout } = await tacit.run(made, [...args, "--json"]);
	return JSON.parse(stdout);
}

async function repository(files: Readonly<Record<string, string>>) {
	const made = await gitRepository();
	onTestFinished(() => made.dispose());
	await made.commit(files);
	return made;
}
const longer = (text: string) => `// One.\n// Two.\n// Three.\n${text}`;

describe("tacit tour repair", () => {
	it("writes a drifted step back, says from where to where, and is done then", async () => {
		const made = await repository({
			"src/queue.ts": code,
			".tours/queue.tour": tourOf([at(4), at(11, { title: "Writes" })]),
		});
		await made.commit({ "src/queue.ts": longer(code) });
		const { code: exit, stdout } = await tacit.run(made, ["tour", "repair"]);
		expect([exit, stdout]).toEqual([
			0,
			".tours/queue.tour step 1 (src/queue.ts): src/queue.ts:4 → src/queue.ts:7\n" +
				".tours/queue.tour step 2 (Writes): src/queue.ts:11 → src/queue.ts:14\n",
		]);
		const text = await made.read(".tours/queue.tour");
		expect(text).toBe(tourOf([at(7), at(14, { title: "Writes" })]));
		const again = await tacit.run(made, ["tour", "repair"]);
		expect(again.stdout).toBe("");
		await made.commit();
		expect((await tacit.run(made, ["tour", "check"])).code).toBe(0);
		expect(await made.read(".tours/queue.tour")).toBe(text);
	});

	it("follows each step from the commit that set it, not from the tour's last edit", async () => {
		const made = await repository({
			"src/queue.ts": code,
			".tours/queue.tour": tourOf([at(4), at(9)]),
		});
		await made.commit({ "src/queue.ts": longer(code) });
		// Somebody mends one step and the words of the other.
		await made.commit({
			".tours/queue.tour": tourOf([at(4, { description: "There." }), at(12)]),
		});
		await made.commit({ "src/queue.ts": longer(longer(code)) });
		await tacit.run(made, ["tour", "repair"]);
		expect(JSON.parse(await made.read(".tours/queue.tour")).steps).toEqual([
			at(10, { description: "There." }),
			at(15),
		]);
	});

	it("follows selections, renamed files, and patterns that match nothing any more", async () => {
		const selection = {
			start: { line: 5, character: 2 },
			end: { line: 6, character: 22 },
		};
		const made = await repository({
			"src/queue.ts": code,
			".tours/queue.tour": tourOf([
				{ file: "src/queue.ts", selection, description: "Both lines." },
				{
					...{ file: "src/other.ts", description: "A pattern." },
					pattern: "^export function writeQueue\\(name",
				},
				{ file: "src/queue.ts", description: "All of it." },
			]),
			"src/other.ts": code.replace("Reads a queue", "Another"),
		});
		await made.git("mv", "src/queue.ts", "src/store.ts");
		await made.commit();
		await made.commit({
			"src/store.ts": longer(code),
			"src/other.ts": code.replace(
				"writeQueue(name: string, lines",
				"writeQueue(id: string, lines",
			),
		});
		const { stdout } = await tacit.run(made, ["tour", "repair"]);
		const { steps } = JSON.parse(await made.read(".tours/queue.tour"));
		expect(steps, stdout).toEqual([
			{
				file: "src/store.ts",
				selection: {
					start: { line: 8, character: 2 },
					end: { line: 9, character: 22 },
				},
				description: "Both lines.",
			},
			{
				...{ file: "src/other.ts", description: "A pattern." },
				pattern:
					"export function writeQueue\\(id: string, lines: string\\[\\]\\): void \\{",
			},
			{ file: "src/store.ts", description: "All of it." },
		]);
	});

	it("keeps a pattern that still matches its line where the file alone was renamed", async () => {
		const made = await repository({
			"src/queue.ts": code,
			".tours/queue.tour": tourOf([
				{ file: "src/queue.ts", pattern: "writeQueue", description: "Here." },
			]),
		});
		await made.git("mv", "src/queue.ts", "src/stack.ts");
		await made.commit();
		expect((await tacit.run(made, ["tour", "repair"])).stdout).toBe(
			".tours/queue.tour step 1 (src/queue.ts): src/queue.ts /writeQueue/ → src/stack.ts:9\n",
		);
		expect(JSON.parse(await made.read(".tours/queue.tour")).steps).toEqual([
			{ file: "src/stack.ts", pattern: "writeQueue", description: "Here." },
		]);
	});

	it("takes no line for a lost one that stood in another file before, whatever their folder was called", async () => {
		const test = (name: string) =>
			`import { db } from "./db.ts";\n\n// ${name}\nafterAll(async () => {\n\tfor (const id of created${name}) {\n\t\tawait db.delete(id);\n\t}\n});\n`;
		const loop = "\tfor (const id of createdGroupIds) {\n";
		const with_ = (name: string) =>
			test(name).replace(/.*for \(const.*\n/, loop);
		const made = await repository({
			"app/groups.test.ts": with_("Groups"),
			"app/users.test.ts": with_("Users"),
			".tours/queue.tour": tourOf([
				{ file: "app/groups.test.ts", line: 5, description: "Cleans up." },
			]),
		});
		await made.git("mv", "app/users.test.ts", "users.test.ts");
		await made.git("rm", "-q", "app/groups.test.ts");
		await made.commit();
		const { stdout } = await tacit.run(made, ["tour", "repair"]);
		expect(stdout).not.toContain("→");
	});

	it("says that a step is lost, and leaves it", async () => {
		const made = await repository({
			"src/queue.ts": code,
			".tours/queue.tour": tourOf([at(11)]),
		});
		await made.commit({ "src/queue.ts": "export const nothing = 1;\n" });
		const { stdout } = await tacit.run(made, ["tour", "repair"]);
		expect(stdout).toBe(
			".tours/queue.tour step 1 (src/queue.ts): src/queue.ts:11: lost\n",
		);
		expect(await made.read(".tours/queue.tour")).toBe(tourOf([at(11)]));
	});

	it("follows a line that changed in a file that kept its name in another folder", async () => {
		const made = await repository({
			"src/queue.ts": code,
			".tours/queue.tour": tourOf([at(9)]),
		});
		await made.git("mv", "src", "lib");
		await made.commit({
			"lib/queue.ts": longer(code).replace("lines: string[]", "all: string[]"),
		});
		expect((await tacit.run(made, ["tour", "repair"])).stdout).toBe(
			".tours/queue.tour step 1 (src/queue.ts): src/queue.ts:9 → lib/queue.ts:12\n",
		);
	});

	it("takes a file that was not there for the only one of its name, where that was", async () => {
		const made = await repository({
			"src/deep/queue.ts": code,
			"a/twice.ts": code,
			"b/twice.ts": code,
			".tours/queue.tour": tourOf([
				{ file: "queue.ts", line: 9, description: "By name." },
				{ file: "twice.ts", line: 9, description: "Of two." },
			]),
		});
		await made.commit({ "src/deep/queue.ts": longer(code) });
		expect((await tacit.run(made, ["tour", "repair"])).stdout).toBe(
			".tours/queue.tour step 1 (queue.ts): queue.ts:9 → src/deep/queue.ts:12\n" +
				".tours/queue.tour step 2 (twice.ts): twice.ts:9: lost\n",
		);
	});

	it("asks about a line that is another by now and in another file, too", async () => {
		const made = await repository({
			"src/queue.ts": code,
			".tours/queue.tour": tourOf([at(4)]),
		});
		await made.git("mv", "src/queue.ts", "src/stack.ts");
		await made.commit({
			"src/stack.ts": code
				.replace("readQueue(name", "readStack(name")
				.replace("Reads a queue", "Reads a stack"),
		});
		const { stdout } = await tacit.run(made, ["tour", "repair"]);
		expect(stdout).toContain(
			"src/queue.ts:4: probably src/stack.ts:4 (--accept-proposed writes it)",
		);
		await tacit.run(made, ["tour", "repair", "--accept-proposed"]);
		expect(JSON.parse(await made.read(".tours/queue.tour")).steps).toEqual([
			{ ...at(4), file: "src/stack.ts" },
		]);
	});

	it("takes a file's first line for the file, whatever stands there by now", async () => {
		const made = await repository({
			"src/queue.ts": code,
			".tours/queue.tour": tourOf([at(1)]),
		});
		await made.commit({ "src/queue.ts": code.replace(/.*\n\n/, "") });
		expect((await tacit.run(made, ["tour", "repair"])).stdout).toBe("");
		expect((await tacit.run(made, ["tour", "check"])).code).toBe(0);
	});

	it("writes nothing with --dry-run, and keeps line ends, order and keys that it does not know", async () => {
		const text =
			'\ufeff{\r\n\t"steps": [ { "camera": [1], "line": 4,"description":"x",  "file":"./src/queue.ts" } ],\r\n\t"title":"Q", "x": null\r\n}';
		const made = await repository({
			"src/queue.ts": code,
			".tours/queue.tour": text,
		});
		await made.commit({ "src/queue.ts": longer(code) });
		const dry = await told<JsonTourRepair>(made, [
			...["tour", "repair", "--dry-run"],
		]);
		expect(dry.tours).toMatchObject([
			{
				isWritten: false,
				steps: [{ from: "src/queue.ts:4", to: "src/queue.ts:7" }],
			},
		]);
		expect(await made.read(".tours/queue.tour")).toBe(text);
		await tacit.run(made, ["tour", "repair", ".tours/queue.tour"]);
		expect(await made.read(".tours/queue.tour")).toBe(
			text.replace('"line": 4', '"line": 7'),
		);
	});
});

describe("tacit tour check", () => {
	it("says what is wrong with tours, and what they would run", async () => {
		const made = await repository({
			"src/queue.ts": code,
			".tours/broken.tour": '{"title": "Broken", ',
			".tours/README.md": "No tour.\n",
			".tours/queue.tour": tourOf(
				[
					at(400),
					at(3, { description: " " }),
					{ file: "gone.ts", description: "Gone. See [#9]." },
					{ file: "src/queue.ts", pattern: "open", description: "Twice." },
					{ file: "src/queue.ts", pattern: "(", description: "None." },
					{ file: "src/queue.ts", pattern: "(\\s+)+$x", description: "Slow?" },
					at(1, {
						description: "Run\n>> rm -rf /\n[it](command:evil)",
						commands: ["evil.now"],
						try: "task build",
					}),
					at(1, { description: "No.", try: "rm -rf /" }),
				],
				{ nextTour: "Nobody", when: "process.exit()" },
			),
		});
		const { tours, findings } = await told<JsonTourCheck>(made, [
			...["tour", "check"],
		]);
		expect(tours).toBe(2);
		expect(
			findings.map(
				({ code, severity, found }) => `${code} ${severity} ${found}`,
			),
		).toEqual([
			"tour-syntax error the end of the file",
			"tour-when warning process.exit()",
			"tour-next warning Nobody",
			"tour-beyond warning src/queue.ts:400",
			"tour-step-empty warning ",
			"tour-link warning [#9]",
			"tour-missing warning gone.ts",
			"tour-pattern warning src/queue.ts /open/",
			"tour-pattern warning src/queue.ts /(/",
			"tour-pattern warning src/queue.ts /(\\s+)+$x/",
			"tour-runs info evil.now",
			"tour-runs info >> rm -rf /",
			"tour-runs info command:evil",
			"tour-runs info task build",
			"tour-field warning try: rm -rf /",
		]);
		expect((await tacit.run(made, ["tour", "check"])).code).toBe(1);
	});

	it("gives up on a pattern that would take for ever", async () => {
		const made = await repository({
			"src/queue.ts": `${"a".repeat(5000)}!\n`,
			".tours/slow.tour": tourOf([
				{ file: "src/queue.ts", pattern: "(a+)+$", description: "Slow." },
			]),
		});
		const { findings } = await told<JsonTourCheck>(made, [
			...["tour", "check"],
		]);
		expect(findings.map(({ code }) => code)).toEqual(["tour-pattern"]);
	});

	it("opens nothing outside of the repository, by whatever way a tour names it", async () => {
		const made = await repository({
			"src/queue.ts": code,
			".tours/out.tour": tourOf([
				{ file: "../secret.txt", line: 1, description: "Up." },
				{
					file: path.join(path.sep, "etc", "passwd"),
					line: 1,
					description: "Root.",
				},
				{ file: "link.txt", line: 1, description: "A link out." },
				{ directory: "../../", description: "A folder." },
				{ uri: "file:///etc/passwd", description: "An address." },
			]),
		});
		await symlink("/etc/passwd", path.join(made.root, "link.txt"));
		await made.commit();
		const { findings } = await told<JsonTourCheck>(made, [
			...["tour", "check"],
		]);
		expect(findings.map(({ code, found }) => `${code} ${found}`)).toEqual([
			"tour-outside ../secret.txt",
			"tour-missing etc/passwd",
			"tour-missing link.txt",
			"tour-outside ../../",
		]);
		const { stdout } = await tacit.run(made, [
			...["tour", "show", ".tours/out.tour"],
		]);
		expect(stdout).not.toContain("root:");
	});

	it("says of a shallow clone once that nothing tells whether the lines hold", async () => {
		const made = await repository({
			"src/queue.ts": code,
			".tours/queue.tour": tourOf([at(4), at(9)]),
		});
		await made.commit({ "src/queue.ts": longer(code) });
		const root = path.join(made.folder, "shallow");
		await made.gitIn(
			made.folder,
			...["clone", "-q", "--depth=1"],
			`file://${made.root}`,
			root,
		);
		const { stdout } = await tacit.run({ ...made, root }, [
			...["tour", "check"],
		]);
		expect(stdout.match(/tour-unanchored/g)).toHaveLength(1);
	});
});

describe("tacit tour show", () => {
	it("prints a step with the code where it is today, and nothing that a terminal would obey", async () => {
		const made = await repository({
			"src/queue.ts": code,
			".tours/queue.tour": tourOf([
				at(4, {
					title: "Reads\u001b[31m",
					description: "Look:\u001b]0;x\u0007",
				}),
			]),
		});
		await made.commit({ "src/queue.ts": longer(code) });
		const { stdout } = await tacit.run(made, [
			...["tour", "show", ".tours/queue.tour"],
		]);
		expect(stdout).toBe(
			`# Queue\n\n## 1. Reads[31m\n\n\`src/queue.ts:7\`\n\nLook:]0;x\n\n\`\`\`ts\n${longer(
				code,
			)
				.split("\n")
				.slice(3, 10)
				.join("\n")}\n\`\`\`\n`,
		);
	});

	it("shows a tour of a tag in the text of that tag", async () => {
		const made = await repository({
			"src/queue.ts": code,
			".tours/queue.tour": tourOf([at(4)], { ref: "v1" }),
		});
		await made.git("tag", "v1");
		await made.commit({ "src/queue.ts": longer(code) });
		const { steps } = await told<JsonTourShow>(made, [
			...["tour", "show", ".tours/queue.tour"],
		]);
		expect(steps[0]).toMatchObject({
			place: { state: "pinned", spot: { line: 4 }, revision: "refs/tags/v1" },
			code: code.split("\n").slice(0, 7),
		});
		expect((await tacit.run(made, ["tour", "repair"])).stdout).toBe("");
	});

	it("takes lines as they are written where there is no git", async () => {
		const made = await repository({
			"src/queue.ts": code,
			".tours/queue.tour": tourOf([at(4)]),
		});
		await rm(path.join(made.root, ".git"), { recursive: true });
		const { steps } = await told<JsonTourShow>(made, [
			...["tour", "show", ".tours/queue.tour"],
		]);
		expect(steps[0]?.place).toMatchObject({
			...{ state: "unanchored", why: "no-history", spot: { line: 4 } },
		});
	});
});

describe("tacit tour list", () => {
	it("finds what CodeTour finds in the repository and its folders", async () => {
		const made = await repository({
			".vscode/settings.json":
				'{ "codetour.customTourDirectory": "guides" /* ours */ }',
			".tour": tourOf([]),
			".tours/deep/er.tour": tourOf([]),
			".tours/plain.json": tourOf([]),
			".tours/notes.txt": "none",
			".github/tours/c.tour": tourOf([]),
			"guides/d.tour": tourOf([]),
			"web/.tours/e.tour": tourOf([]),
			"docs/f.tour": tourOf([]),
			".gitignore": ".vscode/tours\n",
		});
		await made.write(".vscode/tours/own.tour", tourOf([]));
		const { tours } = await told<JsonTours>(made, ["tour", "list"]);
		expect(tours.map(({ file }) => file)).toEqual([
			".github/tours/c.tour",
			".tour",
			".tours/deep/er.tour",
			".tours/plain.json",
			".vscode/tours/own.tour",
			"guides/d.tour",
			"web/.tours/e.tour",
		]);
	});
});

describe("tacit tour export", () => {
	it("writes a document whose links lead to the code and whose text runs nothing", async () => {
		const made = await repository({
			"src/queue.ts": code,
			".tours/queue.tour": tourOf([
				at(4, {
					title: "Reads",
					description:
						"Then [#2].\n\n<img src=x onerror=alert(1)>\n\n[run](command:evil)\n>> make all",
				}),
				at(9, { title: "Writes" }),
			]),
		});
		const { stdout } = await tacit.run(made, [
			...["tour", "export", ".tours/queue.tour", "-o", "docs/queue.md"],
		]);
		expect(stdout).toBe("docs/queue.md\n");
		const text = await made.read("docs/queue.md");
		expect(text).toContain("[`src/queue.ts:4`](../src/queue.ts#L4)");
		expect(text).toContain("[\\#2](#2-writes)");
		expect(text).toContain("`make all`");
		expect(text).not.toContain("<img");
		expect(text).not.toContain("(command:");
	});
});

describe("tacit tour from-commits", () => {
	it("makes a tour that CodeTour takes: what each commit did, where that is today", async () => {
		const made = await repository({ "src/queue.ts": code });
		const first = await made.git("rev-parse", "HEAD");
		await made.write(
			"src/queue.ts",
			code.replace("return file.lines();", "return file.lines().slice(1);"),
		);
		await made.git("add", "-A");
		await made.git(
			...["commit", "-qm"],
			"Skip the header\n\n>> rm -rf /\n[it](command:evil) The first line says what the others are.",
		);
		await made.write("src/gone.ts", "export const gone = 1;\n");
		await made.git("add", "-A");
		await made.git("commit", "-qm", "Try another way");
		await made.git("rm", "-q", "src/gone.ts");
		await made.write("src/queue.ts", longer(await made.read("src/queue.ts")));
		await made.git("commit", "-qam", "Take it back");
		const { stdout, code: exit } = await tacit.run(made, [
			...["tour", "from-commits", `${first}..HEAD`, "--title", "How it went"],
		]);
		expect([exit, stdout]).toEqual([0, ".tours/how-it-went.tour\n"]);
		const tour = JSON.parse(await made.read(".tours/how-it-went.tour"));
		expect(isTour(tour), JSON.stringify(isTour.errors)).toBe(true);
		expect(
			tour.steps.map(({ title, file, line }: Record<string, unknown>) => [
				...[title, file, line],
			]),
		).toEqual([
			["Skip the header", "src/queue.ts", 9],
			["Try another way", undefined, undefined],
			["Take it back", "src/queue.ts", 1],
			["Take it back: src/gone.ts", undefined, undefined],
		]);
		const { description } = tour.steps[0];
		expect(description).toContain("The first line says what the others are.");
		expect(description).toContain(
			"-\treturn file.lines();\n+\treturn file.lines().slice(1);",
		);
		expect(description).not.toMatch(/^>>\s/m);
		expect(description).not.toContain("(command:");
		expect(tour.steps[1].description).toContain(
			"These lines are not there any more: `src/gone.ts`",
		);
		await made.commit();
		expect((await tacit.run(made, ["tour", "check"])).stdout).toBe("");
	});

	it("writes over no file, and says what is no range", async () => {
		const made = await repository({
			"a.ts": "1\n",
			".tours/head.tour": "mine",
		});
		const there = await tacit.run(made, ["tour", "from-commits", "HEAD"]);
		expect([there.code, there.stderr]).toEqual([
			2,
			"tacit: .tours/head.tour is there already. Name another file.\n",
		]);
		expect(await made.read(".tours/head.tour")).toBe("mine");
		const none = await tacit.run(made, [
			...["tour", "from-commits", "--", "--output=x"],
		]);
		expect(none.code).toBe(2);
	});
});

describe("tacit tour from-notes", () => {
	it("makes a tour along the code as it is today, without private drafts", async () => {
		const made = await repository({ "src/queue.ts": code });
		await tacit.run(made, [
			...["note", "src/queue.ts:9-12", "-m"],
			"Writes are not atomic.\n\n```sh\n>> make danger\n```",
		]);
		await tacit.run(made, ["note", "src/queue.ts:4", "-m", "Reads all of it."]);
		await tacit.run(made, [
			...["note", "src/queue.ts:5", "-m", "Mine.", "--draft"],
		]);
		await made.commit({ "src/queue.ts": longer(code) });
		const { path: file, text } = await told<JsonTourMade>(made, [
			...["tour", "from-notes", "src", "-t", "Why", "-o", ".tours/why.tour"],
		]);
		expect(file).toBe(".tours/why.tour");
		expect(await made.read(file)).toBe(text);
		const tour = JSON.parse(text);
		expect(isTour(tour), JSON.stringify(isTour.errors)).toBe(true);
		expect(
			tour.steps.map(({ title, line, selection }: Record<string, unknown>) => [
				...[title, line, selection],
			]),
		).toEqual([
			["Reads all of it", 7, undefined],
			[
				...["Writes are not atomic", 15],
				{ start: { line: 12, character: 1 }, end: { line: 15, character: 2 } },
			],
		]);
		expect(text).not.toMatch(/(^|\\n)>>\s/);
	});
});

describe("tacit tour from-path", () => {
	it("makes a tour of what to read first, in its order, with why, and each note at its code", async () => {
		const made = await repository({
			"src/queue.ts": code,
			"src/README.md": "# What it is\n",
			"src/.tacit/path.md":
				"1. [The wiki](https://wiki.example.org/a): [run](command:evil)\n",
		});
		await tacit.run(made, [
			...["note", "src/queue.ts:4", "-m", "Reads all of it."],
		]);
		await made.commit({ "src/queue.ts": longer(code) });
		const { text, isWritten } = await told<JsonTourMade>(made, [
			...["tour", "from-path", "src", "--dry-run"],
		]);
		expect(isWritten).toBe(false);
		const tour = JSON.parse(text);
		expect(isTour(tour), JSON.stringify(isTour.errors)).toBe(true);
		expect(
			tour.steps.map(({ title, file, line }: Record<string, unknown>) => [
				...[title, file, line],
			]),
		).toEqual([
			["The wiki", undefined, undefined],
			["README.md", "src/README.md", undefined],
			["Reads all of it", "src/queue.ts", 7],
			["queue.ts", "src/queue.ts", undefined],
		]);
		expect(tour.steps[0].description).toMatch(
			/<?https:\/\/wiki\.example\.org\/a>?/,
		);
		expect(text).not.toContain("(command:");
		expect(tour.steps[1].description).toBe("It tells of the whole.");
	});
});
