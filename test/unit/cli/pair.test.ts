import { existsSync, readFileSync } from "node:fs";
import { chmod, mkdir, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { JsonPair } from "../../../src/cli/json/pair.ts";
import {
	gitRepository,
	type TestRepository,
} from "../../support/gitRepository.ts";
import { commandLine } from "./commandLine.ts";
import { hasTerminals, typedInto } from "./typedInto.ts";

const tacit = commandLine();
let repository: TestRepository;

beforeEach(async () => {
	repository = await gitRepository();
	await repository.commit({ "a.txt": "1\n" });
});
afterEach(() => repository.dispose());

const grace = "Grace Hopper <grace@example.org>";
const pair = (...args: readonly string[]) =>
	tacit.run(repository, ["pair", ...args]);
const start = async (...people: readonly string[]) => {
	await pair("hooks", "install");
	return pair("start", ...people);
};
const message = (revision = "HEAD") =>
	repository.git("log", "-1", "--format=%B", revision);
/** As git itself reads them, the last trailing line left out. */
const credited = async (revision = "HEAD") => {
	const told = await repository.git(
		...["log", "-1", revision],
		"--format=%(trailers:key=Co-authored-by,valueonly,unfold)",
	);
	return told.split("\n").filter(Boolean);
};
/** Writes with an editor: a shell command that is given the file. */
const edit = (script: string, ...args: readonly string[]) =>
	repository.git("-c", `core.editor=f() { ${script}; }; f`, ...args);
const change = async (text: string) => {
	await repository.write("a.txt", text);
	await repository.git("add", "--all");
};
const commit = async (text: string, ...args: readonly string[]) => {
	await change(text);
	return repository.git("commit", "--message", text, ...args);
};
const withTitle = `sed -i '1s/.*/Back off/' "$1"`;

describe("a commit of a session", () => {
	it("credits everybody but its author, and nobody when the session is over", async () => {
		await start(grace, "Lin <lin@example.org>");
		await commit("one");
		expect(await message()).toBe(
			`one\n\nCo-authored-by: ${grace}\nCo-authored-by: Lin <lin@example.org>\n`,
		);
		await commit("by Grace", `--author=${grace}`);
		expect(await credited()).toEqual([
			"Ada Lovelace <ada@example.org>",
			"Lin <lin@example.org>",
		]);
		await pair("end");
		await commit("alone");
		expect(await message()).toBe("alone\n");
	});

	it("credits once when it is amended, signed off or names them already", async () => {
		await start(grace);
		await commit("one", "--signoff");
		await repository.git("commit", "--amend", "--no-edit");
		await edit("true", "commit", "--amend");
		expect(await message()).toBe(
			`one\n\nSigned-off-by: Ada Lovelace <ada@example.org>\nCo-authored-by: ${grace}\n`,
		);
		await commit("two\n\nCo-Authored-By: G <GRACE@example.org>");
		expect(await credited()).toEqual(["G <GRACE@example.org>"]);
	});

	it.each([
		["#", ""],
		[";", ";"],
		["auto", "auto"],
	])(
		"is right where the editor shows the diff, and comments begin with %s",
		async (_, char) => {
			await start(grace);
			if (char !== "") await repository.git("config", "core.commentChar", char);
			await repository.git("config", "commit.verbose", "true");
			// A line of git's own kind has it choose another character.
			await repository.git("config", "commit.template", "../template");
			await writeFile(
				path.join(repository.folder, "template"),
				char === "auto" ? "Subject\n\n#12 is why\n" : "Subject\n\nWhy\n",
			);
			await change("two\n");
			await edit(withTitle, "commit");
			expect(await message()).toBe(
				`Back off\n\n${char === "auto" ? "#12 is why" : "Why"}\n\nCo-authored-by: ${grace}\n`,
			);
		},
	);

	it("is none where nobody wrote a word, of an empty message or a template", async () => {
		await start(grace);
		await change("two\n");
		await expect(edit("true", "commit")).rejects.toThrow(
			/empty commit message/,
		);
		await expect(
			edit(`printf '\\nCo-authored-by: ${grace}\\n' >"$1"`, "commit"),
		).rejects.toThrow(/empty commit message/);
		await writeFile(path.join(repository.folder, "template"), "Why:\n\nHow:\n");
		await repository.git("config", "commit.template", "../template");
		await expect(edit("true", "commit")).rejects.toThrow(/Aborting commit/);
		await edit(withTitle, "commit");
		expect(await message()).toBe(
			`Back off\n\nHow:\n\nCo-authored-by: ${grace}\n`,
		);
	});

	it("is credited when it merges, and when it squashes with whom the commits credit", async () => {
		await repository.git("checkout", "-q", "-b", "other");
		await commit("one\n\nCo-authored-by: Lin <lin@example.org>");
		await repository.git("checkout", "-q", "main");
		await repository.commit({ "b.txt": "b\n" });
		await start(grace);
		await repository.git("merge", "--no-edit", "--no-ff", "other");
		expect(await credited()).toEqual([grace]);
		await repository.git("reset", "-q", "--hard", "HEAD~");
		await repository.git("merge", "-q", "--squash", "other");
		await edit("true", "commit");
		expect(await credited()).toEqual(["Lin <lin@example.org>", grace]);
	});

	it("is no commit of another day that a rebase or a pick makes anew", async () => {
		await commit("one\n");
		await repository.git("checkout", "-q", "-b", "other", "HEAD~");
		await repository.commit({ "b.txt": "b\n" });
		await repository.commit({ "c.txt": "c\n" });
		await start(grace);
		await repository.git("rebase", "-q", "main");
		expect(await credited()).toEqual([]);
		await repository.git("checkout", "-q", "main");
		await repository.git("cherry-pick", "other");
		expect(await credited()).toEqual([]);
	});

	it("gathers in a rebase whom the squashed commits credit", async () => {
		await commit("one\n\nCo-authored-by: Lin <lin@example.org>");
		await commit("two\n\nCo-authored-by: Zoe <zoe@example.org>");
		await start(grace);
		await repository.git(
			...["-c", "core.editor=true"],
			...["-c", "sequence.editor=sed -i 2s/pick/squash/"],
			...["rebase", "-q", "-i", "HEAD~2"],
		);
		expect(await credited()).toEqual([
			"Zoe <zoe@example.org>",
			"Lin <lin@example.org>",
		]);
	});

	it("is the same in every work tree of the repository", async () => {
		await start(grace);
		const tree = path.join(repository.folder, "tree");
		await repository.git("worktree", "add", "-q", tree);
		await writeFile(path.join(tree, "a.txt"), "2\n");
		await repository.gitIn(tree, "commit", "-qam", "elsewhere");
		expect(await credited("tree")).toEqual([grace]);
	});
});

describe("tacit pair hooks", () => {
	it("stands beside hooks that are there, and leaves them as they were", async () => {
		const before = '#!/bin/sh\necho "Issue: 12" >>"$1"\n';
		await repository.hook("prepare-commit-msg", 'echo "Issue: 12" >>"$1"');
		await start(grace);
		await commit("one");
		expect(await credited()).toEqual([grace]);
		expect(await message()).toContain("Issue: 12");
		await pair("hooks", "uninstall");
		const hook = path.join(repository.root, ".git/hooks/prepare-commit-msg");
		expect(readFileSync(hook, "utf8")).toBe(before);
		expect(
			existsSync(path.join(repository.root, ".git/hooks/commit-msg")),
		).toBe(false);
		await commit("two");
		expect(await credited()).toEqual([]);
	});

	it("changes hooks of the repository only where that is asked for, for this clone alone", async () => {
		await mkdir(path.join(repository.root, ".husky/_"), { recursive: true });
		const hook = path.join(repository.root, ".husky/prepare-commit-msg");
		await writeFile(hook, "true\n");
		await chmod(hook, 0o755);
		await repository.git("config", "core.hooksPath", ".husky");
		const refused = await pair("hooks", "install");
		expect(refused.code).toBe(1);
		expect(readFileSync(hook, "utf8")).toBe("true\n");
		await pair("hooks", "install", "--shared");
		await pair("start", grace);
		await commit("one");
		expect(await credited()).toEqual([grace]);
		const clone = path.join(repository.folder, "clone");
		await repository.git("clone", "-q", ".", clone);
		await repository.gitIn(clone, "config", "core.hooksPath", ".husky");
		await repository.gitIn(clone, "commit", "-q", "--allow-empty", "-m", "x");
		expect(await repository.gitIn(clone, "log", "-1", "--format=%B")).toBe(
			"x\n",
		);
	});
});

describe("tacit pair", () => {
	it("says who drives, swaps, and shows at the end what was jotted, as notes of both", async () => {
		const started = await start(grace);
		expect(started.stdout).toBe(
			"Ada Lovelace drives, Grace Hopper navigates; 0 min.\n",
		);
		expect((await pair("swap")).stdout).toContain("Grace Hopper drives");
		await pair("jot", "--at", "a.txt:1", "why", "one?");
		const { stdout } = await pair("end");
		expect(stdout).toContain("a.txt:1: why one?");
		expect(stdout).toContain(
			`tacit note a.txt:1 -m 'why one?' --by 'Ada Lovelace <ada@example.org>' --by '${grace}'`,
		);
		expect((await pair("swap")).code).toBe(2);
	});

	it("shows at the end what was committed, taken back and asked, each with its question", async () => {
		await start(grace);
		await commit("Try five");
		await repository.git("revert", "--no-edit", "HEAD");
		await commit("Back off longer");
		await tacit.run(repository, [
			...["ask", "a.txt:1", "-m", "Why one and not two?"],
		]);
		const { ended, harvest } = await tacit.json<JsonPair>(repository, [
			...["pair", "end"],
		]);
		expect(ended?.people).toHaveLength(2);
		expect(harvest.map(({ kind, said }) => [kind, said])).toEqual(
			expect.arrayContaining([
				["committed", "Back off longer"],
				["reverted", 'Revert "Try five"'],
				["asked", "Why one and not two?"],
			]),
		);
		expect(
			harvest.find(({ said }) => said === "Back off longer")?.question,
		).toContain("“Back off longer”");
	});

	it.runIf(hasTerminals)(
		"keeps on a terminal what is chosen as drafts of both: answered, or to be answered",
		async () => {
			await start(grace);
			await pair("jot", "--at", "a.txt:1", "why", "one?");
			await commit("Back off longer");
			const { shown } = await typedInto(
				tacit,
				repository,
				["pair", "end"],
				["1 2\r", "One is enough.\r", "\r"],
			);
			expect(shown).toContain("2 private drafts, of all of you.");
			const drafts = await tacit.json<{
				readonly notes: readonly {
					readonly title: string;
					readonly kind: string;
					readonly by: readonly { readonly name: string }[];
				}[];
			}>(repository, ["list", "--drafts"]);
			const kept = drafts.notes.map(({ title, kind, by }) => [
				...[title, kind],
				...by.map(({ name }) => name),
			]);
			const both = ["Ada Lovelace", "Grace Hopper"];
			expect(kept).toHaveLength(2);
			expect(kept).toContainEqual(["One is enough", "why", ...both]);
			// A commit has its second only: which of the two came first, and was answered, is not known within one.
			expect([
				["why one?", "why", ...both],
				[
					"“Back off longer”: what was weighed that the code does not show?",
					...["question", ...both],
				],
			]).toContainEqual(kept.find(([title]) => title !== "One is enough"));
		},
	);

	it("has notes that are written in a session name everybody in it, but no agents", async () => {
		await pair("start", grace, "Copilot <copilot@github.com>");
		const { stdout } = await tacit.run(repository, [
			...["note", "a.txt:1", "-m", "One is enough.", "--json"],
		]);
		expect(JSON.parse(stdout).note.by).toEqual([
			{ name: "Ada Lovelace", email: "ada@example.org" },
			{ name: "Grace Hopper", email: "grace@example.org" },
		]);
	});

	it("starts with those of last time by a key, and finds people of history by their names", async () => {
		await commit("one", `--author=${grace}`);
		await pair("start", "hopper");
		await pair("end");
		const again = await tacit.json<JsonPair>(repository, ["pair", "start"]);
		expect(again.session?.people.map(({ name }) => name)).toEqual([
			"Ada Lovelace",
			"Grace Hopper",
		]);
		expect((await pair("with", "nobody")).stderr).toContain(
			"Nobody here is called",
		);
	});

	it("respects the mailmap, for co-authors, too", async () => {
		await commit("one\n\nCo-authored-by: gh <old@example.org>");
		await commit("two\n\nCo-authored-by: G <gh@example.org>");
		await repository.write(
			".mailmap",
			`${grace} <old@example.org>\n${grace} <gh@example.org>\n`,
		);
		const { choices } = await tacit.json<JsonPair>(repository, ["pair"]);
		expect(choices).toEqual([
			{ name: "Grace Hopper", email: "grace@example.org", agent: false },
		]);
	});

	it("takes people of git-mob, and tells it who is in the session", async () => {
		await repository.write(
			".git-coauthors",
			'{"coauthors":{"gh":{"name":"Grace Hopper","email":"grace@example.org"}}}',
		);
		const mob = async () => {
			const told = await repository.git(
				...["config", "--global", "--get-all", "git-mob.co-author"],
			);
			return told.split("\n");
		};
		await pair("start", "gh");
		expect(await mob()).toEqual([grace]);
		await pair("with", "Lin <lin@example.org>");
		expect(await mob()).toEqual([grace, "Lin <lin@example.org>"]);
		await pair("end");
		await expect(mob()).rejects.toThrow();
		await repository.git(
			...["config", "--global", "--add", "git-mob.co-author"],
			"Zoe <zoe@example.org>",
		);
		expect((await pair("start")).stdout).toContain("Zoe navigates");
	});

	it("leaves the configuration alone where git-mob has the same people", async () => {
		await repository.write(".git-coauthors", '{"coauthors":{}}');
		await repository.git(
			...["config", "--global", "--add", "git-mob.co-author", grace],
		);
		const where = await repository.git(
			...["config", "--global", "--show-origin", "--get", "git-mob.co-author"],
		);
		const file = where.slice("file:".length).split("\t")[0] ?? "";
		const { mtimeNs, ino } = await stat(file, { bigint: true });
		await pair("start");
		expect(await stat(file, { bigint: true })).toMatchObject({ mtimeNs, ino });
	});

	it("sees that mob handed over", async () => {
		await pair("start", grace);
		// Of the next second: git's clock has no finer one.
		const later = new Date(Date.now() + 1000).toISOString();
		await change("two\n");
		await tacitGit(later, "commit", "-qm", "mob next [ci-skip]");
		expect((await pair()).stdout).toContain("Grace Hopper drives");
	});
});

async function tacitGit(date: string, ...args: readonly string[]) {
	repository.environment["GIT_COMMITTER_DATE"] = date;
	try {
		return await repository.git(...args);
	} finally {
		delete repository.environment["GIT_COMMITTER_DATE"];
	}
}
