import { execFileSync } from "node:child_process";
import {
	appendFileSync,
	existsSync,
	mkdirSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
	symlinkSync,
	truncateSync,
	utimesSync,
	writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { writeIndexCache } from "../../../../src/core/index/indexCache.ts";
import {
	type LoadIndexOptions,
	type LoadReport,
	loadIndex,
} from "../../../../src/core/index/loadIndex.ts";
import {
	createNoteIndex,
	type NoteIndex,
} from "../../../../src/core/index/noteIndex.ts";
import { refreshIndex } from "../../../../src/core/index/refreshIndex.ts";
import { createPacer, type Slice } from "../../../../src/core/pacer.ts";
import type { RepoPath } from "../../../../src/core/repoPath.ts";
import { cacheFile } from "../../../../src/node/files/cacheFile.ts";
import { openWorkspace } from "../../../../src/node/files/openWorkspace.ts";
import { generateNotes } from "../../../support/generateNotes.ts";
import { temporaryFolder, writeInto } from "./temporaryFolder.ts";

const unhurried: Slice = {
	budgetMs: 1000,
	now: () => performance.now(),
	pause: async () => undefined,
};
/** Longer than a file's times stay uncertain. */
const settle = () => sleep(80);

function repository(count: number) {
	const home = temporaryFolder();
	const root = join(home, "tree");
	const { notes } = generateNotes({ count, files: 30 });
	for (const [path, text] of notes) writeInto(root, path, text);
	mkdirSync(root, { recursive: true });
	const cachePlace = join(home, "cache");
	const load = async (
		options: Partial<LoadIndexOptions> & { key?: string } = {},
	): Promise<{ index: NoteIndex; report: LoadReport }> => {
		const index = options.index ?? createNoteIndex();
		const report = await loadIndex({
			index,
			workspace: openWorkspace(root, { kind: "repository" }),
			drafts: openWorkspace(join(home, "drafts"), { kind: "drafts" }),
			slice: unhurried,
			...options,
		});
		return { index, report };
	};
	const cache = { store: cacheFile(cachePlace), key: "one" };
	const save = (index: NoteIndex, key = "one") =>
		writeIndexCache(index, { ...cache, key, slice: unhurried });
	return {
		home,
		root,
		paths: [...notes.keys()],
		cachePlace,
		cache,
		load,
		save,
	};
}

/** What the index holds, in an order of its own. */
function contents(index: NoteIndex) {
	const notes = [...index.notes()].map(({ file, head }) => ({ file, head }));
	notes.sort((a, b) => (a.file.path < b.file.path ? -1 : 1));
	return { notes, findings: index.findings() };
}

describe("a load", () => {
	it("finds every note, published and private, and says what is wrong with the others", async () => {
		const { home, root, load, paths } = repository(50);
		const text = readFileSync(join(root, paths[0] ?? ""), "utf8");
		writeInto(
			home,
			"drafts/src/private.abcdefgh.md",
			text.replace(/id: \w+/, "id: abcdefgh"),
		);
		writeInto(root, "src/.tacit/half.k3f9q2mx.md", "---\nid: k3f9q2mx\n");
		writeInto(root, "src/.tacit/binary.k3f9q2mx.md", "\0\0\0");
		writeInto(root, "src/.tacit/large.k3f9q2mx.md", "x".repeat(2_000_000));
		writeInto(root, "src/.tacit/no-id-in-name.md", text);
		writeInto(root, "src/.tacit/README.md", "# Not a note");
		writeInto(root, "src/.tacit/old/mislaid.k3f9q2mx.md", text);
		writeInto(root, "src/.tacit/media/README.md", "# Not a note");
		writeInto(root, ".tacit/templates/why.k3f9q2mx.md", text);
		symlinkSync("/etc/passwd", join(root, "src/.tacit/out.k3f9q2mx.md"));
		const { index, report } = await load();
		expect([...index.notes()]).toHaveLength(51);
		expect(report.listed).toBe(59);
		expect(index.findings().map(({ file, code }) => [file.path, code])).toEqual(
			expect.arrayContaining([
				["src/.tacit/binary.k3f9q2mx.md", "encoding"],
				["src/.tacit/half.k3f9q2mx.md", "front-matter-unclosed"],
				["src/.tacit/large.k3f9q2mx.md", "too-large"],
				["src/.tacit/no-id-in-name.md", "note-name"],
				["src/.tacit/old/mislaid.k3f9q2mx.md", "note-misplaced"],
				["src/.tacit/out.k3f9q2mx.md", "unreadable"],
			]),
		);
		expect(index.findings()).toHaveLength(6);
	});

	it("has the notes of the files in sight before it lists anything", async () => {
		const { root, paths, load } = repository(50);
		await settle();
		const inSight = join(
			dirname(dirname(paths[7] ?? "")),
			"token.ts",
		) as RepoPath;
		const index = createNoteIndex();
		const workspace = openWorkspace(root, { kind: "repository" });
		let listings = 0;
		let first: readonly string[] = [];
		const { report } = await load({
			index,
			workspace: {
				...workspace,
				listNoteFiles(pacer) {
					listings++;
					return workspace.listNoteFiles(pacer);
				},
			},
			first: [inSight],
			onFirst: () => {
				expect(listings).toBe(0);
				first = [...index.notes()].map(({ file }) => file.path);
			},
		});
		expect(index.size).toBe(50);
		expect([...first].sort()).toEqual(
			paths.filter((path) => dirname(path) === dirname(paths[7] ?? "")).sort(),
		);
		expect(report).toMatchObject({ listed: 50, read: 50 });
	});

	it("gives way when its time is used up, tells how far it is, and ends when it is told to", async () => {
		const { load } = repository(50);
		let clock = 0;
		let pauses = 0;
		const progress: number[] = [];
		const slice: Slice = {
			budgetMs: 6,
			now: () => clock++,
			pause: async () => void pauses++,
		};
		const { index } = await load({
			slice,
			onProgress: (done, total) => progress.push(done / total),
		});
		expect(index.size).toBe(50);
		expect(pauses).toBeGreaterThan(5);
		expect(progress).toEqual([...progress].sort((a, b) => a - b));
		pauses = 0;
		const cancelled = load({ slice, isCancelled: () => pauses > 3 });
		await expect(cancelled).rejects.toMatchObject({ code: "cancelled" });
	});

	it("can be followed by a look at single files, of which a bad one stops no other", async () => {
		const { root, paths, load } = repository(30);
		const { index } = await load();
		const [gone = "", changed = "", broken = "", same = ""] = paths;
		rmSync(join(root, gone));
		change(root, changed, "edit");
		rmSync(join(root, broken));
		symlinkSync("/etc/passwd", join(root, broken));
		const told: string[] = [];
		index.onDidChange(({ files }) =>
			told.push(...files.map(({ path }) => path)),
		);
		await refreshIndex({
			index,
			tree: openWorkspace(root, { kind: "repository" }),
			visibility: "published",
			paths: [gone, broken, changed, same, "package.json"] as RepoPath[],
			pacer: createPacer(unhurried),
		});
		expect(contents(index)).toEqual(contents((await load()).index));
		expect(index.findings()).toMatchObject([
			{ code: "unreadable", file: { path: broken } },
		]);
		expect(told).toEqual(expect.arrayContaining([gone, broken, changed]));
		expect(told).not.toContain("package.json");
	});

	it("brings an index up to date, and does not undo what is changed meanwhile", async () => {
		const { root, paths, load, save, cache } = repository(30);
		await settle();
		const { index } = await load();
		await save(index);
		const [gone = "", changed = "", late = ""] = paths;
		rmSync(join(root, gone));
		writeFileSync(join(root, changed), "nothing");
		const fresh = "src/.tacit/fresh.abcdefgh.md";
		let pauses = 0;
		const { report } = await load({
			index,
			cache,
			slice: {
				budgetMs: -1,
				now: () => 0,
				pause: async () => {
					if (++pauses !== 10) return;
					const text = readFileSync(join(root, late), "utf8").replace(
						/id: \w+/,
						"id: abcdefgh",
					);
					writeInto(root, fresh, text);
					index.delete({ visibility: "published", path: late as RepoPath });
					rmSync(join(root, late));
				},
			},
		});
		expect(report.isCacheStale).toBe(true);
		const { index: built } = await load();
		index.set(
			{ visibility: "published", path: fresh as RepoPath },
			{
				head: built.noteIn({ visibility: "published", path: fresh as RepoPath })
					?.head,
				findings: [],
			},
		);
		expect(contents(index)).toEqual(contents(built));
	});
});

describe("the cache", () => {
	it("spares reading every note that did not change", async () => {
		const { root, load, save, cache, paths } = repository(200);
		await settle();
		const cold = await load({ cache });
		expect(cold.report).toMatchObject({ read: 200, isCacheStale: true });
		await save(cold.index);
		const warm = await load({ cache });
		expect(warm.report).toEqual({ listed: 200, read: 0, isCacheStale: false });
		expect(contents(warm.index)).toEqual(contents(cold.index));
		// Stored again from closed shelves it is the same.
		await save((await load({ cache })).index);
		expect((await load({ cache })).report.read).toBe(0);
		appendFileSync(join(root, paths[3] ?? ""), "more\n");
		const after = await load({ cache });
		expect(after.report).toMatchObject({ read: 1, isCacheStale: true });
	});

	it("spares reading every other note than those nearest to what is in sight, which do not wait for it", async () => {
		const { load, save, cache, paths } = repository(200);
		await settle();
		await save((await load({ cache })).index);
		const folder = dirname(paths[7] ?? "");
		const nearest = paths.filter((path) => dirname(path) === folder);
		expect(nearest.length).toBeGreaterThan(0);
		const index = createNoteIndex();
		let sizeAtFirst = 0;
		const { report } = await load({
			index,
			cache,
			first: [join(dirname(folder), "token.ts") as RepoPath],
			onFirst: () => {
				sizeAtFirst = index.size;
			},
		});
		expect(sizeAtFirst).toBe(nearest.length);
		expect(report).toEqual({
			listed: 200,
			read: nearest.length,
			isCacheStale: false,
		});
	});

	it("reads again what was written so lately that it could change unseen", async () => {
		const { root, load, save, cache, paths } = repository(5);
		await settle();
		const place = join(root, paths[0] ?? "");
		const text = readFileSync(place, "utf8");
		const title = () => `# ${Math.random()}`.slice(0, 10).padEnd(10, "0");
		for (let round = 0; round < 20; round++) {
			const { index } = await load({ cache });
			await save(index);
			// The same size at nearly the same time, and the time is set back.
			const { atimeMs, mtimeMs } = statSync(place);
			const changed = text.replace(/^# .*$/m, title());
			writeFileSync(place, changed);
			utimesSync(place, atimeMs / 1000, mtimeMs / 1000);
			const warm = await load({ cache });
			expect(contents(warm.index)).toEqual(contents((await load()).index));
		}
	});

	it("gives the same as a cold load after any edits", async () => {
		const edit = fc.record({
			at: fc.nat(39),
			what: fc.constantFrom(
				"edit",
				"same-size",
				"rename",
				"move",
				"delete",
				"break",
				"copy",
				"touch",
			),
		});
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.array(edit, { maxLength: 6 }), {
					minLength: 1,
					maxLength: 3,
				}),
				async (rounds) => {
					const { root, load, save, cache, paths } = repository(40);
					await settle();
					const session = await load({ cache });
					for (const edits of rounds) {
						await save(session.index);
						for (const { at, what } of edits)
							change(root, paths[at] ?? "", what);
						const cold = await load();
						const warm = await load({ cache });
						expect(contents(warm.index)).toEqual(contents(cold.index));
						// An index that lives on is brought to the same.
						await load({ index: session.index, cache });
						expect(contents(session.index)).toEqual(contents(cold.index));
					}
				},
			),
			{ numRuns: 8 },
		);
	});

	describe("gives the same as a cold load after git", () => {
		const kinds = ["same-size", "move", "delete", "touch"];
		/** Main and other have each gone on by a commit that touches other notes, and the cache knows what main has. */
		const branched = async () => {
			const { home, root, load, save, cache, paths } = repository(60);
			const gitIn = (cwd: string, ...args: string[]) =>
				execFileSync(
					"git",
					["-c", "user.name=a", "-c", "user.email=a@b.c", ...args],
					{
						cwd,
						env: {
							...process.env,
							GIT_CONFIG_GLOBAL: "/dev/null",
							GIT_CONFIG_NOSYSTEM: "1",
						},
						stdio: ["ignore", "pipe", "pipe"],
					},
				);
			const git = (...args: string[]) => gitIn(root, ...args);
			const changeSome = (part: number, where = root) => {
				for (const [at, path] of paths.entries())
					if (at % 3 === part) change(where, path, kinds[at % 4] ?? "");
			};
			const commit = (message: string, where = root) => {
				gitIn(where, "add", "-A");
				gitIn(where, "commit", "-qm", message);
			};
			git("init", "-q", "-b", "main");
			commit("one");
			git("checkout", "-qb", "other");
			changeSome(0);
			commit("two");
			git("checkout", "-q", "main");
			changeSome(1);
			commit("three");
			await settle();
			await save((await load()).index);
			return {
				...{ home, root, git, gitIn, changeSome, commit },
				/** What a start finds, and that it is what is there; kept for the next. */
				async startAgain() {
					const cold = await load();
					const warm = await load({ cache });
					expect(contents(warm.index)).toEqual(contents(cold.index));
					await save(warm.index);
					return warm.report.read;
				},
			};
		};
		type Branched = Awaited<ReturnType<typeof branched>>;

		it.each<[string, (tree: Branched) => readonly (() => void)[]]>([
			[
				"switches branches, back and forth",
				({ git }) =>
					["other", "main", "other", "main~1"].map(
						(branch) => () => git("checkout", "-q", branch),
					),
			],
			[
				"merges, and takes it back by reset --hard",
				({ git }) => [
					() => git("merge", "-q", "--no-edit", "other"),
					() => git("reset", "-q", "--hard", "HEAD~1"),
					() => git("reset", "-q", "--hard", "other"),
				],
			],
			[
				"rebases, and takes it back",
				({ git }) => [
					() => git("rebase", "-q", "other"),
					() => git("reset", "-q", "--hard", "ORIG_HEAD"),
				],
			],
			[
				"stashes and pops",
				({ git, changeSome }) => [
					() => changeSome(2),
					() => git("stash", "-q", "-u"),
					() => git("stash", "pop", "-q"),
				],
			],
			[
				"pulls",
				({ home, root, git, gitIn, changeSome, commit }) => {
					const theirs = join(home, "theirs");
					gitIn(home, "clone", "-q", root, theirs);
					changeSome(2, theirs);
					commit("theirs", theirs);
					return [
						() => git("pull", "-q", "--no-rebase", theirs, "main"),
						() => git("reset", "-q", "--hard", "HEAD~1"),
						() => git("pull", "-q", "--rebase", theirs, "main"),
					];
				},
			],
		])("%s", async (_, stepsOf) => {
			const tree = await branched();
			for (const step of stepsOf(tree)) {
				step();
				expect(await tree.startAgain()).toBeGreaterThan(0);
			}
		});
	});

	it("is rebuilt without fuss when it is damaged, cut off, empty, a folder, or of another version or root", async () => {
		const { load, save, cache, cachePlace } = repository(100);
		await settle();
		const cold = await load();
		await save(cold.index);
		const whole = readFileSync(cachePlace);
		const expectRebuilt = async () => {
			const { index, report } = await load({ cache });
			expect(contents(index)).toEqual(contents(cold.index));
			return report.read;
		};
		expect(await expectRebuilt()).toBe(0);
		for (let round = 0; round < 8; round++) {
			const damaged = Buffer.from(whole);
			const at = Math.floor((whole.length * round) / 8);
			damaged[at] = (damaged[at] ?? 0) ^ 1;
			writeFileSync(cachePlace, damaged);
			expect(await expectRebuilt()).toBeGreaterThan(0);
			writeFileSync(cachePlace, whole);
			truncateSync(cachePlace, at);
			expect(await expectRebuilt()).toBeGreaterThan(0);
		}
		await save(cold.index, "two");
		expect(await expectRebuilt()).toBe(100);
		rmSync(cachePlace);
		mkdirSync(cachePlace);
		expect(await expectRebuilt()).toBe(100);
	});

	it("is replaced whole by the window that writes last", async () => {
		const { load, save, cache, home, cachePlace } = repository(100);
		await settle();
		const { index } = await load();
		await Promise.all([save(index), save(createNoteIndex()), save(index)]);
		const { index: warm } = await load({ cache });
		expect(contents(warm)).toEqual(contents(index));
		expect(existsSync(cachePlace)).toBe(true);
		expect(
			execFileSync("ls", ["-A", home], { encoding: "utf8" }),
		).not.toContain("tacit-tmp");
	});
});

/** Changes a note by another program's hand. */
function change(root: string, path: string, what: string): void {
	const place = join(root, path);
	if (!existsSync(place)) return;
	const text = readFileSync(place, "utf8");
	switch (what) {
		case "edit":
			writeFileSync(place, text.replace(/^kind: .*$/m, "kind: story"));
			break;
		case "same-size": {
			const { atimeMs, mtimeMs } = statSync(place);
			writeFileSync(place, text.replace(/^# Keep/m, "# Drop"));
			utimesSync(place, atimeMs / 1000, mtimeMs / 1000);
			break;
		}
		case "rename":
			renameSync(place, place.replace("/keep-", "/held-"));
			break;
		case "move":
			mkdirSync(join(root, "moved/.tacit"), { recursive: true });
			renameSync(
				place,
				join(root, "moved/.tacit", path.slice(path.lastIndexOf("/") + 1)),
			);
			break;
		case "delete":
			rmSync(place);
			break;
		case "break":
			truncateSync(place, 40);
			break;
		case "copy":
			writeFileSync(place.replace("/keep-", "/copy-"), text);
			break;
		case "touch": {
			const now = Date.now() / 1000;
			utimesSync(place, now, now);
			break;
		}
	}
}
