import { existsSync, symlinkSync } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { JsonLint } from "../../../src/cli/json/combine.ts";
import type { JsonPath } from "../../../src/cli/json/path.ts";
import { projectFolder } from "../../support/cacheFolder.ts";
import {
	gitRepository,
	type TestRepository,
} from "../../support/gitRepository.ts";
import { commandLine } from "./commandLine.ts";

const tacit = commandLine();
let repository: TestRepository;

beforeEach(async () => {
	repository = await gitRepository();
	await repository.commit(files);
});
afterEach(() => repository.dispose());

const lines = "const line = 1;\n".repeat(20);
const files = {
	"src/README.md": "# The importer\n\nIt reads files at night.\n",
	"src/main.ts": `import { queue } from "./queue";\n${lines}`,
	"src/queue.ts": `import { retry } from "./retry.js";\n${lines}// The gateway drops the first request after an idle hour, because its load balancer forgets us.\nsend();\n`,
	"src/retry.ts": lines,
	"src/queue.test.ts": lines,
	"src/.tacit/idle.k3f9q2mx.md": note("k3f9q2mx", "accepted"),
	"src/.tacit/former.a3f9q2mx.md": note("a3f9q2mx", "superseded"),
	"docs/adr/0001-use-a-queue.md":
		"# 1. Use a queue\n\n## Status\n\nAccepted\n\n## Context\n\nNights are short.\n\n## Decision\n\n`src/queue.ts` and `src/main.ts` share one.\n",
};

function note(id: string, status: string): string {
	return `---\nid: ${id}\nkind: decision\nstatus: ${status}\n---\n\n# Retry after an idle hour (${id})\n\n\`\`\`ts tacit file=queue.ts lines=2-2\nconst line = 1;\n\`\`\`\n`;
}

describe("tacit path", () => {
	const read = (...args: string[]) =>
		tacit.json<JsonPath>(repository, ["path", ...args]);
	const keys = ({ steps }: JsonPath) =>
		steps.map(({ note: found, path: place, url }) => found?.id ?? place ?? url);
	const whole = [
		...["src/README.md", "docs/adr/0001-use-a-queue.md", "src/retry.ts"],
		...["k3f9q2mx", "src/queue.ts", "src/queue.test.ts", "src/main.ts"],
	];

	it("prints what to read in order, with why, how long, a reason found and whom to ask", async () => {
		const { code, stdout, stderr } = await tacit.run(repository, [
			...["path", "src"],
		]);
		expect(code).toBe(0);
		expect(stderr).toBe("");
		expect(stdout).toMatch(
			/^To read of src {2}7 steps · about \d+ min\n\n→ {2}1 {2}src\/README\.md {2}1 min\n/,
		);
		expect(stdout).toContain(
			"4  src/queue.ts  Decision  Retry after an idle hour (k3f9q2mx)  1 min\n",
		);
		expect(stdout).toContain("Line 22: “The gateway drops the first request");
		expect(stdout).toContain("\nStill here to ask: Ada Lovelace\n");
		expect(keys(await read("src"))).toEqual(whole);
	});

	it("says in JSON what the README says that it does", async () => {
		const { steps, people, findings } = await read("src");
		expect(steps[4]).toMatchObject({
			...{ number: 5, kind: "code", path: "src/queue.ts", state: "open" },
			...{ note: null, url: null, pinned: null, minutes: 3 },
			ask: { name: "Ada Lovelace", email: "ada@example.org" },
		});
		expect(steps[5]?.why).toEqual(["It tests src/queue.ts."]);
		expect(steps[1]?.title).toBe("Use a queue");
		expect(people).toHaveLength(1);
		expect(findings).toEqual([]);
		const readme = await readFile(
			path.join(projectFolder, "README.md"),
			"utf8",
		);
		const row = readme
			.split("\n")
			.find((line) => line.startsWith("| `path` |"));
		for (const key of Object.keys(steps[0] ?? {})) expect(row).toContain(key);
	});

	it("remembers what was read, on this machine alone, until it is told to forget", async () => {
		const place = path.join(repository.root, ".git/tacit/path.json");
		await read("src");
		expect(existsSync(place)).toBe(false);
		const next = await read("src", "--done", "1", "--skip", "2", "--next");
		expect(keys(next)).toEqual(["src/retry.ts"]);
		expect(next.steps[0]?.number).toBe(3);
		await read("src", "--known", "src/retry.ts", "--known", "k3f9q2mx");
		expect((await read("src")).steps.map(({ state }) => state)).toEqual([
			...["done", "skipped", "known", "known", "open", "open", "open"],
		]);
		const { stdout } = await tacit.run(repository, ["path", "src"]);
		expect(stdout).toContain("7 steps · 3 left");
		expect(stdout).toContain("→  5  src/queue.ts");
		await read("src", "--reset", "2");
		expect(keys(await read("src", "--next"))).toEqual([whole[1]]);
		await read("src", "--reset");
		expect(existsSync(place)).toBe(false);
		expect(await repository.git("status", "--porcelain")).toBe("");
	});

	it("keeps nothing where one of the steps is not there", async () => {
		const { code, stderr } = await tacit.run(repository, [
			...["path", "src", "--done", "1", "--done", "8"],
		]);
		expect(code).toBe(2);
		expect(stderr).toContain("has no step 8: name it by its number, 1 to 7");
		expect((await read("src")).steps[0]?.state).toBe("open");
	});

	it("begins with what the team pinned, in its order, and tells of dead links by file and line", async () => {
		await repository.write(
			"src/.tacit/path.md",
			"# Welcome\n\n1. [Start here](../main.ts): only the top. 2 min\n2. [Gone](../gone.ts)\n3. [Wiki](https://example.org/wiki)\n4. [Out](../../../x.md)\n5. [Why we retry](former.a3f9q2mx.md)\n",
		);
		const { stdout } = await tacit.run(repository, ["path", "src"]);
		expect(stdout).toContain("begins with what src/.tacit/path.md pins");
		expect(stdout).toContain(
			"→  1  src/main.ts  Start here  2 min\n       only the top.\n",
		);
		const found = await read("src");
		expect(keys(found)).toEqual([
			...["src/main.ts", "https://example.org/wiki", "a3f9q2mx"],
			...whole.filter((key) => key !== "src/main.ts"),
		]);
		expect(found.steps[0]?.pinned).toEqual({
			...{ file: "src/.tacit/path.md", line: 3, said: "only the top." },
		});
		const dead = found.findings.map(({ file, lines: at, found: what }) => [
			...[file, at.start, what],
		]);
		expect(dead).toEqual([
			["src/.tacit/path.md", 4, "../gone.ts"],
			["src/.tacit/path.md", 6, "../../../x.md"],
		]);
		const lint = await tacit.run(repository, ["lint", "--json"]);
		expect(lint.code).toBe(1);
		const { findings }: JsonLint = JSON.parse(lint.stdout);
		expect(
			findings.flatMap(({ code, lines: at }) =>
				code === "path-link" ? [at?.start] : [],
			),
		).toEqual([4, 6]);
	});

	it("leads to the lines that a pinned link names", async () => {
		await repository.write(
			"src/.tacit/path.md",
			"- [All](../main.ts)\n- [A part](../queue.ts#L2-L4)\n- [A line](../retry.ts#L7)\n- [No line](../queue.test.ts#L9-L3)\n",
		);
		const { steps } = await read("src");
		expect(steps.slice(0, 4).map(({ lines: at }) => at)).toEqual([
			...[null, { start: 2, end: 4 }, { start: 7, end: 7 }, null],
		]);
		const { stdout } = await tacit.run(repository, ["path", "src"]);
		expect(stdout).toContain("src/queue.ts:2-4  A part");
		expect(stdout).toContain("src/retry.ts:7  A line");
	});

	it("leads through the whole repository from anywhere in it", async () => {
		const found = await tacit.json<JsonPath>(repository, ["path", ".."], {
			folder: "src",
		});
		expect(keys(found)).toContain("queue.ts");
		expect(found.path).toBe("..");
	});

	it("still leads without git, without notes, and past what cannot be read", async () => {
		const { root } = repository;
		await rm(path.join(root, ".git"), { recursive: true });
		await rm(path.join(root, "src/.tacit"), { recursive: true });
		await writeFile(path.join(root, "src/binary.ts"), Buffer.from([0, 1, 2]));
		await writeFile(path.join(root, "src/huge.ts"), "x".repeat(2 ** 20));
		symlinkSync("/etc/hostname", path.join(root, "src/out.ts"));
		symlinkSync("gone", path.join(root, "src/dead.ts"));
		const found = await read("src");
		// Without git the folder that was named is all there is.
		expect(keys(found)).toEqual(whole.filter((key) => key?.startsWith("src/")));
		expect(found.people).toEqual([]);
		const { code, stderr } = await tacit.run(repository, [
			...["path", "src", "--done", "1"],
		]);
		expect(code).toBe(2);
		expect(stderr).toContain("There is no git directory here");
	});

	it("still leads in a shallow clone", async () => {
		await repository.commit({ "src/retry.ts": `${lines}more();\n` });
		const root = path.join(repository.folder, "clone");
		await repository.gitIn(
			repository.folder,
			...["clone", "--quiet", "--depth=1", `file://${repository.root}`, root],
		);
		const found = await tacit.json<JsonPath>({ ...repository, root }, [
			...["path", "src"],
		]);
		expect(keys(found)).toEqual(whole);
	});

	it("leads to a file, and on to what builds on it", async () => {
		const found = await read("src/queue.ts");
		expect(keys(found)).toEqual([
			...["src/README.md", "docs/adr/0001-use-a-queue.md", "src/retry.ts"],
			...["k3f9q2mx", "src/queue.ts", "src/queue.test.ts", "src/main.ts"],
		]);
		expect(keys(await read("src/retry.ts"))).toEqual([
			...["src/README.md", "docs/adr/0001-use-a-queue.md", "src/retry.ts"],
			...["k3f9q2mx", "src/queue.ts", "src/queue.test.ts"],
		]);
		await read("src/queue.ts", "--done", "1");
		expect((await read("src/queue.ts")).steps[0]?.state).toBe("done");
		expect((await read("src")).steps[0]?.state).toBe("open");
	});

	it("refuses what is neither folder nor code, and tells where nothing is to read", async () => {
		const { code, stderr } = await tacit.run(repository, [
			...["path", "src/README.md"],
		]);
		expect(code).toBe(2);
		expect(stderr).toContain("src/README.md is neither");
		await repository.write("empty/x.bin", "");
		const empty = await tacit.run(repository, ["path", "empty"]);
		expect(empty.code).toBe(0);
		expect(empty.stderr).toContain("There is nothing to read in empty.");
	});

	it("says the same twice, and in another clone", async () => {
		const first = await tacit.run(repository, ["path", "--json"]);
		const root = path.join(repository.folder, "again");
		await repository.gitIn(
			repository.folder,
			...["clone", "--quiet", repository.root, root],
		);
		const second = await tacit.run({ ...repository, root }, ["path", "--json"]);
		expect(second.stdout).toBe(first.stdout);
	});
});
