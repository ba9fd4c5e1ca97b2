import { writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import type { RepoPath } from "../../../../src/core/repoPath.ts";
import { findGitBinary } from "../../../../src/node/git/findGitBinary.ts";
import { ObjectReader } from "../../../../src/node/git/objectReader.ts";
import { type OpenedRepository, openedRepository } from "./openedRepository.ts";

async function reader(
	made: OpenedRepository,
	options: { binary?: string; idle?: number; limit?: number } = {},
): Promise<ObjectReader> {
	const made_ = new ObjectReader({
		binary: (await findGitBinary(made.environment)) ?? "",
		folder: made.root,
		environment: made.environment,
		...options,
	});
	onTestFinished(() => made_.dispose());
	return made_;
}

/** A git that writes down each of its starts. */
async function countedGit(made: OpenedRepository): Promise<string> {
	const file = path.join(made.folder, "counted-git");
	const script = `#!/bin/sh\necho x >> "${made.folder}/starts"\nexec git "$@"\n`;
	await writeFile(file, script, { mode: 0o755 });
	return file;
}

const startsOf = async (made: OpenedRepository) =>
	(await made.read("../starts")).length / 2;

describe("Reading many objects", () => {
	it("takes one process, whatever is asked at the same time", async () => {
		const made = await openedRepository();
		const files = Object.fromEntries(
			Array.from({ length: 200 }, (_, at) => [`f${at}`, `${at}\n`.repeat(at)]),
		);
		await made.commit(files);
		const objects = await reader(made, { binary: await countedGit(made) });
		const names = Object.keys(files);
		const found = await Promise.all(
			[...names, "none"].map((name) => objects.read(`HEAD:${name}`)),
		);
		expect(found.map((bytes) => bytes?.toString())).toEqual([
			...Object.values(files),
			undefined,
		]);
		expect(await startsOf(made)).toBe(1);
	});

	it("sees commits that were made since, also when they were packed", async () => {
		const made = await openedRepository();
		const { history } = made;
		const file = "a.ts" as RepoPath;
		const textOf = async (revision: string) =>
			Buffer.from((await history.show(revision, file)) ?? []).toString();
		await made.commit({ [file]: "one" });
		expect(await textOf("HEAD")).toBe("one");
		const second = await made.commit({ [file]: "two" });
		expect(await textOf("HEAD")).toBe("two");
		await made.git("gc", "--quiet");
		await made.git("pack-refs", "--all");
		expect(await textOf("main~1")).toBe("one");
		await made.commit({ [file]: "three" });
		await made.git("repack", "-adq");
		expect(await textOf("main")).toBe("three");
		expect(await textOf(second)).toBe("two");
	});

	it("answers bytes as they are, for empty files and binary ones; folders are no files", async () => {
		const made = await openedRepository();
		const odd = Buffer.from([0, 255, 10, 0, 10, 13, 200]);
		await writeFile(path.join(made.root, "odd"), odd);
		await made.commit({ empty: "", "folder/a": "a" });
		const { history } = made;
		expect(await history.show("HEAD", "odd" as RepoPath)).toEqual(odd);
		expect(await history.show("HEAD", "empty" as RepoPath)).toHaveLength(0);
		expect(await history.show("HEAD", "folder" as RepoPath)).toBeUndefined();
		expect(await history.show("HEAD", "" as RepoPath)).toBeUndefined();
		expect(
			await history.blob(await made.git("rev-parse", "HEAD")),
		).toBeUndefined();
		expect(await history.blob(await made.git("rev-parse", "HEAD:odd"))).toEqual(
			odd,
		);
	});

	it("refuses what is too large, and goes on with the rest", async () => {
		const made = await openedRepository();
		await made.commit({ large: "x".repeat(5000), small: "s", next: "n" });
		const objects = await reader(made, { limit: 4999 });
		const [small, large, next] = await Promise.allSettled(
			["small", "large", "next"].map((name) => objects.read(`HEAD:${name}`)),
		);
		expect(small).toMatchObject({ value: Buffer.from("s") });
		expect(large).toMatchObject({ reason: { code: "too-large" } });
		expect(next).toMatchObject({ value: Buffer.from("n") });
	});

	it("ends the process when it is idle, and starts another when asked again", async () => {
		const made = await openedRepository();
		await made.commit({ a: "a" });
		const binary = await countedGit(made);
		const objects = await reader(made, { binary, idle: 20 });
		await objects.read("HEAD:a");
		await new Promise((resolve) => setTimeout(resolve, 80));
		expect(await objects.read("HEAD:a")).toEqual(Buffer.from("a"));
		expect(await startsOf(made)).toBe(2);
	});

	it("says when git cannot be started, or dies", async () => {
		const made = await openedRepository();
		await made.commit({ a: "a" });
		const gone = await reader(made, { binary: "/does/not/exist/git" });
		await expect(gone.read("HEAD:a")).rejects.toMatchObject({ code: "no-git" });
		const binary = path.join(made.folder, "dying-git");
		await writeFile(
			binary,
			"#!/bin/sh\nread line\necho 'fatal: dying' >&2\nexit 3\n",
			{ mode: 0o755 },
		);
		const dying = await reader(made, { binary });
		const asked = ["HEAD:a", "HEAD:b"].map((name) => dying.read(name));
		for (const ended of await Promise.allSettled(asked))
			expect(ended).toMatchObject({
				reason: {
					code: "git-failed",
					message: "Git could not read from its history: dying",
				},
			});
	});
});
