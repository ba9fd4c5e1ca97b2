import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it, vi } from "vitest";
import type { History } from "../../../../src/core/ports.ts";
import type { RepoPath } from "../../../../src/core/repoPath.ts";
import { openHistory } from "../../../../src/node/git/openHistory.ts";
import { followRenames } from "../../../../src/node/git/renames.ts";
import { slowGit } from "../../../support/slowGit.ts";
import { temporaryFolder } from "../files/temporaryFolder.ts";
import { openedRepository } from "./openedRepository.ts";

/** How long a git may take to start on a machine that has much else to do. */
const patient = { timeout: 60_000, interval: 20 };

const since = async (history: History, commit: string) =>
	(await history.renamesSince([commit]))(commit);

describe("Renames since a commit", () => {
	it("lead step by step to the last path, across branches that were merged", async () => {
		const made = await openedRepository();
		const text = (word: string) =>
			Array.from({ length: 20 }, (_, at) => `${word} ${at}\n`).join("");
		const first = await made.commit({
			"a.txt": text("a"),
			"b ü.txt": text("b"),
			"-c.txt": text("c"),
		});
		await made.git("mv", "a.txt", "a2.txt");
		await made.commit();
		await made.git("checkout", "--quiet", "-b", "side", first);
		await made.git("mv", "b ü.txt", "folder.txt");
		await made.git("mv", "--", "-c.txt", "-d.txt");
		await made.commit();
		await made.git("checkout", "--quiet", "main");
		await made.git("merge", "--quiet", "--no-edit", "side");
		await made.git("mv", "a2.txt", "a3.txt");
		const last = await made.commit();
		const { history } = made;
		expect([...(await since(history, first))].sort()).toEqual([
			["-c.txt", "-d.txt"],
			["a.txt", "a3.txt"],
			["a2.txt", "a3.txt"],
			["b ü.txt", "folder.txt"],
		]);
		expect((await since(history, last)).size).toBe(0);
		await made.git("mv", "a3.txt", "a.txt");
		await made.commit();
		expect((await since(history, first)).has("a.txt" as never)).toBe(false);
	});

	it("are told of each of many commits as of one alone, by one walk through history", async () => {
		const trace = path.join(temporaryFolder(), "trace");
		const made = await openedRepository();
		const text = (word: string) =>
			Array.from({ length: 20 }, (_, at) => `${word} ${at}\n`).join("");
		const commits = [await made.commit({ "a0.txt": text("a") })];
		for (let at = 0; at < 4; at++) {
			await made.git("mv", `a${at}.txt`, `a${at + 1}.txt`);
			commits.push(await made.commit());
		}
		// One that HEAD does not come from, and one from which neither comes.
		await made.git("checkout", "--quiet", "-b", "side", commits[2] ?? "");
		await made.git("mv", "a2.txt", "side.txt");
		commits.push(await made.commit());
		await made.git("checkout", "--quiet", "--orphan", "other");
		await made.git("rm", "--quiet", "-rf", ".");
		const orphan = await made.commit({ "a4.txt": text("o") });
		await made.git("checkout", "--quiet", "main");
		const apart = new Map<string, unknown>();
		for (const commit of [...commits, orphan]) {
			const alone = await openHistory(made.root, made);
			const renames = alone && (await since(alone.history, commit));
			apart.set(commit, [...(renames ?? [])].sort());
			alone?.dispose();
		}
		expect(apart.get(commits[1] ?? "")).toEqual([
			["a1.txt", "a4.txt"],
			["a2.txt", "a4.txt"],
			["a3.txt", "a4.txt"],
		]);
		for (const asked of [commits, [...commits, orphan, "0".repeat(40)]]) {
			const opened = await openHistory(made.root, {
				environment: { ...made.environment, GIT_TRACE: trace },
			});
			await writeFile(trace, "");
			const together = await opened?.history.renamesSince(asked);
			for (const commit of asked)
				expect([...(together?.(commit) ?? [])].sort()).toEqual(
					apart.get(commit) ?? [],
				);
			const calls = (await readFile(trace, "utf8")).matchAll(
				/trace: built-in: git (\S+)/g,
			);
			expect([...calls].map(([, name]) => name).sort()).toEqual([
				...["cat-file", "log", "merge-base", "rev-list", "rev-parse"],
			]);
			opened?.dispose();
		}
	});

	it("are none for a commit that git does not have, or what is none", async () => {
		const made = await openedRepository();
		await made.commit({ "a.txt": "a" });
		for (const commit of ["0".repeat(40), "HEAD", "--all"])
			expect((await since(made.history, commit)).size).toBe(0);
	});

	it("are asked for once for two that wait, and go on for one when the other is stopped", async () => {
		const git = slowGit(temporaryFolder(), "log");
		const PATH = `${git.folder}:${process.env["PATH"]}`;
		const made = await openedRepository({ PATH });
		const first = await made.commit({ "a.txt": "a\nb\nc\n" });
		await made.git("mv", "a.txt", "b.txt");
		await made.commit();
		git.hold(true);
		const stop = new AbortController();
		const stopped = made.history.renamesSince([first], stop.signal);
		await vi.waitFor(() => expect(git.running()).toHaveLength(1), patient);
		const other = since(made.history, first);
		// It waits for the same git once it knows where HEAD is.
		await made.history.head();
		expect(git.held()).toHaveLength(1);
		git.hold(false);
		stop.abort();
		await expect(stopped).rejects.toMatchObject({ code: "cancelled" });
		expect(git.running()).toEqual([]);
		expect([...(await other)]).toEqual([["a.txt", "b.txt"]]);
	});

	it("are walked for again only where the walk was stopped, and all who were stopped hear of it", async () => {
		const git = slowGit(temporaryFolder(), "log");
		const trace = path.join(temporaryFolder(), "trace");
		const made = await openedRepository({
			PATH: `${git.folder}:${process.env["PATH"]}`,
			trace,
		});
		const first = await made.commit({ "a.txt": "a\nb\nc\n" });
		await made.git("mv", "a.txt", "b.txt");
		const second = await made.commit();
		await made.git("mv", "b.txt", "c.txt");
		await made.commit();
		const walks = (count: number) =>
			vi.waitFor(() => expect(git.held()).toHaveLength(count), patient);
		git.hold(true);
		const stopFirst = new AbortController();
		const stopped = made.history.renamesSince([first], stopFirst.signal);
		await walks(1);
		const stopAll = new AbortController();
		const both = made.history.renamesSince([first, second], stopAll.signal);
		await walks(2);
		await writeFile(trace, "");
		stopFirst.abort();
		await expect(stopped).rejects.toMatchObject({ code: "cancelled" });
		await walks(3);
		// A walk for both would ask what they have in common.
		expect(await readFile(trace, "utf8")).not.toContain("merge-base");
		expect(git.running()).toHaveLength(2);
		git.hold(false);
		stopAll.abort();
		await expect(both).rejects.toMatchObject({ code: "cancelled" });
	});

	it("keep to the file that had a path first", () => {
		expect([
			...followRenames(
				["ab", "xa", "ac", "bd"].map(
					([from, to]) => [from as RepoPath, to as RepoPath] as const,
				),
			),
		]).toEqual([
			["a", "d"],
			["x", "c"],
			["b", "d"],
		]);
	});
});
