import {
	chmod,
	readdir,
	readFile,
	rm,
	symlink,
	utimes,
	writeFile,
} from "node:fs/promises";
import path from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import type { RepoPath } from "../../../../src/core/repoPath.ts";
import { openHistory } from "../../../../src/node/git/openHistory.ts";
import { asNobody } from "../../../support/asNobody.ts";
import type { TestRepository } from "../../../support/gitRepository.ts";
import { type OpenedRepository, openedRepository } from "./openedRepository.ts";
import { repositoryTemplate } from "./repositoryTemplate.ts";

const note = "src/.tacit/why.k3f9q2mx.md" as RepoPath;
const other = ".tacit/other.a0000000.md" as RepoPath;

/** A repository with staged, unstaged and untracked changes of all sorts that are nobody's business. */
const busyRepository = repositoryTemplate(async (made) => {
	const files = ["staged", "both", "unstaged", "removed", "deleted", "renamed"];
	await made.commit(
		Object.fromEntries(files.map((name) => [`${name}.ts`, `${name} 1\n`])),
	);
	await made.write("staged.ts", "staged 2\n");
	await made.write("both.ts", "both 2\n");
	await made.write("new.ts", "new\n");
	await made.git("add", "staged.ts", "both.ts", "new.ts");
	await made.write("both.ts", "both 3\n");
	await made.write("unstaged.ts", "unstaged 2\n");
	await made.git("rm", "--quiet", "removed.ts");
	await made.remove("deleted.ts");
	await made.git("mv", "renamed.ts", "name.ts");
	await made.write("untracked.ts", "untracked\n");
	await made.write("intended.ts", "intended\n");
	await made.git("add", "--intent-to-add", "intended.ts");
});

/** All that the index says, but for when it last looked at the files. */
const indexOf = (made: TestRepository, ...paths: string[]) =>
	made.git("ls-files", "--stage", "--", ...paths);
const statusOf = (made: TestRepository) =>
	made.git("status", "--porcelain=v1", "--untracked-files=all");
const namesIn = (made: TestRepository, commit = "HEAD") =>
	made.git("show", "--format=", "--name-status", "--no-renames", commit);

describe("Committing notes", () => {
	it("takes them alone: what is staged, changed or unknown stays exactly so", async () => {
		const made = await busyRepository();
		const before = await statusOf(made);
		const index = await indexOf(made);
		await made.write(note, "why\n");
		const commit = await made.history.commit([note], "A note\n\nwith a body");
		expect(await made.git("rev-parse", "HEAD")).toBe(commit);
		expect(await namesIn(made)).toBe(`A\t${note}`);
		expect(await made.git("show", "-s", "--format=%an <%ae>%n%B")).toBe(
			"Ada Lovelace <ada@example.org>\nA note\n\nwith a body\n",
		);
		expect(await statusOf(made)).toBe(before);
		expect(await indexOf(made, `:!${note}`)).toBe(index);
		expect(await made.git("diff", "--cached", "--stat", "--", note)).toBe("");
		expect(await readdir(made.gitDir)).not.toContainEqual(
			expect.stringContaining("tacit-index"),
		);
	});

	it("takes the work tree's version, also when another one is staged", async () => {
		const made = await busyRepository();
		await made.write(note, "staged\n");
		await made.git("add", note);
		await made.write(note, "written\n");
		await made.history.commit([note], "A note");
		expect(await made.git("show", `HEAD:${note}`)).toBe("written");
		expect(await made.git("status", "--porcelain", "--", note)).toBe("");
	});

	it("unstages another version when the work tree holds what the last commit holds", async () => {
		const made = await openedRepository();
		await made.commit({ [note]: "one\n", [other]: "one\n" });
		await made.write(note, "staged\n");
		await made.git("add", note);
		await made.write(note, "one\n");
		await made.write(other, "two\n");
		await made.history.commit([note, other], "Notes");
		expect(await namesIn(made)).toBe(`M\t${other}`);
		expect(await statusOf(made)).toBe("");
	});

	it("takes the last words, also when they came in the second in which the index was written", async () => {
		const made = await openedRepository();
		const file = path.join(made.root, note);
		const index = path.join(made.gitDir, "index");
		await made.commit({ "a.ts": "a" });
		await made.write(note, "one\n");
		await utimes(file, 1e9, 1e9);
		await made.commit();
		await made.write(note, "two\n");
		await utimes(file, 1e9, 1e9);
		await utimes(index, 1e9, 1e9);
		await made.history.commit([note], "A note");
		expect(await made.git("show", `HEAD:${note}`)).toBe("two");
	});

	it("takes removals, staged or not, and a file in the place of a folder", async () => {
		const made = await openedRepository();
		await made.commit({ [note]: "1", [other]: "2", "docs/.tacit/x.md": "3" });
		await made.git("rm", "--quiet", note);
		await made.remove(other);
		await made.git("rm", "-r", "--quiet", "docs");
		await made.write("docs", "now a file");
		const paths = [note, other, "docs" as RepoPath];
		await made.history.commit(paths, "Removed");
		expect(await namesIn(made)).toBe(
			`D\t${other}\nA\tdocs\nD\tdocs/.tacit/x.md\nD\t${note}`,
		);
		expect(await statusOf(made)).toBe("");
	});

	it("makes the first commit of a repository while other files are staged", async () => {
		const made = await openedRepository();
		await made.write("staged.ts", "staged");
		await made.git("add", "staged.ts");
		await made.write(note, "why");
		await made.history.commit([note], "First");
		expect(await made.git("ls-tree", "-r", "--name-only", "HEAD")).toBe(note);
		expect(await statusOf(made)).toBe("A  staged.ts");
	});

	it("works with a conflict left by a stash in another file", async () => {
		const made = await openedRepository();
		await made.commit({ "a.ts": "1\n" });
		await made.write("a.ts", "2\n");
		await made.git("stash", "--quiet");
		await made.commit({ "a.ts": "3\n" });
		await expect(made.git("stash", "pop")).rejects.toThrow();
		const unmerged = await indexOf(made);
		await made.write(note, "why");
		await made.history.commit([note], "A note");
		expect(await namesIn(made)).toBe(`A\t${note}`);
		expect(await indexOf(made, "a.ts")).toBe(unmerged);
	});

	it("refuses folders, ignored files, an empty message, no files, and nothing new", async () => {
		const made = await openedRepository();
		await made.commit({ [note]: "why", ".gitignore": "*.tmp\n" });
		await made.write("x.tmp", "x");
		const head = await made.git("rev-parse", "HEAD");
		const commit = (paths: string[], message = "M") =>
			made.history.commit(paths as RepoPath[], message);
		for (const [attempt, words] of [
			[() => commit(["src"]), "is a folder"],
			[() => commit([""]), "is a folder"],
			[() => commit([note, "x.tmp"]), "Git ignores “x.tmp”"],
			[() => commit([note], " \n"), "needs a message"],
			[() => commit([]), "no file"],
			[() => commit([note]), "nothing to commit"],
			[() => commit(["not-there.md"]), "nothing to commit"],
		] as const)
			await expect(attempt()).rejects.toMatchObject({
				code: "bad-argument",
				message: expect.stringContaining(words),
			});
		expect(await made.git("rev-parse", "HEAD")).toBe(head);
	});

	it.each([
		["merge", ["merge", "side"]],
		["cherry-pick", ["cherry-pick", "side"]],
		["rebase", ["rebase", "side"]],
		["revert", ["revert", "HEAD~1"]],
	])(
		"waits until a %s is finished, having changed nothing",
		async (name, args) => {
			const made = await openedRepository();
			await made.commit({ "a.ts": "base\n" });
			await made.git("checkout", "--quiet", "-b", "side");
			await made.commit({ "a.ts": "theirs\n" });
			await made.git("checkout", "--quiet", "main");
			await made.commit({ "a.ts": "mine\n" });
			await made.commit({ "a.ts": "mine again\n" });
			await expect(made.git(...args)).rejects.toThrow();
			await made.write(note, "why");
			const index = await readFile(path.join(made.gitDir, "index"));
			const head = await made.git("rev-parse", "HEAD");
			for (const attempt of [
				() => made.history.commit([note], "A note"),
				() => made.history.amend([note]),
			])
				await expect(attempt()).rejects.toMatchObject({
					code: "git-failed",
					message: expect.stringContaining(`A ${name} is in progress`),
				});
			expect(await made.history.canAmend()).toBe(false);
			expect(await made.git("rev-parse", "HEAD")).toBe(head);
			expect(await readFile(path.join(made.gitDir, "index"))).toEqual(index);
		},
	);

	it("says what to do when git does not know the person", async () => {
		const made = await openedRepository({
			prepare: ({ folder }) =>
				writeFile(
					path.join(folder, "home/.gitconfig"),
					"[user]\n\tuseConfigOnly = true\n",
				),
		});
		await made.write(note, "why");
		await expect(made.history.commit([note], "A note")).rejects.toMatchObject({
			code: "git-failed",
			message: expect.stringContaining("git config --global user.name"),
		});
	});

	it("waits for another git that holds the index, and says so if it never ends", async () => {
		const made = await openedRepository();
		await made.commit({ "a.ts": "a" });
		await made.write(note, "why");
		const lock = path.join(made.gitDir, "index.lock");
		await writeFile(lock, "");
		setTimeout(() => void rm(lock), 150);
		await made.history.stage([note]);
		expect(await statusOf(made)).toBe(`A  ${note}`);
		await writeFile(lock, "");
		await made.write(note, "why indeed");
		await expect(made.history.stage([note])).rejects.toMatchObject({
			code: "git-failed",
			message: expect.stringContaining(`delete ${lock}`),
		});
	});

	it("does what it is asked one after the other", async () => {
		const made = await openedRepository();
		const paths = [1, 2, 3].map((at) => `.tacit/${at}.md` as RepoPath);
		for (const file of paths) await made.write(file, "why");
		await Promise.all(
			paths.map((file) => made.history.commit([file], `Add ${file}`)),
		);
		expect(await made.git("log", "--format=%s", "--reverse")).toBe(
			paths.map((file) => `Add ${file}`).join("\n"),
		);
		expect(await statusOf(made)).toBe("");
	});
});

describe("Hooks and signatures", () => {
	it("run as the person has set them up, on these files alone", async () => {
		const made = await busyRepository();
		const seen = path.join(made.folder, "seen");
		await made.hook(
			"pre-commit",
			`git diff --cached --name-only -- '*.md' '*.ts' > "${seen}"`,
		);
		await made.hook("commit-msg", 'echo "Change-Id: I123" >> "$1"');
		await made.hook("post-commit", `echo posted >> "${seen}"`);
		await made.write(note, "why");
		await made.history.commit([note], "A note");
		expect(await readFile(seen, "utf8")).toBe(`${note}\nposted\n`);
		expect(await made.git("show", "-s", "--format=%B")).toContain(
			"Change-Id: I123",
		);
	});

	it("leave everything as it was when they refuse", async () => {
		const made = await busyRepository();
		await made.write(note, "why");
		await made.hook("pre-commit", "echo 'no notes on Fridays' >&2; exit 1");
		const status = await statusOf(made);
		const index = await readFile(path.join(made.gitDir, "index"));
		const head = await made.git("rev-parse", "HEAD");
		for (const attempt of [
			() => made.history.commit([note], "A note"),
			() => made.history.amend([note]),
		])
			await expect(attempt()).rejects.toMatchObject({
				code: "git-failed",
				message:
					"A hook of this repository refused the commit, so nothing was committed. It said: no notes on Fridays",
				cause: expect.objectContaining({
					message: expect.stringContaining("no notes on Fridays"),
				}),
			});
		expect(await made.git("rev-parse", "HEAD")).toBe(head);
		expect(await readFile(path.join(made.gitDir, "index"))).toEqual(index);
		expect(await statusOf(made)).toBe(status);
	});

	it("may change and add files: the index follows the commit, but not over what the person staged", async () => {
		const made = await openedRepository();
		await made.commit({ "LOG.md": "log\n", "mine.ts": "1\n" });
		await made.write("mine.ts", "2\n");
		await made.git("add", "mine.ts");
		await made.hook(
			"pre-commit",
			`echo formatted > ${note} && echo more >> LOG.md && git show HEAD:mine.ts > mine.ts && echo hook >> mine.ts && git add ${note} LOG.md mine.ts`,
		);
		await made.write(note, "unformatted");
		await made.history.commit([note], "A note");
		expect(await made.git("show", `HEAD:${note}`)).toBe("formatted");
		expect(await made.git("show", ":LOG.md")).toBe("log\nmore");
		expect(await made.git("show", ":mine.ts")).toBe("2");
		expect(await statusOf(made)).toBe("MM mine.ts");
	});

	it("leave the person's later words out of the index", async () => {
		const made = await openedRepository();
		await made.commit({ "a.ts": "a" });
		await made.hook("pre-commit", `echo 'written meanwhile' > ${note}`);
		await made.write(note, "why\n");
		await made.history.commit([note], "A note");
		expect(await made.git("show", `HEAD:${note}`)).toBe("why");
		expect(await statusOf(made)).toBe(` M ${note}`);
	});

	it("sign where commit.gpgsign is set, and say so when that fails", async () => {
		const made = await openedRepository();
		const signer = path.join(made.folder, "signer");
		await writeFile(signer, signing, { mode: 0o755 });
		await made.git("config", "commit.gpgsign", "true");
		await made.git("config", "gpg.program", signer);
		await made.write(note, "why");
		await made.history.commit([note], "A note");
		expect(await made.git("cat-file", "commit", "HEAD")).toContain("gpgsig");
		await made.write(other, "why");
		const request = { paths: [other], branch: "notes", message: "M" };
		await made.history.share({ ...request, push: false });
		expect(await made.git("cat-file", "commit", "notes")).toContain("gpgsig");
		await made.git("config", "gpg.program", "/does/not/exist");
		await expect(made.history.commit([other], "M")).rejects.toMatchObject({
			code: "git-failed",
			message: expect.stringContaining("could not sign"),
		});
	});
});

/** What git takes for gpg: it wants a status line and something like a signature. */
const signing = `#!/bin/sh
cat > /dev/null
echo "[GNUPG:] SIG_CREATED D 1 8 00 0 0" >&2
printf -- "-----BEGIN PGP SIGNATURE-----\\n\\nabc\\n-----END PGP SIGNATURE-----\\n"
`;

describe("Putting notes into the last commit", () => {
	it("keeps message, author and what is staged", async () => {
		const made = await busyRepository();
		const message = "# Subject \n\n  Body\n\n\n";
		await made.git(
			...["commit", "--quiet", "--amend", "--only", "--cleanup=verbatim"],
			...["--message", message, "--author=Grace Hopper <g@example.org>"],
		);
		const before = await statusOf(made);
		const kept = await made.git("show", "-s", "--format=%an%n%ad%n%B");
		await made.write(note, "why");
		expect(await made.history.canAmend()).toBe(true);
		const commit = await made.history.amend([note]);
		expect(await made.git("rev-parse", "HEAD")).toBe(commit);
		expect(await made.git("rev-list", "--count", "HEAD")).toBe("1");
		expect(await made.git("show", "-s", "--format=%an%n%ad%n%B")).toBe(kept);
		expect(await namesIn(made)).toContain(`A\t${note}`);
		expect(await namesIn(made)).not.toContain("new.ts");
		expect(await statusOf(made)).toBe(before);
	});

	it("takes a removal and another version, and answers HEAD when nothing is new", async () => {
		const made = await openedRepository();
		await made.commit({ "a.ts": "a" });
		await made.commit({ [note]: "one", [other]: "two" });
		await made.remove(note);
		await made.write(other, "three");
		const commit = await made.history.amend([note, other]);
		expect(await namesIn(made)).toBe(`A\t${other}`);
		await made.git("rm", "--quiet", "--cached", other);
		expect(await made.history.amend([note, other])).toBe(commit);
		expect(await statusOf(made)).toBe("");
	});

	it("does not leave an empty commit behind", async () => {
		const made = await openedRepository();
		await made.commit({ "a.ts": "a" });
		const head = await made.commit({ [note]: "one" });
		await made.remove(note);
		await expect(made.history.amend([note])).rejects.toMatchObject({
			code: "bad-argument",
			message: expect.stringContaining("empty"),
		});
		expect(await made.git("rev-parse", "HEAD")).toBe(head);
	});

	it("is refused before the first commit, and once the commit is on any remote", async () => {
		const made = await openedRepository();
		await made.write(note, "why");
		expect(await made.history.canAmend()).toBe(false);
		await expect(made.history.amend([note])).rejects.toMatchObject({
			code: "bad-argument",
		});
		await made.commit({ "a.ts": "a" });
		expect(await made.history.canAmend()).toBe(true);
		await made.addRemote("backup");
		await made.git("push", "--quiet", "backup", "main:somewhere");
		expect(await made.history.canAmend()).toBe(false);
		const head = await made.git("rev-parse", "HEAD");
		await expect(made.history.amend([note])).rejects.toMatchObject({
			code: "bad-argument",
		});
		expect(await made.git("rev-parse", "HEAD")).toBe(head);
		await made.commit({ "b.ts": "b" });
		expect(await made.history.canAmend()).toBe(true);
	});

	it("keeps both parents of a merge", async () => {
		const made = await openedRepository();
		await made.commit({ "a.ts": "a" });
		await made.git("checkout", "--quiet", "-b", "side");
		await made.commit({ "b.ts": "b" });
		await made.git("checkout", "--quiet", "main");
		await made.git("merge", "--quiet", "--no-ff", "--no-edit", "side");
		const parents = await made.git("rev-parse", "HEAD^@");
		await made.write(note, "why");
		await made.history.amend([note]);
		expect(await made.git("rev-parse", "HEAD^@")).toBe(parents);
	});
});

describe("Two at the same time", () => {
	/** A git that lets somebody else act first whenever something is to be committed. */
	async function overtaken(made: OpenedRepository, script: string) {
		const binary = path.join(made.folder, "slow-git");
		await writeFile(
			binary,
			`#!/bin/sh
for word; do
	if [ "$word" = commit ]; then (unset GIT_INDEX_FILE; cd "${made.root}"; ${script}); fi
done
exec git "$@"
`,
			{ mode: 0o755 },
		);
		const { environment } = made;
		const repository = await openHistory(made.root, { environment, binary });
		if (!repository) throw new Error("There is no repository.");
		return repository;
	}

	it("never undo each other's commit", async () => {
		const made = await openedRepository();
		await made.commit({ "a.ts": "a" });
		await made.write("theirs.ts", "theirs");
		await made.git("add", "theirs.ts");
		await made.write(note, "why");
		const late = await overtaken(made, "git commit -q -m Theirs");
		await expect(late.history.commit([note], "Mine")).rejects.toMatchObject({
			code: "git-failed",
			message: expect.stringContaining("in the same moment"),
		});
		late.dispose();
		expect(await made.git("log", "--format=%s")).toBe("Theirs\nA commit");
		expect(await statusOf(made)).toBe(`?? ${note}`);
	});

	it("never undo each other's change to the last commit", async () => {
		const made = await openedRepository();
		await made.commit({ "a.ts": "a" });
		await made.commit({ "b.ts": "b" });
		await made.write("theirs.ts", "theirs");
		await made.git("add", "theirs.ts");
		await made.write(note, "why");
		const late = await overtaken(made, "git commit -q --amend -m Theirs");
		await expect(late.history.amend([note])).rejects.toMatchObject({
			code: "git-failed",
			message: expect.stringContaining("in the same moment"),
		});
		late.dispose();
		expect(await made.git("log", "--format=%s")).toBe("Theirs\nA commit");
		expect(await namesIn(made)).toBe("A\tb.ts\nA\ttheirs.ts");
		expect(await statusOf(made)).toBe(`?? ${note}`);
	});
});

describe("Staging notes", () => {
	it("takes them as they stand, or their removal, and nothing else", async () => {
		const made = await busyRepository();
		const before = await statusOf(made);
		await made.write(note, "why");
		await made.history.stage([note, "deleted.ts" as RepoPath]);
		const after = await statusOf(made);
		expect(after.split("\n").sort()).toEqual(
			[
				...before.replace(" D deleted.ts", "D  deleted.ts").split("\n"),
				`A  ${note}`,
			].sort(),
		);
	});

	it("takes all of them or none", async () => {
		const made = await openedRepository();
		await made.commit({ "real/a.ts": "a" });
		await symlink("real", path.join(made.root, "link"));
		await made.write(note, "why");
		const linked = "link/a.ts" as RepoPath;
		await expect(made.history.stage([note, linked])).rejects.toMatchObject({
			code: "git-failed",
			message: expect.stringContaining("behind a symbolic link"),
		});
		expect(await made.git("diff", "--cached", "--name-only")).toBe("");
	});
});

describe.skipIf(process.platform === "win32")(
	"In a git directory that cannot be written",
	() => {
		it("committing and sharing say so, and what to do", async () => {
			const made = await openedRepository();
			await made.commit({ "a.ts": "a\n" });
			await made.write(note, "why\n");
			await chmod(made.gitDir, 0o555);
			onTestFinished(() => chmod(made.gitDir, 0o755));
			asNobody(made.folder);
			const refusal = {
				code: "unwritable",
				message: `Git’s folder ${made.gitDir} cannot be written (EACCES), so nothing was committed. Check who may write there, then try again.`,
			};
			const request = { paths: [note], branch: "notes", message: "Share" };
			await expect(
				made.history.share({ ...request, push: false }),
			).rejects.toMatchObject(refusal);
			await expect(made.history.commit([note], "A note")).rejects.toMatchObject(
				refusal,
			);
		});
	},
);
