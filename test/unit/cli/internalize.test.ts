import { execFile } from "node:child_process";
import { rm, symlink } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { JsonList, JsonWhy } from "../../../src/cli/json/internalize.ts";
import {
	gitRepository,
	type TestRepository,
} from "../../support/gitRepository.ts";
import { commandLine } from "./commandLine.ts";

const tacit = commandLine();
let repository: TestRepository;

beforeEach(async () => {
	repository = await gitRepository();
	await repository.commit({
		"src/token.ts": "one\ntwo\nthree\nfour\n",
		"src/.tacit/early.k3f9q2mx.md": note("k3f9q2mx", "Refresh *early*", {
			lines: "2-3",
			quote: "two\nthree",
			head: "kind: decision\nby:\n  - Grace Hopper <grace@example.org>\ndate: 2020-01-02\ntags: [auth]\n",
			prose: "A 401 loses the upload.\n",
		}),
		"src/.tacit/asked.a3f9q2mx.md": note("a3f9q2mx", "Why two?", {
			lines: "4-4",
			quote: "four",
			head: "kind: question\nstatus: answered\n",
			prose:
				"\n## Discussion\n\n### Ada Lovelace <ada@example.org>, 2020-02-03\n\nBecause one is too few.\n",
		}),
		"src/.tacit/file.b3f9q2mx.md": note("b3f9q2mx", "The whole file", {}),
		".tacit/folder.c3f9q2mx.md": note("c3f9q2mx", "The whole folder", {
			file: "src/",
		}),
	});
});
afterEach(() => repository.dispose());

function note(
	id: string,
	title: string,
	parts: {
		file?: string;
		lines?: string;
		quote?: string;
		head?: string;
		prose?: string;
	},
): string {
	const { file = "token.ts", lines, quote, head = "", prose = "" } = parts;
	return `---\nid: ${id}\n${head}---\n\n# ${title}\n\n${prose}\n\`\`\`text tacit file=${file}${lines ? ` lines=${lines}` : ""}\n${quote ? `${quote}\n` : ""}\`\`\`\n`;
}

describe("tacit why", () => {
	const ids = (notes: readonly { id: string }[]) => notes.map(({ id }) => id);
	const why = (...args: string[]) =>
		tacit.json<JsonWhy>(repository, ["why", ...args]);

	it("prints the notes on a line, then those on the file and its folders", async () => {
		const { code, stdout, stderr } = await tacit.run(repository, [
			"why",
			"src/token.ts:2",
		]);
		expect(code).toBe(0);
		expect(stdout).toMatch(
			/^src\/token\.ts:2-3 {2}Decision {2}Refresh early\n\n {2}A 401 loses the upload\.\n\n {2}Grace Hopper · \d+ years ago · src\/\.tacit\/early\.k3f9q2mx\.md\n/,
		);
		expect(stdout).not.toContain("\u001b");
		expect(stderr).toContain("1 note on other lines");
		const found = await why("src/token.ts:2");
		expect(ids(found.notes)).toEqual(["k3f9q2mx", "b3f9q2mx"]);
		expect(ids(found.around)).toEqual(["c3f9q2mx"]);
	});

	it("prints all notes of a file in the order of its lines, with answers", async () => {
		const found = await why("src/token.ts");
		expect(ids(found.notes)).toEqual(["k3f9q2mx", "a3f9q2mx", "b3f9q2mx"]);
		expect(found.notes[1]?.replies).toEqual([
			{
				by: { name: "Ada Lovelace", email: "ada@example.org" },
				date: "2020-02-03",
				text: "Because one is too few.",
			},
		]);
		const { stdout } = await tacit.run(repository, ["why", "src/token.ts"]);
		expect(stdout).toContain(
			"Ada Lovelace, 2020-02-03:\n  Because one is too few.\n",
		);
	});

	const nowhere = {
		path: null,
		lines: null,
		isUnique: true,
		isChanged: false,
		p: null,
		cell: null,
		candidates: [],
	};

	it("finds notes where their code is now, and says what is lost", async () => {
		await repository.write("src/token.ts", "zero\none\n  two\n three\nfive\n");
		const found = await why("src/token.ts");
		expect(found.notes.map(({ id, place }) => [id, place])).toEqual([
			[
				"k3f9q2mx",
				{
					...nowhere,
					state: "attached",
					path: "src/token.ts",
					lines: { start: 3, end: 4 },
					p: 1,
				},
			],
			["a3f9q2mx", { ...nowhere, state: "lost" }],
			["b3f9q2mx", { ...nowhere, path: "src/token.ts", state: "whole" }],
		]);
		const { stdout, stderr } = await tacit.run(repository, [
			"why",
			"src/token.ts:4",
		]);
		expect(stdout).toContain("src/token.ts:3-4  Decision");
		expect(stdout).not.toContain("Why two?");
		expect(stderr).toContain("1 note that lost");
	});

	it("asks git for the old text where the note alone does not tell which of several places it is", async () => {
		const answer = (name: string) =>
			`export function ${name}(input) {\n  const result = ${name}Of(input);\n  return result;\n}\n`;
		const twice = answer("parse") + answer("print");
		await repository.commit({ "src/answers.ts": twice });
		await tacit.run(repository, [
			"note",
			"src/answers.ts:7",
			"-m",
			"Printed last",
		]);
		await repository.commit({
			"src/answers.ts": answer("read") + answer("write") + twice,
		});
		const { notes } = await why("src/answers.ts");
		expect(notes[0]?.place).toMatchObject({
			state: "attached",
			lines: { start: 15, end: 15 },
			isUnique: true,
		});
		await repository.write("src/answers.ts", answer("parse"));
		expect((await why("src/answers.ts")).notes[0]?.place.state).not.toBe(
			"attached",
		);
	});

	it("tells of notes whose file was renamed under both names", async () => {
		const code = ["one", "two", "three", "four", "five"].map(
			(name, at) => `export const ${name}Limit = ${at * 7};`,
		);
		await repository.commit({ "src/limits.ts": code.join("\n") });
		await tacit.run(repository, ["note", "src/limits.ts:2-3", "-m", "Why two"]);
		await repository.git("mv", "src/limits.ts", "src/bounds.ts");
		for (const name of ["src/limits.ts", "src/bounds.ts"]) {
			expect((await why(name)).notes[0]?.place).toMatchObject({
				state: "attached",
				path: "src/bounds.ts",
				lines: { start: 2, end: 3 },
			});
			const { stdout } = await tacit.run(repository, ["why", name]);
			expect(stdout).toContain("src/bounds.ts:2-3 (was in src/limits.ts)");
		}
		const { stdout } = await tacit.run(repository, ["lint"]);
		expect(stdout).not.toContain("src/limits.ts");
	});

	it("prints a note on a whole file once where the file is now, which is no problem", async () => {
		await repository.commit({ "src/limits.ts": "export const limit = 7;\n" });
		await tacit.run(repository, ["note", "src/limits.ts", "-m", "Why limits"]);
		await repository.git("mv", "src/limits.ts", "src/bounds.ts");
		for (const name of ["src/limits.ts", "src/bounds.ts"]) {
			expect((await why(name)).notes.map(({ place }) => place)).toEqual([
				expect.objectContaining({ state: "whole", path: "src/bounds.ts" }),
			]);
			const { code, stderr } = await tacit.run(repository, ["lint", name]);
			expect({ code, stderr }).toEqual({
				code: 0,
				stderr: "1 note, no problems.\n",
			});
		}
	});

	it("tells of notes whose code went out of a file that is still there under both names, as the list does", async () => {
		const code = ["one", "two", "three", "four", "five"].map(
			(name, at) => `export const ${name}Limit = ${at * 7};`,
		);
		await repository.commit({ "src/limits.ts": code.join("\n") });
		await tacit.run(repository, ["note", "src/limits.ts:2-3", "-m", "Why two"]);
		await repository.write("src/bounds.ts", code.slice(1, 4).join("\n"));
		await repository.write(
			"src/limits.ts",
			`import "./bounds";\n${code[0]}\n${code[4]}\n`,
		);
		for (const name of ["src/limits.ts", "src/bounds.ts"]) {
			const { stdout } = await tacit.run(repository, ["why", name]);
			expect(stdout).toContain("src/bounds.ts:1-2 (was in src/limits.ts)");
			expect(stdout).not.toContain("lost");
			const { stdout: listed } = await tacit.run(repository, ["list", name]);
			expect(listed).toContain("src/bounds.ts:1-2  Reason        Why two");
		}
	});

	it("tells of notes on a file that is gone", async () => {
		await repository.remove("src/token.ts");
		const { code, stdout } = await tacit.run(repository, [
			"why",
			"src/token.ts",
		]);
		expect(code).toBe(0);
		expect(stdout).toContain("src/token.ts (lost, was at 2-3)  Decision");
		expect(stdout).toContain("src/token.ts (the file is gone)  Reason");
	});

	it("prints the notes on a folder", async () => {
		const found = await why("src");
		expect(ids(found.notes)).toEqual(["c3f9q2mx"]);
	});

	it("says so when there is none, and who may know more", async () => {
		await repository.write("other.ts", "x\n");
		const { code, stdout } = await tacit.run(repository, ["why", "other.ts:1"]);
		expect(code).toBe(0);
		expect(stdout).toBe(
			"No note speaks of other.ts:1.\nMay know: Ada Lovelace (last here today)\n",
		);
	});

	it("says so when a file or folder that may hold more could not be read", async () => {
		await repository.write("lib/other.ts", "x\n");
		await repository.write("lib/.tacit/broken.d3f9q2mx.md", "no note\n");
		await repository.write("far/.tacit/broken.e3f9q2mx.md", "no note\n");
		await repository.write("lib/deep/a.ts", "x\n");
		for (const name of ["lib/other.ts", "lib"]) {
			const { stdout, stderr } = await tacit.run(repository, ["why", name]);
			expect(stdout).toBe(`No note speaks of ${name}.\n`);
			expect(stderr).toBe(
				"There may be more: lib/.tacit/broken.d3f9q2mx.md could not be read. tacit lint says why.\n",
			);
		}
		expect((await why("src/token.ts")).unread).toEqual([]);
		expect((await why("lib/deep/a.ts")).unread).toEqual([]);
		await rm(path.join(repository.root, "lib/.tacit"), { recursive: true });
		await symlink("nowhere", path.join(repository.root, "lib/.tacit"));
		expect((await why("lib/deep/a.ts")).unread).toEqual(["lib/.tacit"]);
	});

	it("refuses lines behind the end of the file, and takes those that reach over it", async () => {
		const { code, stderr } = await tacit.run(repository, [
			...["why", "src/token.ts:4000"],
		]);
		expect({ code, stderr }).toEqual({
			code: 2,
			stderr: "tacit: src/token.ts ends at line 4.\n",
		});
		expect(ids((await why("src/token.ts:4-4000")).notes)).toContain("a3f9q2mx");
	});

	it("names a command that can be typed, whatever the file is called", async () => {
		const name = "-an odd 'name'.ts";
		await repository.write(name, "1\n2\n");
		await tacit.run(repository, ["note", "-m", "x", "--", `${name}:2`]);
		const { stderr } = await tacit.run(repository, ["why", "--", `${name}:1`]);
		const [, args = ""] = /(tacit why .*) prints all/.exec(stderr) ?? [];
		const { stdout } = await promisify(execFile)(
			"sh",
			["-c", args.replace(/^tacit/, `"${process.execPath}" "${tacit.file}"`)],
			{ cwd: repository.root, env: repository.environment },
		);
		expect(stdout).toContain("Reason  x");
	});

	it("refuses names that nothing bears", async () => {
		const { code, stderr } = await tacit.run(repository, ["why", "nowhere.ts"]);
		expect(code).toBe(2);
		expect(stderr).toContain("no file or folder nowhere.ts");
	});

	it("shows paths as seen from where it runs", async () => {
		const { stdout } = await tacit.run(repository, ["why", "token.ts:2"], {
			folder: "src",
		});
		expect(stdout).toContain("token.ts:2-3  Decision");
		expect(stdout).toContain(" · .tacit/early.k3f9q2mx.md");
	});

	it("lets no note speak to the terminal itself", async () => {
		await repository.write(
			"src/.tacit/evil.d3f9q2mx.md",
			note("d3f9q2mx", "Red \u001b[31mtitle\u202e", {
				prose: "\u001b]0;owned\u0007<img src=x>\u009b2J\n",
				head: 'by:\n  - "Mallory \\e[2J"\n',
			}),
		);
		for (const args of [["why", "src/token.ts"], ["list"], ["lint"]]) {
			const { stdout, stderr } = await tacit.run(repository, args);
			expect(stdout + stderr).not.toMatch(/[^\P{Cc}\t\n]|\u202e/u);
		}
	});

	it("reads a very long note on a worker", async () => {
		await repository.write(
			"src/.tacit/long.e3f9q2mx.md",
			note("e3f9q2mx", "Long", { prose: `${"A sentence. ".repeat(2000)}\n` }),
		);
		const found = await why("src/token.ts");
		const long = found.notes.find(({ id }) => id === "e3f9q2mx");
		expect(long?.text).toHaveLength(23_999);
	});

	it("prints what commits, comments and records say of lines that no note speaks of", async () => {
		const bare = await gitRepository();
		const limit =
			"// Five, because the archive is away for a minute.\nconst limit = 5;\n";
		await bare.write("a.ts", limit);
		await bare.git("add", "--all");
		await bare.git(
			...["commit", "--quiet", "--message=Limit the tries"],
			"--message=Without a limit a job is tried for ever, because nobody looks. See #7.",
		);
		const { stdout } = await tacit.run(bare, ["why", "a.ts:2"]);
		expect(stdout).toContain("No note speaks of a.ts:2.");
		expect(stdout).toContain(
			"a.ts:1\n  Five, because the archive is away for a minute.",
		);
		expect(stdout).toMatch(/^[0-9a-f]{12} {2}Limit the tries$/m);
		expect(stdout).toMatch(/^May know: Ada Lovelace \(last here today\)$/m);
		const json = await tacit.json<JsonWhy>(bare, ["why", "a.ts:2"]);
		expect(json.found?.map(({ type }) => type).sort()).toEqual([
			"comment",
			"commit",
		]);
		expect(json.found?.find(({ type }) => type === "commit")).toMatchObject({
			heading: "Limit the tries",
			commit: await bare.git("rev-parse", "HEAD"),
			by: { name: "Ada Lovelace", email: "ada@example.org" },
			references: [{ label: "#7", url: null }],
			path: null,
			lines: null,
		});
		expect(json.knowers?.map(({ name }) => name)).toEqual(["Ada Lovelace"]);
		await bare.dispose();
	});

	it("looks for them where a note speaks of the lines only when told to", async () => {
		const why = (...args: string[]) =>
			tacit.json<JsonWhy>(repository, ["why", ...args]);
		expect((await why("src/token.ts:2")).notes).not.toEqual([]);
		expect((await why("src/token.ts:2")).found).toBeNull();
		expect((await why("--found", "src/token.ts:2")).found).toBeInstanceOf(
			Array,
		);
		expect((await why("src/token.ts")).found).toBeNull();
	});

	it("writes nothing into a repository without notes", async () => {
		const empty = await gitRepository();
		await empty.commit({ "a.ts": "x\n" });
		await tacit.run(empty, ["why", "a.ts"]);
		await tacit.run(empty, ["list"]);
		await tacit.run(empty, ["lint"]);
		expect(await empty.git("status", "--porcelain", "--ignored")).toBe("");
		await expect(empty.read(".git/tacit/index")).rejects.toThrow();
		await empty.dispose();
	});
});

describe("tacit list", () => {
	const list = async (...args: string[]) => {
		const { notes } = await tacit.json<JsonList>(repository, ["list", ...args]);
		return notes.map(({ id }) => id);
	};

	it("prints a line for each note, by place", async () => {
		const { code, stdout, stderr } = await tacit.run(repository, ["list"]);
		expect(code).toBe(0);
		expect(stdout.split("\n").map((line) => line.trimEnd())).toEqual([
			"src               Reason        The whole folder",
			"src/token.ts      Reason        The whole file",
			expect.stringMatching(
				/^src\/token\.ts:2-3 {2}Decision {6}Refresh early {2}Grace Hopper · \d+ years ago$/,
			),
			"src/token.ts:4    Question      Why two?  answered",
			"",
		]);
		expect(stderr).toBe("4 notes.\n");
	});

	it("keeps to what is asked for", async () => {
		const questions: readonly (readonly [
			readonly string[],
			readonly string[],
		])[] = [
			[["--kind", "decision"], ["k3f9q2mx"]],
			[
				["--kind", "decision,question"],
				["k3f9q2mx", "a3f9q2mx"],
			],
			[
				["-k", "decision", "-k", "question"],
				["k3f9q2mx", "a3f9q2mx"],
			],
			[["--status", "answered"], ["a3f9q2mx"]],
			[["--tag", "auth"], ["k3f9q2mx"]],
			[["--by", "GRACE"], ["k3f9q2mx"]],
			[["--by", "grace@"], ["k3f9q2mx"]],
			[["--drafts"], []],
			[
				["--published", "src/token.ts"],
				["b3f9q2mx", "k3f9q2mx", "a3f9q2mx"],
			],
			[["src"], ["c3f9q2mx", "b3f9q2mx", "k3f9q2mx", "a3f9q2mx"]],
		];
		await Promise.all(
			questions.map(async ([args, ids]) => {
				expect([args, await list(...args)]).toEqual([args, ids]);
			}),
		);
	});

	it("lists a note whose file was renamed where it is now, and finds it by either name", async () => {
		const code = ["one", "two", "three", "four", "five"].map(
			(name, at) => `export const ${name}Limit = ${at * 7};`,
		);
		await repository.commit({ "src/limits.ts": code.join("\n") });
		await tacit.run(repository, ["note", "src/limits.ts:2-3", "-m", "Why two"]);
		await repository.git("mv", "src/limits.ts", "src/bounds.ts");
		for (const name of ["src/limits.ts", "src/bounds.ts"]) {
			const { stdout } = await tacit.run(repository, ["list", name]);
			expect(stdout).toContain("src/bounds.ts:2-3  Reason        Why two");
			const { notes } = await tacit.json<JsonList>(repository, ["list", name]);
			expect(notes).toMatchObject([{ title: "Why two" }]);
			const { stderr } = await tacit.run(repository, ["lint", name]);
			expect(stderr).toBe("1 note, no problems.\n");
		}
		const all = await tacit.run(repository, ["list"]);
		expect(all.stdout).toContain("src/bounds.ts:2-3  Reason        Why two");
		expect(all.stdout).not.toContain("limits.ts");
	});

	it("refuses what it does not understand", async () => {
		const refusals: readonly (readonly [readonly string[], string])[] = [
			[["--kind", "nonsense"], "is none of why, decision"],
			[["--drafts", "--published"], "cannot be used with"],
			[["nowhere"], "no file or folder nowhere"],
			[["src/token.ts:2"], "tacit why src/token.ts:2"],
		];
		await Promise.all(
			refusals.map(async ([args, message]) => {
				const outcome = await tacit.run(repository, ["list", ...args]);
				expect(outcome.code).toBe(2);
				expect(outcome.stderr).toContain(message);
			}),
		);
	});
});
