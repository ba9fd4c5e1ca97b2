import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { JsonNews } from "../../../src/cli/json/news.ts";
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
});
afterEach(() => repository.dispose());

const code = Array.from({ length: 12 }, (_, at) => `const line${at} = ${at};`);

interface Fields {
	readonly kind?: string;
	readonly status?: string;
	readonly by?: string;
	readonly from?: string;
	/** From the folder that holds `.tacit`. */
	readonly file?: string;
	readonly line?: number;
}

function note(id: string, title: string, fields: Fields = {}): string {
	const {
		kind = "why",
		status,
		by,
		from,
		file = "queue.ts",
		line = 3,
	} = fields;
	return [
		...["---", `id: ${id}`, `kind: ${kind}`],
		...(status === undefined ? [] : [`status: ${status}`]),
		...(by === undefined ? [] : ["by:", `  - ${by}`]),
		...(from === undefined ? [] : [`from: [${from}]`]),
		...["---", "", `# ${title}`, ""],
		`\`\`\`ts tacit file=${file} lines=${line + 1}-${line + 1}`,
		...[code[line], "```", ""],
	].join("\n");
}

const at = (id: string, folder = "src") => `${folder}/.tacit/note.${id}.md`;
const grace = ["-c", "user.name=Grace", "-c", "user.email=grace@example.org"];

/** Somebody else's commit. */
async function theirs(files: Readonly<Record<string, string>>) {
	for (const [file, text] of Object.entries(files))
		await repository.write(file, text);
	await repository.git("add", "--all");
	await repository.git(...grace, "commit", "--quiet", "--message=Theirs");
}

const news = (...args: string[]) =>
	tacit.json<JsonNews>(repository, ["news", ...args]);
const told = ({ items }: JsonNews) =>
	items.map(({ what, title }) => `${what}: ${title}`);

describe("tacit news", () => {
	beforeEach(async () => {
		await repository.commit({
			"src/queue.ts": code.join("\n"),
			[at("aaaaaaaa")]: note("aaaaaaaa", "Why three", { line: 5 }),
			[at("bbbbbbbb")]: note("bbbbbbbb", "Why at all?", {
				...{ kind: "question", status: "open" },
				by: "Ada Lovelace <ada@example.org>",
			}),
			[at("cccccccc")]: note("cccccccc", "Use a queue", { kind: "decision" }),
		});
		await theirs({ "far/away.ts": `${code.join("\n")}\nfar();\n` });
	});

	it("tells what others decided, superseded, retired, asked, answered and wrote since my last commit", async () => {
		await theirs({
			[at("cccccccc")]: note("cccccccc", "Use a queue", {
				...{ kind: "decision", status: "superseded" },
			}),
			[at("dddddddd")]: note("dddddddd", "Use a table", { kind: "decision" }),
			[at("eeeeeeee")]: note("eeeeeeee", "Is it safe?", {
				...{ kind: "question", status: "open" },
			}),
			[at("ffffffff")]: note("ffffffff", "It locks", { kind: "gotcha" }),
		});
		await theirs({
			[at("bbbbbbbb")]: note("bbbbbbbb", "Why at all?", {
				...{ kind: "question", status: "answered" },
				by: "Ada Lovelace <ada@example.org>",
			}),
			[at("aaaaaaaa")]: note("aaaaaaaa", "Why three", {
				...{ status: "retired", line: 5 },
			}),
		});
		const found = await news();
		expect(told(found)).toEqual([
			...["answered: Why at all?", "decided: Use a table"],
			...["superseded: Use a queue", "retired: Why three"],
			...["asked: Is it safe?", "written: It locks"],
		]);
		expect(found.since?.how).toBe("own");
		expect(found.items[0]).toMatchObject({
			...{ own: true, path: "src/queue.ts" },
			by: { name: "Grace", email: "grace@example.org" },
		});
		const { stdout } = await tacit.run(repository, ["news"]);
		expect(stdout).toMatch(/^New since your last commit, on \d{4}-/);
		expect(stdout).toMatch(
			/Decided +Use a table {2}src\/queue\.ts {2}Grace · today/,
		);
		expect(stdout).toContain("Grace · today · you asked");
		const readme = await readFile(
			path.join(projectFolder, "README.md"),
			"utf8",
		);
		const row = readme
			.split("\n")
			.find((line) => line.startsWith("| `news` |"));
		for (const key of Object.keys(found.items[0] ?? {}))
			expect(row).toContain(key);
	});

	it("tells of an answer once, also where a note of its own gives it", async () => {
		await theirs({
			[at("bbbbbbbb")]: note("bbbbbbbb", "Why at all?", {
				...{ kind: "question", status: "answered" },
				by: "Ada Lovelace <ada@example.org>",
			}),
			[at("dddddddd")]: note("dddddddd", "Because it rains", {
				from: "bbbbbbbb",
			}),
		});
		expect(told(await news())).toEqual(["answered: Because it rains"]);
	});

	it("says nothing of places where I do not work, of mended words, of my own commits, and of notes in my name", async () => {
		await theirs({
			[at("dddddddd", "far")]: note("dddddddd", "Far", { file: "away.ts" }),
			[at("aaaaaaaa")]: note("aaaaaaaa", "Why three, in other words", {
				line: 5,
			}),
			[at("eeeeeeee")]: note("eeeeeeee", "Together", {
				by: "Ada Lovelace <ada@example.org>",
			}),
		});
		expect(told(await news())).toEqual([]);
		const { stderr } = await tacit.run(repository, ["news"]);
		expect(stderr).toMatch(/Nothing new since your last commit/);
		expect(told(await news("--everywhere"))).toEqual(["written: Far"]);
		await repository.commit({
			[at("hhhhhhhh")]: note("hhhhhhhh", "Mine", { kind: "decision" }),
		});
		expect(told(await news("--since", "HEAD~1"))).toEqual([]);
	});

	it("tells of notes whose code others changed in my files, and not of those that did not fit before", async () => {
		await repository.commit({
			[at("gggggggg")]: note("gggggggg", "About what is gone", {
				line: 9,
			}).replace("const line9 = 9;", "const other = thing(9, 10, 11);"),
		});
		const changed = [...code];
		changed[5] = "const line5 = compute(5, 6) + line4;";
		await theirs({ "src/queue.ts": changed.join("\n") });
		expect(told(await news())).toEqual(["stale: Why three"]);
	});

	it("tells of decision records that are new, and of those that hold no longer", async () => {
		const record = (title: string, status: string) =>
			`# ${title}\n\n## Status\n\n${status}\n\n## Context\n\nNights are short.\n\n## Decision\n\n\`src/queue.ts\` is it.\n`;
		await repository.commit({
			"docs/adr/0001-use-a-queue.md": record("1. Use a queue", "Accepted"),
		});
		await theirs({
			"docs/adr/0001-use-a-queue.md": record(
				"1. Use a queue",
				"Superseded by [2](0002-use-a-table.md)",
			),
			"docs/adr/0002-use-a-table.md": record("2. Use a table", "Accepted"),
		});
		expect(told(await news())).toEqual([
			...["decided: Use a table", "superseded: Use a queue"],
		]);
	});

	it("begins where I said that I know it, on this machine alone, on every branch, until I tell it to forget", async () => {
		const place = path.join(repository.root, ".git/tacit/news.json");
		await repository.git("branch", "other");
		await theirs({
			[at("dddddddd")]: note("dddddddd", "Use a table", { kind: "decision" }),
		});
		expect(told(await news())).toHaveLength(1);
		expect(existsSync(place)).toBe(false);
		await news("--seen");
		expect(existsSync(place)).toBe(true);
		expect((await news()).since?.how).toBe("seen");
		expect(told(await news())).toEqual([]);
		await repository.git("checkout", "--quiet", "other");
		await theirs({ [at("ffffffff")]: note("ffffffff", "It locks") });
		expect(told(await news())).toEqual(["written: It locks"]);
		await news("--seen");
		await repository.git("checkout", "--quiet", "main");
		expect(told(await news())).toEqual([]);
		await theirs({ [at("hhhhhhhh")]: note("hhhhhhhh", "And more") });
		expect(told(await news())).toEqual(["written: And more"]);
		await tacit.run(repository, ["news", "--forget"]);
		expect(existsSync(place)).toBe(false);
		expect((await news()).since?.how).toBe("own");
		expect(await repository.git("status", "--porcelain")).toBe("");
	});

	it("begins before the last pull where nobody said anything", async () => {
		const remote = await repository.addRemote();
		await repository.git("push", "--quiet", "origin", "main");
		const other = path.join(repository.folder, "other");
		await repository.gitIn(
			repository.folder,
			"clone",
			"--quiet",
			remote,
			other,
		);
		await repository.commit({ "src/mine.ts": "mine();\n" });
		await repository.gitIn(other, "checkout", "--quiet", "main");
		const { writeFile } = await import("node:fs/promises");
		await writeFile(
			path.join(other, at("dddddddd")),
			note("dddddddd", "Use a table", { kind: "decision" }),
		);
		await repository.gitIn(other, "add", "--all");
		await repository.gitIn(
			other,
			...grace,
			"commit",
			"--quiet",
			"-m",
			"Theirs",
		);
		await repository.gitIn(other, "push", "--quiet");
		await repository.git("pull", "--quiet", "--rebase", "origin", "main");
		await repository.commit({ "src/more.ts": "more();\n" });
		const found = await news();
		expect(found.since?.how).toBe("pull");
		expect(told(found)).toEqual(["decided: Use a table"]);
	});

	it("says so where it is not known when I was here, and where a commit is not there", async () => {
		await repository.git("config", "user.email", "new@example.org");
		await repository.git("config", "user.name", "New");
		const { stderr } = await tacit.run(repository, ["news"]);
		expect(stderr).toContain("It is not known when you were last here.");
		const wrong = await tacit.run(repository, ["news", "--since", "nowhere"]);
		expect(wrong.code).not.toBe(0);
		expect(wrong.stderr).toMatch(/nowhere/);
	});
});
