import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type {
	JsonChangedNote,
	JsonHarvest,
	JsonWritten,
} from "../../../src/cli/json/externalize.ts";
import type { JsonWhy } from "../../../src/cli/json/internalize.ts";
import {
	gitRepository,
	type TestRepository,
} from "../../support/gitRepository.ts";
import { commandLine } from "./commandLine.ts";
import { hasTerminals } from "./typedInto.ts";

const token = "export function refresh() {\n\treturn 1;\n}\n";
const tacit = commandLine();
let repository: TestRepository;

beforeEach(async () => {
	repository = await gitRepository();
	await repository.commit({ "src/auth/token.ts": token });
});
afterEach(() => repository.dispose());

describe("tacit note", () => {
	it("writes a note beside the code and says where", async () => {
		const outcome = await tacit.run(repository, [
			"note",
			"src/auth/token.ts:2",
			"-m",
			"One is returned since zero means none.",
		]);
		expect(outcome.code).toBe(0);
		expect(outcome.stdout).toMatch(
			/^src\/auth\/\.tacit\/one-is-returned-since-zero-means-none\.[0-9a-z]{8}\.md\n$/,
		);
		expect(outcome.stderr).toContain("Not committed yet");
		const text = await repository.read(outcome.stdout.trim());
		expect(text).toContain("  - Ada Lovelace <ada@example.org>\n");
		expect(text).toContain("# One is returned since zero means none\n");
		const [info] = /^```.*$/m.exec(text) ?? [];
		const commit = await repository.git("rev-parse", "HEAD");
		const blob = await repository.git("rev-parse", "HEAD:src/auth/token.ts");
		const [anchor, near] = info?.split(" near=") ?? [];
		expect(anchor).toBe(
			`\`\`\`ts tacit file=token.ts lines=2-2 symbol=refresh commit=${commit} blob=${blob}`,
		);
		expect(near).toMatch(/^[0-9a-z./-]+$/);
	});

	it("takes the text from standard input, with a title of its own", async () => {
		const { note } = await tacit.json<JsonWritten>(
			repository,
			["note", "src/auth/token.ts", "--title", "Why one", "--kind", "decision"],
			{ input: "Zero means none.\n\n## Rejected\n\n- Zero\n" },
		);
		expect(note).toMatchObject({
			kind: "decision",
			status: "accepted",
			title: "Why one",
			by: [{ name: "Ada Lovelace", email: "ada@example.org" }],
			visibility: "published",
			anchors: [{ path: "src/auth/token.ts", lines: null, isFolder: false }],
		});
		expect(await repository.read(note.file)).toContain(
			"# Why one\n\nZero means none.\n\n## Rejected\n\n- Zero\n",
		);
	});

	it("joins several -m as paragraphs", async () => {
		const { note } = await tacit.json<JsonWritten>(repository, [
			"note",
			"src/auth",
			"-m",
			"# A title",
			"-m",
			"A paragraph.",
		]);
		expect(note.anchors).toMatchObject([{ path: "src/auth", isFolder: true }]);
		expect(await repository.read(note.file)).toContain(
			"# A title\n\nA paragraph.\n",
		);
	});

	it("keeps a draft in the git directory, where no commit finds it", async () => {
		const { note, sharing } = await tacit.json<JsonWritten>(repository, [
			"note",
			"src/auth/token.ts:1-2",
			"--draft",
			"-m",
			"Private.",
		]);
		expect(sharing).toBe("draft");
		expect(note.file).toMatch(
			/^\.git\/tacit\/drafts\/src\/auth\/private\.\w{8}\.md$/,
		);
		expect(await repository.git("status", "--porcelain")).toBe("");
	});

	it("names whom --by names, and nobody with --no-name", async () => {
		const some = await tacit.json<JsonWritten>(repository, [
			"note",
			"src",
			"-m",
			"x",
			"--by",
			"Grace Hopper <grace@example.org>",
			"--by",
			"Linus",
		]);
		expect(some.note.by).toEqual([
			{ name: "Grace Hopper", email: "grace@example.org" },
			{ name: "Linus", email: null },
		]);
		const none = await tacit.run(repository, [
			"note",
			"src",
			"-m",
			"y",
			"--no-name",
		]);
		expect(none.stderr).toContain("Git will still name whoever commits it");
		expect(await repository.read(none.stdout.trim())).not.toContain("Ada");
	});

	it("says so when git ignores the place", async () => {
		await repository.write(".gitignore", ".tacit/\n");
		const { sharing } = await tacit.json<JsonWritten>(repository, [
			"note",
			"src",
			"-m",
			"x",
		]);
		expect(sharing).toBe("ignored");
	});

	it("works below the root, in a worktree and in a submodule", async () => {
		const below = await tacit.run(
			repository,
			["note", "token.ts:1", "-m", "Below."],
			{ folder: "src/auth" },
		);
		expect(below.stdout).toMatch(/^\.tacit\/below\.\w{8}\.md\n$/);
		await repository.git(
			"worktree",
			"add",
			"-q",
			"-b",
			"other",
			"../other tree",
		);
		const worktree = await tacit.json<JsonWritten>(
			repository,
			["note", "src/auth/token.ts:1", "--draft", "-m", "Worktree."],
			{ folder: "../other tree" },
		);
		expect(worktree.note.file).toMatch(
			/^\.\.\/repository\/\.git\/tacit\/drafts\//,
		);
		const library = await gitRepository();
		await library.commit({ "lib.ts": "1\n" });
		await repository.git("submodule", "add", "-q", library.root, "lib");
		await library.dispose();
		const submodule = await tacit.run(repository, [
			"note",
			"lib/lib.ts:1",
			"-m",
			"Submodule.",
		]);
		expect(submodule.stdout).toMatch(/^lib\/\.tacit\/submodule\.\w{8}\.md\n$/);
		const text = await repository.read(submodule.stdout.trim());
		expect(text).toContain("tacit file=lib.ts lines=1-1");
	});

	it("takes names of every kind, and runs none of them", async () => {
		const names: readonly (readonly [string, string, number | undefined])[] = [
			["spaces and 'quotes\".ts", "spaces and 'quotes\".ts:1", 1],
			["-dash.ts", "-dash.ts:1", 1],
			["colon:2.ts", "colon:2.ts:1", 1],
			["colon:1", "colon:1", undefined],
			["naïve/東京.ts", "naïve/東京.ts:1", 1],
			["a/b.ts", "a\\b.ts:1", 1],
			["#L1.ts", "#L1.ts:1", 1],
			["$(touch x)`touch y`.ts", "$(touch x)`touch y`.ts:1", 1],
			["100% & more.ts", "100% & more.ts:1", 1],
		];
		await Promise.all(
			names.map(async ([file, typed, line]) => {
				await repository.write(file, "1\n2\n");
				const { note } = await tacit.json<JsonWritten>(repository, [
					"note",
					"-m",
					`On ${line}`,
					"--",
					typed,
				]);
				expect(note.anchors).toMatchObject([
					{
						path: file,
						lines: line === undefined ? null : { start: line, end: line },
					},
				]);
				const found = await tacit.run(repository, ["why", "--", typed]);
				expect(found.stdout).toContain(`Reason  On ${line}`);
			}),
		);
		expect(existsSync(path.join(repository.root, "x"))).toBe(false);
		expect(existsSync(path.join(repository.root, "y"))).toBe(false);
	});

	it("refuses what it cannot do, and writes nothing then", async () => {
		const refusals: readonly (readonly [readonly string[], string])[] = [
			[["nowhere.ts", "-m", "x"], "no file or folder nowhere.ts"],
			[["src/auth/token.ts:9", "-m", "x"], "ends at line 3"],
			[["src/auth/token.ts:3-2", "-m", "x"], "are no lines"],
			[["src/auth/token.ts:0", "-m", "x"], "are no lines"],
			[["src:1", "-m", "x"], "is a folder"],
			[["src", "-m", "  "], "one sentence is enough"],
			[["src", "-m", "..."], "The note has no words"],
			[["src", "-m", "x", "--by", "A", "--no-name"], "cannot be used with"],
			[["", "-m", "x"], "The path is empty"],
			[["-m", "x", "-odd.ts:2"], "stands after “--”"],
			[["src"], "one sentence is enough"],
			[["src", "-m", "x", "--title", "a\nb"], "one line"],
			[["src", "-m", "x", "--by", " "], "needs a name"],
			[["src", "-m", "x", "--kind", "what"], "Allowed choices"],
			[[".git/config", "-m", "x"], "git’s own"],
			[["-m", "x"], "missing required argument"],
		];
		await Promise.all(
			refusals.map(async ([args, message]) => {
				const outcome = await tacit.run(repository, ["note", ...args]);
				expect(outcome).toMatchObject({ code: 2, stdout: "" });
				expect(outcome.stderr).toContain(message);
			}),
		);
		expect(await repository.git("status", "--porcelain")).toBe("");
	});

	it("answers a failure in JSON, too", async () => {
		const outcome = await tacit.run(repository, [
			"note",
			"--json",
			"nowhere.ts",
			"-m",
			"x",
		]);
		expect(outcome.code).toBe(2);
		expect(JSON.parse(outcome.stdout)).toMatchObject({
			version: 1,
			error: { code: "bad-argument" },
		});
	});

	it("takes binary, empty and UTF-16 files as what they are", async () => {
		await repository.write("empty.ts", "");
		await repository.write("binary.bin", "a\0b");
		const whole = await tacit.json<JsonWritten>(repository, [
			"note",
			"binary.bin",
			"-m",
			"x",
		]);
		expect(whole.note.anchors).toMatchObject([{ lines: null }]);
		for (const typed of ["binary.bin:1", "empty.ts:2"]) {
			const outcome = await tacit.run(repository, ["note", typed, "-m", "x"]);
			expect(outcome.code).toBe(2);
		}
	});
});

describe("tacit note without git", () => {
	beforeEach(async () => {
		await rm(path.join(repository.root, ".git"), { recursive: true });
	});

	it("writes notes beside the code, and says why it keeps no drafts", async () => {
		const written = await tacit.json<JsonWritten>(repository, [
			"note",
			"src/auth/token.ts:1",
			"-m",
			"No git.",
		]);
		expect(written).toMatchObject({
			sharing: null,
			note: { by: [{ name: "Ada Lovelace", email: "ada@example.org" }] },
		});
		const draft = await tacit.run(repository, [
			"note",
			"src/auth/token.ts:1",
			"--draft",
			"-m",
			"x",
		]);
		expect(draft.code).toBe(2);
		expect(draft.stderr).toContain("there is no git repository here");
	});

	it("names nobody where git does not know who it is", async () => {
		const { code, stderr } = await tacit.run(
			repository,
			["note", "src/auth/token.ts:1", "-m", "x"],
			{ environment: { GIT_CONFIG_GLOBAL: "/dev/null" } },
		);
		expect(code).toBe(0);
		expect(stderr).toContain("Git does not say who you are here");
		expect(stderr).toContain("There is no git repository here");
	});
});

describe("tacit where git is not installed", () => {
	it("writes notes in a repository and plans the set-up, without saying that there is none", async () => {
		const environment = { PATH: repository.folder };
		const { code, stderr } = await tacit.run(
			repository,
			["note", "src/auth/token.ts:1", "-m", "x"],
			{ environment },
		);
		expect(code).toBe(0);
		expect(stderr).toContain("Git could not be asked");
		expect(stderr).not.toContain("no git repository");
		const plan = await tacit.run(repository, ["init", "--dry-run"], {
			environment,
		});
		expect(plan).toMatchObject({
			code: 0,
			stdout: expect.stringContaining(".tacit/config.yaml"),
		});
	});
});

describe("tacit note where nothing can be written", () => {
	it("says so", async () => {
		await repository.write("src/auth/.tacit", "a file, no folder");
		const outcome = await tacit.run(repository, [
			"note",
			"src/auth",
			"-m",
			"x",
		]);
		expect(outcome).toMatchObject({ code: 2, stdout: "" });
		expect(outcome.stderr).toMatch(/^tacit: .*src\/auth/);
	});
});

/** Undoes what the machine that runs the tests says about colours. */
const ownColours =
	"-u CI -u FORCE_COLOR -u NO_COLOR -u NODE_DISABLE_COLORS -u COLORTERM -u TMUX";

describe.skipIf(!hasTerminals)("tacit note on a terminal", () => {
	const onTerminal = (command: string, environment: Record<string, string>) =>
		promisify(execFile)("script", ["-qec", command, "/dev/null"], {
			cwd: repository.root,
			env: { ...repository.environment, ...environment },
		}).then(
			({ stdout }) => ({ code: 0, stdout }),
			(error: { code: number; stdout: string }) => error,
		);

	it("opens the editor, which is shown the code, and takes what stands above the line", async () => {
		const editor = path.join(repository.folder, "an editor's");
		await mkdir(editor);
		const program = path.join(editor, "write.sh");
		await repository.write(
			path.relative(repository.root, program),
			'cp "$2" "$1"\n{ echo "Written in an editor."; cat "$2"; } > "$2.new"\nmv "$2.new" "$2"\n',
		);
		const seen = path.join(repository.folder, "seen");
		const outcome = await onTerminal(
			`"${process.execPath}" "${tacit.file}" note src/auth/token.ts:1-2`,
			{ VISUAL: `sh "${program}" "${seen}"`, EDITOR: "false" },
		);
		expect(outcome.code).toBe(0);
		expect(await readFile(seen, "utf8")).toContain("\treturn 1;");
		const [file] = await readdir(path.join(repository.root, "src/auth/.tacit"));
		expect(file).toMatch(/^written-in-an-editor\./);
		const text = await repository.read(`src/auth/.tacit/${file}`);
		expect(text).not.toContain("<!--");
	});

	it("begins with the words that are there where a note is updated", async () => {
		const { note } = await tacit.json<JsonWritten>(repository, [
			...["note", "src/auth/token.ts:1-2", "-m", "One means one."],
		]);
		const program = path.join(repository.folder, "mend.sh");
		await repository.write(
			path.relative(repository.root, program),
			'sed "s/means one/was enough/" "$1" > "$1.new"\nmv "$1.new" "$1"\n',
		);
		const outcome = await onTerminal(
			`"${process.execPath}" "${tacit.file}" update ${note.id}`,
			{ VISUAL: `sh "${program}"`, EDITOR: "false" },
		);
		expect(outcome.code).toBe(0);
		const text = await repository.read(note.file);
		expect(text).toContain("# One was enough\n");
		expect(text).not.toContain("<!--");
	});

	it("writes nothing when the editor fails or the text is left empty, and leaves nothing behind", async () => {
		const temporary = path.join(repository.folder, "tmp");
		await mkdir(temporary);
		for (const editor of ["false", "true"]) {
			const outcome = await onTerminal(
				`"${process.execPath}" "${tacit.file}" note src/auth/token.ts`,
				{ VISUAL: "", EDITOR: editor, TMPDIR: temporary },
			);
			expect(outcome.code).toBe(2);
			expect(outcome.stdout).toMatch(/(?:No note|nothing) was written/);
		}
		expect(await repository.git("status", "--porcelain")).toBe("");
		expect(await readdir(temporary)).toEqual([]);
	});

	it("keeps the words where the note cannot be saved or the editor fails, and says where", async () => {
		const program = path.join(repository.folder, "write.sh");
		const writer = async (ending: number) =>
			repository.write(
				"../write.sh",
				`echo "Hard to say twice." > "$1"\nexit ${ending}\n`,
			);
		const written = async () => {
			const { code, stdout } = await onTerminal(
				`"${process.execPath}" "${tacit.file}" note src/auth`,
				{ VISUAL: `sh "${program}"` },
			);
			expect(code).toBe(2);
			const [, file = ""] =
				/(?:kept|wrote is) in (\/\S+\.md)/.exec(stdout) ?? [];
			const text = await readFile(file, "utf8");
			await rm(path.dirname(file), { recursive: true });
			return text;
		};
		await writer(1);
		expect(await written()).toBe("Hard to say twice.\n");
		await writer(0);
		await repository.write("src/auth/.tacit", "a file, no folder");
		expect(await written()).toBe("Hard to say twice.\n");
	});

	it("paints where the terminal shows colours, unless NO_COLOR says not to", async () => {
		await tacit.run(repository, ["note", "src/auth/token.ts:1", "-m", "x"]);
		const why = (...assignments: readonly string[]) =>
			onTerminal(
				`env ${ownColours} ${assignments.join(" ")} "${process.execPath}" "${tacit.file}" why src/auth/token.ts`,
				{},
			).then(({ stdout }) => stdout);
		expect(await why("TERM=xterm-256color")).toContain("\u001b[36m");
		for (const plain of [
			await why("TERM=xterm-256color", "NO_COLOR=1"),
			await why("TERM=dumb"),
		]) {
			expect(plain).toContain("Reason");
			expect(plain).not.toContain("\u001b");
		}
	});
});

describe("tacit point", () => {
	const note = async (place: string) => {
		const { note } = await tacit.json<JsonWritten>(repository, [
			...["note", place, "-m", "One is returned since zero means none."],
		]);
		return note;
	};
	const lint = async () => (await tacit.run(repository, ["lint"])).code;

	it("makes a note speak of code that Tacit could not find, and leaves its words alone", async () => {
		const { id, file } = await note("src/auth/token.ts:2");
		const before = await repository.read(file);
		await repository.write("src/auth/token.ts", "export const gone = true;\n");
		await repository.write(
			"src/session.ts",
			"export class Session {\n\tlifetime = Number.POSITIVE_INFINITY;\n}\n",
		);
		expect(await lint()).toBe(1);
		const outcome = await tacit.run(repository, [
			...["point", id, "src/session.ts:2"],
		]);
		expect(outcome.stdout).toBe(`${file}\n`);
		expect(outcome.stderr).toContain("src/session.ts:2");
		expect(await lint()).toBe(0);
		const after = await repository.read(file);
		expect(after).toContain("\tlifetime = Number.POSITIVE_INFINITY;\n");
		const words = (text: string) => text.slice(0, text.indexOf("```"));
		expect(words(after)).toBe(words(before));
	});

	it("makes a note speak of more code, and of what it spoke of before", async () => {
		const { id } = await note("src/auth/token.ts:2");
		const { note: pointed } = await tacit.json<JsonChangedNote>(repository, [
			...["point", id, "src/auth/token.ts:3", "--add"],
		]);
		expect(pointed.anchors.map(({ lines }) => lines)).toEqual([
			{ start: 2, end: 2 },
			{ start: 3, end: 3 },
		]);
		const both = await tacit.run(repository, [
			...["point", id, "src/auth/token.ts:3", "--add", "--place", "1"],
		]);
		expect(both.code).toBe(2);
		expect(both.stderr).toContain("--place");
	});

	it("takes the note's file for its id, and asks which of several places is meant", async () => {
		const { file } = await note("src/auth/token.ts:2");
		const text = await repository.read(file);
		const block = text.slice(text.indexOf("```"));
		await repository.write(file, `${text}\n${block.replace("2-2", "1-1")}`);
		const vague = await tacit.run(repository, [
			...["point", file, "src/auth/token.ts:3"],
		]);
		expect(vague.code).toBe(2);
		expect(vague.stderr).toContain("2 places");
		const { note: pointed } = await tacit.json<JsonChangedNote>(repository, [
			...["point", file, "src/auth/token.ts:3", "--place", "2"],
		]);
		expect(pointed.anchors.map(({ lines }) => lines)).toEqual([
			{ start: 2, end: 2 },
			{ start: 3, end: 3 },
		]);
		for (const place of ["0", "3", "one"])
			expect(
				(
					await tacit.run(repository, [
						...["point", file, "src/auth/token.ts:3", "--place", place],
					])
				).code,
			).toBe(2);
	});

	it("refuses notes and places that are not there, and changes nothing", async () => {
		const { id, file } = await note("src/auth/token.ts:2");
		const before = await repository.read(file);
		for (const given of [
			["aaaaaaaa", "src/auth/token.ts:1"],
			["../../etc/passwd.md", "src/auth/token.ts:1"],
			[id, "src/auth/token.ts:40"],
			[id, "src/auth/none.ts:1"],
			[id, ".git/config:1"],
			[id, "../outside.ts:1"],
		])
			expect(
				(await tacit.run(repository, ["point", ...given])).code,
				given.join(" "),
			).toBe(2);
		expect(await repository.read(file)).toBe(before);
	});
});

describe("tacit confirm", () => {
	const grace = ["--by", "Grace Hopper <grace@example.org>"];
	const noted = async (...more: readonly string[]) => {
		const { note } = await tacit.json<JsonWritten>(repository, [
			...["note", "src/auth/token.ts:1-3", "-m", "One means one."],
		]);
		for (const place of more)
			await tacit.run(repository, ["point", note.id, place, "--add"]);
		return note;
	};
	const places = async () =>
		(
			await tacit.json<JsonWhy>(repository, ["why", "src/auth/token.ts"])
		).notes.map(({ place }) => place);
	const change = async (old: string, fresh: string) => {
		const text = await repository.read("src/auth/token.ts");
		expect(text).toContain(old);
		await repository.write("src/auth/token.ts", text.replace(old, fresh));
	};

	it("takes the quote of changed code anew, and writes who says so and when", async () => {
		const { id, file } = await noted();
		const before = await repository.read(file);
		await change("return 1;", "return 1 + 0;");
		expect(await places()).toMatchObject([{ isChanged: true }]);
		const outcome = await tacit.run(repository, ["confirm", id, ...grace]);
		expect(outcome.stdout).toBe(`${file}\n`);
		expect(outcome.stderr).toContain("src/auth/token.ts:1-3");
		expect(await places()).toMatchObject([{ isChanged: false }]);
		const after = await repository.read(file);
		expect(after).toMatch(
			/^confirmed: \d{4}-\d\d-\d\d Grace Hopper <grace@example\.org>$/m,
		);
		expect(after).toContain("return 1 + 0;");
		const words = (text: string) =>
			text.slice(text.indexOf("# "), text.indexOf("```"));
		expect(words(after)).toBe(words(before));
		const why = await tacit.run(repository, ["why", "src/auth/token.ts"]);
		expect(why.stdout).toContain("still true, said Grace Hopper, today");
	});

	it("leaves a quote alone that is as it was, to the byte", async () => {
		const { id, file } = await noted();
		const before = await repository.read(file);
		await tacit.run(repository, ["confirm", id, "--no-name"]);
		const after = await repository.read(file);
		expect(after.replace(/^confirmed: \d{4}-\d\d-\d\d\n/m, "")).toBe(before);
		expect(after).not.toBe(before);
	});

	it("says of code that was not found that it was not, and keeps its quote", async () => {
		await repository.write("src/retry.ts", "retry(seven, times);\n");
		const { id, file } = await noted("src/retry.ts:1");
		const before = await repository.read(file);
		await repository.write("src/retry.ts", "nothing like it\n");
		const outcome = await tacit.run(repository, ["confirm", id, ...grace]);
		expect(outcome.code).toBe(0);
		expect(outcome.stderr).toContain("not found");
		const blocks = (text: string) => text.slice(text.indexOf("```"));
		expect(blocks(await repository.read(file))).toBe(blocks(before));
	});

	it("tells of it as JSON, and knows no note that there is not", async () => {
		const { id } = await noted();
		const { note } = await tacit.json<JsonChangedNote>(repository, [
			...["confirm", id, ...grace],
		]);
		expect(note.confirmed?.by).toEqual({
			name: "Grace Hopper",
			email: "grace@example.org",
		});
		expect((await tacit.run(repository, ["confirm", "aaaaaaaa"])).code).toBe(2);
	});
});

describe("tacit update", () => {
	const grace = ["--by", "Grace Hopper <grace@example.org>"];
	const noted = async () => {
		const { note } = await tacit.json<JsonWritten>(repository, [
			...["note", "src/auth/token.ts:1-3", "-m", "One means one."],
		]);
		return note;
	};
	const changeCode = async () => {
		const text = await repository.read("src/auth/token.ts");
		expect(text).toContain("return 1;");
		await repository.write(
			"src/auth/token.ts",
			text.replace("return 1;", "return 2;"),
		);
	};

	it("writes other words, for the code as it is, and who says so and when", async () => {
		const { id, file } = await noted();
		await changeCode();
		const outcome = await tacit.run(repository, [
			...["update", id, "-m", "Two since the year counts twice.", ...grace],
		]);
		expect(outcome).toMatchObject({ code: 0, stdout: `${file}\n` });
		const after = await repository.read(file);
		expect(after).toContain("Two since the year counts twice.");
		expect(after).not.toContain("One means one.\n\n");
		expect(after).toContain("return 2;");
		expect(after).toMatch(/^confirmed: .* Grace Hopper <grace@example\.org>$/m);
		const { notes } = await tacit.json<JsonWhy>(repository, [
			...["why", "src/auth/token.ts"],
		]);
		expect(notes.map(({ place }) => place)).toMatchObject([
			{ isChanged: false },
		]);
	});

	it("has another title or kind with the rest as it was, and says so where nothing is another", async () => {
		const { id, file } = await noted();
		const before = await repository.read(file);
		const title = await tacit.json<JsonChangedNote>(repository, [
			...["update", id, "--title", "One it is", "--kind", "gotcha"],
		]);
		expect(title.note).toMatchObject({ title: "One it is", kind: "gotcha" });
		const same = await tacit.run(repository, [
			...["update", id, "-t", "One it is"],
		]);
		expect(same.code).toBe(2);
		expect(same.stderr).toContain(`tacit confirm ${id}`);
		const after = await repository.read(file);
		expect(after).not.toBe(before);
		expect(after).toContain("# One it is\n");
	});

	it("writes nothing that is empty, or holds a secret", async () => {
		const { id, file } = await noted();
		const before = await repository.read(file);
		const secret = `ghp_${"wWPw5k4aXcaT4fNP0UcnZwJUVFk6LO0pINUx"}`;
		for (const words of ["", `It takes ${secret} now.`]) {
			const outcome = await tacit.run(repository, ["update", id, "-m", words]);
			expect(outcome.code).toBe(2);
			expect(await repository.read(file)).toBe(before);
		}
	});
});

describe("a secret", () => {
	// Put together here, so that no scanner takes this file for a leak.
	const secret = `ghp_${"wWPw5k4aXcaT4fNP0UcnZwJUVFk6LO0pINUx"}`;
	const words = `The archive takes ${secret} until spring.`;
	const notes = () =>
		readdir(path.join(repository.root, "src/auth/.tacit")).catch(() => []);

	it("in a note's words is told, and nothing is written", async () => {
		const outcome = await tacit.run(repository, [
			...["note", "src/auth/token.ts:2", "-m", words],
		]);
		expect(outcome.code).toBe(2);
		expect(outcome.stderr).toContain("“ghp_…”");
		expect(outcome.stderr).not.toContain(secret);
		expect(outcome.stderr).toContain("--redact");
		expect(await notes()).toEqual([]);
	});

	it("in the code that it quotes is told, too", async () => {
		await repository.write("src/auth/token.ts", `const token = "${secret}";\n`);
		const given = ["note", "src/auth/token.ts:1", "-m", "Only for the test."];
		expect((await tacit.run(repository, given)).code).toBe(2);
		expect(await notes()).toEqual([]);
		const { note } = await tacit.json<JsonWritten>(repository, [
			...given,
			"--redact",
		]);
		const text = await repository.read(note.file);
		expect(text).toContain('const token = "‹redacted›";');
		expect(text).not.toContain(secret);
	});

	it("is left out or written all the same when somebody says so, and kept in private drafts", async () => {
		const write = async (...options: readonly string[]) => {
			const { note } = await tacit.json<JsonWritten>(repository, [
				...["note", "src/auth/token.ts:2", "-m", words, ...options],
			]);
			return repository.read(note.file);
		};
		expect(await write("--redact")).toContain("takes ‹redacted› until");
		expect(await write("--allow-secrets")).toContain(secret);
		expect(await write("--draft")).toContain(secret);
		expect(
			(
				await tacit.run(repository, [
					...["note", "src/auth/token.ts:2", "-m", words],
					...["--redact", "--allow-secrets"],
				])
			).code,
		).toBe(2);
	});
});

describe("tacit harvest", () => {
	const code = [
		"// Five, because the archive is away for a minute each night.",
		"export const limit = 5;",
		"",
		"// Adds one.",
		"count++;",
		"",
	].join("\n");
	const harvest = (...args: readonly string[]) =>
		tacit.json<JsonHarvest>(repository, ["harvest", ...args]);

	it("lists the reasons in comments with who wrote them, and writes nothing", async () => {
		await repository.commit({ "src/limit.ts": code, "vendor/a.ts": code });
		const { reasons } = await harvest();
		expect(reasons).toMatchObject([
			{
				path: "src/limit.ts",
				lines: { start: 1, end: 2 },
				comment: { start: 1, end: 1 },
				kind: "why",
				text: "Five, because the archive is away for a minute each night.",
				by: { name: "Ada Lovelace", email: "ada@example.org" },
				note: null,
			},
		]);
		expect((await harvest("src/auth")).reasons).toEqual([]);
		expect(await repository.git("status", "--porcelain", "-uall")).toBe("");
		const { stdout, stderr } = await tacit.run(repository, ["harvest"]);
		expect(stdout).toContain("src/limit.ts:1-2  Reason");
		expect(stderr).toContain("1 reason. --keep");
	});

	it("makes private drafts when told to, and lists those no more", async () => {
		await repository.commit({ "src/limit.ts": code });
		const { reasons } = await harvest("src", "--keep");
		expect(reasons.map(({ note }) => note?.visibility)).toEqual(["draft"]);
		expect(await repository.git("status", "--porcelain", "-uall")).toBe("");
		const text = await repository.read(reasons[0]?.note?.file ?? "");
		expect(text).toContain("  - Ada Lovelace <ada@example.org>\n");
		expect(text).toMatch(/^```ts tacit file=limit\.ts lines=1-2 /m);
		expect((await harvest()).reasons).toEqual([]);
	});

	it("takes what has two dots and is no path for a range, and tells where its lines are today", async () => {
		const body = (...middle: readonly string[]) =>
			`export function send(queue) {\n${middle.map((line) => `\t${line}\n`).join("")}\treturn queue.all();\n}\n`;
		await repository.commit({ "src/send.ts": body() });
		await repository.write(
			"src/send.ts",
			body("queue.sortByChunk();", "queue.dropTwins();"),
		);
		await repository.git("add", "--all");
		await repository.git(
			...["commit", "--quiet", "-m"],
			"Sort once more\n\nThey are sorted because two machines may send the same chunk.",
		);
		const hash = await repository.git("rev-parse", "HEAD");
		await repository.commit({ "src/other.ts": "run();\n" });
		const found = await harvest("HEAD~2..HEAD");
		expect(found).toMatchObject({ noted: 0, commits: 2, gone: 0 });
		expect(found.reasons).toMatchObject([
			{
				source: "commit",
				path: "src/send.ts",
				lines: { start: 2, end: 3 },
				comment: null,
				commit: hash,
				subject: "Sort once more",
				kind: "why",
				text: "They are sorted because two machines may send the same chunk.",
				by: { name: "Ada Lovelace", email: "ada@example.org" },
				note: null,
			},
		]);
		expect((await harvest("src", "--range", "HEAD~2..")).reasons).toHaveLength(
			1,
		);
		expect((await harvest("HEAD~1..HEAD")).reasons).toEqual([]);
		const { reasons } = await harvest("--range", "HEAD", "--keep");
		const text = await repository.read(reasons[0]?.note?.file ?? "");
		expect(text).toContain(
			`From commit ${hash.slice(0, 12)}, “Sort once more”.`,
		);
		expect(await harvest("--range", "HEAD")).toMatchObject({
			reasons: [],
			noted: 1,
		});
	});

	it("takes a path that is there for a path, whatever it is called, and no way up through folders for a range", async () => {
		await repository.commit({ "HEAD~1..HEAD/limit.ts": code });
		expect((await harvest("HEAD~1..HEAD")).reasons).toMatchObject([
			{ source: "comment", path: "HEAD~1..HEAD/limit.ts" },
		]);
		for (const typed of ["../none", "src/../none", "none..nowhere", "--x..y"])
			expect((await tacit.run(repository, ["harvest", "--", typed])).code).toBe(
				2,
			);
	});

	it("imports what is still to be done when told to", async () => {
		await repository.commit({
			"src/limit.ts": `${code}// TODO: should the archive be asked, too?\nask();\n`,
		});
		expect((await harvest("src")).reasons).toHaveLength(1);
		expect((await harvest("src", "--todos")).reasons).toMatchObject([
			{ source: "comment", kind: "why" },
			{
				source: "todo",
				kind: "question",
				lines: { start: 6, end: 7 },
				by: { name: "Ada Lovelace" },
			},
		]);
	});

	it("tells of a file that is not there, and needs git to know what is ignored", async () => {
		expect((await tacit.run(repository, ["harvest", "src/none.ts"])).code).toBe(
			2,
		);
	});
});
