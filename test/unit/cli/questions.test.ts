import { rm } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type {
	JsonQuestions,
	JsonWritten,
} from "../../../src/cli/json/externalize.ts";
import type { JsonWhyCommit } from "../../../src/cli/json/internalize.ts";
import type { JsonError } from "../../../src/cli/json/version.ts";
import {
	gitRepository,
	type TestRepository,
} from "../../support/gitRepository.ts";
import { commandLine } from "./commandLine.ts";
import { hasTerminals, onTerminal } from "./typedInto.ts";

const tacit = commandLine();
let repository: TestRepository;

const file = "src/my 'odd' — файл.ts";
const text = (attempts: number) =>
	`// Asks again.\nexport function ask() {}\n\nexport const maxAttempts = ${attempts};\n`;
const questions = async () =>
	(await tacit.json<JsonQuestions>(repository, ["moments"])).questions;
const answer = (...more: string[]) => answerTo(1, ...more);
const answerTo = (number: number, ...more: string[]) =>
	tacit.json<JsonWritten>(repository, [
		...["note", "--moment", String(number)],
		...["-m", "The import needs it.", ...more],
	]);

beforeEach(async () => {
	repository = await gitRepository();
	await repository.commit({ [file]: text(20) });
	await repository.commit({ [file]: text(30) });
});
afterEach(() => repository.dispose());

describe("tacit moments", () => {
	it("lists what waits, the commit made just now included", async () => {
		const { code, stdout, stderr } = await tacit.run(repository, ["moments"], {
			folder: "src",
		});
		expect(code).toBe(0);
		const commit = (await repository.git("rev-parse", "HEAD")).slice(0, 10);
		expect(stdout).toBe(
			`1  my 'odd' — файл.ts:4  Value  today, ${commit}\n  Why 30 and not 20 for “maxAttempts”?\n  - “maxAttempts” went from 20 to 30.\n\n`,
		);
		expect(stderr).toBe("1 question. Answer: tacit note --moment 1\n");
		await repository.commit({ [file]: text(30).replace("again.", "anew.") });
		expect(await questions()).toHaveLength(1);
	});

	it("prints JSON of a stable shape, with lines as of today", async () => {
		const commit = await repository.git("rev-parse", "HEAD");
		await repository.write(file, `\n\n${text(30)}`);
		expect(await questions()).toEqual([
			{
				...{ number: 1, kind: "value", weight: expect.any(Number) },
				...{ state: "open", at: expect.stringMatching(/^20.*Z$/), commit },
				question: "Why 30 and not 20 for “maxAttempts”?",
				...{ path: file, lines: { start: 6, end: 6 }, isGone: false },
				evidence: [{ text: "“maxAttempts” went from 20 to 30.", commit: null }],
			},
		]);
	});

	it("follows a file that was renamed, and says so of one that is gone", async () => {
		await questions();
		await repository.git("mv", file, "moved.ts");
		await repository.commit();
		expect((await questions())[0]).toMatchObject({
			...{ path: "moved.ts", lines: { start: 4, end: 4 } },
		});
		await rm(path.join(repository.root, "moved.ts"));
		expect((await questions())[0]).toMatchObject({
			...{ isGone: true, lines: null },
		});
		expect((await tacit.run(repository, ["moments"])).stdout).toContain(
			"(the file is gone)",
		);
	});

	it("puts one off, which stays in the list, and takes one off for good", async () => {
		const later = await tacit.run(repository, ["moments", "--later", "1"]);
		expect([later.code, later.stdout]).toEqual([0, ""]);
		expect((await questions())[0]?.state).toBe("later");
		await tacit.run(repository, ["moments", "--never", "1"]);
		expect(await questions()).toEqual([]);
		// Not even when the commit is made anew.
		await repository.git("commit", "--quiet", "--amend", "--message=Other");
		expect(await questions()).toEqual([]);
	});

	it("says which wait where a number is of none", async () => {
		for (const args of [
			["moments", "--never", "7"],
			["moments", "--later", "-1"],
			["note", "--moment", "x", "-m", "Why"],
		]) {
			const { code, stderr } = await tacit.run(repository, args);
			expect(code).toBe(2);
			expect(stderr).toContain("1: Why 30 and not 20 for “maxAttempts”?");
		}
		expect(await questions()).toHaveLength(1);
	});

	it("has nothing to say of commits that make nobody wonder, of none, and without git", async () => {
		const calm = await gitRepository();
		try {
			expect((await tacit.run(calm, ["moments"])).stderr).toBe(
				"No question waits.\n",
			);
			await calm.commit({ "README.md": "Words.\n" });
			expect((await tacit.run(calm, ["moments"])).stdout).toBe("");
			await rm(path.join(calm.root, ".git"), { recursive: true });
			const { code, stderr } = await tacit.run(calm, ["moments"]);
			expect(code).toBe(2);
			expect(stderr).toContain("is in no git repository");
		} finally {
			await calm.dispose();
		}
	});

	it("gives each work tree what was done in it, and all the same list", async () => {
		await questions();
		const root = path.join(repository.folder, "other");
		await repository.git("worktree", "add", "--quiet", "--detach", root);
		const other = { ...repository, root };
		const elsewhere = text(30).replace("30", "99");
		const { writeFile } = await import("node:fs/promises");
		await writeFile(path.join(root, file), elsewhere);
		await repository.gitIn(root, "commit", "--quiet", "--all", "-mTune");
		const { questions: seen } = await tacit.json<JsonQuestions>(other, [
			"moments",
		]);
		expect(seen.length).toBeGreaterThan(1);
		expect((await questions()).map(({ number }) => number).sort()).toEqual(
			seen.map(({ number }) => number).sort(),
		);
	});
});

describe("tacit note --moment", () => {
	it("answers a question on its lines of today, with the kind that suits it", async () => {
		await repository.write(file, `\n\n${text(30)}`);
		const json = await answer();
		expect(json).toMatchObject({
			...{ moment: 1, commit: null, sharing: "local" },
			note: {
				...{ kind: "why", title: "The import needs it" },
				by: [{ name: "Ada Lovelace", email: "ada@example.org" }],
				anchors: [{ path: file, lines: { start: 6, end: 6 } }],
			},
		});
		expect(await questions()).toEqual([]);
	});

	it("takes the text from standard input, and says where the note went", async () => {
		const { code, stdout, stderr } = await tacit.run(
			repository,
			["note", "--moment", "1", "--kind", "gotcha", "--draft"],
			{ input: "Below 30 the import gives up.\n" },
		);
		expect(code).toBe(0);
		expect(stdout).toMatch(
			/^\.git\/tacit\/drafts\/src\/\.tacit\/.*\.md\n$|^\.git\/tacit\/drafts\/src\/.*\.md\n$/,
		);
		expect(stderr).toContain(`Watch out on ${file}:4`);
	});

	it.skipIf(!hasTerminals)(
		"opens the editor with the question, which is left out",
		async () => {
			const command = `'${process.execPath}' '${tacit.file}' note --moment 1`;
			const { code, shown } = await onTerminal(repository, command, {
				environment: {
					VISUAL: `sh -c 'grep -q "Why 30 and not 20" "$1" && { echo "The import needs it."; cat "$1"; } >"$1.new" && mv "$1.new" "$1"' -`,
				},
			});
			expect(shown).toContain("The import needs it");
			expect(code).toBe(0);
			const note = await repository.git(
				...["ls-files", "--others", "-z", "src/.tacit"],
			);
			expect(await repository.read(note.replace("\0", ""))).not.toContain(
				"Why 30",
			);
		},
	);

	it("is on the whole file where the lines are not found, and on its folder where that is gone", async () => {
		await questions();
		await repository.write(file, "export const other = 1;\n");
		const whole = await answer("--draft");
		expect(whole.note.anchors[0]).toMatchObject({ path: file, lines: null });
		await repository.write(file, text(30));
		await repository.commit({ [file]: text(50) });
		const [next] = await questions();
		await repository.remove(file);
		const gone = await answerTo(next?.number ?? 0, "--draft");
		expect(gone.note.anchors[0]).toMatchObject({
			...{ path: "src", isFolder: true },
		});
	});

	it("is answered by a note that somebody writes on its lines anyway, and by none beside them", async () => {
		const [question] = await questions();
		const write = (lines: string) =>
			tacit.json<JsonWritten>(repository, [
				...["note", file, "--lines", lines, "-m", "The import needs it."],
			]);
		await write("1-2");
		expect(await questions()).toEqual([question]);
		const { note } = await write("3-4");
		expect(await questions()).toEqual([]);
		const { notes } = await tacit.json<JsonWhyCommit>(repository, [
			...["why", "--commit", "HEAD"],
		]);
		expect(notes.map(({ id }) => id)).toContain(note.id);
	});

	it("leaves the question where nothing was written", async () => {
		for (const args of [
			["note", "--moment", "1", "-m", " "],
			["note", "--moment", "1", file, "-m", "Why"],
			["note", "--moment", "1", "--lines", "3", "-m", "Why"],
			["note", "--trailer", file, "-m", "Why"],
			["note", "-m", "Why"],
		])
			expect((await tacit.run(repository, args)).code).toBe(2);
		expect(await questions()).toHaveLength(1);
		expect(await repository.git("status", "--short")).toBe("");
	});
});

describe("tacit note --moment --trailer", () => {
	const facts = () =>
		repository.git("log", "-1", "--format=%T %P %an %ae %at %cn %ct");

	it("names the note in the last commit's message, and changes nothing else", async () => {
		await repository.git("commit", "-q", "--amend", "-m", "Tune\n\nRefs: #3");
		await repository.write("staged.ts", "1\n");
		await repository.git("add", "staged.ts");
		await repository.write(file, `${text(30)}// more\n`);
		await repository.hook("commit-msg", "exit 1");
		const before = await facts();
		const status = await repository.git("status", "--short");
		const { note, commit } = await answer("--trailer", "--draft");
		expect(commit).toBe(await repository.git("rev-parse", "HEAD"));
		expect(await repository.git("log", "-1", "--format=%B")).toBe(
			`Tune\n\nRefs: #3\nTacit-Note: ${note.id}\n`,
		);
		expect(await facts()).toBe(before);
		expect(await repository.git("status", "--short")).toBe(status);
		expect(await questions()).toEqual([]);
	});

	const refused = async (why: string) => {
		const head = await repository.git("rev-parse", "HEAD");
		const { code, stdout } = await tacit.run(repository, [
			...["note", "--moment", "1", "-m", "Why", "--trailer", "--json"],
		]);
		expect(code).toBe(2);
		const { error } = JSON.parse(stdout) as { error: JsonError };
		expect(error.message).toContain(why);
		expect(await repository.git("rev-parse", "HEAD")).toBe(head);
		expect(await repository.git("ls-files", "--others")).toBe("");
		expect(await questions()).toHaveLength(1);
	};

	it("is refused where the commit is on a remote", async () => {
		await repository.addRemote();
		await repository.git("push", "--quiet", "origin", "main");
		await refused("is on a remote");
	});

	it("is refused where others stand on the commit", async () => {
		await repository.commit({ "README.md": "Words.\n" });
		await refused("is not the last commit");
	});

	it("is refused where the commit is signed", async () => {
		const raw = await repository.git("cat-file", "commit", "HEAD");
		const signed = path.join(repository.folder, "signed");
		const { writeFile } = await import("node:fs/promises");
		await writeFile(
			signed,
			raw.replace(
				"\n\n",
				"\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----\n\n",
			),
		);
		const hash = await repository.git(
			...["hash-object", "-t", "commit", "-w", signed],
		);
		await questions();
		await repository.git("reset", "--quiet", "--soft", "HEAD~1");
		await repository.git("update-ref", "-m", "commit: A", "HEAD", hash);
		// The question is about the very commit.
		await rm(path.join(repository.root, ".git/tacit"), { recursive: true });
		await refused("is signed");
	});

	it("is refused amid a merge", async () => {
		await questions();
		await repository.write(".git/MERGE_HEAD", `${"0".repeat(40)}\n`);
		await refused("under way");
	});
});

describe("tacit why --commit", () => {
	const why = (revision: string) =>
		tacit.json<JsonWhyCommit>(repository, ["why", "--commit", revision]);

	it("finds the notes that a commit's message names, and says which are not here", async () => {
		const { note } = await answer("--trailer");
		await repository.git("add", ".");
		await repository.git("commit", "--quiet", "--message=Note");
		const found = await why("HEAD~1");
		expect(found).toMatchObject({
			commit: { subject: "A commit", author: { name: "Ada Lovelace" } },
			notes: [{ id: note.id, place: { state: "attached" } }],
			missing: [],
		});
		await repository.git("rm", "-rqf", "src/.tacit");
		expect(await why("HEAD~1")).toMatchObject({
			...{ notes: [], missing: [note.id] },
		});
		const { stderr } = await tacit.run(repository, ["why", "-c", "HEAD~1"]);
		expect(stderr).toContain(note.id);
	});

	it("finds what answers a question about it, or was written on top of it, without a trailer", async () => {
		const { note } = await answer("--draft");
		const { note: other } = await tacit.json<JsonWritten>(repository, [
			...["note", file, "-m", "Another."],
		]);
		const { notes } = await why("HEAD");
		expect(notes.map(({ id }) => id)).toEqual([note.id, other.id]);
		expect((await why("HEAD~1")).notes).toEqual([]);
		const { stdout } = await tacit.run(repository, ["why", "-c", "HEAD~1"]);
		expect(stdout).toContain("No note explains this commit.");
	});

	it("takes nothing for a commit that is none", async () => {
		for (const revision of ["--all", "HEAD..HEAD~1", "nowhere", "", "-1"]) {
			const { code, stdout } = await tacit.run(repository, [
				...["why", "--json", `--commit=${revision}`],
			]);
			expect(code).toBe(2);
			const { error } = JSON.parse(stdout) as { error: JsonError };
			expect(error.code).toBe("bad-argument");
		}
		for (const args of [["why"], ["why", file, "--commit", "HEAD"]]) {
			const { code, stderr } = await tacit.run(repository, args);
			expect(code).toBe(2);
			expect(stderr).toContain("--commit");
		}
	});
});
