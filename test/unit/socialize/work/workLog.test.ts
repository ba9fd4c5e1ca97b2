import { describe, expect, it } from "vitest";
import type { CacheStore } from "../../../../src/core/cacheStore.ts";
import type { RepoPath } from "../../../../src/core/repoPath.ts";
import {
	readWorkCache,
	writeWorkCache,
} from "../../../../src/socialize/work/workCache.ts";
import { WorkLog } from "../../../../src/socialize/work/workLog.ts";
import { commitOf, hashAt, workOf } from "../workOf.ts";

const path = (text: string) => text as RepoPath;

/** How many commits changed the file that stands at a path. */
function commitsAt(log: WorkLog, text: string): number {
	const file = log.fileAt(path(text));
	return [...log.commits()].filter(
		({ files }) => file !== undefined && files.includes(file),
	).length;
}

describe("a log of who worked on what", () => {
	it("follows a file through its renames, and does not take a mere move for work", () => {
		const log = workOf(
			{ by: "Ada", files: ["+a.ts"] },
			{ by: "Ada", files: ["a.ts => b.ts"] },
			{ by: "Ada", files: ["b.ts > src/c.ts"] },
			{ by: "Ada", files: ["src/c.ts"] },
		);
		expect(commitsAt(log, "src/c.ts")).toBe(3);
		expect(commitsAt(log, "a.ts")).toBe(3);
		expect(log.paths).toEqual(["src/c.ts"]);
	});

	it("knows what a branch did to a file that was renamed meanwhile, and tells it from another of the old name", () => {
		const log = workOf(
			{ by: "Ada", files: ["+a.ts"] },
			{ by: "Ada", files: ["a.ts => b.ts"] },
			{ by: "Lin", files: ["a.ts"] },
			{ by: "Ada", files: ["+a.ts"] },
		);
		expect(commitsAt(log, "b.ts")).toBe(2);
		expect(commitsAt(log, "a.ts")).toBe(1);
	});

	it("knows a file again that was removed and came back", () => {
		const log = workOf(
			{ by: "Ada", files: ["+a.ts"] },
			{ by: "Ada", files: ["-a.ts"] },
		);
		const file = log.fileAt(path("a.ts")) ?? -1;
		expect(log.isRemoved(file)).toBe(true);
		log.add(commitOf({ by: "Lin", files: ["+a.ts"] }, 2));
		expect(log.isRemoved(file)).toBe(false);
		expect(commitsAt(log, "a.ts")).toBe(3);
	});

	it("knows a file that came to the path of one that is gone, kept or not", () => {
		const log = workOf(
			{ by: "Ada", files: ["+index.ts"] },
			{ by: "Lin", files: ["+main.ts"] },
			{ by: "Lin", files: ["-main.ts"] },
			{ by: "Ada", files: ["index.ts > main.ts"] },
		);
		const main = path("main.ts");
		const again = new WorkLog(log.keep());
		const numbers = [log.fileAt(main), again.fileAt(main)];
		again.add(commitOf({ by: "Ada", files: ["main.ts"] }, 4));
		expect([...numbers, again.fileAt(main)]).toEqual([0, 0, 0]);
		expect(commitsAt(again, "main.ts")).toBe(3);
	});

	it("forgets commits that are gone", () => {
		const log = workOf(
			{ by: "Ada", files: ["a.ts", "b.ts"] },
			{ by: "Lin", with: ["Ada"], files: ["a.ts"] },
			{ by: "Ada", files: ["b.ts"] },
		);
		log.forget([hashAt(1), hashAt(77)]);
		expect(log.length).toBe(2);
		expect(commitsAt(log, "a.ts")).toBe(1);
		expect(commitsAt(log, "b.ts")).toBe(2);
		expect([...log.indicesOf([hashAt(2)])]).toEqual([1]);
	});

	it("takes one person for one, whatever the address, and no machine for one", () => {
		const log = workOf({ by: "Ada", files: ["a.ts"] });
		const author = (name: string, email: string, coAuthors: string[] = []) => ({
			...commitOf({ by: "x", files: ["a.ts"] }, 9),
			author: { name, email },
			writtenEmail: email,
			coAuthors,
		});
		log.add(author("Ada Example", "ada@home.example.org"));
		log.add(author("ada", "ADA@home.example.org"));
		log.add(author("Ada Example", "1+ada@users.noreply.github.com"));
		log.add(
			author("dependabot[bot]", "bot@example.org", [
				"Lin Example <lin@example.org>",
				"Claude <noreply@anthropic.com>",
			]),
		);
		expect(log.people.map(({ email }) => email)).toEqual([
			"ADA@home.example.org",
			"lin@example.org",
		]);
		const [last] = [...log.commits()].slice(-1);
		expect(last).toMatchObject({ hasAuthor: false });
	});

	it("does not take two who share a first name for one", () => {
		const log = workOf();
		for (const email of ["a@example.org", "b@example.org"])
			log.add({
				...commitOf({ by: "x" }, 1),
				...{ author: { name: "Alex", email }, writtenEmail: email },
			});
		expect(log.people).toHaveLength(2);
	});
});

it("A log is the same when it was kept and read again, and none is read of another version, or cut short", async () => {
	const log = workOf(
		{ by: "Ada", day: 20_000, files: ["+src/ä.ts", "b.ts"] },
		{ by: "Lin", day: 20_001, with: ["Ada"], files: ["b.ts > c.ts"] },
		{ by: "Ada", subject: "Reformat", files: ["-src/ä.ts"] },
	);
	let parts: string[] = [];
	const store: CacheStore = {
		read: () => parts,
		async write(given) {
			parts = [];
			for await (const part of given) parts.push(part);
		},
	};
	const upTo = { log, head: hashAt(2), shallow: "", mailmap: "a" };
	await writeWorkCache(upTo, { store, key: "1" });
	expect(parts.every((part) => /^[\0-\xff]*$/.test(part))).toBe(true);
	const read = readWorkCache({ store, key: "1" });
	const plain = (each: WorkLog) => ({
		...each.keep(),
		stream: [...each.keep().stream.items],
	});
	expect(read && { ...read, log: plain(read.log) }).toEqual({
		...upTo,
		log: plain(log),
	});
	read?.log.add(commitOf({ by: "Ada", files: ["b.ts", "src/ä.ts"] }, 3));
	expect(read && commitsAt(read.log, "c.ts")).toBe(3);
	expect(readWorkCache({ store, key: "2" })).toBeUndefined();
	parts.pop();
	expect(readWorkCache({ store, key: "1" })).toBeUndefined();
	expect(readWorkCache(undefined)).toBeUndefined();
});
