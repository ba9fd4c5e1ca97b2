import { execFileSync } from "node:child_process";
import { appendFile, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { Changes } from "../../../../src/core/ports.ts";
import { openHistory } from "../../../../src/node/git/openHistory.ts";
import { type OpenedRepository, openedRepository } from "./openedRepository.ts";

const text = (word: string, from = 0) =>
	Array.from({ length: 30 }, (_, at) => `${word} ${at + from}\n`).join("");

const told = async (made: OpenedRepository, commit: string) =>
	plain((await made.history.changesSince([commit])).get(commit));

const plain = (changes: Changes | undefined) =>
	changes && {
		renames: [...changes.renames].sort(),
		changed: [...changes.changed].sort(),
		added: [...changes.added].sort(),
	};

/** What git itself says of one commit, in a process of its own. */
async function saidByGit(made: OpenedRepository, commit: string) {
	const said = await made.git(
		...["diff", "--name-status", "-z", "-M", commit],
		...["--", ":(top)", ":(top,exclude,glob)**/.tacit/**"],
	);
	const renames: [string, string][] = [];
	const changed: string[] = [];
	const added: string[] = [];
	const parts = said.split("\0");
	for (let at = 0; at + 1 < parts.length; at += 2) {
		const [status = "", file = "", target = ""] = parts.slice(at, at + 3);
		if (status.startsWith("R")) {
			renames.push([file, target]);
			changed.push(target);
			added.push(target);
			at++;
			continue;
		}
		if (status !== "D") changed.push(file);
		if (status === "A") added.push(file);
	}
	return {
		renames: renames.sort(),
		changed: changed.sort(),
		added: added.sort(),
	};
}

/** Commits that add, edit, rename and delete files, the same ones for a seed. */
async function randomHistory(made: OpenedRepository, seed: number) {
	let state = seed;
	const draw = (below: number) => {
		state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
		return (state >>> 16) % below;
	};
	const files = new Set<string>();
	const commits: string[] = [];
	for (let step = 0; step < 14; step++) {
		for (let deed = 0; deed <= draw(4); deed++) {
			const [any] = [...files].slice(draw(files.size || 1));
			const way = draw(5);
			const name = `${"abc"[draw(3)]}/${step}.${deed} ü.txt`;
			if (any === undefined || way < 2) {
				await made.write(name, text(`word${draw(6)}`, draw(40)));
				files.add(name);
			} else if (way === 2) {
				await made.write(any, `${await made.read(any)}more ${step}\n`);
			} else {
				files.delete(any);
				const was = await made.read(any);
				await made.remove(any);
				if (way === 4) {
					await made.write(name, was.replaceAll(" 1", ` ${draw(9)}`));
					files.add(name);
				}
			}
		}
		await made.write(`.tacit/${step}.md`, `${step}\n`);
		commits.push(await made.commit());
	}
	return commits;
}

describe("How files differ from commits", () => {
	it.each([1, 2, 3])(
		"is what git says of each, asked for together or alone, and as the last commit moves on (%i)",
		async (seed) => {
			const made = await openedRepository();
			const commits = await randomHistory(made, seed);
			for (const head of [commits[13], commits[9], commits[12]]) {
				await made.git("checkout", "--quiet", String(head));
				const together = await made.history.changesSince(commits);
				for (const commit of commits) {
					const expected = await saidByGit(made, commit);
					expect(plain(together.get(commit))).toEqual(expected);
				}
				const [first = ""] = commits;
				expect(await told(made, first)).toEqual(await saidByGit(made, first));
			}
		},
	);

	it("holds what is not committed", async () => {
		const made = await openedRepository();
		const first = await made.commit({
			"a.txt": text("a"),
			"b.txt": text("b"),
			"c.txt": text("c"),
			"d.txt": text("d"),
		});
		await made.git("mv", "a.txt", "a2.txt");
		const second = await made.commit({ "new.txt": text("new") });
		await made.git("mv", "a2.txt", "a3.txt");
		await made.git("mv", "b.txt", "b2.txt");
		await made.git("mv", "new.txt", "newer.txt");
		await made.git("rm", "--quiet", "c.txt");
		await made.write("d.txt", text("d", 1));
		for (const commit of [first, second])
			expect(await told(made, commit)).toEqual(await saidByGit(made, commit));
		expect((await told(made, first))?.renames).toEqual([
			["a.txt", "a3.txt"],
			["b.txt", "b2.txt"],
		]);
		await rename(
			path.join(made.root, "a3.txt"),
			path.join(made.root, "a4.txt"),
		);
		expect((await told(made, first))?.renames).toEqual([["b.txt", "b2.txt"]]);
	});

	it("is not told of commits that git does not have, nor before the first one", async () => {
		const made = await openedRepository();
		const none = ["0".repeat(40), "HEAD", "--all", ""];
		expect((await made.history.changesSince(none)).size).toBe(0);
		const only = await made.commit({ "a.txt": "a" });
		await made.write("a.txt", "b");
		const found = await made.history.changesSince([...none, only]);
		expect([...found.keys()]).toEqual([only]);
	});

	it("is told of other commits where git lacks what one would need", async () => {
		const made = await openedRepository();
		const first = await made.commit({
			"a.txt": text("a"),
			"b.txt": text("b"),
			"sub/c.txt": text("c"),
		});
		await made.git("mv", "a.txt", "a2.txt");
		await made.git("mv", "b.txt", "b2.txt");
		const second = await made.commit({ "b2.txt": text("b", 2) });
		const last = await made.commit({ "sub/c.txt": text("c", 1) });
		// As in a partial clone: a text that only a comparison by likeness would read, and a folder.
		const blob = await made.git("rev-parse", `${first}:b.txt`);
		const objectOf = (id: string) =>
			path.join(made.root, ".git/objects", id.slice(0, 2), id.slice(2));
		await rm(objectOf(blob));
		expect(await told(made, first)).toEqual({
			renames: [["a.txt", "a2.txt"]],
			changed: ["a2.txt", "b2.txt", "sub/c.txt"],
			added: ["a2.txt", "b2.txt"],
		});
		await rm(objectOf(await made.git("rev-parse", `${second}:sub`)));
		const found = await made.history.changesSince([second, first, last]);
		expect([...found.keys()].sort()).toEqual([first, last].sort());
	});

	it("takes at most three git processes for 400 commits, one once they are known, and two when the last commit moves on", async () => {
		const made = await openedRepository();
		await made.commit({ "a.txt": text("a"), "b.txt": text("b") });
		const commits = await manyCommits(made, 400);
		await made.git("mv", "a.txt", "moved.txt");
		await made.commit();
		const trace = path.join(made.folder, "trace");
		const repository = await openHistory(made.root, {
			environment: { ...made.environment, GIT_TRACE: trace },
		});
		const asked = async () => {
			await writeFile(trace, "");
			const found = await repository?.history.changesSince(commits);
			expect(found?.size).toBe(400);
			const calls = (await readFile(trace, "utf8")).matchAll(
				/trace: built-in: git (\S+)/g,
			);
			// The one that reads objects lives on.
			return [...calls].map(([, name]) => name).filter(isNoReader);
		};
		expect((await asked()).sort()).toEqual(["diff", "diff-tree", "diff-tree"]);
		expect(await asked()).toEqual(["diff"]);
		await appendFile(path.join(made.root, "b.txt"), "more\n");
		expect(await asked()).toEqual(["diff"]);
		await made.commit();
		expect((await asked()).sort()).toEqual(["diff", "diff-tree"]);
		repository?.dispose();
	});
});

const isNoReader = (name: string | undefined) => name !== "cat-file";

/** Commits of which each changes one file. */
async function manyCommits(made: OpenedRepository, count: number) {
	const stream = Array.from({ length: count }, (_, at) => {
		const file = `${at}\n`;
		return [
			"commit refs/heads/main",
			`committer Ada <ada@example.org> ${1_700_000_000 + at} +0000`,
			"data 0",
			...(at === 0 ? ["from refs/heads/main^0"] : []),
			`M 100644 inline many/${at % 7}.txt`,
			`data ${file.length}`,
			file,
		].join("\n");
	});
	execFileSync("git", ["fast-import", "--quiet", "--force"], {
		cwd: made.root,
		env: made.environment,
		input: `${stream.join("\n")}\n`,
	});
	await made.git("reset", "--quiet", "--hard");
	const hashes = await made.git("rev-list", `--max-count=${count}`, "HEAD");
	return hashes.split("\n");
}
